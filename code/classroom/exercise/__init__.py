"""An exercise: its text in, the `Exercise`, its proof and its notebook cells out.

markdown (the parts and their fences) → parse, with parse_check → model; validate proves
that it holds, with trial (its answers), rules (its words) and names (whose they are);
reference works out the right answers for a log; cells makes what a student gets
(nbgrader's release version); texts finds where exercises are written. `assign`,
`grade`, `report`, the builder and the instructors' chapter call it.
"""
