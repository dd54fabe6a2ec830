"""Which columns of a sheet hold the day and the number: `find_columns`.

find calls the others in this order: header (does the first row name the columns?),
date_column, value_column, total_row (which belongs to no day). What can't be known is
asked back, as `OpenColumnError` of open_column, and never guessed.
"""

from viewcast.own_data.reader.columns.find import Columns, find_columns
from viewcast.own_data.reader.columns.open_column import OpenColumnError, refuse_open

__all__ = ["Columns", "OpenColumnError", "find_columns", "refuse_open"]
