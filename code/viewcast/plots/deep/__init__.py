"""The figures of chapter 6: networks and their forecasts in, a `Picture` out.

diagrams (layers, values forward and slopes back), depth (what layers make of a curve,
of images, of the unseen days). Chapter 6 and `live` call them.
"""

from viewcast.plots.deep.depth import challenge, curve_and_fits, folded, forecast_band
from viewcast.plots.deep.diagrams import layers_diagram, there_and_back

__all__ = [
    "challenge",
    "curve_and_fits",
    "folded",
    "forecast_band",
    "layers_diagram",
    "there_and_back",
]
