"""Live pictures in Chromium: by key, mouse, finger and address, and without scripts."""

import re
from itertools import pairwise

import numpy as np
import pytest

from tests.helpers.browser import READY, violations, watched
from tests.helpers.environment import needs_browser
from viewcast import results, views
from viewcast.function import linear
from viewcast.live.sigmoid import red_curve
from viewcast.loss import mae, mse
from viewcast.sigmoid import hard_sigmoid, one_layer

pytestmark = needs_browser
NAMES = ("function", "loss", "optimization", "sigmoid", "relu", "deep", "overfitting")
CHAPTERS = {name: number for number, name in enumerate(NAMES, start=1)}
TRAINING, _ = views.split(views.load_log(), 1)


def loss_at(b, w, loss=mae):
    return loss(linear([b, w], TRAINING.X), TRAINING.y)


@pytest.fixture
def opened(browser, address):
    """Return a function that opens a chapter's live picture; pages must stay clean."""
    contexts = []

    def open_picture(name, query="", **options):
        options = {"viewport": {"width": 1280, "height": 900}} | options
        contexts.append(browser.new_context(**options))
        page = watched(contexts[-1].new_page())
        page.goto(f"{address}/chapters/{CHAPTERS[name]}-{name}.html{query}")
        page.picture = page.locator(".live-picture")
        return page

    yield open_picture
    for context in contexts:
        assert not [wrong for page in context.pages for wrong in page.wrong]
        context.close()


def slider(page, label):
    return page.picture.get_by_role("slider", name=label)


def sentence(page):
    return page.picture.locator("p").first.inner_text().replace("−", "-")


def numbers(page):
    return [float(text) for text in re.findall(r"-?\d+\.\d+", sentence(page))]


