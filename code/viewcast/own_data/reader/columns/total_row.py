"""The row that belongs to no day: a total, units, or nothing."""

from viewcast.own_data.reader.vocabulary import TOTALS


def without_total(rows, date, value):
    """The rows but a first or last one that has no day: the total, or nothing."""
    for place in (0, -1):
        if len(rows) > 1 and _is_total(rows[place].cells, rows, date, value):
            rows = rows[1:] if place == 0 else rows[:-1]
    return rows


def _is_total(cells, rows, date, value):
    """No day in the row, and a known word, or as much as half of all days together."""
    word = cells[date].casefold()
    if word in TOTALS:
        return True
    if any(map(str.isdigit, word)) or not any(map(str.isdecimal, cells[value])):
        return not word  # a row of units, or of nothing
    everything = sum(_rough(row.cells[value]) for row in rows)  # itself included
    return _rough(cells[value]) >= everything / 3


def _rough(text):
    """The digits of a text as one number: enough to recognise a sum."""
    digits = text if text.isdecimal() else "".join(filter(str.isdecimal, text))
    return int(digits[:30] or 0)
