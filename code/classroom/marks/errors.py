"""What is wrong with the table that a person edits.

It stands alone so that reading the file and reading its rows can both raise it.
"""

from classroom.errors import ClassroomError


class MarksError(ClassroomError, ValueError):
    """Says what in marks.csv can't be followed, on which lines, and the fix."""
