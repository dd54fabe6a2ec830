"""MyST to the Markdown that every Jupyter and Colab shows.

Formulas keep the numbers of the page, and links lead to the site if its address is
known. What has no translation is an error: nothing raw reaches a learner.
"""

import posixpath
import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BOXES = "admonition attention caution danger hint important note seealso tip warning"
TOKEN = re.compile(
    r"""
    (?P<code>^(?P<ticks>`{3,}|~{3,})(?!\{).*\n(?:.*\n)*?(?P=ticks)[ ]*$)
    | (?P<directive>^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}[ ]*(?P<title>.*)\n
        (?P<options>(?::[\w-]+:.*\n)*)(?P<body>(?:.*\n)*?)(?P=fence)[ ]*$)
    | (?P<formula>\$\$(?P<tex>[^$]+)\$\$(?:[ ]*\((?P<label>[\w:-]+)\))?)
    | (?P<kept>(?<![\\$])\$(?![\s$])[^$\n]+\$ | (?<![}`])(?P<tick>`+)[^`]+(?P=tick))
    | (?P<comment>^(?:%[ ].*|\+\+\+.*|\([\w:-]+\)=)\n*)
    | (?P<definition>^\[\^[\w-]+\]:.*\n?)
    | (?P<footnote>\[\^(?P<note>[\w-]+)\])
    | (?P<role>\{(?P<kind>[\w:-]+)\}`(?P<inside>[^`]+)`)
    | (?P<link>\[(?P<words>[^\]]*)\]\((?P<to>[^)\s]+)\))
    """,
    re.VERBOSE | re.MULTILINE,
)
OPTION = re.compile(r"^:label:[ ]*(\S+)", re.MULTILINE)
NOTE = re.compile(r"^\[\^([\w-]+)\]:[ ]*(.*)", re.MULTILINE)


class PlainError(Exception):
    """Says what in which chapter can't be translated."""


class Home(NamedTuple):
    """Where the book lives, if that is known: owner/name, and the site's address."""

    repository: str
    site: str


class Label(NamedTuple):
    """What a label names: its page, its place there, and its words in a text."""

    page: str
    place: str
    words: str


def label(match: re.Match) -> str | None:
    """Return the label of a formula that TOKEN found; None for all else."""
    if match["name"] == "math":
        return (OPTION.findall(match["options"]) or [None])[0]
    return match["label"]


def title(page: str) -> str:
    """Return the title of a page, the first heading of its text."""
    source = ROOT / f"{page}.md"
    if not source.exists():
        raise PlainError(f"there is no page {page}")
    return re.search(r"^# (.*)", source.read_text("utf8"), re.MULTILINE)[1]


class Translator:
    """Turns the texts of one chapter into plain Markdown: translate(text)."""

    def __init__(self, page: str, text: str, labels: dict[str, Label], home: Home):
        self.page, self.labels, self.home = page, labels, home
        self.notes = dict(NOTE.findall(text))

    def __call__(self, text: str) -> str:
        return TOKEN.sub(self._token, text + "\n").strip()

    def caption(self, name: str, caption: str, **_) -> str:
        """The caption of a figure, with its number on the page."""
        return f"**{self.labels[name].words}.** {self(caption)}"

    def address(self, page: str, place: str = "") -> str:
        """The address of a page on the site; empty if the site's isn't known."""
        at = f"#{place}" if place else ""
        return f"{self.home.site}/{page}.html{at}" if self.home.site else ""

    def _token(self, match: re.Match) -> str:
        return getattr(self, f"_{match.lastgroup}")(match)

    def _code(self, match):
        return match[0]

    _kept = _code

    def _comment(self, match):
        return ""

    _definition = _comment

    def _footnote(self, match):
        return f" ({self(self.notes[match['note']])})"

    def _directive(self, match):
        name, body = match["name"], match["body"].strip()
        if name == "math":
            return self._numbered(body, label(match))
        if name not in BOXES.split():
            raise self._error(f"the directive {{{name}}}")
        heading = match["title"] or name.capitalize()
        lines = f"**{self(heading)}**\n\n{self(body)}".splitlines()
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def _formula(self, match):
        return self._numbered(match["tex"].strip(), label(match))

    def _numbered(self, tex: str, label: str | None) -> str:
        tag = f" \\tag{{{self._find(label).words[1:-1]}}}" if label else ""
        return f"$$\n{tex}{tag}\n$$"

    def _role(self, match):
        kind, inside = match["kind"], match["inside"]
        if kind == "math":
            return f"${inside}$"
        words, _, to = re.fullmatch(r"(?:(.*?) ?(<))?(.*?)>?", inside).groups("")
        if kind == "doc":
            return self._to_page(words, to)
        if kind in ("eq", "ref", "numref"):
            return self._to_label(words, to)
        raise self._error(f"the role {{{kind}}}")

    def _link(self, match):
        words, to = match["words"], match["to"]
        if re.match(r"\w+:", to):
            return match[0]
        if to.startswith("#"):
            return self._to_label(words, to[1:])
        return self._to_page(words, to)

    def _to_label(self, words: str, name: str) -> str:
        """A link to what a label names, or its words; no solution without a site."""
        to = self._find(name)
        address = self.address(to.page, to.place)
        if to.page == self.page or not address:
            return "" if to.page.startswith("solutions/") else words or to.words
        return f"[{words or to.words}]({address})"

    def _to_page(self, words: str, to: str) -> str:
        """A link to a page, or its words, by the path from this page."""
        path, _, place = to.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))
        page = re.sub(r"\.(md|ipynb)$", "", page)
        shown, address = words or f"*{title(page)}*", self.address(page, place)
        return f"[{words or title(page)}]({address})" if address else shown

    def _find(self, name: str) -> Label:
        if name not in self.labels:
            raise self._error(f"the label {name}")
        return self.labels[name]

    def _error(self, what: str) -> PlainError:
        return PlainError(f"{self.page}: {what} has no translation")
