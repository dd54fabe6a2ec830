"""The records of a CSV text, each with the number of the line that it begins in."""

import csv


class UnpairedQuoteError(ValueError):
    """A record that can't be read, mostly for a quote; line: where it begins."""

    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def numbered(stream, delimiter):
    """Yield the line, from 1, and the fields of each record of a text stream.

    UnpairedQuoteError where a record can't be read, a quote that isn't closed say.

    >>> import io
    >>> list(numbered(io.StringIO('a,"b\\n"\\nc,d\\n'), ","))
    [(1, ['a', 'b\\n']), (3, ['c', 'd'])]
    """
    reader, before = csv.reader(stream, delimiter=delimiter, strict=True), 0
    try:
        for fields in reader:
            yield before + 1, fields
            before = reader.line_num
    except csv.Error as error:
        raise UnpairedQuoteError(before + 1, error) from None
