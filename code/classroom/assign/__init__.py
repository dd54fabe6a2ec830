"""Handing out: roster and exercises in, a folder with a notebook for each student out.

assignment says what lies where in that folder, hand_out makes it with its notebooks,
rehearsal makes up a class to try it on. The command line calls them; later folders read
the `Assignment`.
"""
