"""Days as people and programs write them, and what must be asked back.

A cell becomes what it says (written, with names of months in thirty languages), its
column decides what is open (order), and both give a `date` (day). Days that stand in
plain numbers, such as Unix time, are written out first (numbered). Nothing is guessed:
what may be two days is a ValueError that says how to tell.
"""

from viewcast.own_data.reader.dates.day import YEARS, day
from viewcast.own_data.reader.dates.order import ORDERS, order
from viewcast.own_data.reader.dates.written import looks_like_day, looks_like_month

__all__ = [
    "ORDERS",
    "YEARS",
    "day",
    "looks_like_day",
    "looks_like_month",
    "order",
]
