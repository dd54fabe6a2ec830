"""A page's text in (name.md), its executed notebook out (name.ipynb).

places (where an error is), contents (the book's pages), sources (those that run) →
cells, with exercises → execute, with values (numbers in prose) and failures, or cache →
notebooks, which `make book` and `make notebooks` call.
"""
