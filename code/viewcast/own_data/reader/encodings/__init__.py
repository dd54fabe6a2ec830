"""Bytes in an encoding that nobody has told become text, written in one way.

`decode` tries Unicode, then the encodings that `plausible` ranks: by which language's
letters, and by which words of tables, come out (languages.json). `sheets` calls it.
"""

from viewcast.own_data.reader.encodings.decode import decoded, tidied

__all__ = ["decoded", "tidied"]
