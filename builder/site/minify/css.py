"""Make the built site light: one style sheet, only the rules and glyphs it uses.

What Sphinx and the theme wrote stays as it is, but for a list in the theme's script, so
that a build can go on from it; the pages are led to `_static/bundle.css` and to fonts
beside it that hold less.
"""

import logging
import os
import re
from collections.abc import Iterable
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag

from sphinx.application import Sphinx

from builder.text.places import BookError

THEME = "scripts/pydata-sphinx-theme.js"
# What the theme measures as soon as a page is there, and so has laid out, however far
# away. book.js sees to it when it has been laid out.
MEASURED = re.compile(r'\["pre",[^\]]*\](?=\.join\()|\[":not\(\*\)"\]')
UNUSED = ("**/*.map", "**/*.ttf", "images/logo_*", "scripts/fontawesome.js*", "*.html")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
WORD = re.compile(r"[\w-]+")
URL = re.compile(r"""url\((['"]?)(?!data:|#|/|https?:)([^)'"]+)\1\)""")
ICON = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
LINK = re.compile(r'[ \t]*<link rel="stylesheet"[^>]*href="([^"?]*)[^"]*"[^>]*>\n?')
TAG = re.compile(r"<[^>]*>")
LETTERS = re.compile(
    r'<span class="(m(?:bin|close|inner|op|open|ord|punct|rel)\b[^"]*)"[^>]*>([^<]+)'
)
# The classes of the letters that KaTeX sets in other fonts than its upright one.
SET_IN = {
    "KaTeX_Math-Italic": {"mathnormal"},
    "KaTeX_Main-Bold": {"mathbf", "textbf"},
    "KaTeX_SansSerif-Regular": {"mathsf", "textsf"},
}
BUNDLE = "bundle.css"
EARLY = r"[\w/]+/small/(?:KaTeX_Main-Regular|KaTeX_Math-Italic|fa-solid)[\w-]*\.woff2"
PRELOADED = (
    '    <link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n'
)
PRELOAD = re.compile(r'[ \t]*<link rel="preload" href="[^"]*" as="font"[^>]*>\n?')
CLASSES = re.compile(r'\bclass="([^"]*)"')
INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)  # a licence begins with /*!
VALUE = r"""(?:"[^"]*"|'[^']*'|url\([^)]*\)|[^;{}"'])*"""  # texts may hold any sign
VARIABLE = re.compile(rf"(?<=[{{;\s])(--[\w-]+)\s*:{VALUE}(?:;|(?=\}}))")
# Parts of Bootstrap that its script knows: their rules are for pages that have them.
PARTS = (
    *("accordion", "carousel", "modal", "offcanvas", "popover", "progress"),
    *("scrollspy", "toast"),
)
MADE_NAMES = {"bs-tooltip-auto"}  # Bootstrap puts it together as it runs
logging.getLogger("fontTools").setLevel(logging.WARNING)  # else a line a table


def slim(app: Sphinx, error: Exception | None) -> None:
    """Bundle styles, cut fonts down, drop files; Sphinx calls this after a build."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for pattern in UNUSED:
        for file in static.glob(pattern):
            file.unlink()
    patient(static / THEME)
    pages = sorted(Path(app.outdir).rglob("*.html"))
    texts = {page: page.read_text("utf8") for page in pages}
    sheets = style_sheets(texts, static)
    if not sheets:  # every page is of an earlier build
        return
    scripts = [file.read_text("utf8") for file in static.rglob("*.js")]
    css = "\n".join(rebased(sheet, static) for sheet in sheets)
    css = used_rules(TTF.sub("", css), names_in(texts.values(), scripts))
    css = used_variables(COMMENT.sub("", css), [*texts.values(), *scripts])
    formulas = letters_in(texts.values())
    css = with_small_fonts(css, static, characters_in(texts.values()), formulas)
    (static / BUNDLE).write_text(css, "utf8")
    version = sha256(css.encode()).hexdigest()[:8]
    early = [static / name for name in re.findall(EARLY, css)]
    for page, text in texts.items():
        page.write_text(linked(text, page, static / BUNDLE, version, early), "utf8")


def patient(script: Path) -> None:
    """Have the theme's script measure nothing; BookError if it has another way."""
    text, times = MEASURED.subn('[":not(*)"]', script.read_text("utf8"))
    if times != 1:
        raise BookError(f"{script.name} measures in another way: mend MEASURED")
    script.write_text(text, "utf8")


def style_sheets(texts: dict[Path, str], static: Path) -> list[Path]:
    """Return the style sheets that new pages ask for, each once, in their order."""
    links = [
        (page, link) for page, text in texts.items() for link in LINK.findall(text)
    ]
    files = (Path(os.path.normpath(page.parent / link)) for page, link in links)
    return [file for file in dict.fromkeys(files) if file.name != BUNDLE]


def rebased(sheet: Path, static: Path) -> str:
    """Return the text of a style sheet, its addresses as seen from `static`."""
    folder = PurePosixPath(sheet.parent.relative_to(static).as_posix())

    def rebase(match: re.Match) -> str:
        return f"url({os.path.normpath(folder / match[2])})"

    return URL.sub(rebase, sheet.read_text("utf8"))


