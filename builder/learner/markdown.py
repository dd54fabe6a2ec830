"""MyST to the Markdown that every Jupyter and Colab shows.

Formulas keep the numbers of the page, and links lead to the site if its address is
known. What has no translation is an error: nothing raw reaches a learner.
"""

import posixpath
import re
from difflib import get_close_matches

from builder.learner.citations import LIST, PAGE, cited
from builder.learner.home import Home
from builder.learner.labels import Label
from builder.learner.tokens import TOKEN, formula_label, kind
from builder.text.contents import title
from builder.text.places import ROOT, BookError, where

BOXES = "admonition attention caution danger hint important note seealso tip warning"
ROLES = "math, doc, eq, ref, numref, cite:p, cite:t, cite:alp"
NOTE = re.compile(r"^\[\^([\w-]+)\]:[ ]*(.*)", re.MULTILINE)
ROLE_TEXT = re.compile(r"(?:(?P<words>.*?) ?<)?(?P<to>.*?)>?")  # words <to>, or to


class Translator:
    """Turns the texts of one chapter into plain Markdown: translate(text)."""

    def __init__(self, page: str, text: str, labels: dict[str, Label], home: Home):
        self.page, self.labels, self.home = page, labels, home
        self.source = ROOT / f"{page}.md"
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
        return getattr(self, f"_{kind(match)}")(match)

    def _code(self, match):
        return match[0]

    _kept = _code

    def _comment(self, match):
        return ""

    _definition = _comment

    def _footnote(self, match):
        if match["note"] not in self.notes:
            what = f"nothing explains {match[0]}: add a line {match[0]}: ..."
            raise self._error(match, what)
        return f" ({self(self.notes[match['note']])})"

    def _directive(self, match):
        name, body = match["name"], match["body"].strip()
        if name == "math":
            return self._numbered(body, formula_label(match))
        if name == "laboratory":
            return self._laboratory(match["title"].strip(), body)
        if name not in BOXES.split():
            known = ", ".join(["math", *BOXES.split()])
            raise self._error(
                match, f"no directive {{{name}}} in learners' notebooks, but: {known}"
            )
        heading = match["title"] or name.capitalize()
        lines = f"**{self(heading)}**\n\n{self(body)}".splitlines()
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def _laboratory(self, name: str, sentence: str) -> str:
        """A link to the site's laboratory, and what it is; nothing without a site."""
        address = self.address(self.page, f"laboratory-{name}")
        link = f"[Open the laboratory]({address}) on the page of this chapter."
        return f"{sentence} {link}" if address else ""

    def _formula(self, match):
        return self._numbered(match["tex"].strip(), formula_label(match))

    def _numbered(self, tex: str, label: str | None) -> str:
        tag = f" \\tag{{{self.labels[label].words[1:-1]}}}" if label else ""
        return f"$$\n{tex}{tag}\n$$"

    def _role(self, match):
        role, inside = match["role_name"], match["inside"]
        if role == "math":
            return f"${inside}$"
        if role.startswith("cite:"):
            return self._cited(match, role.removeprefix("cite:"), inside.split(","))
        words, to = ROLE_TEXT.fullmatch(inside).group("words", "to")
        if role == "doc":
            return self._to_page(match, words or "", to)
        if role in ("eq", "ref", "numref"):
            return self._to_label(match, words or "", to)
        raise self._error(
            match, f"no role {{{role}}} in learners' notebooks, but: {ROLES}"
        )

    def _cited(self, match: re.Match, form: str, keys: list[str]) -> str:
        """Authors and year of works, as links to their list where the site is known."""
        one = "alp" if form == "p" else form
        try:
            pairs = [(key.strip(), cited(one, key.strip())) for key in keys]
        except KeyError as error:
            raise self._error(
                match, f"nothing to cite is {error}: {LIST.name}"
            ) from None
        links = [(self.address(PAGE, f"cite-{key}"), words) for key, words in pairs]
        told = "; ".join(f"[{words}]({to})" if to else words for to, words in links)
        return f"({told})" if form == "p" else told

    def _link(self, match):
        words, to = match["words"], match["to"]
        if match.string[: match.start()].endswith("!"):
            raise self._error(
                match, "a chapter's pictures come from cells: see CONTRIBUTING, figures"
            )
        if re.match(r"\w+:", to):
            return match[0]
        if to.startswith("#"):
            return self._to_label(match, words, to[1:])
        return self._to_page(match, words, to)

    def _to_label(self, match: re.Match, words: str, name: str) -> str:
        """A link to what a label names, or its words; no solution without a site."""
        if name not in self.labels:
            near = get_close_matches(name, self.labels, 1)
            hint = f"; the nearest name is {near[0]}" if near else ""
            raise self._error(
                match, f"no formula, figure or heading is named {name}{hint}"
            )
        to = self.labels[name]
        address = self.address(to.page, to.place)
        if to.page == self.page or not address:
            return "" if to.page.startswith("solutions/") else words or to.words
        return f"[{words or to.words}]({address})"

    def _to_page(self, match: re.Match, words: str, to: str) -> str:
        """A link to a page, or its words, by the path from this page."""
        path, _, place = to.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))
        page = re.sub(r"\.(md|ipynb)$", "", page)
        if not (ROOT / f"{page}.md").exists():
            raise self._error(match, f"there is no page {page}; they are in _toc.yml")
        shown, address = words or f"*{title(page)}*", self.address(page, place)
        return f"[{words or title(page)}]({address})" if address else shown

    def _error(self, match: re.Match, what: str) -> BookError:
        """The error for a place; the words of a link may be other in the text."""
        found = f"]({match['to']})" if match["to"] else match[0].partition("\n")[0]
        return BookError(f"{where(self.source, found)}: {what}")
