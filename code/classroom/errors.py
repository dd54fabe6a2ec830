"""The errors that are told in a line, without a traceback.

Each is a ValueError or a RuntimeError too, and is defined beside what raises it.
"""


class ClassroomError(Exception):
    """Says what is wrong and how to fix it, to whoever gave the command."""
