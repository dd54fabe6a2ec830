"""The figures of chapter 7: losses by depth, the price of peeking, two days ahead."""

import numpy as np

from viewcast.plots.figure import (
    ACCENT,
    DATA,
    MODEL,
    SMALL,
    Picture,
    canvas,
    date_axis,
    house_style,
)


@house_style
def losses_by_depth(layers, losses, each, lecture=()):
    """Losses against the number of layers, a panel each; a thin line a run.

    layers (m,); losses: {name: (runs, m) in k}; each: what a run is, "seed" or "log";
    lecture: {name: (m,)} for panels in which the lecture's figures stand.
    """
    figure, panels = canvas(1, len(losses), size=(6.6, 3.4), sharey=True)
    told = []
    for axes, (name, runs) in zip(panels, losses.items(), strict=True):
        for i, run in enumerate(runs):
            thin = {"color": MODEL, "linewidth": 0.7, "alpha": 0.4}
            axes.plot(layers, run, **thin, label=f"a {each}" if i == 0 else None)
        mean = runs.mean(axis=0)
        axes.plot(layers, mean, "o-", color=MODEL, label="mean")
        if name in dict(lecture):
            axes.plot(layers, lecture[name], "D--", color=ACCENT, label="lecture")
            theirs = ", ".join(f"{loss:.2f}" for loss in lecture[name])
            told.append(f"the lecture's {name} {theirs}")
        axes.set(xlabel="layers", title=name)
        axes.set_xticks(layers)
        told.append(f"{name} {', '.join(f'{loss:.2f}' for loss in mean)}")
    panels[0].set(ylabel="MAE (k)", ylim=(0, None))
    panels[-1].legend(*panels[0].get_legend_handles_labels(), loc="lower left")
    return Picture(
        figure,
        "Loss against depth",
        f"{len(losses)} panels with a thin line for each {each} and a thick one for "
        f"their mean, over {layers[0]} to {layers[-1]} layers. Means from "
        f"{layers[0]} layers on: {'; '.join(told)}.",
    )


@house_style
def promised_and_kept(promised, kept):
    """The loss that a choice promised and the one it kept, a dot a split; (m,) in k."""
    figure, axes = canvas(size=(6.6, 4.2))
    ends = np.array([min(promised.min(), kept.min()), max(promised.max(), kept.max())])
    axes.plot(ends, ends, ":", color=DATA, label="kept what it promised")
    axes.plot(promised, kept, "o", color=MODEL, alpha=0.7, label="a split")
    axes.set(xlabel="promised MAE (k)", ylabel="kept MAE (k)", aspect="equal")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return Picture(
        figure,
        "Promised and kept",
        f"{len(kept)} dots, the loss promised across and the loss kept up. "
        f"{np.sum(kept > promised)} lie above the diagonal. Promised losses average "
        f"{promised.mean():.2f} thousand, kept ones {kept.mean():.2f}.",
    )


@house_style
def last_act(dates, y, y_hat, lecture):
    """The last days and every network's two forecasts; lecture: its two forecasts.

    dates, y (n,); y_hat (m, 2): forecasts of the last two days, in k.
    """
    figure, axes = canvas(size=(6.6, 3.4))
    last = dates[-2:]
    axes.plot(dates[:-2], y[:-2], "o-", color=DATA, markersize=3, label="known")
    hour = np.timedelta64(1, "h")
    before, after = (last.astype("datetime64[h]") + k * hour for k in (-9, 9))
    axes.plot(before, y[-2:], "o", color="white", markeredgecolor=DATA, label="log")
    for i, day in enumerate(last.astype("datetime64[h]")):
        spots = day + hour * np.linspace(-6, 6, len(y_hat)).astype(int)
        label = "a network" if i == 0 else None
        axes.plot(spots, y_hat[:, i], ".", color=MODEL, alpha=0.6, label=label)
    axes.plot(after, lecture, "D", color=ACCENT, markersize=5, label="lecture")
    axes.set(ylabel="views (k)", ylim=(0, 1.35 * y.max()))
    axes.legend(loc="upper left", ncols=4, fontsize=SMALL)
    date_axis(axes)
    told = "; ".join(
        f"{day}: networks {f.min():.2f} to {f.max():.2f}, log {t:.2f}, lecture {theirs}"
        for day, f, t, theirs in zip(last, y_hat.T, y[-2:], lecture, strict=True)
    )
    return Picture(
        figure,
        "Two days ahead",
        f"Views of the days before as a line, then two days with a dot for each of "
        f"{len(y_hat)} networks. In thousands, {told}.",
    )
