"""The errors that are told in a line, without a traceback.

Each of our own is a ValueError or a RuntimeError too, and is defined beside what raises
it; of the system's, those that say what an instructor can mend.
"""

import errno

FULL = errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)  # a disk, or one's share


class ClassroomError(Exception):
    """Says what is wrong and how to fix it, to whoever gave the command."""


def told(error):
    """What to say of an error, in a line; None if only a traceback can tell.

    >>> told(OSError(28, "No space left on device; 900 bytes are needed", "a.json"))
    "a.json can't be written: No space left on device; 900 bytes are needed. Nothing \
that was written before is lost: free some and run the same command."
    """
    if isinstance(error, ClassroomError | FileNotFoundError | PermissionError):
        return str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return (
            f"{error.filename or 'A file'} can't be written: {error.strerror}. Nothing "
            "that was written before is lost: free some and run the same command."
        )
    return None
