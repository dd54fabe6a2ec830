"""What was found: stored tables and the log in, rows, summaries and printed tables out.

records reads the stored tables, baselines makes the rows of exact lines and naive
forecasts, resampling says how sure a mean is, tables prints. Chapters, `plots`, `live`
and `own_data` call them, `training` writes what they read; they need no PyTorch.
"""

from viewcast.results.baselines import fit_and_score, linear_table
from viewcast.results.records import (
    HEADER,
    KEYS,
    LOSSES_FIRST,
    column,
    forecasts,
    how_made,
    label,
    label_list,
    lecture_table,
    load,
    sizes_of,
    spread,
)

__all__ = [
    "HEADER",
    "KEYS",
    "LOSSES_FIRST",
    "column",
    "fit_and_score",
    "forecasts",
    "how_made",
    "label",
    "label_list",
    "lecture_table",
    "linear_table",
    "load",
    "sizes_of",
    "spread",
]
