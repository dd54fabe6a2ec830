"""Taking back: what an LMS gives in, each student's newest notebook out.

archive (zip, folder or notebook; nested opens students' zips), with paths, makes an
entry of each file, outputs drops what nobody grades → candidates, with names (whose is
it) → sort → collect. keep knows what is newer, and loses nothing; record says and
stores what was found; submission reads a notebook's code and its mark. The command
line, `grade` and `report` call it.
"""
