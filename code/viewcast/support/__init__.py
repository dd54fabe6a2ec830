"""What isn't deep learning: files written whole, work on all cores, lines wrapped.

No module here knows the course; all of `viewcast`, `classroom` and `builder` may call
them.
"""
