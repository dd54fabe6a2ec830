"""The class list: what an LMS exports in, `Student`s out.

csv_table (any encoding) → columns (which is the name, which the number) → roster.
`assign`, `collect` and `report` call it; so that tables go out as they came in,
csv_table also writes them.
"""
