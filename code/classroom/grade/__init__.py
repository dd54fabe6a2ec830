"""Marks, as an autograder gives them: collected notebooks in, files of results out.

class_run (the whole class, once its exercises are proved) → job (one student: what is
new or changed, and still to be graded) → grade (one notebook, which attempt runs in the
sandbox, unless what recording kept of an earlier run will do); cluster lends other
machines; cell_notes and summary put into words what happened, changes which marks are
other ones now. The command line calls `class_run`.
"""
