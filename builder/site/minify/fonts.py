"""The fonts of a style sheet, cut down to the glyphs that the pages show."""

import logging
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag

from builder.site.minify.memory import Memory

URL = re.compile(r"""url\((['"]?)(?!data:|#|/|https?:)([^)'"]+)\1\)""")
TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
ICON = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
logging.getLogger("fontTools").setLevel(logging.WARNING)  # else a line a table


def with_small_fonts(
    css: str, static: Path, shown: dict[str, set[int]], memory: Memory
) -> str:
    """`css` with fonts that hold only what the pages show.

    shown: the code points by the name of the font, and those of any other under "";
    but icons are those that `css` uses.
    """
    icons = icons_in(css)

    def smaller(match: re.Match) -> str:
        font = static / urldefrag(match[2]).url.partition("?")[0]
        if font.suffix != ".woff2":
            return match[0]
        others = icons if font.name.startswith("fa-") else shown[""]
        small = cut(font, shown.get(font.stem, others), memory)
        return f"url({small.relative_to(static).as_posix()})"

    return URL.sub(smaller, css)


def icons_in(css: str) -> set[int]:
    """The code points of the icons that the rules put onto the page."""
    return {int(code, 16) if code else ord(icon) for code, icon in ICON.findall(css)}


def cut(font: Path, code_points: set[int], memory: Memory) -> Path:
    """Write what these characters need of a font, unless it is there; return where."""
    data = font.read_bytes()

    def name() -> str:
        known = sorted(held(data) & code_points)
        return sha256(data + repr(known).encode()).hexdigest()[:8]

    made_of = sha256(data).hexdigest(), sorted(code_points)
    small = font.parents[1] / "small" / f"{font.stem}-{memory(made_of, name)}.woff2"
    if not small.exists():
        small.parent.mkdir(exist_ok=True)
        write_subset(font, sorted(held(data) & code_points), small)
    return small


def held(font: bytes) -> set[int]:
    """The code points that a font has glyphs for."""
    # A quarter of a second that most builds save:
    from fontTools.ttLib import TTFont

    return set(TTFont(BytesIO(font)).getBestCmap())


def write_subset(font: Path, code_points: list[int], to: Path) -> None:
    """Write a font that has only these characters, with all that they can look like."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["*"])
    loaded = subset.load_font(font, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(loaded)
    subset.save_font(loaded, to, options)
