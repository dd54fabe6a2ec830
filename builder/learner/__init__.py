"""An executed notebook in, the one that learners open out (notebooks/).

labels (what can be referred to) → markdown (MyST into plain Markdown) → notebooks,
which `make book` calls.
"""
