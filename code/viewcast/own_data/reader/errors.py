"""The error of the reader: file, line, what is wrong, the limit, how to fix it."""


class ChannelError(ValueError):
    """A file can't be read as a row a day; the message says why and what to do."""

    def _render_traceback_(self):
        """The lines that a notebook shows: the message is for those who have the file,
        and where in the reader it arose is not."""
        return [f"{type(self).__name__}: {self}"]


class CutOffError(ChannelError):
    """A table that was cut off after its first rows; what to do depends on the file."""


def stop(name, text, line=None):
    """Raise the error: file, line and what."""
    raise ChannelError(f"{name}{f', line {line}' if line else ''}: {text}")


def listed(names, most=40):
    """Names as an error lists them, of many the first.

    >>> listed(["Views", "Likes"]), listed("abc", most=2)
    ("'Views', 'Likes'", "'a', 'b' and 1 more")
    """
    names = [repr(name) for name in names]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
