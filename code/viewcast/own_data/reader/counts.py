"""Numbers as programs write them, with their separators, and what is no number."""

import re

HIGHEST = 10**12  # nobody has more views a day
SPACES = "\xa0\u2005\u2006\u2007\u2008\u2009\u202f"
SIGNS = str.maketrans(dict.fromkeys(SPACES, " ") | {"’": "'", "٬": ",", "，": ","})
COUNT = re.compile(
    r"\d+|[1-9]\d{0,2}(?:(?P<sign>[,. '])\d{3})(?:(?P=sign)\d{3})*"
    r"|[1-9]\d{0,2}(?:,\d{2})+,\d{3}"  # India: 12,34,567
)
DECIMAL = re.compile(r"[-+]?\d[\d., ']*")


class NotANumberError(ValueError):
    """No number that belongs here; `row` is where it stands, from 0."""

    def __init__(self, row, text):
        super().__init__(text)
        self.row = row


def numbers(cells, decimals=None):
    """The numbers of a column: counts (ints), or floats with a decimal mark.

    cells: texts; decimals: None for counts, else "." or ",". All of a column
    have the same separator of thousands or none. Else `NotANumberError`.

    >>> numbers(["1.234", "987"]), numbers(["1.234,5", "987"], decimals=",")
    ([1234, 987], [1234.5, 987.0])
    """
    texts = [cell.translate(SIGNS).replace("−", "-") for cell in cells]
    for row, text in enumerate(texts):
        _refuse(row, text, decimals)
    whole = [text.partition(decimals)[0] if decimals else text for text in texts]
    _same_separator(whole)
    values = [_value(text, decimals) for text in texts]
    for row, value in enumerate(values):
        if value > HIGHEST:
            raise NotANumberError(
                row, f"{cells[row]} is above the limit of {HIGHEST:,} a day"
            )
    return values


def _refuse(row, text, decimals):
    """Raise what is wrong with one text, if anything is."""
    if not DECIMAL.fullmatch(text) or len(text) > 30:
        raise NotANumberError(
            row,
            f"{text!r} is no number; write digits only, such as 5135, or leave "
            "the cell empty if there is no number",
        )
    if text.startswith("-"):
        raise NotANumberError(
            row, f"{text} is negative; the least that a day can have is 0"
        )
    whole, _, rest = text.removeprefix("+").partition(decimals or "\0")
    if COUNT.fullmatch(whole) and re.fullmatch(r"\d*", rest):
        return
    if decimals is None:
        raise NotANumberError(
            row,
            f"{text} is no count; if the column may have decimals, as sales have, "
            'say their mark: decimals="." or decimals=","',
        )
    raise NotANumberError(
        row, f"{text} is no number with {decimals!r} before its decimals"
    )


def _same_separator(texts):
    """Refuse a column that writes thousands in two ways: 1.234 here, 5678 there.

    Spanish and Polish part numbers from 10.000 on and leave 5678 as it is.
    """
    parted = [text for text in texts if re.search(r"[,. ']", text)]
    bare = 4 if all(len(text) > 5 for text in parted) else 3
    seen = {}
    for row, text in enumerate(texts):
        sign = re.search(r"[,. ']", text)
        if sign or len(text) > bare:
            seen.setdefault(sign[0] if sign else "nothing", row)
    if len(seen) > 1:
        (one, first), (other, second) = list(seen.items())[:2]
        raise NotANumberError(
            second,
            f"{texts[second]} has {other!r} between its thousands and {texts[first]} "
            f"has {one!r}; write all numbers in one way",
        )


def _value(text, decimals):
    if decimals is None:
        return int(re.sub(r"[^\d]", "", text))
    whole, _, rest = text.partition(decimals)
    return float(re.sub(r"[^\d]", "", whole) + "." + rest)
