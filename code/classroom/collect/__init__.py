"""Taking back: what Moodle or Canvas gives in, each student's newest notebook out.

archive (zip or folder) → match (whose is it) → collect; record keeps what was found,
submission reads a notebook's code. The command line, `grade` and `report` call it.
"""
