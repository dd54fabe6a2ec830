"""The log: one channel's daily views, simulated around the sixteen real days.

    log(views) = calendar + interest + noise

The calendar is known beforehand: growth, terms, weekdays, Lunar New Year. Interest is
what a forecaster has to learn: it fades by the day, and on a Monday that finds it low
the channel uploads a lecture. A weighted sum can't say such an "if"; a network can.

    python -m viewcast.simulate     writes the log anew, data/views-simulated.csv
"""

from dataclasses import dataclass

import numpy as np

from viewcast.support.files import data_file
from viewcast.views import Log, load_real_days, weekday

FIRST_DAY, LAST_DAY = np.datetime64("2017-01-01"), np.datetime64("2021-02-26")
GROWN = np.datetime64("2021-01-01")  # the channel grows until here
EVES = ("2017-01-27", "2018-02-15", "2019-02-04", "2020-01-24", "2021-02-11")
TERMS = (("01-01", "01-12"), ("02-20", "06-20"), ("09-15", "12-31"))  # first, last
# Of the file, data/views-simulated.csv:
SHA256 = "3d650a06f9dcfd55102e834c97b61b1372a2aabfa8703dd7640e7c12c68aad06"


@dataclass(frozen=True)
class Recipe:
    """All that shapes the log; "log" is the natural one, -0.20 is 18 % fewer views."""

    seed: int = 7  # of all random numbers
    level: float = 4800.0  # views of an average day in term at the end of 2020
    growth: float = 1.3  # log, over the four years 2017 to 2020
    growth_power: float = 0.43  # 1 is steady; below 1, fast at first
    term_lift: float = 0.54  # log, a day in term above one in the holidays
    term_blur: float = 5.0  # days over which a term starts and ends (Gaussian)
    week: tuple = (0.09, 0.17, 0.09, 0.03, -0.20, -0.18, 0.00)  # log, Monday first
    eve_dip: tuple = (0.26, 0.3, 0.75, 0.6, 0.45, 0.3, 0.2, 0.1)  # log, Eve is third
    fade: float = 0.026  # log, interest lost a day
    renewal: float = 0.43  # log, interest won by an upload
    surge: float = 0.64  # further interest won, for each unit that it had sunk
    burst: float = 0.09  # log, curiosity on the day of the upload, on top of interest
    burst_left: float = 0.87  # share of the curiosity left a day later
    look_back: int = 5  # days that the channel averages before it decides to upload
    slow_noise: float = 0.07  # log, standard deviation of the noise with memory
    slow_days: float = 6.8  # days after which 1/e of that noise is left
    daily_noise: float = 0.05  # log, standard deviation of the noise without memory


def days():
    """Every day of the log, (n_days,) datetime64[D]."""
    return np.arange(FIRST_DAY, LAST_DAY + 1)


def in_term(blur):
    """1 in term, 0 in holidays, between for `blur` days around a change: (n_days,)."""
    padded = np.arange(FIRST_DAY - 30, LAST_DAY + 31)
    month_day = np.array([str(day)[5:] for day in padded])
    term = sum((first <= month_day) & (month_day <= last) for first, last in TERMS)
    bell = np.exp(-0.5 * (np.arange(-30, 31) / blur) ** 2)
    return np.convolve(term, bell / bell.sum(), "valid")


def calendar(recipe):
    """Log views that the date alone explains, (n_days,)."""
    grown = np.minimum((days() - FIRST_DAY) / (GROWN - FIRST_DAY), 1)
    log_views = np.log(recipe.level) - recipe.growth * (1 - grown**recipe.growth_power)
    log_views += recipe.term_lift * (in_term(recipe.term_blur) - 1)
    log_views += np.array(recipe.week)[weekday(days())]
    for i, dip in enumerate(recipe.eve_dip, start=-2):
        log_views -= dip * np.isin(days(), np.array(EVES, "datetime64[D]") + i)
    return log_views


def above_calendar(recipe, known, real, rng):
    """Interest, bursts and slow noise of each day, log (n_days,).

    known: the calendar; real: {day: views}. A real day sets them: what the calendar
    doesn't explain of it is interest, and the simulation goes on from there.
    """
    keep, step = np.exp(-1 / recipe.slow_days), rng.standard_normal(len(known))
    step *= recipe.slow_noise * np.sqrt(1 - keep**2)  # keeps the standard deviation
    above = np.zeros(len(known))
    interest, burst, slow = 0.0, 0.0, 0.0
    for i, day in enumerate(days()):
        interest -= recipe.fade
        burst *= recipe.burst_left
        slow = keep * slow + step[i]
        sunk = -above[max(i - recipe.look_back, 0) : i].mean() if i else 0.0
        if weekday(day) == 0 and sunk > 0:  # a Monday, and interest is low: upload
            interest += recipe.renewal + recipe.surge * sunk
            burst += recipe.burst
        if day in real:
            interest, burst, slow = np.log(real[day]) - known[i], 0.0, 0.0
        elif day + 1 in real:  # the Monday before: its upload wins what Tuesday shows
            interest = np.log(real[day + 1]) - known[i + 1] + recipe.fade
            burst, slow = 0.0, 0.0
        above[i] = interest + burst + slow
    return above


def make_log(recipe, real=None):
    """The whole log of a recipe, a `Log`; the real days stand in it at their dates.

    real: {day: views}; by default the sixteen days of the lecture's channel.
    """
    if real is None:
        table = load_real_days()
        real = dict(zip(table["date"], table["views"].tolist(), strict=True))
    rng = np.random.default_rng(recipe.seed)
    log_views = calendar(recipe)
    log_views += above_calendar(recipe, log_views, real, rng)
    log_views += recipe.daily_noise * rng.standard_normal(len(log_views))
    views = np.rint(np.exp(log_views)).astype(int).tolist()
    pairs = zip(days(), views, strict=True)
    counts = np.array([real.get(day, simulated) for day, simulated in pairs])
    return Log(days(), counts, np.isin(days(), list(real)))


def as_csv(log):
    """The text of the log's file: the column `source` says which days are real."""
    rows = zip(log.dates, log.views, log.real, strict=True)
    lines = [f"{day},{n},{'real' if real else 'simulated'}" for day, n, real in rows]
    return "\n".join(["date,views,source", *lines]) + "\n"


if __name__ == "__main__":
    text = as_csv(make_log(Recipe()))
    data_file("views-simulated.csv").write_text(text, newline="\n")
