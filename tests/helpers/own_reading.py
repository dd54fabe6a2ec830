"""A file of one's own as the reader gets it: written, read, and what it tells."""

import pytest

from tests.helpers.own_files import COUNTS, DAYS, zipped
from viewcast.own_data.reader import ChannelError, read_channel


def lines(header, rows, sign=","):
    """The text of a table: a header, or None, and rows of anything."""
    rows = [sign.join(map(str, row)) for row in rows]
    return "\n".join(rows if header is None else [header, *rows]) + "\n"


def dated(write, header="day,visitors", days=DAYS):
    """The text of a table whose days are written by a function, in quotation marks."""
    rows = zip(days, COUNTS, strict=True)
    return lines(header, [(f'"{write(day)}"', n) for day, n in rows])


def read(folder, content, **options):
    """The channel in a text, or in a zip of texts {name: text}."""
    zip_of = isinstance(content, dict)
    path = folder / ("mine.zip" if zip_of else "mine.csv")
    path.write_bytes(zipped(content) if zip_of else content.encode())
    return read_channel(path, **options)


def assert_read(channel, counts=COUNTS):
    """All days were read, with these counts."""
    assert channel.dates.tolist() == DAYS
    assert channel.views.tolist() == list(counts)


def assert_told(folder, content, says, **options):
    """The reader refuses a text, and its sentence has these words, as they stand."""
    with pytest.raises(ChannelError) as error:
        read(folder, content, **options)
    assert says in str(error.value), str(error.value)
