"""The articles of the built site's pages, with what paper can't do out or opened."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

# Moving parts, forms, links to headings, and code that the site keeps folded.
LEFT_OUT = (
    "script, .headerlink, .toctree-wrapper, .katex-mathml, details.above-input, "
    ".tag_hide-input > .cell_input, .launch, .answers, .answers-kept, .in-python, "
    ".laboratory button"
)
Parts = dict[str, list[str]]


def read_articles(parts: Parts, site: Path) -> dict[str, Tag]:
    """Each page's article, ready to stand among the others."""
    names = [name for part in parts.values() for name in part]
    if lost := [name for name in names if not (site / f"{name}.html").exists()]:
        raise ValueError(f"The site in {site} has no {lost[0]}: run make book first.")
    articles = {name: read_article(name, names, site) for name in names}
    articles[names[0]].h1.string = "About this book"  # the title has its own page
    return articles


def read_article(name: str, names: Iterable[str], site: Path) -> Tag:
    """One page's article with what paper can't do taken out or opened."""
    file = site / f"{name}.html"
    article = BeautifulSoup(file.read_text("utf8"), "html.parser").article
    tell_formulas(article)
    open_up(article)
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


def tell_formulas(article: Tag) -> None:
    """Have each formula tell its TeX to those who hear the PDF."""
    for formula in article.select(".katex"):
        tex = " ".join(formula.annotation.get_text().split())  # aligned: lines
        formula.attrs |= {"role": "img", "aria-label": tex}
        del formula.select_one(".katex-html")["aria-hidden"]


def open_up(article: Tag) -> None:
    """Show what is folded or waits for a script, and take out what moves."""
    for element in article.select(LEFT_OUT):
        element.decompose()
    for still in article.select("noscript"):
        still.unwrap()
    for hint in article.select("details"):
        hint["open"] = ""


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
    """The id, in the document, of a page or of a place on it.

    >>> anchor("chapters/2-loss", "fig-errors")
    'chapters-2-loss--fig-errors'
    """
    return "--".join(filter(None, (name.replace("/", "-"), place)))
