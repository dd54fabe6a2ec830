"""Code on the pages: what has the code's own colour gets no element of its own."""

from collections.abc import Iterable
from typing import TextIO

from pygments.formatters import HtmlFormatter
from pygments.token import Name, Punctuation, Text, Whitespace
from sphinx.highlighting import PygmentsBridge

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
