"""What was found, as tables and sentences, and never more than the days say."""

import numpy as np

from viewcast.own_data.evaluation.gains import DEPTH
from viewcast.own_data.evaluation.models import NETWORKS
from viewcast.results.tables import Table
from viewcast.support.sentences import counted
from viewcast.views import WEEKDAYS, weekday


def named(day):
    """A day with its name.

    >>> named(np.datetime64("2021-02-26"))
    'Fri 2021-02-26'
    """
    return f"{WEEKDAYS[weekday(day)]} {day}"


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
    over = {name: g for name, g in found.items() if name != DEPTH}
    rows = [
        [name, *map(unit.bare, g[:3]), _won(g, f"{g.decided}"), VERDICTS[g.verdict]]
        for name, g in over.items()
    ]
    header = ["model", "gain", "from", "to", "weeks better", "verdict"]
    caption = f"MAE gained over “{naive}”{unit.note}; nine in ten draws of weeks"
    if any(g.equal for g in over.values()):
        caption += "; a week in which both err alike counts for neither"
    return Table(caption, header, rows)


VERDICTS = {1: "better", 0: "open", -1: "worse"}


def _won(gain, weeks):
    """In how many weeks a model was better, of how many, and how many were equal."""
    return f"{gain.won} of {weeks}" + f", {gain.equal} equal" * (gain.equal > 0)


def judgement(found, naive, new, unseen, unit):
    """What was better than the naive forecast, what worse, and what is open.

    found: {name: `Gain`}; new: {model: size of its error each unseen day, (n,) in k};
    unseen: their `Examples`; unit: how numbers are said.
    """
    loss = new[naive].mean()
    share, size = "", np.abs(unseen.y).mean()
    if size:
        of = "an average day's size" if (unseen.y < 0).any() else "an average day"
        share = f", {_percent(loss / size)} of {of}"
    told = [f"To beat: “{naive}”, {unit.says(loss)} off on unseen days{share}."]
    models = {name: g for name, g in found.items() if name != DEPTH}
    for verdict, says in {
        1: "Clearly better on these days",
        -1: "Clearly worse on these days",
        0: "Open, these days don't decide",
    }.items():
        some = [
            f"{name} ({unit.says(g.mean, sign=True)}, "
            f"{_won(g, counted(g.decided, 'week'))})"
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


def _percent(share):
    """A share in whole percent; what isn't 0 isn't said to be.

    >>> _percent(0.456), _percent(0.003), _percent(0.0)
    ('46%', 'less than 1%', '0%')
    """
    text = f"{share:.0%}"
    return "less than 1%" if share and text == "0%" else text


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


def about_zero(less):
    """That forecasts below 0 were cut off, if any model's were: a list."""
    return [
        "A count is never below 0, so 0 stands for each forecast that was: "
        f"{'; '.join(less)}."
    ] * bool(less)


def about_tomorrow(models, found, unit, day):
    """The forecasts of the models that weren't clearly worse."""
    some = [m.tomorrow.mean() for n, m in models.items() if _stands(n, found)]
    return (
        f"For {named(day)} the models that weren't clearly worse say "
        f"{unit.says(min(some))} to {unit.says(max(some))}."
    )


def _stands(name, found):
    return name not in found or found[name].verdict >= 0
