"""Exercises of a chapter's notebook in, a form below each on its page out.

place (called when Sphinx reads a page, and at the end for the scripts) → forms (all of
a chapter) → fields (the places of a stub, and what each takes) → html (the form; or the
way to the notebook, where an answer needs Python) and data (what the page checks by,
its checks as expressions). What checks is in `code/viewcast/exercises/js/`.
"""

from builder.site.answers.place import connect

__all__ = ["connect"]
