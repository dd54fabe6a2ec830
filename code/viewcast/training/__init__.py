"""Training too long for a page: rows of the lecture's table in, stored tables out.

plans (what is trained, on which log) → scoring (one block of it) → experiments, which
`make table` and `make experiments` run over many seeds on all cores; `results` reads
what they store. laboratory is a reader's own training in chapter 7, and by_epoch the
same training looked at after each epoch, stored for its figure. layered is chapter 6's
experiment on truths of its own, without a log.
"""
