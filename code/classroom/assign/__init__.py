"""Handing out: roster and exercises in, a folder with a notebook for each student out.

assignment says what lies where in that folder; hand_out makes it: copies of the
exercises, with the version of the book that they are of, their proof, and the
notebooks; summary tells of it; rehearsal makes up a class to try it on. The command
line calls them; later folders read the `Assignment`, and `grade` asks for the proof.
"""
