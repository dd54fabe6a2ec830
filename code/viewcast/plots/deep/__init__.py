"""The figures of chapter 6: networks and their forecasts in, a `Picture` out.

diagrams (layers as boxes), backward (slopes on their way back), depth (what layers make
of a curve, of images, of two truths), unseen (forecasts of days that the networks had
not seen). Chapter 6 and `live` call them.
"""

from viewcast.plots.deep.backward import pulls, there_and_back
from viewcast.plots.deep.depth import (
    challenge,
    curve_and_fits,
    folded,
    losses_by_truth,
)
from viewcast.plots.deep.diagrams import layers_diagram
from viewcast.plots.deep.unseen import around_days, forecast_band

__all__ = [
    "around_days",
    "challenge",
    "curve_and_fits",
    "folded",
    "forecast_band",
    "layers_diagram",
    "losses_by_truth",
    "pulls",
    "there_and_back",
]
