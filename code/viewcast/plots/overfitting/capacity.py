"""What room does to a fit: curves of several sizes, losses by the number of days."""

import numpy as np

from viewcast.plots import figure as fig


@fig.house_style
def curves_of_sizes(days, across, truth, curves):
    """The same few days in each panel, the truth, and a curve fitted to them.

    days: (x, y), (n,) each; across (m,): where truth (m,) and the curves are drawn;
    curves: {name: (m,)}; all in k.
    """
    size = {"size": (6.6, 3), "sharey": True, "squeeze": False}
    figure, panels = fig.canvas(1, len(curves), **size)
    told = []
    for axes, (name, curve) in zip(panels[0], curves.items(), strict=True):
        axes.plot(across, truth, "--", color=fig.DATA, label="truth", linewidth=1.2)
        axes.plot(across, curve, color=fig.MODEL, label="fit")
        axes.plot(*days, "o", color=fig.ACCENT, markersize=4, label="a day")
        axes.set(title=name, xlabel="x (k)")
        away = np.abs(curve - truth)
        told.append(f"{name}, {away.mean():.2f} and {away.max():.2f}")
    y = days[1]
    room = np.ptp(y) / 5
    panels[0, 0].set(ylabel="y (k)", ylim=(y.min() - room, y.max() + room))
    handles, names = panels[0, 0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside upper center", ncols=3)
    return fig.Picture(
        figure,
        "The same days, curves of several sizes",
        f"{fig.capital(fig.spelled(len(curves), 'panel'))} with the same {len(y)} "
        "dots, a dashed curve that is their truth, and a fitted curve. How far the "
        "fitted curve is from the truth in thousands, on average and at most: "
        f"{'; '.join(told)}.",
    )


@fig.house_style
def losses_by_days(days, losses):
    """Training and unseen loss against the number of training days, a line a size.

    days (m,); losses: {name: (training (m,), unseen (m,)) in k}, four names at most.
    """
    figure, panels = fig.canvas(1, 2, size=(6.6, 3.4), sharey=True)
    told = []
    for name, both, colour, dash in fig.series(losses, fig.COLOURS, fig.DASHES):
        for axes, loss in zip(panels, both, strict=True):
            axes.plot(days, loss, "o" + dash, color=colour, markersize=4, label=name)
        known, new = ([f"{end:.2f}" for end in loss[[0, -1]]] for loss in both)
        told.append(f"{name}: training {' to '.join(known)}, unseen {' to '.join(new)}")
    for axes, title in zip(panels, ("training", "unseen"), strict=True):
        axes.set(title=title, xlabel="training days", xscale="log")
        axes.set_xticks(days, [str(n) for n in days])
        axes.minorticks_off()
    panels[0].set(ylabel="MAE (k)", ylim=(0, None))
    panels[1].legend(loc="lower right")
    return fig.Picture(
        figure,
        "Losses by the number of training days",
        f"Two panels, training and unseen, a line for each of {len(losses)} models "
        f"against the number of training days, {days[0]} to {days[-1]}. From the "
        f"fewest days to the most, in thousands: {'; '.join(told)}.",
    )
