"""The fonts of a style sheet, cut down to the glyphs that the pages show."""

import logging
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag

URL = re.compile(r"""url\((['"]?)(?!data:|#|/|https?:)([^)'"]+)\1\)""")
TTF = re.compile(r',url\([^)]*\.ttf\) format\("truetype"\)')
ICON = re.compile(r"\\([ef][0-9a-f]{3})|([\ue000-\uf8ff])")
logging.getLogger("fontTools").setLevel(logging.WARNING)  # else a line a table


def with_small_fonts(
    css: str, static: Path, code_points: set[int], formulas: dict[str, set[int]]
) -> str:
    """`css` with fonts that hold only what the pages show.

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


def icons_in(css: str) -> set[int]:
    """The code points of the icons that the rules put onto the page."""
    return {int(code, 16) if code else ord(icon) for code, icon in ICON.findall(css)}


def cut(font: Path, code_points: set[int]) -> Path:
    """Write what these characters need of a font, unless it is there; return where."""
    # A quarter of a second that a build with nothing to do saves:
    from fontTools.ttLib import TTFont

    data = font.read_bytes()
    wanted = sorted(code_points & TTFont(BytesIO(data)).getBestCmap().keys())
    name = sha256(data + repr(wanted).encode()).hexdigest()[:8]
    small = font.parents[1] / "small" / f"{font.stem}-{name}.woff2"
    if not small.exists():
        small.parent.mkdir(exist_ok=True)
        write_subset(font, wanted, small)
    return small


def write_subset(font: Path, code_points: list[int], to: Path) -> None:
    """Write a font that has only these characters, with all that they can look like."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["*"])
    loaded = subset.load_font(font, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(loaded)
    subset.save_font(loaded, to, options)
