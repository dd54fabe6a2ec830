"""How the book is made: text → notebooks, for readers and learners → site and PDF.

    text → learner → site → pdf

A folder uses only what stands before it. `make` calls them: book, notebooks, exercises,
pdf. build is the command that builds the site; cpu_torch says where torch comes from.
"""
