"""Live pictures in Chromium: moved by mouse and finger, drawn within their edges."""

from itertools import pairwise

import pytest

from tests.helpers.browser import READY
from tests.helpers.environment import needs_browser
from tests.helpers.live import CHAPTERS, loss_at, middle, numbers, sentence

pytestmark = needs_browser


def test_loss_by_dragging_the_dot(opened):
    page = opened("loss")
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=4)
    page.mouse.up()
    b, w, loss = numbers(page)[:3]
    assert w > 0.75 and b < 0.3
    assert loss == pytest.approx(loss_at(b, w), abs=0.01)  # b and w are shown rounded
    page.mouse.move(x, y)  # the button is up: nothing moves any more
    assert numbers(page)[:2] == [b, w]


def test_only_the_pointer_that_took_the_dot_moves_it(opened):
    page = opened("loss")
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down(button="right")
    page.mouse.move(x + 40, y)
    assert numbers(page)[:2] == [0.5, 0.7]
    page.mouse.up(button="right")
    page.mouse.move(x, y)
    page.mouse.down()
    for kind in ("pointermove", "pointerup"):
        second = {"pointerId": 99, "clientX": x - 30, "clientY": y, "bubbles": True}
        page.evaluate(
            f"(event) => dispatchEvent(new PointerEvent('{kind}', event))", second
        )
    assert numbers(page)[:2] == [0.5, 0.7]
    page.mouse.move(x + 40, y)
    assert numbers(page)[1] > 0.75


def test_a_dot_taken_beside_its_middle_does_not_jump(opened):
    page = opened("loss")
    x, y = middle(page)
    page.mouse.move(x + 12, y - 5)
    page.mouse.down()
    page.mouse.move(x + 13, y - 5)
    assert numbers(page)[:2] == pytest.approx([0.5, 0.7], abs=0.011)  # a pixel


PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True}


@pytest.mark.parametrize("name", ["loss", "optimization", "sigmoid", "relu"])
def test_a_finger_moves_the_dot_and_not_the_page(opened, name):
    """A browser that takes the finger for one that scrolls breaks the drag off."""
    page = opened(name, **PHONE)
    x, y = middle(page)
    words, scrolled = sentence(page), page.evaluate("scrollY")
    page.evaluate("window.ends = []")
    for kind in ("pointerup", "pointercancel"):
        page.evaluate(f"addEventListener('{kind}', ({{ type }}) => ends.push(type))")
    touch = page.context.new_cdp_session(page)

    def finger(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", {"x": x, "y": y})
    for i in range(1, 11):
        finger("touchMove", {"x": x + 3 * i, "y": y + 5 * i})
    finger("touchEnd")
    assert page.evaluate("ends") == ["pointerup"]
    assert page.evaluate("scrollY") == scrolled
    assert sentence(page) != words
    if name == "loss":
        assert numbers(page)[1] > 0.75
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


# How far, in pixels, curves and dots are seen beyond the axes of their panels.
BEYOND = """() => {
  const root = document.querySelector(".live-picture > div > div").shadowRoot;
  const ends = (part) => {
    const { top, bottom } = part.getBoundingClientRect(), cut = part.closest("svg svg");
    if (!cut) return [top, bottom];
    const edge = cut.viewportElement.getBoundingClientRect().top + cut.y.baseVal.value;
    return [Math.max(top, edge), Math.min(bottom, edge + cut.height.baseVal.value)];
  };
  return Math.max(...[...root.querySelectorAll(".panels > svg")].flatMap((panel) => {
    const grid = [...panel.querySelectorAll("g:first-child > line[opacity]")].map(ends);
    const top = Math.min(...grid.flat()), bottom = Math.max(...grid.flat());
    return [...panel.querySelectorAll("polyline, circle:not(.handle)")].map((part) => {
      const [high, low] = ends(part);
      return Math.max(top - high, low - bottom);
    });
  }));
}"""


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("function", "b=-1&w=0"),
        ("function", "b=5&w=1.6"),
        ("loss", "b=-2&w=0"),
        ("optimization", "log_eta=-0.1&steps=30&u=1.6"),
        ("sigmoid", "b=6&c1=4&w1=8"),
        ("relu", "bend=-4&length=5&slope=1"),
        ("deep", "layers=4&peak=0.1"),
    ],
)
def test_what_leaves_a_panel_is_cut_at_its_edge(opened, name, query):
    page = opened(name, f"?{name}." + query.replace("&", f"&{name}."))
    assert page.evaluate(BEYOND) < 7  # a dot's radius, and its line


@pytest.mark.parametrize("name", CHAPTERS)
def test_on_a_phone_no_number_is_cut_off_or_runs_into_the_next(opened, name):
    page = opened(name, viewport={"width": 360, "height": 780})
    (left, right), *panels = page.picture.evaluate(
        """(picture) => {
          const root = picture.querySelector(":scope > div > div").shadowRoot;
          const box = (part) => part.getBoundingClientRect();
          const texts = (panel) => [...panel.querySelectorAll("text:not([transform])")]
            .map(box).map(({ left, right, top }) => [Math.round(top), left, right]);
          const panels = [...root.querySelectorAll(".panels > svg")];
          const shown = panels.filter((panel) => box(panel).width).map(texts);
          return [[box(picture).left, box(picture).right], ...shown];
        }"""
    )
    for texts in panels:
        for (row, _, end), (next_row, start, _) in pairwise(sorted(texts)):
            assert row < next_row or end + 2 < start
        assert left <= min(start for _, start, _ in texts)
        assert right >= max(end for _, _, end in texts)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_picture_is_so_high_from_the_first(browser, address, name, width):
    """It is drawn for some width before it is laid out, and again for its own."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    height = "document.querySelector('.live-picture').getBoundingClientRect().height"
    page.add_init_script(
        f"document.addEventListener('DOMContentLoaded', () => window.first = {height})"
    )
    page.goto(f"{address}/{CHAPTERS[name]}.html")
    page.evaluate(READY)
    assert page.evaluate("first") == page.evaluate(height) > 300
    page.close()
