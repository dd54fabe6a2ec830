"""The pages of the built site as one document that can be printed."""

import os
import posixpath
import re
from collections.abc import Iterable
from html import escape
from importlib.metadata import version
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, NavigableString, Tag

ROOT = Path(__file__).parents[2]
STYLES = ("katex/katex.min.css", "pygments.css")
# Moving parts, links to headings, and code that the site keeps folded.
LEFT_OUT = (
    "script, .headerlink, .toctree-wrapper, .katex-mathml, details.above-input, "
    ".tag_hide-input > .cell_input, .launch"
)
Parts = dict[str, list[str]]


def read_articles(parts: Parts, site: Path) -> dict[str, Tag]:
    """Return each page's article, ready to stand among the others."""
    names = [name for part in parts.values() for name in part]
    if lost := [name for name in names if not (site / f"{name}.html").exists()]:
        raise ValueError(f"The site in {site} has no {lost[0]}: run make book first.")
    articles = {name: read_article(name, names, site) for name in names}
    articles[names[0]].h1.string = "About this book"  # the title has its own page
    return articles


def read_article(name: str, names: Iterable[str], site: Path) -> Tag:
    """Return one page's article with what paper can't do taken out or opened."""
    file = site / f"{name}.html"
    article = BeautifulSoup(file.read_text("utf8"), "html.parser").article
    for formula in article.select(".katex"):
        tex = formula.annotation.get_text().strip()
        formula.attrs |= {"role": "img", "aria-label": tex}
        del formula.select_one(".katex-html")["aria-hidden"]
    for element in article.select(LEFT_OUT):
        element.decompose()
    for still in article.select("noscript"):
        still.unwrap()
    for hint in article.select("details"):
        hint["open"] = ""
    for image in article.select("img"):
        del image["loading"], image["decoding"]
        if not image["src"].startswith("data:"):
            image["src"] = (file.parent / image["src"]).resolve().as_uri()
    for element in article.select("[id]"):
        element["id"] = anchor(name, element["id"])
    for link in article.select("a[href]"):
        follow(link, name, names)
    for formula in article.select("span.math:has(.base:only-child)"):
        hold_together(formula)
    article["id"] = anchor(name)
    return article


def hold_together(formula: Tag) -> None:
    """Keep the sign after a formula, such as a comma, from beginning a line."""
    after = formula.next_sibling
    sign = re.match(r"[,.;:)]+", after) if isinstance(after, NavigableString) else None
    if sign:
        after.replace_with(after[sign.end() :])
        together = formula.wrap(Tag(name="span", attrs={"class": "nowrap"}))
        together.append(sign[0])


def follow(link: Tag, name: str, names: Iterable[str]) -> None:
    """Turn a link to another page of the site into one within the document."""
    address, _, place = link["href"].partition("#")
    if ":" in address:
        return
    folder = posixpath.dirname(name)
    target = posixpath.normpath(posixpath.join(folder, address)) if address else name
    target = target.removesuffix(".html")
    if target in names:
        link["href"] = f"#{anchor(target, place)}"
        if target.startswith("solutions/") and place:  # to one solution, not to all
            link.append(Tag(name="span", attrs={"class": "page"}))
    elif link.parent.get_text() == link.get_text():
        link.parent.decompose()  # "Solution to exercise 2.1" leads nowhere now
    else:
        link.unwrap()


def anchor(name: str, place: str = "") -> str:
    """Return the id, in the document, of a page or of a place on it.

    >>> anchor("chapters/2-loss", "fig-errors")
    'chapters-2-loss--fig-errors'
    """
    return "--".join(filter(None, (name.replace("/", "-"), place)))


def read_config() -> dict:
    """Return the book's configuration."""
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))


def document(
    parts: Parts, articles: dict[str, Tag], numbers: dict[str, int], site: Path
) -> str:
    """Return the whole book as one page of HTML: title, contents, articles."""
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
    """Return the line of the title page that says where the site is, if it is known."""
    url = escape(os.environ.get("BOOK_URL", ""))
    return f'<p><a href="{url}">{url}</a></p>' if url else ""


def fill_pages(articles: Iterable[Tag], numbers: dict[str, int]) -> None:
    """Write behind the links to solutions on which page these are."""
    for article in articles:
        for place in article.select("a > span.page"):
            number = numbers.get(place.parent["href"][1:], "–")
            place.string = f", page {number}"


def running_heads(articles: dict[str, Tag]) -> str:
    """Return the style that puts each article's title above its pages."""
    return "".join(
        f"#{anchor(name)} {{ page: {anchor(name)} }} "
        f"@page {anchor(name)} {{ @top-left {{ content: '{quoted(article.h1)}' }} }}"
        for name, article in articles.items()
    )


def quoted(heading: Tag) -> str:
    r"""Return a heading's text as it may stand within single quotes in CSS.

    >>> quoted(BeautifulSoup("<h1>What's <b>new</b>?</h1>", "html.parser").h1)
    "What\\'s new?"
    """
    return re.sub(r"(['\\<])", r"\\\1", heading.get_text())


def contents(parts: Parts, articles: dict[str, Tag], numbers: dict[str, int]) -> str:
    """Return the table of contents; a number not yet known is a dash."""

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
