"""The figures of chapter 7: losses by depth, the price of peeking, two days ahead."""

import numpy as np

from viewcast.plots import figure as fig

HOUR = np.timedelta64(1, "h")


@fig.house_style
def losses_by_depth(layers, losses, each, lecture=()):
    """Losses against the number of layers, a panel each; a thin line a run.

    layers (m,); losses: {name: (runs, m) in k}; each: what a run is, "seed" or "log";
    lecture: {name: (m,) in k} for panels in which the lecture's figures stand.
    """
    size, told = (6.6, 3.4), []
    figure, panels = fig.canvas(1, len(losses), size=size, sharey=True, squeeze=False)
    for axes, (name, runs) in zip(panels[0], losses.items(), strict=True):
        _runs(axes, layers, runs, each)
        if name in dict(lecture):
            style = {"color": fig.ACCENT, "label": "lecture"}
            axes.plot(layers, lecture[name], "D--", **style)
            told.append(f"the lecture's {name} {_listed(lecture[name])}")
        axes.set(xlabel="layers", title=name)
        axes.set_xticks(layers)
        told.append(f"{name} {_listed(runs.mean(axis=0))}")
    panels[0, 0].set(ylabel="MAE (k)", ylim=(0, None))
    _legend(panels[0])
    return fig.Picture(
        figure,
        "Loss against depth",
        f"{len(losses)} panels with a thin line for each {each} and a thick one for "
        f"their mean, over {layers[0]} to {layers[-1]} layers. Means from "
        f"{layers[0]} layers on: {'; '.join(told)}.",
    )


def _runs(axes, layers, runs, each):
    """Runs (runs, m) in k against layers (m,), thin, and their mean, thick."""
    for i, run in enumerate(runs):
        thin = {"color": fig.MODEL, "linewidth": 0.7, "alpha": 0.4}
        axes.plot(layers, run, **thin, label=f"a {each}" if i == 0 else None)
    axes.plot(layers, runs.mean(axis=0), "o-", color=fig.MODEL, label="mean")


def _legend(panels):
    """One legend, in the last panel, of all that any of them shows."""
    named = {}
    for axes in panels:
        for handle, name in zip(*axes.get_legend_handles_labels(), strict=True):
            named.setdefault(name, handle)
    panels[-1].legend(named.values(), named, loc="lower left")


def _listed(losses):
    return ", ".join(f"{loss:.2f}" for loss in losses)


@fig.house_style
def promised_and_kept(promised, kept):
    """The loss that a choice promised and the one it kept, a dot a split; (m,) in k."""
    figure, axes = fig.canvas(size=(6.6, 4.2))
    ends = np.array([min(promised.min(), kept.min()), max(promised.max(), kept.max())])
    axes.plot(ends, ends, ":", color=fig.DATA, label="kept what it promised")
    axes.plot(promised, kept, "o", color=fig.MODEL, alpha=0.7, label="a split")
    axes.set(xlabel="promised MAE (k)", ylabel="kept MAE (k)", aspect="equal")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return fig.Picture(
        figure,
        "Promised and kept",
        f"{len(kept)} dots, the loss promised across and the loss kept up. "
        f"{np.sum(kept > promised)} lie above the diagonal. Promised losses average "
        f"{promised.mean():.2f} thousand, kept ones {kept.mean():.2f}.",
    )


@fig.house_style
def last_act(dates, y, y_hat, lecture):
    """The last days and every network's two forecasts; lecture: its two forecasts.

    dates, y (n,); y_hat (m, 2): forecasts of the last two days; lecture (2,); all in k.
    """
    figure, axes = fig.canvas(size=(6.6, 3.4))
    line = {"markersize": 3, "label": "known"}
    axes.plot(dates[:-2], y[:-2], "o-", color=fig.DATA, **line)
    last = dates[-2:].astype("datetime64[h]")
    ring = {"color": "white", "markeredgecolor": fig.DATA, "label": "log"}
    axes.plot(last - 9 * HOUR, y[-2:], "o", **ring)
    aside = HOUR * np.linspace(-6, 6, len(y_hat)).astype(int)
    for day, f, label in zip(last, y_hat.T, ("a network", None), strict=True):
        axes.plot(day + aside, f, ".", color=fig.MODEL, alpha=0.6, label=label)
    diamond = {"color": fig.ACCENT, "markersize": 5, "label": "lecture"}
    axes.plot(last + 9 * HOUR, lecture, "D", **diamond)
    axes.set(ylabel="views (k)", ylim=(0, 1.35 * y.max()))
    axes.legend(loc="upper left", ncols=4, fontsize=fig.SMALL)
    fig.date_axis(axes)
    told = [
        f"{day}: networks {f.min():.2f} to {f.max():.2f}, log {t:.2f}, lecture {theirs}"
        for day, f, t, theirs in zip(dates[-2:], y_hat.T, y[-2:], lecture, strict=True)
    ]
    return fig.Picture(
        figure,
        "Two days ahead",
        f"Views of the days before as a line, then two days with a dot for each of "
        f"{len(y_hat)} networks. In thousands, {'; '.join(told)}.",
    )
