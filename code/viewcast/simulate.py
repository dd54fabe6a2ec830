"""The log: one channel's daily views, simulated around its nineteen real days.

    log(views) = calendar + interest + curiosity + noise

The calendar is known beforehand: growth, weekdays, summer, Lunar New Year. Interest is
what a forecaster has to learn. It fades by the day, and on a Tuesday that finds it low,
outside the breaks, the channel uploads a lecture: an "if" of three parts, which no
weighted sum can say.

    python -m viewcast.simulate     writes the log anew, data/views-simulated.csv
"""

from dataclasses import dataclass

import numpy as np

from viewcast.lecture import load_real_days, load_rounded_days
from viewcast.support.files import data_file
from viewcast.views import Log, weekday

FIRST_DAY, LAST_DAY = np.datetime64("2017-01-01"), np.datetime64("2021-02-26")
GROWN = np.datetime64("2021-01-01")  # the channel grows until here
EVES = ("2017-01-27", "2018-02-15", "2019-02-04", "2020-01-24", "2021-02-11")
UPLOAD_DAY = 1  # Tuesday, as the jump to 7.5k on 3 January 2017 suggests
# Of data/views-simulated.csv:
SHA256 = "e5a3121e2a2b57b786e660349e3772f6ab63ac1f786f85647f2d70c2c4fc8e30"


@dataclass(frozen=True)
class Recipe:
    """All that shapes the log; "log" is the natural one, -0.20 is 18 % fewer views."""

    seed: int = 18  # of all random numbers
    level: float = 4650.0  # views of an average day at the end of 2020, interest at 0
    growth: float = 0.20  # log, over the four years 2017 to 2020
    week: tuple = (0.05, 0.04, 0.10, 0.10, -0.06, -0.18, -0.05)  # log, Monday first
    summer: tuple = ("06-25", "09-10")  # first and last day of the long holidays
    summer_dip: float = 0.69  # log, a summer's day below one in term
    eve_dip: tuple = (0.29, 0.3, 0.8, 0.65, 0.5, 0.3, 0.2, 0.1)  # log, Eve is third
    eve_break: tuple = (5, 11)  # days without an upload before and after the Eve
    fade: float = 0.0132  # log, interest lost a day
    renewal: float = 0.36  # log, interest won by an upload
    curiosity: float = 0.14  # log, on the day of the upload, on top of interest
    curiosity_left: float = 0.5  # share of the curiosity left a day later
    luck: float = 0.08  # an upload wins up to this share more or less of both
    look_back: int = 5  # days that the channel averages before it decides to upload
    daily_noise: float = 0.049  # log, standard deviation


def days():
    """Every day of the log, (n_days,) datetime64[D]."""
    return np.arange(FIRST_DAY, LAST_DAY + 1)


def in_summer(recipe):
    """True on the days of the long holidays, (n_days,)."""
    month_day = np.array([day[5:] for day in days().astype(str).tolist()])
    return (recipe.summer[0] <= month_day) & (month_day <= recipe.summer[1])


def on_break(recipe):
    """True on days without uploads: summer, and around Lunar New Year, (n_days,)."""
    away, (before, after) = in_summer(recipe), recipe.eve_break
    for eve in np.array(EVES, "datetime64[D]"):
        away |= (eve - before <= days()) & (days() <= eve + after)
    return away


def calendar(recipe):
    """Log views that the date alone explains, (n_days,)."""
    grown = np.minimum((days() - FIRST_DAY) / (GROWN - FIRST_DAY), 1)
    log_views = np.log(recipe.level) - recipe.growth * (1 - grown)
    log_views += np.array(recipe.week)[weekday(days())]
    log_views -= recipe.summer_dip * in_summer(recipe)
    for i, dip in enumerate(recipe.eve_dip, start=-2):
        log_views -= dip * np.isin(days(), np.array(EVES, "datetime64[D]") + i)
    return log_views


def above_calendar(recipe, known, real, rng):
    """Interest and curiosity of each day, log (n_days,), and the upload days, True.

    known: the calendar; real: {day: views}. A real day sets them: what the calendar
    doesn't explain of it is interest, and the simulation goes on from there.
    """
    luck = 1 + recipe.luck * rng.uniform(-1, 1, len(known))
    may_upload = (weekday(days()) == UPLOAD_DAY) & ~on_break(recipe)
    above, uploads = np.zeros(len(known)), np.zeros(len(known), bool)
    interest = curiosity = 0.0
    for i, day in enumerate(days()):
        interest -= recipe.fade
        curiosity *= recipe.curiosity_left
        recent = above[max(i - recipe.look_back, 0) : i]
        if day in real:
            interest, curiosity = np.log(real[day]) - known[i], 0.0
        elif may_upload[i] and recent.mean() < 0:
            interest += recipe.renewal * luck[i]
            curiosity += recipe.curiosity * luck[i]
            uploads[i] = True
        above[i] = interest + curiosity
    return above, uploads


def known_days():
    """The days that aren't simulated: {day: views}, three rounded, sixteen exact."""
    known = {}
    for table, some in ((load_rounded_days(), slice(3)), (load_real_days(), slice(16))):
        pairs = zip(table["date"][some], table["views"][some].tolist(), strict=True)
        known |= dict(pairs)  # the slides' two last days of 2020 stay out of the log
    return known


def upload_days(recipe):
    """True on the days with an upload in the course's log of a recipe, (n_days,)."""
    rng = np.random.default_rng(recipe.seed)
    return above_calendar(recipe, calendar(recipe), known_days(), rng)[1]


def make_log(recipe, real=None):
    """The whole log of a recipe, a `Log`; the real days stand in it at their dates.

    real: {day: views}; by default the nineteen days of the lecture's channel.
    """
    real = known_days() if real is None else real
    rng = np.random.default_rng(recipe.seed)
    log_views = calendar(recipe)
    log_views += above_calendar(recipe, log_views, real, rng)[0]
    log_views += recipe.daily_noise * rng.standard_normal(len(log_views))
    views = np.rint(np.exp(log_views)).astype(int).tolist()
    counts = [real.get(day, n) for day, n in zip(days(), views, strict=True)]
    return Log(days(), np.array(counts), np.isin(days(), list(real)))


def as_csv(log):
    """The text of the log's file: the column `source` says which days are real."""
    source = np.where(log.real, "real", "simulated").astype(object)
    source[log.real & np.isin(log.dates, load_rounded_days()["date"])] = "rounded"
    lines = map("{},{},{}".format, log.dates, log.views, source)
    return "\n".join(["date,views,source", *lines]) + "\n"


if __name__ == "__main__":
    text = as_csv(make_log(Recipe()))
    data_file("views-simulated.csv").write_text(text, newline="\n")
