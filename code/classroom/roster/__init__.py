"""The class list: what an LMS exports in, `Student`s out.

csv_table (any encoding) → columns (which is the name, which the number), without
extra_rows of the LMS's own → roster; identities is what a student may be called.
`assign`, `collect` and `report` call it; so that tables go out as they came in,
csv_table also writes them.
"""
