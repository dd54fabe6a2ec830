"""A font with the book's Chinese, cut from one of this machine."""

import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from builder.text.install import bring_all

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
CHINESE_FONTS = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Songti SC"),
    *("SimSun", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
)


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
    """The fonts of this machine that are among ours, the first choice first."""
    bring_all()
    from matplotlib.font_manager import findSystemFonts

    found = {}
    for file in findSystemFonts():
        faces = len(TTCollection(file, lazy=True)) if file.endswith(".ttc") else 1
        for face in range(faces):
            font = TTFont(file, fontNumber=face, lazy=True)
            if font["name"].getDebugName(2) == "Regular":
                found[font["name"].getDebugName(1)] = font
    return [found[name] for name in CHINESE_FONTS if name in found]
