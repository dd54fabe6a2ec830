"""A drawn figure that notebooks and pages show."""

from viewcast.plots.figure.digest import digest
from viewcast.plots.figure.style import house_style
from viewcast.plots.figure.svg import as_svg


class Picture:
    """A drawn figure that notebooks and pages show: SVG with alt text, and a digest.

    figure: matplotlib's; title: a few words; alt: what the figure shows, for those who
    don't see it.
    """

    def __init__(self, figure, title, alt):
        if not alt.strip():
            raise ValueError(f"figure {title!r} has no alt text: say what it shows")
        self.figure, self.title, self.alt = figure, title, " ".join(alt.split())

    def __repr__(self):
        return "\n".join([f"Figure: {self.title}", *digest(self.figure)])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}

    @house_style
    def svg(self):
        """The figure as SVG text: repeatable, and rounded to what an eye can see."""
        return as_svg(self.figure, self.title, self.alt)
