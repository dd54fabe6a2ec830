"""The whole book as one page of HTML that can be printed."""

import os
import re
from collections.abc import Iterable
from html import escape
from importlib.metadata import version
from pathlib import Path

import yaml
from bs4 import Tag

from builder.pdf.articles import Parts, anchor
from builder.text.places import ROOT

STYLES = ("katex/katex.min.css", "pygments.css")


def read_config() -> dict:
    """The book's configuration."""
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))


def document(
    parts: Parts, articles: dict[str, Tag], numbers: dict[str, int], site: Path
) -> str:
    """The whole book as one page of HTML: title, contents, articles."""
    config = read_config()
    fill_pages(articles.values(), numbers)
    title, author = escape(config["title"]), escape(config["author"])
    styles = [(site / "_static" / name).resolve().as_uri() for name in STYLES]
    styles.append(Path(__file__).with_name("print.css").resolve().as_uri())
    links = "".join(f'<link rel="stylesheet" href="{style}">' for style in styles)
    return (
        f'<!DOCTYPE html><html lang="{config["sphinx"]["config"]["language"]}" '
        f'data-theme="light"><head><meta charset="utf-8"><title>{title}</title>{links}'
        "<style>@font-face { font-family: Chinese; src: url(chinese.otf) }"
        f"{running_heads(articles)}</style></head><body>"
        f'<header class="title-page"><p class="title">{title}</p><p>{author}</p>'
        f"<p>{config['copyright']}, version {version('viewcast')}</p>{address()}"
        "<p>Text and figures: CC BY 4.0. Code: MIT.</p></header>"
        f"{contents(parts, articles, numbers)}"
        f"{''.join(map(str, articles.values()))}</body></html>"
    )


def address() -> str:
    """The line of the title page that says where the site is, if it is known."""
    url = escape(os.environ.get("BOOK_URL", ""))
    return f'<p><a href="{url}">{url}</a></p>' if url else ""


def fill_pages(articles: Iterable[Tag], numbers: dict[str, int]) -> None:
    """Write behind the links to solutions on which page these are."""
    for article in articles:
        for place in article.select("a > span.page"):
            number = numbers.get(place.parent["href"][1:], "–")
            place.string = f", page {number}"


def running_heads(articles: dict[str, Tag]) -> str:
    """The style that puts each article's title above its pages."""
    return "".join(
        f"#{anchor(name)} {{ page: {anchor(name)} }} "
        f"@page {anchor(name)} {{ @top-left {{ content: '{quoted(article.h1)}' }} }}"
        for name, article in articles.items()
    )


def quoted(heading: Tag) -> str:
    r"""A heading's text as it may stand within single quotes in CSS.

    >>> from bs4 import BeautifulSoup
    >>> quoted(BeautifulSoup("<h1>What's <b>new</b>?</h1>", "html.parser").h1)
    "What\\'s new?"
    """
    return re.sub(r"(['\\<])", r"\\\1", heading.get_text())


def contents(parts: Parts, articles: dict[str, Tag], numbers: dict[str, int]) -> str:
    """The table of contents; a number not yet known is a dash."""

    def entry(heading: Tag, place: str) -> str:
        number = numbers.get(place, "–")
        text = escape(heading.get_text())
        return (
            f'<p class="{heading.name}"><a href="#{place}"><span>{text}</span>'
            f"<span>{number}</span></a></p>"
        )

    lines = ["<h1>Contents</h1>"]
    for caption, names in parts.items():
        lines.append(f'<p class="part">{caption}</p>' if caption else "")
        for name in names:
            lines.append(entry(articles[name].h1, anchor(name)))
            if caption == "Chapters":
                found = articles[name].select("section > h2")
                lines += [entry(h2, h2.parent["id"]) for h2 in found]
    return f'<nav class="contents">{"".join(lines)}</nav>'
