"""Live pictures in Chromium: moved by mouse and finger, drawn within their edges."""

import pytest

from tests.helpers.environment import needs_browser
from tests.helpers.live import (
    assert_words_stand_apart,
    click,
    loss_at,
    middle,
    numbers,
    sentence,
    slider,
)

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


@pytest.mark.parametrize("name", ["function", "loss"])
def test_a_line_is_shifted_by_one_square_and_turned_by_the_other(opened, name):
    page = opened(name)
    before = line(page)
    for square, moved in ((0, "b"), (1, "w")):
        x, y = middle(page, square)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y - 20, steps=2)
        page.mouse.up()
        now = line(page)
        assert now[moved] > before[moved]
        assert sum(now[key] != before[key] for key in now) == 1
        before = now


def line(page):
    """b in k and w, as the sliders say."""
    names = {"b": "bias b", "w": "weight w"}
    return {key: float(slider(page, names[key]).input_value()) for key in names}


def test_a_click_chooses_a_day_or_a_network(opened):
    page = opened("function")
    page.picture.scroll_into_view_if_needed()
    click(page, 1, 0.97)
    assert sentence(page).startswith("2021-02-10")
    page = opened("overfitting")
    page.picture.scroll_into_view_if_needed()
    chosen = page.picture.get_by_role("combobox", name="for today")
    click(page, 0, 0.97)  # not trained on this log
    assert chosen.input_value() == "none"
    click(page, 0, 0.2)
    assert chosen.input_value() == "1x100"


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
    page.mouse.up()


@pytest.mark.parametrize(
    "name", ["function", "loss", "optimization", "sigmoid", "relu", "deep"]
)
def test_a_finger_moves_the_dot_and_not_the_page(opened, name):
    """A browser that takes the finger for one that scrolls breaks the drag off."""
    page = opened(name, width=360, has_touch=True)
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
        page.picture.get_by_role("combobox", name="loss").select_option("mse")
        assert_words_stand_apart(page.picture)
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
