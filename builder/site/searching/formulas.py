"""A formula in one line of plain characters, as one would type it: ŷ = b + w₁x₁."""

import re
from unicodedata import normalize
from xml.etree import ElementTree

FORMULA = re.compile(r'<span class="katex-mathml">(<math.*?</math>)</span>', re.DOTALL)
LETTERS = "0123456789+−=()aehijklmnoprstuvx", "0123456789+−=()nitLNT∗′"
BELOW = dict(zip(LETTERS[0], "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
ABOVE = dict(zip(LETTERS[1], "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵗᴸᴺᵀ*′", strict=True))
ACCENTS = {"^": "\u0302", "~": "\u0303", "ˉ": "\u0304", "¯": "\u0304"}
BINARY = re.compile(r"(?<=[^\s(,=+−])\s*([+−=≈≠≤≥<>→∈⋅×])\s*(?=\S)")
APPLIED = "\u2061"  # invisible, between a function's name and what it is taken of


def plain(math: str) -> str:
    """A formula of MathML in one line; nothing where it takes several.

    >>> plain("<math><msub><mi>x</mi><mn>1</mn></msub><mo>+</mo><mi>b</mi></math>")
    'x₁ + b'
    """
    tree = ElementTree.fromstring(math)
    if any(name(part) == "mtable" for part in tree.iter()):
        return ""
    line = BINARY.sub(r" \1 ", told(tree).replace(APPLIED, " "))
    line = re.sub(r"\s+(?=[),])", "", line)
    return normalize("NFC", " ".join(line.split()))


def told(part: ElementTree.Element) -> str:
    """What an element of MathML says, those within it included."""
    inside = [told(child) for child in part]
    match name(part), inside:
        case "annotation", _:
            return ""
        case "msub" | "munder", [base, low]:
            return base + script(low, BELOW, "_")
        case "msup", [base, high]:
            return base + script(high, ABOVE, "^")
        case "mover", [base, high]:
            return base + ACCENTS.get(high.strip(), script(high, ABOVE, "^"))
        case "msubsup" | "munderover", [base, low, high]:
            return base + script(low, BELOW, "_") + script(high, ABOVE, "^")
        case "mfrac", [above, below]:
            return f"{bracketed(above)}/{bracketed(below)}"
        case "msqrt", _:
            return f"√{bracketed(''.join(inside))}"
        case "mspace", _:
            return " "
    text = part.text or ""
    return (", " if text == "," else text) + "".join(inside)


def name(part: ElementTree.Element) -> str:
    """The name of an element, without its namespace."""
    return part.tag.rpartition("}")[2]


def script(text: str, raised: dict[str, str], sign: str) -> str:
    """An index or a power in small characters, or behind a sign where some lack.

    >>> script("ij", BELOW, "_"), script("best", BELOW, "_")
    ('ᵢⱼ', '_best ')
    """
    small = [raised.get(letter, "") for letter in text.replace(" ", "")]
    if all(small):
        return "".join(small)
    return f"{sign}{text if text.isalpha() else bracketed(text)} "


def bracketed(text: str) -> str:
    """The text in brackets, unless it is a single name, number or power.

    >>> bracketed("N"), bracketed("a + b")
    ('N', '(a + b)')
    """
    return text if is_single(text.strip()) else f"({text.strip()})"


def is_single(text: str) -> bool:
    """Whether it is digits alone, or a letter with nothing but marks behind it.

    >>> is_single("12"), is_single("x₁"), is_single("wx")
    (True, True, False)
    """
    return bool(re.fullmatch(r"[\d.]+|\w?[₀-₉ᵢⱼₙ²′\u0302]*", text))
