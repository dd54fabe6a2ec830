"""The course's package: one module for each chapter, in reading order.

    views → function → loss → optimization → sigmoid → relu → deep → overfitting

A module imports only what stands before it. Beside them: `lecture` (what the lecture
told), `parameters` (θ and the arrays that it is made of), `simulate` (the recipe of the
log). In folders: `plots` and `live` (figures, and pictures that move), `exercises`
(their checks), `results` (the stored tables, read), `training` (the same, trained),
`own_data` (a reader's own log), `support` (files and the like). Importing `viewcast`
imports none of them: chapters, `classroom` and `builder` take what they need.
"""

__version__ = "0.1.0"
