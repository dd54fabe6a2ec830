"""A file of days in, a `Channel` out, or a `ChannelError` that says what is wrong.

files (a zip, a folder) → sheets (text and its table) → columns → dates and counts →
days (none missing); `read` puts them together. `evaluation` and chapters call it.
"""

from viewcast.own_data.reader.read import Channel, read_channel
from viewcast.own_data.reader.sheets import ChannelError

__all__ = ["Channel", "ChannelError", "read_channel"]
