"""Chapter 5, live: hinges that add up to a ramp, and to a curve."""

from viewcast.live import Live
from viewcast.plots import relu as plots


def hinges():
    """The live picture of two ReLUs that make a hard sigmoid, and of n on a curve.

    It starts with the hard sigmoid's own numbers: bends at −2 and 2, slope ¼. The
    curve is 3 + 2 sin x of the chapter before. The still is the chapter's pair.
    """
    data = {
        "start": {"bend": -2, "length": 4, "slope": 0.25, "n": 4},
        "ends": [0, 7],
        "grid": 701,
        "most": 30,
        "axes": {
            "two": {"x": [-6, 6], "y": [-4, 4]},
            "many": {"x": [-1, 8], "y": [0, 6]},
        },
    }
    return Live("relu", data, plots.two_make_one())