def middle(page):
    handle = page.picture.locator(".handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_function_by_key(opened):
    page = opened("function")
    slider(page, "weight w").press("ArrowLeft")
    slider(page, "bias b").press("Home")
    page.picture.get_by_role("combobox", name="day").select_option("2021-01-29")
    x, b, w, _, y_hat, y = numbers(page)[:6]
    assert (b, w, x, y) == (-1.0, 0.99, 5.868, 4.413)
    assert y_hat == pytest.approx(-1 + 0.99 * 5.868, abs=5e-4)
    assert "too high" in sentence(page)
    slider(page, "bias b").fill("-0.05")
    slider(page, "weight w").fill("0.76")
    assert "the forecast is right to within 5 views" in sentence(
        page
    )  # 4.410k of 4.413


def test_loss_by_key_and_choice(opened):
    page = opened("loss")
    for _ in range(3):
        slider(page, "weight w").press("ArrowRight")
    assert numbers(page)[2] == pytest.approx(loss_at(0.5, 0.73), abs=5e-4)
    page.picture.get_by_role("combobox", name="loss").select_option("mse")
    assert "MSE" in sentence(page)
    assert numbers(page)[2] == pytest.approx(loss_at(0.5, 0.73, mse), abs=5e-4)


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
        ("function", "b=4&w=1.6"),
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


def test_optimization_steps_run_and_come_back(opened):
    page = opened("optimization", reduced_motion="reduce")
    page.picture.get_by_role("button", name="Step", exact=True).click()
    assert "After 1 step with" in sentence(page)
    page.picture.get_by_role("button", name="Run 50 steps").click()
    assert "After 51 steps" in sentence(page)
    assert numbers(page)[3] < loss_at(2.5, 0.3)
    page.picture.get_by_role("button", name="Back to the start").click()
    assert "After 0 steps" in sentence(page)
    assert numbers(page)[3] == pytest.approx(loss_at(2.5, 0.3), abs=5e-4)


def test_optimization_moves_frame_by_frame(opened):
    page = opened("optimization")
    page.picture.get_by_role("button", name="Run 50 steps").click()
    page.picture.get_by_text("After 50 steps").wait_for()


def test_back_to_the_start_ends_a_run(opened):
    page = opened("optimization")
    root = "document.querySelector('.live-picture > div > div').shadowRoot"
    page.evaluate(  # in one go: a run takes less than a second
        f"const named = (name) => [...{root}.querySelectorAll('button')]"
        ".find((button) => button.textContent.startsWith(name));"
        "named('Run').click(); named('Back').click();"
    )
    page.wait_for_timeout(300)
    assert "After 0 steps" in sentence(page)


def test_too_large_a_learning_rate_is_said(opened):
    page = opened("optimization", "?optimization.log_eta=-0.3&optimization.loss=mse")
    slider(page, "steps").press("End")
    assert "Make η smaller" in sentence(page)


def test_the_dot_on_the_curve_is_gone_when_the_walk_has_left_it(opened):
    page = opened("optimization", "?optimization.log_eta=0&optimization.steps=1")
    dots = page.picture.locator("svg[aria-label*=valleys] circle")
    assert "u = -6.40" in sentence(page) and dots.count() == 0
    slider(page, "steps").press("Home")
    assert "u = 1.50" in sentence(page) and dots.count() == 1


def test_sigmoid_is_built_piece_by_piece_and_smoothed(opened):
    page = opened("sigmoid")
    for _ in range(3):
        page.picture.get_by_role("button", name="Add the next piece").press("Enter")
    assert "red curve is 0.00, the mean 0.00" in sentence(page)
    page.picture.get_by_role("combobox", name="shape").select_option("soft")
    x, theta = np.linspace(0, 8, 161), np.array(red_curve().data["theta"])
    hard = one_layer(theta, x[:, None], hard_sigmoid)
    apart = np.abs(one_layer(theta, x[:, None]) - hard)
    assert f"is {apart.max():.2f}, the mean {apart.mean():.2f}" in sentence(page)
    slider(page, "climb c₃").press("ArrowRight")
    assert "climbs by 0.6" in sentence(page)


def test_relu_shows_two_and_then_many(opened):
    page = opened("relu")
    slider(page, "slope").press("End")
    assert "a step of height 4.00" in sentence(page)
    page.picture.get_by_role("combobox", name="view").select_option("many")
    assert not slider(page, "slope").is_visible()
    slider(page, "ReLUs n").press("End")
    x = np.linspace(0, 7, 701)
    points = np.linspace(0, 7, 31)
    worst = np.abs(
        np.interp(x, points, 3 + 2 * np.sin(points)) - 3 - 2 * np.sin(x)
    ).max()
    assert "30 ReLUs: 31 straight pieces" in sentence(page)
    assert f"{worst:.3f}" in sentence(page)


def test_deep_doubles_its_pieces(opened):
    page = opened("deep")
    for layers in range(3, 7):
        assert f"{layers} layers of two: {1 + 6 * layers} parameters" in sentence(page)
        assert f"{2**layers} straight pieces" in sentence(page)
        slider(page, re.compile("^layers")).press("ArrowRight")
    slider(page, re.compile("^width")).press("End")
    assert "exactly the zigzag" in sentence(page)  # 64 pieces, 64 ReLUs


def test_overfitting_hides_the_unseen_days_until_a_choice_is_made(opened):
    records = results.load("lecture-table")
    unseen = results.column(records, "unseen_mae", layers=4).mean()
    page = opened("overfitting")
    everything = page.picture.locator("svg").nth(1)
    assert f"{unseen:.3f}" not in page.picture.inner_text()
    assert everything.locator("circle").count() == 0
    page.picture.get_by_role("combobox", name="for today").select_option("4x100")
    assert f"{unseen:.3f}" not in page.picture.inner_text()
    page.picture.get_by_role("button", name="Commit").click()
    assert f"{unseen:.3f}k on average" in sentence(page)
    page.picture.get_by_role("button", name="Start again").click()
    assert f"{unseen:.3f}" not in page.picture.inner_text()


@pytest.mark.parametrize("name", ["sigmoid", "relu", "deep", "overfitting"])
def test_bad_addresses_are_harmless(opened, name):
    wrong = "&".join(
        f"{name}.{key}={value}"
        for key, value in {
            "layers": "2.5",
            "peak": "9",
            "width": "abc",
            "look": "99",
            "log": "mine",
            "model": "__proto__",
            "committed": "zzz",
            "c1": "abc",
            "piece": "9",
            "n": "999",
            "slope": "Infinity",
        }.items()
    )
    page = opened(name, f"?{wrong}")
    assert sentence(page) and "NaN" not in page.picture.inner_text()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?loss.b=0.3&loss.w=0.9&loss.loss=mse", (0.3, 0.9, mse)),
        ("?loss.b=99&loss.w=-7", (3.0, 0.0, mae)),
        ("?loss.b=NaN&loss.w=%3Cb%3E&loss.loss=rmse&loss.c=1", (0.5, 0.7, mae)),
    ],
)
def test_the_address_sets_the_state_and_bad_values_are_clamped(opened, query, expected):
    page = opened("loss", query)
    b, w, loss = expected
    assert numbers(page)[:2] == [b, w]
    assert numbers(page)[2] == pytest.approx(loss_at(b, w, loss), abs=5e-4)


def test_a_link_leads_to_the_state_and_reset_leads_back(opened):
    page = opened("loss")
    slider(page, "bias b").press("ArrowRight")
    page.picture.get_by_role("button", name="Link to this state").click()
    assert "loss.b=0.51" in page.url and "loss.w=0.7" in page.url
    said = page.picture.locator("span", has_text="now leads to this state")
    assert said.is_visible()
    again = opened("loss", page.url[page.url.index("?") :])
    assert sentence(again) == sentence(page)
    slider(page, "bias b").press("ArrowRight")
    assert said.count() == 0  # it no longer does
    again.picture.get_by_role("button", name="Reset").click()
    assert numbers(again)[:2] == [0.5, 0.7]


