"""Live pictures for all: by Tab, read aloud, in both colours, and without scripts."""

import pytest

from tests.helpers.browser import violations
from tests.helpers.environment import needs_browser
from tests.helpers.live import CHAPTERS, sentence, slider

pytestmark = needs_browser


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
