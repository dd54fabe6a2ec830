"""A file of days in, a `Channel` out, or a `ChannelError` that says what is wrong.

files (a zip, say) → encodings → sheets → columns → dates and counts → days (none
missing); `read` puts them together. Chapters and `evaluation` call it.
"""

from viewcast.own_data.reader.errors import ChannelError
from viewcast.own_data.reader.read import Channel, read_channel

__all__ = ["Channel", "ChannelError", "read_channel"]
