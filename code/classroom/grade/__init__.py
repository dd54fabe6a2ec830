"""Marks: collected notebooks in, a results file a student out.

class_run (who is to be graded) → grade (one notebook, in the sandbox); cluster lends
other machines, cell_notes and summary are what is told. The command line calls it.
"""
