"""A page's text in (name.md), its executed notebook out (name.ipynb).

places (where an error is), install (what runs code, when it's needed), contents (the
book's pages), sources (those that run) → cells, with exercises → run, with values
(numbers in prose), which execute does in a kernel and cache from memory → notebooks,
which `make book` and `make notebooks` call.
"""
