"""Training beside the text: rows of the lecture's table in, stored tables out.

plans (what is trained) → scoring (one block of it) → experiments, which `make table`
runs over many seeds on all cores; laboratory is a reader's own training in chapter 7.
What is stored, `results` reads.
"""
