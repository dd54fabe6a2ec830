"""How pages look: figures in the dark and on a phone, paper, code, tables."""

import re
from base64 import b64encode
from xml.etree import ElementTree

import pytest

from tests.helpers.browser import READY
from tests.helpers.contrast import contrast, filtered_by, rgb
from tests.helpers.environment import needs_browser
from viewcast.plots import Picture
from viewcast.plots.figure import style
from viewcast.plots.loss.surface import shades
from viewcast.plots.relu.creases import TONES

SVG = "{http://www.w3.org/2000/svg}"
CHAPTER, PHONE, DESK = "chapters/3-optimization", 360, 1280
WHITE = rgb("#ffffff")
MAP = {"#" + "".join(f"{round(255 * x):02x}" for x in c[:3]) for c in shades(12)}
# What is to be seen through: grounds, the grid, bands, maps, whose lines have labels.
QUIET = {"#ffffff", "#e6e6e6", "#eeeeee", "#e6f0f9", "#dceaf5", style.SHADE, *MAP}
CLOUD = 0.45  # the opacity up to which marks are many, and none counts by itself
LEAST = {"words": 4.5, "marks": 3}  # WCAG 1.4.3 and 1.4.11
SHOWN = """() => [...document.querySelectorAll("article .cell_output img")]
  .filter((image) => image.checkVisibility())
  .map((image) => [image.currentSrc || image.src, image.clientWidth])"""

PIXELS = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return [...Array(data.length / 4).keys()]
    .map((i) => data.slice(4 * i, 4 * i + 3).join());
}"""


def declared(element):
    """The style of an element of a drawing, {property: value}."""
    return dict(re.findall(r"([\w-]+): ?([^;]+)", element.get("style", "")))


def colours(element, quiet):
    """The colours in which a mark is drawn, none of them quiet or a cloud's."""
    look = declared(element)
    for kind in ("fill", "stroke"):
        seen = float(look.get(f"{kind}-opacity", look.get("opacity", 1)))
        named = re.fullmatch("#[0-9a-f]{6}", look.get(kind, ""))
        if named and seen > CLOUD and named[0] not in quiet:
            yield seen * rgb(named[0]) + 1 - seen


def drawn(svg):
    """What stands in a drawing: its kind, and the colours of which one is enough."""
    root, at = ElementTree.fromstring(svg), {}
    quiet = QUIET | (set(TONES) if all(tone in svg for tone in TONES) else set())
    shapes = [(e.get("d"), [*colours(e, quiet)]) for e in root.iter(SVG + "path")]
    for d, looks in shapes:
        at.setdefault(d, []).extend(looks)
    for d, looks in shapes:
        pale = looks and max(contrast(look, WHITE) for look in looks) < LEAST["marks"]
        if looks:  # a pale broad line has its rim below, as a line of its own
            yield "marks", at[d] if pale else looks
    for group in root.iter(SVG + "g"):
        if "scale(" in group.get("transform", ""):
            yield "words", [rgb(declared(group).get("fill", "#000000"))]


def faint(drawings, dark):
    """What can't be seen well enough, in light or by the filter of the dark."""
    seen = {
        (kind, tuple(map(tuple, looks)))
        for svg in drawings
        for kind, looks in drawn(svg)
    }
    assert {kind for kind, _ in seen} == {"words", "marks"}
    for kind, looks in seen:
        light = max(contrast(look, WHITE) for look in looks)
        night = max(contrast(dark(look), dark(WHITE)) for look in looks)
        if min(light, night) < LEAST[kind]:
            yield kind, light, night


def test_all_that_is_drawn_stands_out_in_light_and_in_the_dark(site):
    drawings = [svg.read_text("utf8") for svg in (site / "_images").glob("*.svg")]
    assert len(drawings) > 50
    assert not [*faint(drawings, filtered_by(site))]


@pytest.mark.parametrize(
    ("colour", "words", "found"),
    [
        (style.LIGHT, style.WORDS, {"marks"}),
        (style.MODEL, style.ACCENT, {"words"}),
        (style.MODEL, style.WORDS, set()),
    ],
)
def test_a_pale_mark_or_word_is_found(site, colour, words, found):
    figure, axes = style.canvas()
    axes.barh([1, 2], [3, 4], color=colour)
    axes.text(1, 1, "a word", color=words)
    svg = Picture(figure, "Bars", "Two bars.").svg()
    assert {kind for kind, *_ in faint([svg], filtered_by(site))} == found


