"""Chinese words are marked as Chinese: voices and fonts are chosen by the language."""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from builder.site.doctree import above

WORD = re.compile(r"(\w*[\u3400-\u9fff]\w*)")  # with the S of S型函数
LANGUAGE = "language-zh"  # docutils makes lang="zh" of it
NOT_PROSE = nodes.FixedTextElement, nodes.literal, nodes.math, nodes.raw


class MarkChinese(SphinxPostTransform):
    """Put an element with its language around each Chinese word."""

    default_priority = 700  # after the glossary's own marks

    def run(self) -> None:
        for text in list(self.document.findall(nodes.Text)):
            parts = WORD.split(text)
            if len(parts) > 1 and not _marked(text):
                text.parent.replace(text, list(map(_part, parts)))


def _part(words: str) -> nodes.Node:
    """English words as they are, and Chinese ones with their language."""
    if WORD.fullmatch(words):
        return nodes.inline("", words, classes=[LANGUAGE])
    return nodes.Text(words)


def _marked(text: nodes.Text) -> bool:
    """Whether what a text stands in has a language already, or is no prose."""
    return any(
        LANGUAGE in node.get("classes", []) or isinstance(node, NOT_PROSE)
        for node in above(text)
    )
