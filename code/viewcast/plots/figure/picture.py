"""A drawn figure that notebooks and pages show."""

from base64 import b64encode
from html import escape

from viewcast.plots.figure.digest import digest
from viewcast.plots.figure.style import house_style
from viewcast.plots.figure.svg import as_svg, shown
from viewcast.support.sentences import true_minus


class Picture:
    """A drawn figure that notebooks and pages show: SVG with alt text, and a digest.

    A notebook holds the SVG in an <img>: of a notebook that it doesn't trust JupyterLab
    shows no other SVG, and no alternative text.

    figure: matplotlib's; title: a few words; alt: what the figure shows, for those who
    don't see it.
    """

    def __init__(self, figure, title, alt):
        if not alt.strip():
            raise ValueError(f"figure {title!r} has no alt text: say what it shows")
        self.figure, self.title = figure, title
        self.alt = true_minus(" ".join(alt.split()))

    def __repr__(self):
        return "\n".join([f"Figure: {self.title}", *digest(self.figure)])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": image(self, self.svg()), "text/plain": repr(self)}

    @house_style
    def svg(self):
        """The figure as SVG text: repeatable, and rounded to what an eye can see."""
        return as_svg(self.figure, self.title, self.alt)


def image(picture, svg):
    """An <img> that holds a `Picture` whole, with its alt text and size."""
    source = b64encode(svg.encode()).decode()
    width, height = (shown(side) for side in picture.figure.get_size_inches())
    return (
        f'<img alt="{escape(picture.alt)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml;base64,{source}">'
    )
