"""A channel: its note, a piece of it, how its gaps may be filled, what isn't there."""

from datetime import date, timedelta

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from viewcast.own_data.channel import FILLS, Channel
from viewcast.own_data.evaluation import tell
from viewcast.own_data.reader import ChannelError, read_channel

DAYS = [date(2023, 1, 2) + timedelta(days=i) for i in range(400)]  # from a Monday on
COUNTS = np.random.default_rng(0).integers(700, 1900, 400).tolist()
ROWS = list(zip(DAYS, COUNTS, strict=True))


def write(tmp_path, rows, name="mine.csv"):
    path = tmp_path / name
    path.write_text("\n".join(["date,sold", *(f"{d},{n}" for d, n in rows)]), "utf8")
    return path


@pytest.fixture
def channel(tmp_path):
    rows = ROWS[:100] + ROWS[101:]
    return read_channel(write(tmp_path, rows), fill="linear")


def test_a_piece_is_a_channel_of_its_days(channel):
    some = channel.between("2023-02-01", "2023-11-30")
    assert isinstance(some, Channel)
    assert some.dates.tolist() == DAYS[30:333]
    assert some.views.tolist() == channel.views[30:333].tolist()
    assert some.filled.sum() == 1 and len(some.real) == len(some.filled) == 303
    assert some.note.startswith("mine.csv: sold, 303 days, 2023-02-01 to 2023-11-30, ")
    assert "; 1 missing day filled on a straight line" in some.note
    assert "filled" not in some.between(last="2023-04-11").note
    assert tell(some, deep=False).dates[-1] == np.datetime64("2023-11-30")


def test_either_end_may_be_left_out(channel):
    assert channel.between().dates.tolist() == DAYS
    assert channel.between("2024-01-01").dates.tolist() == DAYS[364:]
    assert channel.between(last=channel.dates[-4]).dates.tolist() == DAYS[:-3]
    assert channel.between(last=date(2023, 1, 3)).dates.tolist() == DAYS[:2]


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        (("2025-01-01", None), "no day from 2025-01-01 to 2024-02-05: this log has d"),
        (("2023-03-01", "2023-02-01"), "no day from 2023-03-01 to 2023-02-01"),
        (("01.02.2023", None), "'01.02.2023' is no day; write it as 2021-02-26"),
        ((None, "2023-02"), "'2023-02' is no day"),  # its first day would be taken
        ((None, 7), "7 is no day"),
        (("", None), "'' is no day"),
    ],
)
def test_what_is_no_piece_is_said(channel, ends, says):
    with pytest.raises(ValueError, match=says):
        channel.between(*ends)


def test_one_day_of_zeros_is_one(tmp_path):
    rows = [(DAYS[0], 0), *ROWS[1:]]
    assert read_channel(write(tmp_path, rows)).note.endswith("; the first day is 0")
    rows = [(DAYS[0], 0), (DAYS[1], 0), *ROWS[2:]]
    assert read_channel(write(tmp_path, rows)).note.endswith("; the first 2 are 0")
    rows = [(DAYS[0], 0), (DAYS[1], -5), *ROWS[2:]]
    log = read_channel(write(tmp_path, rows), below_zero=True)
    assert log.note.endswith("; the first day is 0")


@pytest.mark.parametrize("fill", FILLS)
def test_one_day_that_was_filled_is_one(tmp_path, fill):
    path = write(tmp_path, [row for row in ROWS if row != ROWS[100]])
    note = read_channel(path, fill=fill).note
    assert f"; 1 missing day filled {FILLS[fill]}" in note and "their" not in note


def test_a_note_shows_rates_too(tmp_path):
    rows = [(day, f"{n / 100_000:.5f}") for day, n in ROWS]
    log = read_channel(write(tmp_path, rows), decimals=".")
    assert ", 0.0072 to 0.0189 a day" in log.note or ", 0.007 to 0.019" in log.note


def offered(path):
    with pytest.raises(ChannelError) as error:
        read_channel(path)
    return str(error.value), ways_in(error)


def ways_in(error):
    """The ways to fill days that an error names."""
    return [fill for fill in FILLS if f'fill="{fill}"' in str(error.value)]


GAPS = {  # which days stay, and which ways to fill the others are taken
    "a day": (lambda i, day: i != 100, ["previous week", "linear", "zero"]),
    "a day of the first week": (lambda i, day: i != 3, ["linear", "zero"]),
    "a tenth": (lambda i, day: i % 10 != 9, ["previous week", "linear", "zero"]),
    "Sundays": (lambda i, day: day.weekday() < 6, ["zero"]),
    "weekends": (lambda i, day: day.weekday() < 5, ["zero"]),
    "a year's half": (lambda i, day: i < 150 or i > 330, ["zero"]),
    "most": (lambda i, day: i < 90 or i > 330, []),
}


@pytest.mark.parametrize("name", GAPS)
def test_only_ways_that_are_taken_are_offered(tmp_path, name):
    stays, ways = GAPS[name]
    path = write(tmp_path, [row for i, row in enumerate(ROWS) if stays(i, row[0])])
    said, found = offered(path)
    assert found == ways
    for fill in FILLS:
        if fill in ways:
            assert read_channel(path, fill=fill).filled.any()
            continue
        with pytest.raises(ChannelError) as error:
            read_channel(path, fill=fill)
        assert ways_in(error) == ways  # and what is refused says what isn't
    if not ways:
        assert "241 of 400 days are more than the 50% that may be filled" in said


def test_days_that_no_filling_makes_enough_are_too_few(tmp_path):
    rows = ROWS[:100] + ROWS[101:190]
    with pytest.raises(ChannelError, match="190 days, and 198 are needed"):
        read_channel(write(tmp_path, rows))


def test_a_file_beside_the_notebook_is_found(tmp_path, monkeypatch):
    write(tmp_path, ROWS)
    monkeypatch.chdir(tmp_path)
    assert read_channel("mine.csv").title == "mine.csv: sold"


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("mine.cvs", ["a.csv", "mine.csv"], ", where there is 'mine.csv'$"),
        ("MINE.CSV", ["other.csv", "mine.csv"], ", where there is 'mine.csv'$"),
        ("mychannel.csv", ["Table data.zip", "x.png"], ", where there is 'Table da"),
        ("mychannel.csv", ["x.png"], "looked in [^,]*$"),
        ("data/mine.csv", ["mine.csv"], "there is no folder .*data$"),
    ],
)
def test_a_file_that_is_not_there_says_what_is(tmp_path, name, held, says):
    for other in held:
        (tmp_path / other).write_bytes(b"")
    if (tmp_path / name).exists():
        pytest.skip("this disk takes small letters for capital ones")
    with pytest.raises(ChannelError, match=rf"no such file; .*{says}"):
        read_channel(tmp_path / name)


def test_a_notebook_shows_the_message_alone():
    shell = InteractiveShell.instance()
    with capture_output() as shown:
        shell.run_cell(
            "from viewcast.own_data.reader import read_channel\n"
            "read_channel('none.csv')"
        )
    assert shown.stdout.startswith("ChannelError: none.csv: no such file; looked in ")
    assert len(shown.stdout.splitlines()) == 1
