"""What was found, as tables and sentences, and never more than the days say."""

import numpy as np

from viewcast.own_data.evaluation.gains import DEPTH
from viewcast.own_data.evaluation.models import NETWORKS
from viewcast.results import spread
from viewcast.results.tables import Table
from viewcast.views import WEEKDAYS, weekday

OFTEN = 0.8  # of the weeks, for a day of the week to be named


class Unit:
    """In what numbers are said: thousands where the middle day has a thousand or more.

    thousands: the log in k; losses: in k, of which the smallest keeps two digits.

    >>> Unit(np.array([5.0, 6.0]), [0.123]).says(0.4567)
    '0.46k'
    >>> Unit(np.array([0.05]), [0.0123]).says(0.0321)
    '32'
    >>> unit = Unit(np.array([5.0]), [0.02])
    >>> unit.says(-0.0004, sign=True), unit.says(0.01, sign=True)
    ('less than 0.001k', '+0.010k')
    """

    def __init__(self, thousands, losses):
        self.name, self.size = ("k", 1) if np.median(thousands) >= 1 else ("", 0.001)
        self.note = " in thousands (k)" if self.name else ""
        small = [loss / self.size for loss in losses if loss > 0]
        wanted = 1 - np.floor(np.log10(min(small))) if small else 0
        self.digits = int(np.clip(wanted, 0, 3))

    def bare(self, number, sign=False):
        """A number, given in k, without its unit."""
        rounded = round(number / self.size, self.digits) + 0.0  # −0.0 becomes 0.0
        return f"{rounded:{'+' * sign}.{self.digits}f}"

    def says(self, number, sign=False):
        """A number, given in k, with its unit; with a sign one that isn't 0."""
        text = self.bare(number, sign)
        if sign and number and not float(text):
            return f"less than {10.0**-self.digits:.{self.digits}f}{self.name}"
        return text + self.name

    def spread(self, values):
        """Mean ± standard deviation of values (seeds,), given in k."""
        return spread(np.asarray(values) / self.size, self.digits)


def named(day):
    """A day with its name.

    >>> named(np.datetime64("2021-02-26"))
    'Fri 2021-02-26'
    """
    return f"{WEEKDAYS[weekday(day)]} {day}"


def listed(words):
    """Words in a row, as they are said.

    >>> listed(["Mon", "Tue", "Wed"])
    'Mon, Tue and Wed'
    """
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last


def losses_table(models, training, unseen, unit):
    """Each model's MAE on training and unseen days, and its forecast of tomorrow."""
    rows = []
    for name, model in models.items():
        known = np.abs(model.known - training.y).mean(axis=1)
        new = np.abs(model.new - unseen.y).mean(axis=1)
        three = map(unit.spread, (known, new, model.tomorrow))
        rows.append([name, f"{model.parameters:,}", *three])
    first, last = training.dates[[0, -1]]
    caption = (
        f"MAE{unit.note}: {len(training.y):,} training days from {first} to {last}, "
        f"{len(unseen.y)} unseen days from {unseen.dates[0]} to {unseen.dates[-1]}"
    )
    tomorrow = f"forecast, {named(unseen.dates[-1] + 1)}"
    return Table(caption, ["model", "parameters", "training", "unseen", tomorrow], rows)


def gains_table(found, naive, unit):
    """Each model's gain over the naive forecast on unseen days, with its range."""
    rows = [
        [name, *map(unit.bare, g[:3]), f"{g.won} of {g.weeks}", VERDICTS[g.verdict]]
        for name, g in found.items()
        if name != DEPTH
    ]
    header = ["model", "gain", "from", "to", "weeks better", "verdict"]
    caption = f"MAE gained over “{naive}”{unit.note}; nine in ten draws of weeks"
    return Table(caption, header, rows)


VERDICTS = {1: "better", 0: "open", -1: "worse"}


def judgement(found, naive, new, unseen, unit):
    """What was better than the naive forecast, what worse, and what is open.

    found: {name: `Gain`}; new: {model: size of its error each unseen day, (n,) in k};
    unseen: their `Examples`; unit: how numbers are said.
    """
    loss = new[naive].mean()
    share = (
        f", {loss / unseen.y.mean():.0%} of an average day" if unseen.y.any() else ""
    )
    told = [f"To beat: “{naive}”, {unit.says(loss)} off on unseen days{share}."]
    models = {name: g for name, g in found.items() if name != DEPTH}
    for verdict, says in {
        1: "Clearly better on these days",
        -1: "Clearly worse on these days",
        0: "Open, these days don't decide",
    }.items():
        some = [
            f"{name} ({unit.says(g.mean, sign=True)}, {g.won} of {g.weeks} weeks)"
            for name, g in models.items()
            if g.verdict == verdict
        ]
        if some:
            told.append(f"{says}: {', '.join(some)}.")
    told.append(
        f"{len(models)} comparisons on the same days: a clear one may still be luck, "
        "and next year may differ."
    )
    return told


def about_depth(models, found, training, unit):
    """Whether three layers fit better and do worse, the mark of overfitting: a list.

    It is empty where no networks were trained.
    """
    if DEPTH not in found:
        return []
    one, three = (np.abs(models[n].known - training.y).mean() for n in NETWORKS)
    better = {1: "clearly better", 0: "neither clearly better nor worse"}
    new = better.get(found[DEPTH].verdict, "clearly worse")
    return [
        f"Three layers have {unit.says(three)} on training days where one has "
        f"{unit.says(one)}; on unseen days they are {new} "
        f"({unit.says(found[DEPTH].mean, sign=True)})."
    ]


def week_of(training):
    """Each whole week's days as shares of its mean: (weeks, 7), Monday first."""
    start = int(np.argmax(weekday(training.dates) == 0))
    weeks = (len(training.y) - start) // 7
    y = training.y[start : start + 7 * weeks].reshape(weeks, 7)
    y = y[y.any(axis=1)]
    return (y / y.mean(axis=1, keepdims=True)).round(9)  # equal days are equal


def week_table(week):
    """Each weekday's mean share, and in how many weeks it was above the mean."""
    rows = [
        [
            day,
            f"{share.mean():.0%}" if len(share) else "–",
            f"{(share > 1).sum()} of {len(share)}",
        ]
        for day, share in zip(WEEKDAYS, week.T, strict=True)
    ]
    header = ["day", "of its week's mean", "weeks above it"]
    return Table("Days of the week, training days", header, rows)


def about_week(week):
    """Which weekdays lie on one side of their week's mean in most weeks."""
    if not len(week):
        return "No whole week of the training days has views."
    told = []
    for side, often in {"above": week > 1, "below": week < 1}.items():
        days = [
            d for d, s in zip(WEEKDAYS, often.mean(axis=0), strict=True) if s >= OFTEN
        ]
        if days:
            told.append(f"{listed(days)} {side}")
    if not told:
        return f"No weekday stands out in {OFTEN:.0%} of the weeks or more."
    return f"In {OFTEN:.0%} of the weeks or more, {', '.join(told)} the week's mean."


def about_tomorrow(models, found, unit, day):
    """The forecasts of the models that weren't clearly worse."""
    some = [m.tomorrow.mean() for n, m in models.items() if _stands(n, found)]
    return (
        f"For {named(day)} the models that weren't clearly worse say "
        f"{unit.says(min(some))} to {unit.says(max(some))}."
    )


def _stands(name, found):
    return name not in found or found[name].verdict >= 0
