"""Taking back: what Moodle or Canvas gives in, each student's newest notebook out.

archive (zip or folder), with paths → match (whose is it) → collect; record keeps what
was found, submission reads a notebook's code and its mark. The command line, `grade`
and `report` call it.
"""
