"""How colours stand out from a page, as WCAG measures it, and what the dark makes them.

Filters are those of CSS: https://www.w3.org/TR/filter-effects-1/.
"""

import re

import numpy as np

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
HALF_A_TURN = np.array(  # of hues, hue-rotate(180deg)
    [[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]]
)
FILTER = re.compile(
    r'html\[data-theme="dark"\][^{}]*img[^{}]*\{filter:'
    r"invert\(([\d.]+)\) hue-rotate\(180deg\);background:none"
)


def rgb(name):
    """The parts of a colour #rrggbb, each from 0 to 1.

    >>> rgb("#ff0033").tolist()
    [1.0, 0.0, 0.2]
    """
    return np.array([int(name[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def contrast(one, other):
    """The contrast of two colours, from 1 to 21.

    >>> contrast(rgb("#000000"), rgb("#ffffff"))
    21.0
    """
    low, high = sorted(map(_luminance, (one, other)))
    return float((high + 0.05) / (low + 0.05))


def _luminance(colour):
    parts = np.clip(colour, 0, 1)
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ LUMINANCE


def filtered_by(site):
    """The function that gives a figure's colour as the site shows it in the dark."""
    css = (site / "_static/bundle.css").read_text("utf8")
    share = float(FILTER.search(css)[1])
    return lambda colour: HALF_A_TURN @ (share + (1 - 2 * share) * np.asarray(colour))
