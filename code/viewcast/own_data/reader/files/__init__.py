"""A file as it lies on a disk becomes the bytes of its tables, by name.

`tables` reads it, with a limit, and opens what `archives` can unpack in memory, a zip
or gzip; `kinds` names what is no table of text. `read` calls them.
"""

from viewcast.own_data.reader.files.kinds import refuse_other_kinds
from viewcast.own_data.reader.files.tables import LIMIT, tables

__all__ = ["LIMIT", "refuse_other_kinds", "tables"]
