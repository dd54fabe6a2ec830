"""Code on the pages, printed code too: light on elements, and with lines that stay."""

from collections.abc import Iterable
from typing import TextIO

from docutils import nodes
from pygments.formatters import HtmlFormatter
from pygments.token import Name, Punctuation, Text, Whitespace
from sphinx.highlighting import PygmentsBridge
from sphinx.transforms.post_transforms import SphinxPostTransform

PRINTS_CODE = "inspect.getsource("
PLAIN = {Name, Name.Namespace, Punctuation, Whitespace}  # in both of the theme's styles


class LightFormatter(HtmlFormatter):
    """Writes half as many elements, which a phone styles and lays out sooner."""

    def format_unencoded(self, tokens: Iterable[tuple], file: TextIO) -> None:
        """Write the tokens, the plain ones as text."""
        plain = ((Text if kind in PLAIN else kind, text) for kind, text in tokens)
        super().format_unencoded(plain, file)


def prepare_highlighting() -> None:
    """Have Sphinx write code with it."""
    PygmentsBridge.html_formatter = LightFormatter


class MarkPrintedCode(SphinxPostTransform):
    """Have code that a cell prints be code: wrapped, it would lose its indentation."""

    default_priority = 10  # after MyST-NB has chosen among the forms of an output

    def run(self) -> None:
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code" and PRINTS_CODE in cell.astext():
                for output in cell.findall(nodes.literal_block):
                    if "stream" in output["classes"]:
                        output["language"] = "python"