def linked(text: str, page: Path, bundle: Path, version: str, early: list) -> str:
    """Return a page's text with one link to the bundle in place of all style sheets.

    early: the fonts to fetch at once, lest lines shift when they come; those of
    formulas only where there are any.
    """
    text = PRELOAD.sub("", text)
    first = LINK.search(text)
    if not first:
        return text
    formulas = 'class="katex' in text
    fonts = [font for font in early if formulas or "KaTeX" not in font.name]
    links = [PRELOADED.format(os.path.relpath(font, page.parent)) for font in fonts]
    address = os.path.relpath(bundle, page.parent)
    links.append(f'    <link rel="stylesheet" href="{address}?v={version}" />\n')
    head, rest = text[: first.start()], text[first.start() :]
    return head + "".join(links) + LINK.sub("", rest)


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return everything that could be the name of a class: what pages and scripts say.

    >>> sorted(names_in(['<p class="a b">c</p><script>d("e")</script>'], ["f()"]))
    ['a', 'b', 'bs-tooltip-auto', 'd', 'e', 'f']
    """
    there, made = set(), set(MADE_NAMES)
    for page in pages:
        there.update(*map(str.split, CLASSES.findall(page)))
        made.update(*map(WORD.findall, INLINE.findall(page)))
    made.update(*map(WORD.findall, scripts))
    return there | {name for name in made if not name.startswith(PARTS)}


def characters_in(texts) -> set[int]:
    """Return the code points of all that the pages show."""
    return {ord(letter) for text in texts for letter in set(TAG.sub("", text))}


def letters_in(texts: Iterable[str]) -> dict[str, set[int]]:
    """Return the code points of what stands in formulas, by the font that KaTeX takes.

    >>> page = '<span class="mord">2</span><span class="mord mathnormal">x</span>'
    >>> {font: letters for font, letters in letters_in([page]).items() if letters}
    {'KaTeX_Math-Italic': {120}, 'KaTeX_Main-Regular': {50}}
    """
    found = {font: set() for font in (*SET_IN, "KaTeX_Main-Regular")}
    for kind, letters in {match for text in texts for match in LETTERS.findall(text)}:
        fonts = (font for font in SET_IN if SET_IN[font] & set(kind.split()))
        found[next(fonts, "KaTeX_Main-Regular")].update(map(ord, unescape(letters)))
    return found


def icons_in(css: str) -> set[int]:
    """Return the code points of the icons that the rules put onto the page."""
    return {int(code, 16) if code else ord(icon) for code, icon in ICON.findall(css)}


def used_rules(css: str, words: set[str]) -> str:
    """Return `css` without the rules for classes that are not among `words`.

    >>> used_rules(".a{x:1}.b .a,.b{x:2}@media print{.c{x:3}p{x:4}}", {"a"})
    '.a{x:1}@media print{p{x:4}}'
    """

    def keep(rule: re.Match) -> str:
        selectors = re.sub(r"/\*.*?\*/|:not\([^)]*\)", "", rule[1], flags=re.DOTALL)
        if any(classes(selector) <= words for selector in selectors.split(",")):
            return rule[0]
        return "".join(re.findall(r"/\*!.*?\*/", rule[1], re.DOTALL))  # licences stay

    return RULE.sub(keep, css)


def used_variables(css: str, texts: Iterable[str]) -> str:
    """Return `css` without the variables that neither it nor a page or script uses.

    >>> used_variables("p{--a:1;--b:var(--c);--c:2;x:var(--b)}", [])
    'p{--b:var(--c);--c:2;x:var(--b)}'
    >>> used_variables("p{--a:url('data:x;y');--b:2;x:3}", ["--b"])
    'p{--b:2;x:3}'
    """
    said = {name for text in texts for name in re.findall(r"--[\w-]+", text)}
    while True:
        used = said | set(re.findall(r"var\(\s*(--[\w-]+)", css))
        less = VARIABLE.sub(lambda v, u=used: v[0] if v[1] in u else "", css)
        if less == css:
            return css
        css = less


def classes(selector: str) -> set[str]:
    """Return the classes an element and its parents need to match a selector.

    >>> sorted(classes(".highlight .-Color[class*=-Blue], p.a:hover"))
    ['-Color', 'a', 'highlight']
    """
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", selector))


def with_small_fonts(
    css: str, static: Path, code_points: set[int], formulas: dict[str, set[int]]
) -> str:
    """Return `css` with fonts that hold only what the pages show.

    That is: icons those that `css` uses, the fonts in `formulas` these letters, any
    other font these characters.
    """
    icons = icons_in(css)

    def smaller(match: re.Match) -> str:
        font = static / urldefrag(match[2]).url.partition("?")[0]
        if font.suffix != ".woff2":
            return match[0]
        others = icons if font.name.startswith("fa-") else code_points
        wanted = formulas.get(font.stem, others)
        return f"url({cut(font, wanted).relative_to(static).as_posix()})"

    return URL.sub(smaller, css)


def cut(font: Path, code_points: set[int]) -> Path:
    """Write what these characters need of a font, unless it is there; return where."""
    # A quarter of a second that a build with nothing to do saves:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    data = font.read_bytes()
    wanted = sorted(code_points & TTFont(BytesIO(data)).getBestCmap().keys())
    name = sha256(data + repr(wanted).encode()).hexdigest()[:8]
    small = font.parents[1] / "small" / f"{font.stem}-{name}.woff2"
    if not small.exists():
        small.parent.mkdir(exist_ok=True)
        options = subset.Options(flavor="woff2", layout_features=["*"])
        loaded = subset.load_font(font, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(loaded)
        subset.save_font(loaded, small, options)
    return small
