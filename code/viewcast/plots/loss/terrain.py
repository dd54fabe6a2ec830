"""An error surface in words: the shape of its low ground, and how high a place lies."""

import numpy as np

LONG, OBLONG = 3, 1.5  # times as long as wide
WAYS = (  # of a slope, by its angle in degrees
    (20, "from left to right"),
    (70, "oblique, from bottom left to top right"),
    (110, "from bottom to top"),
    (160, "oblique, from top left to bottom right"),
    (180, "from left to right"),
)


def low_ground(L, share=0.1):
    """The lowest part of a map in words: how long it is, and which way it runs.

    L (rows, columns) in any unit, lowest row first; share: of the map's points. Length
    and angle are those of the points' main axes in a frame as wide as it is high, for
    so a contour looks.

    >>> b, w = np.ogrid[-1:1:21j, -1:1:21j]
    >>> low_ground(w**2 + b**2), low_ground(10 * (w + b) ** 2 + (w - b) ** 2)
    ('about as long as wide', 'long, narrow and oblique, from top left to bottom right')
    """
    up, across = np.nonzero(np.quantile(L, share) >= L)
    rows, columns = L.shape
    places = np.stack([across / (columns - 1), up / (rows - 1)])
    spread, directions = np.linalg.eigh(np.cov(places, bias=True))
    ratio = np.sqrt((spread[1] + 1e-9) / (spread[0] + 1e-9))
    if ratio < OBLONG:
        return "about as long as wide"
    x, y = directions[:, 1]
    angle = np.degrees(np.arctan2(y, x)) % 180
    way = next(way for end, way in WAYS if angle <= end)
    shape = "long, narrow" if ratio >= LONG else "longer than wide"
    return f"{shape}{' and ' if way[0] == 'o' else ', running '}{way}"


def height_at(b, w, L, place):
    """The loss at a place (b, w), between the points of a grid.

    b (rows,), w (columns,), L (rows, columns), all rising → a number in L's unit.

    >>> height_at([0, 1], [0, 2], np.array([[0.0, 2.0], [1.0, 3.0]]), (0.5, 1))
    1.5
    """
    along_b = [np.interp(place[1], w, row) for row in L]
    return float(np.interp(place[0], b, along_b))


def between(height, levels):
    """Between which losses of a map a height lies; levels: theirs, rising, of one unit.

    >>> between(0.7, [0.5, 1]), between(0.2, [0.5, 1])
    ('between 0.5 and 1.0', 'below 0.5')
    """
    i = int(np.searchsorted(levels, height))
    if i == 0:
        return f"below {levels[0]:.1f}"
    if i == len(levels):
        return f"above {levels[-1]:.1f}"
    return f"between {levels[i - 1]:.1f} and {levels[i]:.1f}"
