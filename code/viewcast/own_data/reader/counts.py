"""Numbers as programs write them, with their separators, and what is no number."""

import re
from typing import NamedTuple

HIGHEST = 10**12  # nobody has more views a day
SPACES = "\xa0\u2005\u2006\u2007\u2008\u2009\u202f"
SIGNS = str.maketrans(dict.fromkeys(SPACES, " ") | {"’": "'", "٬": ",", "，": ","})
COUNT = re.compile(
    r"\d+|[1-9]\d{0,2}(?:(?P<sign>[,. '])\d{3})(?:(?P=sign)\d{3})*"
    r"|[1-9]\d{0,2}(?:,\d{2})+,\d{3}"  # India: 12,34,567
)
DECIMAL = re.compile(r"[-+]?\d[\d., ']*")
MINUS = str.maketrans(dict.fromkeys("−–﹣－‐‑", "-"))  # as word processors write it
DECIMALS = (".", ",", "none")
ENOUGH = 50  # counts of which one ends in 0, but for one column in two hundred


class Written(NamedTuple):
    """How a column's numbers are written, where they aren't counts.

    decimals: the mark before them, or "none" where none has any, or None: not said;
    below_zero: whether numbers may be.
    """

    decimals: str | None = None
    below_zero: bool = False


class NotANumberError(ValueError):
    """No number that belongs here; `row` is where it stands, from 0."""

    def __init__(self, row, text):
        super().__init__(text)
        self.row = row


def numbers(cells, decimals=None, below_zero=False):
    """The numbers of a column: counts (ints), or floats with a decimal mark.

    cells: texts; decimals, below_zero: as in `Written`. All of a column have the same
    separator of thousands or none. Else `NotANumberError`.

    >>> numbers(["1.234", "987"]), numbers(["1.234,5", "987"], decimals=",")
    ([1234, 987], [1234.5, 987.0])
    """
    texts = [_plain(cell) for cell in cells]
    mark = None if decimals == "none" else decimals
    for row, text in enumerate(texts):
        _refuse(row, text, mark)
    sizes = [text.lstrip("+-") for text in texts]
    _same_separator([size.partition(mark)[0] if mark else size for size in sizes])
    if decimals is None:
        _refuse_three_decimals(texts)
    values = [_value(text, mark) for text in texts]
    for row, value in enumerate(values):
        if abs(value) > HIGHEST:
            raise NotANumberError(
                row, f"{cells[row]} is above the limit of {HIGHEST:,} a day"
            )
        if value < 0 and not below_zero:
            raise NotANumberError(
                row,
                f"{texts[row]} is negative, and no count is; for numbers that may be, "
                "such as subscribers gained less lost, say below_zero=True",
            )
    return values


def _plain(cell):
    """A number's text with plain signs, and before it the minus that accounts put
    around or behind it: (12), 12-."""
    text = cell.translate(SIGNS)
    if text[:1].isdigit() and text[-1:].isdigit():
        return text
    text = text.translate(MINUS)
    if around := re.fullmatch(r"\((.+)\)|(\d.*)-", text):
        text = "-" + (around[1] or around[2])
    return re.sub(r"^([-+]) +", r"\1", text)


def _refuse(row, text, mark):
    """Raise what is wrong with one text, if anything is."""
    if not DECIMAL.fullmatch(text) or len(text) > 30:
        raise NotANumberError(
            row,
            f"{text!r} is no number; write digits only, such as 5135, or leave "
            "the cell empty if there is no number",
        )
    whole, _, rest = text.lstrip("+-").partition(mark or "\0")
    if COUNT.fullmatch(whole) and re.fullmatch(r"\d*", rest):
        return
    if mark is None:
        raise NotANumberError(
            row,
            f"{text} is no count; if the column may have decimals, as sales have, "
            'say their mark: decimals="." or decimals=","',
        )
    raise NotANumberError(row, f"{text} is no number with {mark!r} before its decimals")


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


def _refuse_three_decimals(texts):
    """Refuse 12.345 where no row says whether it is twelve and a part or thousands.

    Thousands show in a number with two signs, and in numbers without any: of counts,
    those below 1,000. A meter that leaves out trailing zeros writes one row in a
    thousand without a sign, or the zeros of its idle days; so a few small ones don't
    decide, but one of three digits does, for beside it a count is to be expected.
    Unless no number ends in 0: of counts one in ten does, and none of the thirds of a
    mean of three days, 431.333 beside 431.
    """
    signs = [text.count(".") or text.count(",") for text in texts]
    if max(signs, default=0) != 1:
        return
    bare = [text.lstrip("+-") for text, n in zip(texts, signs, strict=True) if not n]
    whole = [int(text) for text in bare if text.isdecimal() and int(text)]
    ends = {text[-1] for text, n in zip(texts, signs, strict=True) if n}
    counted = "0" in ends or sum(signs) < ENOUGH
    if counted and (max(whole, default=0) >= 100 or len(whole) > sum(signs) / 10):
        return
    row = signs.index(1)
    text, sign = texts[row], "." if "." in texts[row] else ","
    raise NotANumberError(
        row,
        f"{text} may have three decimals or be {text.replace(sign, '')}, and no row "
        f'decides; say decimals="{sign}", or decimals="none" for whole numbers',
    )


def _value(text, mark):
    sign = -1 if text.startswith("-") else 1
    if mark is None:
        return sign * int(re.sub(r"[^\d]", "", text))
    whole, _, rest = text.partition(mark)
    return sign * float(re.sub(r"[^\d]", "", whole) + "." + rest) + 0.0  # no -0.0
