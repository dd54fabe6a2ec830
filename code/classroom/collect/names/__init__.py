"""Whose is a file: its path and its mark in, a student or a question out.

layouts (how LMSs name files, a table) and own_pattern → readings (what a name says),
with listed (what an LMS's own list adds) → match. `collect` calls it.
"""
