"""Print the built site as one PDF, with Chromium and its page numbers: make pdf."""

import argparse
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from bs4 import BeautifulSoup, Tag
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from matplotlib.font_manager import findSystemFonts
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
SITE = ROOT / "_build" / "html"
OUTPUT = ROOT / "_build" / "deep-learning-from-a-function.pdf"
STYLES = ("katex/katex.min.css", "pygments.css")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Moving parts, links to headings, and code that the site keeps folded.
LEFT_OUT = (
    "script, .headerlink, .toctree-wrapper, .katex-mathml, details.above-input, "
    ".tag_hide-input > .cell_input"
)
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
CHINESE_FONTS = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Songti SC"),
    *("SimSun", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
)
Parts = dict[str, list[str]]


def main(arguments: list[str] | None = None) -> None:
    """Print the book; the command line's arguments are below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-solutions", action="store_true", help="leave these out")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where to write")
    options = parser.parse_args(arguments)
    parts = read_parts()
    if options.no_solutions:
        del parts["Solutions"]
    try:
        pages = make(parts, options.site, options.output)
    except (OSError, ValueError) as error:
        sys.exit(f"There is no PDF. {error}")
    print(f"The PDF is in {options.output}: {pages} pages")


def read_parts() -> Parts:
    """Return the captions of the book's parts and the pages in each."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    parts = {
        part["caption"]: [entry["file"] for entry in part["chapters"]]
        for part in contents["parts"]
    }
    return {"": [contents["root"]]} | parts


def make(parts: Parts, site: Path, output: Path) -> int:
    """Print the parts' pages into `output` and return the number of its pages.

    It is printed twice: the page numbers in the contents come from the first print,
    which keeps room for them, so that nothing moves in the second.
    """
    browser = find_browser()
    articles = read_articles(parts, site)
    with TemporaryDirectory() as folder:
        source, printed = Path(folder, "book.html"), Path(folder, "book.pdf")
        text = "".join(article.get_text() for article in articles.values())
        cut_chinese_font(text, Path(folder, "chinese.otf"))
        numbers = {}
        for _ in range(2):
            source.write_text(document(parts, articles, numbers, site), "utf8")
            print_page(browser, source, printed)
            numbers = page_numbers(printed)
        output.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(printed, output)
    return len(PdfReader(output).pages)


def find_browser() -> str:
    """Return the path of a Chromium; FileNotFoundError says what to install."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(
        f"It is printed by Chromium, and none of {', '.join(BROWSERS)} is on the "
        "path: install one (Debian and Ubuntu: apt-get install chromium)."
    )


def print_page(browser: str, source: Path, output: Path) -> None:
    """Have Chromium print a page of ours, which holds no script and loads no other."""
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += [f"--user-data-dir={output.parent / 'profile'}"]
    command += ["--no-pdf-header-footer", "--generate-pdf-document-outline"]
    command += [f"--print-to-pdf={output}", source.as_uri()]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if result.returncode or not output.exists():
        raise ChildProcessError(f"Chromium could not print it: {result.stderr[-2000:]}")


def page_numbers(pdf: Path) -> dict[str, int]:
    """Return the page, from 1, of every place in the PDF that a link leads to."""
    reader = PdfReader(pdf)
    places = reader.named_destinations.items()
    return {
        name.lstrip("/"): reader.get_destination_page_number(place) + 1
        for name, place in places
    }


def cut_chinese_font(text: str, output: Path) -> None:
    """Write a font with the text's Chinese characters, cut from one of this machine.

    A whole font draws some characters and their radicals with one glyph, which may
    come out of the PDF as the radical: nobody would find the character by searching.
    """
    wanted = set(map(ord, CHINESE.findall(text)))
    for font in chinese_fonts():
        if wanted <= font.getBestCmap().keys():
            subsetter = subset.Subsetter()
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            return font.save(output)
    raise FileNotFoundError(
        "No font here has the Chinese characters of the book; it looked for "
        f"{', '.join(CHINESE_FONTS)}: install one (Debian and Ubuntu: apt-get install "
        "fonts-noto-cjk)."
    )


def chinese_fonts() -> list[TTFont]:
    """Return the fonts of this machine that are among ours, the first choice first."""
    found = {}
    for file in findSystemFonts():
        faces = len(TTCollection(file, lazy=True)) if file.endswith(".ttc") else 1
        for face in range(faces):
            font = TTFont(file, fontNumber=face, lazy=True)
            if font["name"].getDebugName(2) == "Regular":
                found[font["name"].getDebugName(1)] = font
    return [found[name] for name in CHINESE_FONTS if name in found]


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
    article["id"] = anchor(name)
    return article


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


def document(
    parts: Parts, articles: dict[str, Tag], numbers: dict[str, int], site: Path
) -> str:
    """Return the whole book as one page of HTML: title, contents, articles."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
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
        f"<p>{config['copyright']}</p></header>{contents(parts, articles, numbers)}"
        f"{''.join(map(str, articles.values()))}</body></html>"
    )


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


if __name__ == "__main__":
    main()
