"""Marks, as an autograder gives them: collected notebooks in, a results file a student.

class_run (who is to be graded, and of what a job is left) → grade (one notebook, whose
attempt runs in the sandbox); cluster lends other machines, cell_notes and summary are
what is told. The command line calls it; `report` reads only the results.
"""
