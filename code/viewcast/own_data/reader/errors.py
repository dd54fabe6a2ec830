"""The error of the reader: file, line, what is wrong, the limit, how to fix it."""


class ChannelError(ValueError):
    """A file can't be read as a row a day; the message says why and what to do."""


def stop(name, text, line=None):
    """Raise the error: file, line and what."""
    raise ChannelError(f"{name}{f', line {line}' if line else ''}: {text}")
