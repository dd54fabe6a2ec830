"""The course's story on any log: a `Log` in, a `Story` of tables and sentences out.

models (what is trained) → gains (against the naive forecast) → sentences; unit says
numbers, week looks for days that stand out; `report` puts them together. The chapter
*Your own channel* calls `tell`.
"""

from viewcast.own_data.evaluation.report import Story, tell

__all__ = ["Story", "tell"]
