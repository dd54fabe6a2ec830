"""What the week does to a forecast: errors by weekday, weights, and more past days."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.plots.function import draw_forecasts
from viewcast.plots.function.days import LOW_DAYS
from viewcast.views import WEEKDAYS, weekday

HALF_A_DAY = np.timedelta64(12, "h")


@fig.house_style
def forecast_and_truth(dates, y, y_hat, name):
    """A forecast beside the truth, Fridays and Saturdays shaded.

    dates, y, y_hat (n,), views in k; name: of the forecast.
    """
    figure, axes = fig.canvas()
    low = np.isin(weekday(dates), LOW_DAYS)
    for day in dates[low]:
        axes.axvspan(day - HALF_A_DAY, day + HALF_A_DAY, color=fig.SHADE)
    draw_forecasts(axes, dates, y, {name: y_hat})
    return fig.Picture(
        figure,
        "A forecast beside the truth",
        f"True views and the forecast of {name}, {dates[0]} to {dates[-1]}, Fridays "
        f"and Saturdays shaded. {_apart(y_hat - y, low)}",
    )


def _apart(e, low):
    """The mean of errors e (n,) in k in words, shaded days, low (n,), apart."""
    if not low.any() or low.all():
        return f"The forecast is on average {e.mean():+.2f} thousand off."
    return (
        f"On shaded days the forecast is on average {e[low].mean():+.2f} thousand off, "
        f"on the others {e[~low].mean():+.2f}."
    )


def by_weekday(dates, values):
    """The mean of values for each weekday, Monday first; nan where there is none.

    dates, values (n,) → (7,) of the values' unit.
    """
    day = weekday(dates)
    groups = [values[day == k] for k in range(7)]
    return np.array([group.mean() if len(group) else np.nan for group in groups])


@fig.house_style
def error_by_weekday(dates, errors):
    """Mean signed error ŷ − y of each weekday.

    dates (n,); errors: {model: (n,) in k}, three at most.
    """
    figure, axes = fig.canvas(size=(6.6, 3.6))
    told, width = [], 0.8 / max(len(errors), 2)
    shift = -(len(errors) - 1) / 2 * width
    for name, e, *look in fig.series(errors, fig.COLOURS[:3], ("", "//", "..")):
        means = by_weekday(dates, e)
        _bars(axes, np.arange(7) + shift, means, name, (*look, width))
        shift += width
        worst = int(np.nanargmax(np.abs(means)))
        told.append(
            f"{name} errs most on {WEEKDAYS[worst]}, by {means[worst]:+.2f} thousand"
        )
    axes.axhline(0, color=fig.DATA, linewidth=1)
    axes.set_xticks(range(7), WEEKDAYS)
    axes.set_ylabel("mean error ŷ − y (k)")
    figure.legend(loc="outside upper center", ncols=2)
    return fig.Picture(
        figure,
        "Errors by weekday",
        f"Bars, the mean error of each weekday, Monday to Sunday. {'; '.join(told)}.",
    )


def _bars(axes, place, heights, name, look):
    """One model's bars; place, heights (n,); look: colour, hatch and width."""
    colour, hatch, width = look
    style = {"color": colour, "hatch": hatch, "edgecolor": "white"}
    axes.bar(place, heights, width, label=name, **style)


@fig.house_style
def weights(ours, lecture):
    """Two models' weights side by side; ours, lecture: (d,), yesterday first."""
    figure, axes = fig.canvas(size=(6.6, 3.2))
    j = np.arange(1, len(ours) + 1)
    _bars(axes, j - 0.2, ours, "ours", (fig.MODEL, None, 0.4))
    _bars(axes, j + 0.2, lecture, "lecture", (fig.ACCENT, "//", 0.4))
    axes.axhline(0, color=fig.DATA, linewidth=1)
    axes.set(xlabel="days ago, j", ylabel="weight $w_j$")
    axes.legend()
    told, theirs = (", ".join(f"{w:.2f}" for w in side) for side in (ours, lecture))
    return fig.Picture(
        figure,
        fig.capital(fig.spelled(len(j), "weight")),
        f"Bars, the weights of one to {len(j)} days ago. Ours: {told}. "
        f"The lecture's: {theirs}.",
    )


@fig.house_style
def losses_by_past_days(past_days, ours, lecture, naive):
    """Training and unseen loss against the number of past days, ours and the lecture's.

    past_days (m,); ours, lecture: {"training": (m,), "unseen": (m,)}, MAE in k;
    naive: {name: unseen MAE in k}.
    """
    figure, axes = fig.canvas(size=(6.6, 4))
    place, told = np.arange(len(past_days)), []
    for side, L, dash in fig.series(ours, ("-", "--")):
        theirs, names = lecture[side], (f"ours, {side}", f"lecture, {side}")
        axes.plot(place, L, "o" + dash, color=fig.MODEL, label=names[0])
        axes.plot(place, theirs, "s" + dash, color=fig.ACCENT, label=names[1])
        apart = np.abs(np.subtract(L, theirs)).max()
        losses = ", ".join(f"{loss:.2f}" for loss in L)
        told.append(f"{side} {losses}, the lecture's at most {apart:.2f} from it")
    for name, loss in naive.items():
        fig.mark_level(axes, (place[-1], loss), f"{name}, unseen")
        told.append(f"dotted, {name}, unseen {loss:.2f}")
    axes.set_xticks(place, [str(n) for n in past_days])
    axes.set(xlabel="past days the model sees", ylabel="MAE (k)")
    axes.set_ylim(top=1.05 * axes.get_ylim()[1])  # room for the highest name
    axes.legend(ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
    lines = fig.capital(fig.spelled(2 * len(ours), "line"))
    days = ", ".join(map(str, past_days))
    return fig.Picture(
        figure,
        "Loss against past days",
        f"{lines}, ours and the lecture's MAE in thousands, over {days} past days: "
        f"{'; '.join(told)}.",
    )
