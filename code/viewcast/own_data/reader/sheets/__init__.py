"""The text of a file becomes a sheet of cells, with nothing above or below the table.

`split` finds the delimiter and the rows, `edges` leaves out lines above the header and
below the last day, `thousands` refuses numbers that their own commas cut in two;
`sheet` puts them together. What can't be read raises `ChannelError`.
"""

from viewcast.own_data.reader.sheets.sheet import Sheet, sheet

__all__ = ["Sheet", "sheet"]