@needs_browser
def test_a_figure_has_the_ground_of_its_page_in_the_dark(tab, address):
    page = tab(DESK, color_scheme="dark")
    page.goto(f"{address}/{CHAPTER}.html")
    page.evaluate(READY)
    image = page.locator("figure img").first
    image.scroll_into_view_if_needed()
    page.wait_for_function("(e) => e.complete", arg=image.element_handle())
    box = image.bounding_box()
    edge = {"x": box["x"] - 3, "y": box["y"] + 3, "width": 6, "height": 4}
    png = b64encode(page.screenshot(clip=edge)).decode()
    assert set(page.evaluate(PIXELS, png)) == {"18,18,18"}


@needs_browser
@pytest.mark.parametrize(("width", "least"), [(DESK, 13), (PHONE, 9.4)])
def test_letters_of_figures_are_as_large_as_the_text_or_a_little_smaller(
    tab, address, site, width, least
):
    page = tab(width)
    for name in (CHAPTER, "chapters/6-deep"):
        page.goto(f"{address}/{name}.html")
        page.evaluate(READY)
        body = page.locator("article p").first.evaluate(
            "(p) => parseFloat(getComputedStyle(p).fontSize)"
        )
        shown = page.evaluate(SHOWN)
        assert len(shown) > 5
        for source, wide in shown:
            svg = (site / "_images" / source.rpartition("/")[2]).read_text("utf8")
            across = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])
            letters = style.NORMAL * wide / across
            # a figure is shown in whole pixels
            assert least <= letters <= body + 0.05, (source, letters)


@needs_browser
def test_paper_has_the_numbered_title_open_hints_and_no_buttons(browser, address):
    page = browser.new_page(viewport={"width": 720, "height": 1000})
    for name, title in (
        ("chapters/1-function", "1. Function"),
        ("chapters/7-overfitting", "7. Overfitting"),
        ("chapters/your-channel", "Your own channel"),
    ):
        page.goto(f"{address}/{name}.html")
        page.evaluate(READY)
        page.emulate_media(media="print")
        hints = page.locator("article details:not(.above-input)")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert hints.evaluate_all("(all) => all.every((hint) => hint.open)")
        seen = page.locator("h1:visible")
        assert seen.count() == 1 and seen.inner_text().startswith(title)
        for idle in ("button", "input", "select", "details.above-input", ".headerlink"):
            assert not page.locator(f"main {idle}:visible").count(), (name, idle)
        if name != "chapters/your-channel":
            assert hints.count() and page.locator(".live-picture svg:visible").count()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert not hints.evaluate_all("(all) => all.some((hint) => hint.open)")
        page.emulate_media(media="screen")
    page.close()


@needs_browser
def test_on_a_phone_nothing_covers_code_or_is_squeezed(tab, address):
    page = tab(PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{address}/{CHAPTER}.html")
    page.evaluate(READY)
    gaps = page.locator(".highlight:has(> .copybtn)").evaluate_all(
        """(cells) => cells.filter((cell) => cell.checkVisibility()).map((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell.querySelector("pre"));
          const button = cell.querySelector(".copybtn").getBoundingClientRect();
          return text.getBoundingClientRect().top - button.bottom;
        })"""
    )
    assert len(gaps) > 5 and min(gaps) >= 0
    turns = page.locator(".prev-next-area a").evaluate_all(
        "(all) => all.map((a) => a.getBoundingClientRect().height)"
    )
    assert len(turns) == 2 and max(turns) < 100
    captions = page.locator(".text_html caption span").evaluate_all(
        "(all) => all.map((e) => [e.clientHeight, e.clientWidth, e.textContent.length])"
    )
    assert len(captions) > 5
    for high, wide, letters in captions:
        assert high < 50 and (high < 30 or wide > 300), letters


@needs_browser
def test_printed_code_keeps_its_lines_and_printed_words_wrap(tab, address):
    page = tab(PHONE)
    page.goto(f"{address}/chapters/6-deep.html")
    wraps = "(all) => all.map((pre) => getComputedStyle(pre).whiteSpace)"
    for kind, looks in (
        (".stream.highlight-python", "pre"),
        (".stream:not(.highlight-python)", "pre-wrap"),
    ):
        found = page.locator(f".cell_output {kind} pre").evaluate_all(wraps)
        assert found and set(found) == {looks}
