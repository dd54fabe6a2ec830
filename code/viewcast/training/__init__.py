"""Training beside the text: rows of the lecture's table in, stored tables out.

experiments (`make table`) trains them over many seeds on all cores; laboratory is a
reader's own training in chapter 7. What is stored, `results` reads.
"""
