"""The pages of the built site are led to one style sheet that holds what they use."""

import os
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

from builder.site.minify.css import used_rules
from builder.site.minify.fonts import TTF, URL, with_small_fonts
from builder.site.minify.memory import Memory
from builder.site.minify.usage import characters_in, letters_in, names_in, variables_in
from builder.text.places import BookError

THEME = "scripts/pydata-sphinx-theme.js"
# What the theme measures as soon as a page is there, and so has laid out, however far
# away. book.js sees to it when it has been laid out.
MEASURED = re.compile(r'\["pre",[^\]]*\](?=\.join\()|\[":not\(\*\)"\]')
UNUSED = (
    *("**/*.map", "**/*.ttf", "images/logo_*", "scripts/fontawesome.js*", "*.html"),
    "searchtools.js",
)
LINK = re.compile(r'[ \t]*<link rel="stylesheet"[^>]*href="([^"?]*)[^"]*"[^>]*>\n?')
BUNDLE = "bundle.css"
EARLY = r"[\w/]+/small/(?:KaTeX_Main-Regular|KaTeX_Math-Italic|fa-solid)[\w-]*\.woff2"
PRELOADED = (
    '    <link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n'
)
PRELOAD = re.compile(r'[ \t]*<link rel="preload" href="[^"]*" as="font"[^>]*>\n?')


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
    if sheets := style_sheets(texts, static):  # else all pages are of an earlier build
        memory = Memory(Path(app.doctreedir) / "minify")
        css = bundled(sheets, static, texts, memory)
        (static / BUNDLE).write_text(css, "utf8")
        lead(texts, static, css)


def patient(script: Path) -> None:
    """Have the theme's script measure nothing; BookError if it has another way."""
    text, times = MEASURED.subn('[":not(*)"]', script.read_text("utf8"))
    if times != 1:
        raise BookError(f"{script.name} measures in another way: change MEASURED")
    script.write_text(text, "utf8")


def style_sheets(texts: dict[Path, str], static: Path) -> list[Path]:
    """The style sheets that new pages ask for, each once, in their order."""
    links = [
        (page, link) for page, text in texts.items() for link in LINK.findall(text)
    ]
    files = (Path(os.path.normpath(page.parent / link)) for page, link in links)
    return [file for file in dict.fromkeys(files) if file.name != BUNDLE]


def bundled(
    sheets: list[Path], static: Path, texts: dict[Path, str], memory: Memory
) -> str:
    """The style sheets as one, with the rules and the fonts that the pages need."""
    pages = texts.values()
    scripts = [file.read_text("utf8") for file in static.rglob("*.js")]
    css = TTF.sub("", "\n".join(rebased(sheet, static) for sheet in sheets))
    words, named = names_in(pages, scripts), variables_in([*pages, *scripts])
    used = (css, sorted(words), sorted(named))
    css = memory(used, lambda: used_rules(css, words, named))
    fonts = letters_in(pages) | {"": characters_in(pages)}
    return with_small_fonts(css, static, fonts, memory)


def rebased(sheet: Path, static: Path) -> str:
    """The text of a style sheet, its addresses as seen from `static`."""
    folder = PurePosixPath(sheet.parent.relative_to(static).as_posix())

    def rebase(match: re.Match) -> str:
        return f"url({os.path.normpath(folder / match[2])})"

    return URL.sub(rebase, sheet.read_text("utf8"))


def lead(texts: dict[Path, str], static: Path, css: str) -> None:
    """Have the pages ask for the bundle, and early for what it will ask for."""
    version = sha256(css.encode()).hexdigest()[:8]
    early = [static / name for name in re.findall(EARLY, css)]
    for page, text in texts.items():
        bundle = f"{os.path.relpath(static / BUNDLE, page.parent)}?v={version}"
        page.write_text(linked(text, page, bundle, early), "utf8")


def linked(text: str, page: Path, bundle: str, early: list[Path]) -> str:
    """A page's text with one link to the bundle in place of all style sheets.

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
    links.append(f'    <link rel="stylesheet" href="{bundle}" />\n')
    head, rest = text[: first.start()], text[first.start() :]
    return head + "".join(links) + LINK.sub("", rest)
