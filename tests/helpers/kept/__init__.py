"""`make test` again: what passed isn't run again until one of its inputs changes.

A module of tests is a file: of tests, of code with doctests, a notebook. It is keyed by
the bytes of all it may read, by what is installed and by the machine. It is left out if
`.pytest_cache/kept.json` says that all of it passed under its key; what was skipped or
failed runs again. `hook/sitecustomize.py` declares what a module may read, and each run
proves it: a module that opens another file of the repository fails. What can't be seen
so, whether a file exists and programs that aren't Python, is small where less than the
whole book is declared: boxes of the sandbox and learners' kernels, which find code and
data alone, and Chromium on pages that a test wrote. `make test CI=true` runs all.

`plugin` is what pytest loads, `keeper` has the record, `inputs` makes the keys. The
plugins on PyPI know neither data nor kernels and browsers: pytest-testmon 2.2 follows
lines of Python that the tests' own process runs.
"""
