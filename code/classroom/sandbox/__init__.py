"""Running strangers' code: a notebook's cells in, plain values out, nothing else.

process (a box, from outside) ⇄ protocol ⇄ worker (inside, behind bubblewrap and
seccomp); usage watches what it takes, doctor says what a machine lacks. `grade` calls
it; THREATS.md says what it defends.
"""
