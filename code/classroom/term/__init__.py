"""A term: the marks of several assignments in, one grade for each student out.

members (who is who in all the rosters) → grades (weights, the worst dropped) → term,
the tables. The command line calls `write_term`; marks are worked out anew from each
assignment's folder, as `report` does it.
"""
