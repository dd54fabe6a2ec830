"""What depth buys: folds, zigzags met and missed, a challenge, two truths."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.plots.sigmoid.curves import over_target
from viewcast.support.sentences import counted


@fig.house_style
def folded(x, curves):
    """What one, two, three layers of the same two units make.

    x (m,); curves: {layers: y (m,)}; no units.
    """
    size, told = (6.6, 2.4), []
    figure, panels = fig.canvas(1, len(curves), size=size, sharey=True, squeeze=False)
    for axes, (layers, y) in zip(panels[0], curves.items(), strict=True):
        axes.plot(x, y, color=fig.MODEL)
        axes.set_title(counted(layers, "layer"))
        axes.set_xlabel("x")
        told.append(f"{layers}: {_pieces(y)} pieces")
    panels[0, 0].set_ylabel("y")
    low, high = (end(np.concatenate([*curves.values()])) for end in (np.min, np.max))
    return fig.Picture(
        figure,
        "A tent, folded",
        f"Zigzag curves between {low:g} and {high:g}. The number of pieces between "
        f"their turns, by layers: {', '.join(told)}.",
    )


def _pieces(y):
    """How many pieces a curve y (m,) has between its turns."""
    return 1 + np.sum(np.diff(np.sign(np.diff(y))) != 0)


@fig.house_style
def curve_and_fits(x, y, fits):
    """A curve and what several networks made of it, a panel each.

    x, y (n,); fits: {name: ŷ (m, n)}, m networks of one shape; no units.
    """
    look = {"linewidth": 0.7, "alpha": 0.7}
    curves = {name: y_hat.T for name, y_hat in fits.items()}
    figure = over_target(x, y, curves, 2.8, "to be learned", **look)
    losses = {name: np.abs(y_hat - y).mean(axis=1) for name, y_hat in fits.items()}
    told = [f"{name} {L.min():.2f} to {L.max():.2f}" for name, L in losses.items()]
    return fig.Picture(
        figure,
        "Wide and deep on a zigzag",
        "The same curve in each panel, with the curves of trained networks over it. "
        f"Mean distances, from the best to the worst network: {'; '.join(told)}.",
    )


@fig.house_style
def challenge(networks):
    """Error against layers; networks: {name: (layers, error in %)}, in their order."""
    figure, axes = fig.canvas(size=(6.6, 3))
    layers, errors = zip(*networks.values(), strict=True)
    bars = axes.bar(range(len(networks)), errors, 0.6, **fig.BAR)
    axes.bar_label(bars, [f"{error:g} %" for error in errors], padding=2)
    names = [f"{name}\n{n} layers" for name, (n, _) in networks.items()]
    axes.set_xticks(range(len(networks)), names)
    axes.set(ylabel="error (%)", ylim=(0, max(19, 1.15 * max(errors))))
    axes.grid(axis="x", visible=False)
    told = [f"{name} with {n} layers {e:g} %" for name, (n, e) in networks.items()]
    return fig.Picture(
        figure,
        "Depth and error in image classification",
        f"{fig.capital(fig.spelled(len(told), 'bar'))}. From left to right the error "
        f"{fig.course(errors)} and the number of layers {fig.course(layers)}: "
        f"{', '.join(told)}.",
    )


@fig.house_style
def losses_by_truth(losses):
    """Every network's loss on new examples, a panel a truth, a column a depth.

    losses: {truth: {layers: (networks,)}}, no units; on a logarithmic axis.
    """
    figure, panels = fig.canvas(1, len(losses), (6.6, 3.4), sharey=True, squeeze=False)
    told = []
    for axes, (truth, by_depth) in zip(panels[0], losses.items(), strict=True):
        for layers, L in by_depth.items():
            spots = layers + np.linspace(-0.25, 0.25, len(L))
            axes.semilogy(spots, L, ".", color=fig.MODEL, alpha=0.7)
        means = [L.mean() for L in by_depth.values()]
        axes.plot(list(by_depth), means, "D-", color=fig.ACCENT, label="mean")
        axes.set(title=truth, xlabel="layers", xticks=list(by_depth))
        told += [
            f"{truth}, {counted(layers, 'layer')}: {L.mean():.4f} ({L.min():.4f} to "
            f"{L.max():.4f})"
            for layers, L in by_depth.items()
        ]
    panels[0, 0].set_ylabel("MAE on new examples")
    panels[0, 0].legend(loc="best")
    return fig.Picture(
        figure,
        "Two truths, learned at several depths",
        f"{fig.capital(fig.spelled(len(losses), 'panel'))} with a column of dots for "
        "each number of layers, a dot a network, on one logarithmic axis, and a line "
        f"through the means. Means and ranges: {'; '.join(told)}.",
    )
