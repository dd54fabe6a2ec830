"""An executed notebook in; the learners' notebook, in notebooks/, out.

home (where the book lives), citations (of works), tokens (the parts of a MyST text) →
labels (what can be referred to) → markdown (MyST into plain Markdown) → notebooks,
which `make book` calls.
"""
