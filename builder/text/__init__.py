"""A page's text in (name.md), its executed notebook out (name.ipynb).

places (where an error is) → cells, with exercises → values (numbers in prose) → execute
or cache → notebooks, which `make book` and `make notebooks` call.
"""
