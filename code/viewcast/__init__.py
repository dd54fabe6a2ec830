"""The shared package of the course: one module a chapter, in reading order.

views → function → loss → optimization → sigmoid → relu → deep → overfitting

A module imports only what stands before it. Beside them stand `simulate` (the recipe
of the log), `plots` (arrays in, pictures out), `tables` (rows in, a table out), `live`
(pictures that move), `experiments` with `resumable` (the stored tables are trained),
`results` (they are read), `laboratory` (a reader's own training), `channel` (a reader's
own log is read), `story` (the course is told on it) and `exercises` (their checks).
Importing `viewcast` imports none of them: a chapter takes what it needs.
"""

__version__ = "0.1.0"
