"""Numbers as they are written: what is a count, what must be asked, what is below 0."""

from datetime import date, timedelta

import numpy as np
import pytest

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.counts import NotANumberError, numbers

DAYS = [date(2023, 1, 1) + timedelta(days=i) for i in range(400)]
RNG = np.random.default_rng(0)
METER = (RNG.integers(1000, 99_999, 400) / 1000).tolist()
COUNTS = RNG.integers(700, 1900, 400).tolist()


def write(tmp_path, cells, name="visitors"):
    rows = [f"{day};{cell}" for day, cell in zip(DAYS, cells, strict=True)]
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([f"date;{name}", *rows]), "utf8")
    return path


def in_thousands(sign, numbers):
    return [f"{n:,}".replace(",", sign) for n in numbers]


@pytest.mark.parametrize("sign", [".", ","])
@pytest.mark.parametrize("idle", ["", "0", "7"])
def test_three_decimals_always_are_asked_about(tmp_path, sign, idle):
    """Whether a meter writes the zeros of idle days, a round number, or neither."""
    cells = [f"{value:.3f}".replace(".", sign) for value in METER]
    for i in range(0, 400, 50) if idle else ():
        cells[i] = idle
    path = write(tmp_path, cells)
    first = next(cell for cell in cells if sign in cell)
    says = f"{first} may have three decimals or be {first.replace(sign, '')}, and"
    with pytest.raises(ChannelError, match=says) as error:
        read_channel(path)
    assert f'say decimals="{sign}", or decimals="none"' in str(error.value)
    expected = [float(cell.replace(",", ".")) for cell in cells]
    assert read_channel(path, decimals=sign).views.tolist() == expected
    whole = read_channel(path, decimals="none").views
    assert whole.dtype.kind == "i"
    assert whole.tolist() == [int(cell.replace(sign, "")) for cell in cells]


@pytest.mark.parametrize("sign", [".", ","])
@pytest.mark.parametrize("days", [3, 9])
def test_a_mean_of_days_is_asked_about(tmp_path, sign, days):
    """Thirds have three decimals or none: 431.333 and 431."""
    values = [round(n / days, 3) for n in COUNTS]
    cells = [f"{value:g}".replace(".", sign) for value in values]
    path = write(tmp_path, cells)
    with pytest.raises(ChannelError, match="may have three decimals or be"):
        read_channel(path)
    assert read_channel(path, decimals=sign).views.tolist() == values


@pytest.mark.parametrize("sign", [".", ","])
@pytest.mark.parametrize("name", ["visitors", "Views"])
def test_a_point_before_decimals_decides(tmp_path, sign, name):
    cells = [f"{value / 99:.3f}".replace(".", sign) for value in METER]
    assert any(cell.startswith("0") for cell in cells)
    with pytest.raises(ChannelError, match=r"is no count; .* decimals=\"\.\" or"):
        read_channel(write(tmp_path, cells, name))


@pytest.mark.parametrize("sign", [".", ","])
@pytest.mark.parametrize(
    "counts",
    [
        COUNTS,  # some are below 1,000
        [1000 * n + 7 for n in COUNTS],  # some are above a million
        [5 + 40 * (i % 99 == 1) * n for i, n in enumerate(COUNTS)],  # a few are high
        [12_345, *(150 for _ in COUNTS[1:])],
        [
            950 if i % 100 == 0 else 1000 + n for i, n in enumerate(COUNTS)
        ],  # few are low
    ],
)
def test_thousands_that_a_row_shows_are_read(tmp_path, sign, counts):
    path = write(tmp_path, in_thousands(sign, counts))
    assert read_channel(path).views.tolist() == counts


@pytest.mark.parametrize("sign", [".", ","])
def test_views_are_counted_so_that_none_has_decimals(tmp_path, sign):
    """A large channel's days all have five digits."""
    counts = [20 * n for n in COUNTS]
    path = write(tmp_path, in_thousands(sign, counts), "Aufrufe")
    assert read_channel(path).views.tolist() == counts
    with pytest.raises(ChannelError, match="may have three decimals"):
        read_channel(write(tmp_path, in_thousands(sign, counts)))


@pytest.mark.parametrize("sign", [" ", "'", "’", "\u202f"])
def test_signs_that_stand_before_no_decimals_are_no_question(tmp_path, sign):
    counts = [20 * n for n in COUNTS]
    path = write(tmp_path, in_thousands(sign, counts))
    assert read_channel(path).views.tolist() == counts


@pytest.mark.parametrize(
    "written", ["-{}", "−{}", "–{}", "－{}", "- {}", "({})", "{}-"]
)
def test_numbers_below_0_are_read_when_asked_for(tmp_path, written):
    gained = [n % 23 - 11 for n in COUNTS]
    cells = [str(n) if n >= 0 else written.format(-n) for n in gained]
    path = write(tmp_path, cells)
    says = r"line \d+: visitors: -\d+ is negative, .* say below_zero=True$"
    with pytest.raises(ChannelError, match=says):
        read_channel(path)
    log = read_channel(path, below_zero=True)
    assert log.views.tolist() == gained and log.views.dtype == np.dtype("int64")
    assert ", -11 to 11 a day" in log.note


def test_decimals_below_0_are_read_too(tmp_path):
    values = [n / 4 - 300 for n in COUNTS]
    cells = [f"{value:,.2f}" for value in values]
    log = read_channel(write(tmp_path, cells), decimals=".", below_zero=True)
    assert log.views.tolist() == values


def test_minus_0_is_0():
    assert numbers(["-0", "5"]) == [0, 5]
    zero, _ = numbers(["-0.0", "5.5"], decimals=".")
    assert str(zero) == "0.0"


def test_the_limit_holds_below_0_too():
    with pytest.raises(NotANumberError, match="above the limit of 1,000,000,000,000"):
        numbers(["-" + "9" * 14], below_zero=True)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"decimals": ";"}, r"decimals is ';', must be None or one of \('\.', ',', 'n"),
        ({"below_zero": "yes"}, "below_zero is 'yes', must be None or one of"),
    ],
)
def test_unknown_ways_to_write_are_refused(tmp_path, options, says):
    with pytest.raises(ValueError, match=says):
        read_channel(write(tmp_path, COUNTS), **options)


def test_a_mistyped_option_is_named(tmp_path):
    with pytest.raises(TypeError, match="no option is called 'decimal'"):
        read_channel(write(tmp_path, COUNTS), decimal=",")
