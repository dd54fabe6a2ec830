"""Running strangers' code: a notebook's cells in, plain values out, nothing else.

process (a box, from outside) ⇄ protocol ⇄ worker (inside, behind bubblewrap and
seccomp), whose shell runs the cells, with magics in the place of Jupyter's; usage
watches what it takes, ending leaves nothing of it, doctor says what a machine lacks.
`grade` calls them, the command line calls doctor, the builder asks whether a sandbox is
there; THREATS.md says what it defends.
"""
