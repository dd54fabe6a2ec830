"""Live pictures for all: by Tab, read aloud, in both colours, and without scripts."""

import pytest

from tests.helpers.browser import ONLY, violations
from tests.helpers.environment import needs_browser
from tests.helpers.live import CHAPTERS, sentence, slider

pytestmark = needs_browser


def test_changes_are_announced_once_and_not_at_the_start(opened):
    page = opened("loss", copy="its clock stands")
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
    slider(page, "weight w").press("ArrowRight")
    page.picture.get_by_role("button", name="Link to this state").click()
    heard.get_by_text("leads to this state").wait_for()
    page.clock.run_for(2000)
    assert "leads to this state" in heard.inner_text()  # not overwritten by the move


def test_jupyterlab_leaves_the_keys_to_the_picture(opened):
    """It looks for this mark on what has the focus, from outside: the shadow's host."""
    page = opened("loss")
    slider(page, "bias b").focus()
    mark = "document.activeElement.dataset.lmSuppressShortcuts"
    assert page.evaluate(mark) == "true"


@pytest.mark.parametrize("name", CHAPTERS)
def test_without_scripts_the_still_stands_there(opened, name):
    page = opened(name, java_script_enabled=False)
    still = page.picture.locator("img")
    assert len(still.get_attribute("alt")) > 100
    assert still.bounding_box()["height"] > 150
    box, image = page.picture.bounding_box(), still.bounding_box()
    assert box["height"] - image["height"] < 20  # no empty space


@pytest.mark.parametrize("name", CHAPTERS, scope="module")
def test_every_control_has_a_name_and_is_reached_by_tab(opened, name):
    page = opened(name)
    controls = page.picture.locator("input, select, button").filter(visible=True)
    controls.first.focus()
    seen, every = 1, controls.count()
    for _ in range(1, every):
        page.keyboard.press("Tab")
        seen += page.evaluate(
            "() => Boolean(document.activeElement.shadowRoot?.activeElement)"
        )
    assert seen == every
    assert all(
        page.picture.locator("input, select").evaluate_all(
            "(all) => all.map((e) => e.labels[0].textContent.trim())"
        )
    )


@pytest.mark.parametrize("name", CHAPTERS, scope="module")
def test_a_moved_picture_is_accessible(opened, name):
    page = opened(name)
    for one in page.picture.get_by_role("slider").all():
        one.press("ArrowRight")
    page.picture.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Shift+Tab")
    focused = page.evaluate(
        "() => { const inner = document.activeElement.shadowRoot?.activeElement;"
        " return inner && getComputedStyle(inner).outlineStyle; }"
    )
    assert focused == "solid"
    page.evaluate(ONLY, ".live-picture")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.locator(f"html[data-theme='{scheme}']").wait_for()
        assert not violations(page, ".live-picture"), scheme
    page.goto("about:blank")
