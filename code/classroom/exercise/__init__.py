"""An exercise: its text in, the `Exercise`, its proof and its cells out.

markdown (the fences) → parse, with parse_check → model; validate proves by a trial that
it holds, reference says what is right on a log, cells makes of it (nbgrader's source
version) what a student gets (the release version), texts says where exercises are
written. All later folders and the builder call it; the roster doesn't know it.
"""