def test_changes_are_announced_once_and_not_at_the_start(opened):
    page = opened("loss")
    page.clock.install(time=0)
    page.clock.pause_at(1)  # the page's timers wait, however slow this machine is
    heard = page.picture.get_by_role("status")
    page.set_viewport_size({"width": 700, "height": 900})
    page.clock.run_for(2000)
    assert heard.inner_text() == ""  # it only stands there, and is drawn anew
    for _ in range(5):
        slider(page, "weight w").press("ArrowRight")
        page.clock.run_for(100)
        assert heard.inner_text() == ""  # not while it moves
    page.clock.run_for(600)
    assert heard.inner_text().replace("−", "-") == sentence(page)


def test_two_copies_move_apart(opened):
    page = opened("loss")
    page.evaluate(
        """() => {
          const first = document.querySelector(".live-picture");
          const copy = first.cloneNode();
          copy.removeAttribute("data-on");
          copy.append(document.createElement("img"));
          first.after(copy);
          const old = first.parentNode.querySelector("script");
          const script = document.createElement("script");
          script.type = "module";
          script.textContent = old.textContent;
          first.after(script);
        }"""
    )
    sliders = page.get_by_role("slider", name="bias b")
    sliders.nth(1).wait_for()
    sliders.nth(0).press("End")
    assert sliders.nth(0).input_value() == "3"
    assert sliders.nth(1).input_value() == "0.5"


def test_jupyterlab_leaves_the_keys_to_the_picture(opened):
    """It looks for this mark on what has the focus, from outside: the shadow's host."""
    page = opened("loss")
    slider(page, "bias b").focus()
    mark = "document.activeElement.dataset.lmSuppressShortcuts"
    assert page.evaluate(mark) == "true"


def test_where_no_address_leads_back_none_is_offered(opened, address):
    """In a frame, as in Colab and VS Code, and in JupyterLab's outputs."""
    framed, pressed = opened("loss"), "button:text-is('Reset')"
    framed.set_content(f'<iframe src="{address}/chapters/2-loss.html"></iframe>')
    frame = framed.frame_locator("iframe").locator(".live-picture")
    frame.locator(pressed).wait_for(state="attached")
    assert frame.get_by_text("Link to this").count() == 0
    page = opened("loss")
    page.add_init_script(
        "new MutationObserver(() => document.querySelector('.live-picture')"
        "?.parentNode.classList.add('lm-Widget'))"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.reload()
    page.picture.locator(pressed).wait_for(state="attached")
    assert page.picture.get_by_text("Link to this").count() == 0


def test_nothing_global_leaks(opened, address):
    page, names = opened("loss"), "Object.keys(globalThis)"
    slider(page, "bias b").press("End")
    with_picture = set(page.evaluate(names))
    page.goto(f"{address}/pages/notation.html")
    themes = {"oldScroll"}  # which the theme sets once a page has scrolled
    assert with_picture - set(page.evaluate(names)) <= themes


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
    page.goto(f"{address}/chapters/{CHAPTERS[name]}-{name}.html")
    page.evaluate(READY)
    assert page.evaluate("first") == page.evaluate(height) > 300
    page.close()


@pytest.mark.parametrize("name", CHAPTERS)
def test_without_scripts_the_still_stands_there(opened, name):
    page = opened(name, java_script_enabled=False)
    still = page.picture.locator("img")
    assert len(still.get_attribute("alt")) > 100
    assert still.bounding_box()["height"] > 150
    box, image = page.picture.bounding_box(), still.bounding_box()
    assert box["height"] - image["height"] < 20  # no empty space


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_moved_picture_is_accessible(opened, name, scheme):
    page = opened(name, color_scheme=scheme)
    for one in page.picture.get_by_role("slider").all():
        one.press("ArrowRight")
    page.picture.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Shift+Tab")
    assert not violations(page, ".live-picture")
    focused = page.evaluate(
        "() => { const inner = document.activeElement.shadowRoot?.activeElement;"
        " return inner && getComputedStyle(inner).outlineStyle; }"
    )
    assert focused == "solid"


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_control_has_a_name_and_is_reached_by_tab(opened, name):
    page = opened(name)
    every = page.picture.locator("input, select, button")
    controls = [one for one in every.all() if one.is_visible()]
    controls[0].focus()
    seen = 1
    for _ in controls[1:]:
        page.keyboard.press("Tab")
        seen += page.evaluate(
            "() => Boolean(document.activeElement.shadowRoot?.activeElement)"
        )
    assert seen == len(controls)
    for one in page.picture.locator("input, select").all():
        assert one.evaluate("(e) => e.labels[0].textContent.trim()")
