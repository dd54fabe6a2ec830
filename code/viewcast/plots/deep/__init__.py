"""The figures of chapter 6: layers, the way there and back, and what depth buys."""

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
