"""Take out of the built site what its theme ships and no page of ours uses."""

import re
from pathlib import Path

from fontTools import subset
from sphinx.application import Sphinx

UNUSED = ("**/*.map", "**/*.ttf", "images/logo_*", "scripts/fontawesome.js*", "*.html")
BIG_STYLES = ("styles/pydata-sphinx-theme.css", "sphinx-design.min.css", "mystnb.*.css")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
ICON = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
# Bootstrap puts these classes' names together as it runs.
MADE_NAMES = {"bs-tooltip-auto", "bs-popover-auto"}


def slim(app: Sphinx, error: Exception | None) -> None:
    """Drop unused files, style rules and icons; Sphinx calls this after a build."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    static = site / "_static"
    for pattern in UNUSED:
        for file in static.glob(pattern):
            file.unlink()
    words = names_in([*site.rglob("*.html"), *static.rglob("*.js")]) | MADE_NAMES
    for pattern in BIG_STYLES:
        for file in static.glob(pattern):
            css = TTF.sub("", file.read_text("utf8"))
            file.write_text(used_rules(css, words), "utf8")
    styles = "".join(file.read_text("utf8") for file in static.rglob("*.css"))
    icons = {
        int(code, 16) if code else ord(icon) for code, icon in ICON.findall(styles)
    }
    for file in static.glob("vendor/fontawesome/webfonts/*.woff2"):
        keep_glyphs(file, icons)


def names_in(files: list[Path]) -> set[str]:
    """Return everything in the files that could be the name of a class."""
    texts = (file.read_text("utf8") for file in files)
    return {name for text in texts for name in re.findall(r"[\w-]+", text)}


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


def classes(selector: str) -> set[str]:
    """Return the classes an element and its parents need to match a selector."""
    return set(re.findall(r"\.([A-Za-z_][\w-]*)", selector))


def keep_glyphs(file: Path, code_points: set[int]) -> None:
    """Cut a web font down to the given characters."""
    options = subset.Options(flavor="woff2", layout_features=[])
    font = subset.load_font(file, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    subset.save_font(font, file, options)
