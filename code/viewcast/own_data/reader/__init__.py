"""A file of days in, a `Channel` out, or one of the errors, a `ChannelError`.

files (a zip, say) → encodings → sheets → columns, by a vocabulary of their names →
series, of dates and counts → days (none missing); of a zip's tables, choose takes one.
`read` puts them together. The chapter *Your own channel* and `training` call
`read_channel`.
"""

from viewcast.own_data.reader.errors import ChannelError
from viewcast.own_data.reader.read import Channel, read_channel

__all__ = ["Channel", "ChannelError", "read_channel"]
