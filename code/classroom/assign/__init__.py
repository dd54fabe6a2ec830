"""Handing out: a roster and exercises in, a folder with a notebook a student out.

assignment says what lies where in that folder, hand_out makes it with its notebooks,
rehearsal makes up a class to try it on. The command line calls it; later folders read
the `Assignment`.
"""
