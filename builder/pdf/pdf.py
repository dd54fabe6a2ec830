"""Print the built site as one PDF, with Chromium and its page numbers: make pdf."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from builder.pdf.articles import Parts, read_articles
from builder.pdf.chinese_font import cut_chinese_font
from builder.pdf.chromium import CHROMIUM, FLAGS, NAMES
from builder.pdf.html import document, read_config
from builder.text.contents import pages_by_part
from builder.text.places import ROOT

SITE = ROOT / "_build" / "html"
OUTPUT = ROOT / "_build" / "deep-learning-from-a-function.pdf"
HEADINGS = "h1, h2, h3, h4, h5, h6"


def main(arguments: list[str] | None = None) -> None:
    """Print the book; the command line's arguments are below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-solutions", action="store_true", help="leave these out")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    parser.add_argument("--output", type=Path, help="where to write")
    options = parser.parse_args(arguments)
    parts, output = pages_by_part(), options.output or OUTPUT
    if options.no_solutions:
        del parts["Solutions"]
        output = options.output or OUTPUT.with_stem(f"{OUTPUT.stem}-no-solutions")
    try:
        pages = make(parts, options.site, output)
    except (OSError, ValueError) as error:
        sys.exit(f"There is no PDF. {error}")
    print(f"The PDF is in {output}: {pages} pages")


def make(parts: Parts, site: Path, output: Path) -> int:
    """Print the parts' pages into `output` and return the number of its pages.

    It is printed twice: the page numbers in the contents come from the first print,
    which keeps room for them, so that nothing moves in the second.
    """
    if not CHROMIUM:
        raise FileNotFoundError(
            f"It is printed by Chromium, and none of {', '.join(NAMES)} is on the "
            "path: install one (Debian and Ubuntu: apt-get install chromium)."
        )
    articles = read_articles(parts, site)
    with TemporaryDirectory() as folder:
        source, printed = Path(folder, "book.html"), Path(folder, "book.pdf")
        text = "".join(article.get_text() for article in articles.values())
        cut_chinese_font(text, Path(folder, "chinese.otf"))
        numbers = {}
        for _ in range(2):
            source.write_text(document(parts, articles, numbers, site), "utf8")
            print_page(source, printed)
            numbers = page_numbers(printed)
        page = BeautifulSoup(source.read_text("utf8"), "html.parser")
        output.parent.mkdir(parents=True, exist_ok=True)
        title_outline(printed, [h.get_text() for h in page.select(HEADINGS)], output)
    return len(PdfReader(output).pages)


def print_page(source: Path, output: Path) -> None:
    """Have Chromium print a page of ours, which holds no script and loads no other."""
    command = [CHROMIUM, *FLAGS]
    command += [f"--user-data-dir={output.parent / 'profile'}"]
    command += ["--no-pdf-header-footer", "--generate-pdf-document-outline"]
    command += [f"--print-to-pdf={output}", source.as_uri()]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if result.returncode or not output.exists():
        raise ChildProcessError(f"Chromium could not print it: {result.stderr[-2000:]}")


def page_numbers(pdf: Path) -> dict[str, int]:
    """The page, from 1, of every place in the PDF that a link leads to."""
    reader = PdfReader(pdf)
    places = reader.named_destinations.items()
    return {
        name.lstrip("/"): reader.get_destination_page_number(place) + 1
        for name, place in places
    }


def title_outline(printed: Path, headings: list[str], output: Path) -> None:
    """Write the PDF with its author, and the document's headings as its outline.

    Some versions of Chromium say a heading twice there if it begins a page.
    """
    writer = PdfWriter(clone_from=printed)
    outline = writer.root_object.get("/Outlines", DictionaryObject()).get_object()
    entries = list(outline_entries(outline))
    if len(entries) != len(headings):
        raise ValueError(
            f"Chromium's outline has {len(entries)} entries for {len(headings)} "
            "headings: is it older than version 122?"
        )
    for entry, heading in zip(entries, headings, strict=True):
        entry[NameObject("/Title")] = TextStringObject(" ".join(heading.split()))
    writer.add_metadata({"/Author": read_config()["author"]})
    writer.pdf_header = PdfReader(printed).pdf_header  # tags need more than PDF 1.3
    writer.write(output)


def outline_entries(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """What is below an entry of the outline, at all depths, in its order."""
    entry = parent.get("/First")
    while entry:
        entry = entry.get_object()
        yield entry
        yield from outline_entries(entry)
        entry = entry.get("/Next")


if __name__ == "__main__":
    main()
