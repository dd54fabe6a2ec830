"""The digest of a figure: the numbers that it plots, in lines that nbval compares."""

import numpy as np
from matplotlib.dates import ConciseDateFormatter, num2date


def digest(figure):
    """One line for each thing drawn: its kind, label, number of points and ranges."""
    lines = []
    for i, axes in enumerate(figure.axes, start=1):
        lines.append(f" panel {i}:{_quote(axes.get_xlabel(), axes.get_ylabel())}")
        dates = isinstance(axes.xaxis.get_major_formatter(), ConciseDateFormatter)
        for kind, label, points in _drawn(axes):
            lines.append(f"  {kind}{_quote(label)}: {_summary(points, dates)}")
        words = [text.get_text() for text in axes.texts]
        lines += [f"  text{_quote(word)}" for word in words if word]
    return lines


def _drawn(axes):
    """Kind, label and points (n, 2) of each line, cloud, surface and set of bars."""
    for line in axes.lines:
        if line.get_transform() == axes.transData:  # else it marks one level
            yield "line", line.get_label(), line.get_xydata()
    for cloud in axes.collections:
        paths = [path.vertices for path in cloud.get_paths() if len(path.vertices)]
        offsets = np.ma.filled(cloud.get_offsets(), np.nan)
        none = np.empty((0, 2))
        points = offsets if len(offsets) > 1 else np.concatenate([none, *paths])
        yield type(cloud).__name__, cloud.get_label(), points
    for bars in axes.containers:
        tops = [(bar.get_x() + bar.get_width() / 2, bar.get_height()) for bar in bars]
        yield "bars", bars.get_label(), np.array(tops, float).reshape(-1, 2)


def _summary(points, dates):
    """How many points (n, 2) can be seen, and from where to where they go."""
    x, y = points[np.isfinite(points).all(axis=1)].T
    if not len(x):
        return "no points"
    if dates:
        first, last = (num2date(day).date() for day in (x.min(), x.max()))
    else:
        first, last = f"{x.min():.4g}", f"{x.max():.4g}"
    return (
        f"{len(x)} points, x {first} to {last}, "
        f"y {y.min():.4g} to {y.max():.4g}, mean {y.mean():.4g}"
    )


def _quote(*labels):
    """The labels that a reader sees; matplotlib's own start with an underscore."""
    seen = [" ".join(str(s).split()) for s in labels if s and not s.startswith("_")]
    return f" “{' · '.join(seen)}”" if seen else ""
