"""What was found: stored tables in, their rows, summaries and printed tables out.

tables (how they are shown) → records (the stored ones) → baselines (lines and naive
forecasts); resampling says how sure a mean is. Chapters, figures and `own_data` read
them, `training` writes them. No torch is needed.
"""

from viewcast.results.baselines import fit_and_score, linear_table
from viewcast.results.records import (
    HEADER,
    KEYS,
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
