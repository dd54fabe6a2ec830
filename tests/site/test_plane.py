"""Chapter 6's laboratory on its page: Python's losses, units by key, for all to use."""

import numpy as np
import pytest

from tests.helpers.browser import ONLY, violations
from tests.helpers.environment import needs_browser
from tests.helpers.laboratory import LISTEN, button, opener, shown
from viewcast import overfitting
from viewcast.loss import mae
from viewcast.parameters import start
from viewcast.training.layered import nested

pytestmark = needs_browser

PAGE = "chapters/6-deep.html"
SMALL = {"layers": 2, "units": 3, "examples": 50, "epochs": 5, "seed": 3}
CHOICES = {"learn", "layers", "biases", "a run takes", "points"}
PHONE, SCREEN = 360, 740 - 56  # a phone's width, its height below the page's bar


@pytest.fixture
def opened(tab, address):
    """The function that opens the laboratory in a tab."""
    yield from opener(tab, f"{address}/{PAGE}", "plane")


def field(page, name):
    return page.lab.locator(".fields").get_by_label(name)


def choose(page, **settings):
    """Have the controls say these settings, by key."""
    for label, value in settings.items():
        name = label.replace("_", " ")
        control = field(page, name)
        if name in CHOICES:
            control.select_option(str(value))
        else:
            control.fill(str(value))


def train(page, epochs):
    choose(page, a_run_takes=0)
    button(page, "Train").press("Enter")
    shown(page, f"Epoch {epochs} of {epochs}")
    button(page, "Train").wait_for()


def losses():
    """Python's for the small setting, a line after each epoch."""
    drawn = np.random.default_rng(0).random((200 + SMALL["examples"], 3))
    X, y = (drawn[:, :2] - 0.5) * np.sqrt(12), nested(drawn[:, [0, 0, 1, 1] * 2])
    seen, sizes = slice(200, None), (2, *[SMALL["units"]] * SMALL["layers"])
    rng = np.random.default_rng(SMALL["seed"])
    schedule = overfitting.Schedule(SMALL["epochs"], 32, 0.03)
    examples = X[seen], y[seen]
    walk = overfitting.descend(start(sizes, rng), sizes, examples, rng, schedule)
    for theta in walk:
        (y_hat,) = overfitting.forecasts([theta], X, sizes)
        training, unseen = (mae(y_hat[s], y[s]) for s in (seen, slice(200)))
        yield f"training {training:.3f}, unseen {unseen:.3f}."


def test_it_trains_to_the_losses_of_python(opened):
    page = opened()
    focused = page.evaluate("document.activeElement.shadowRoot.activeElement.localName")
    assert focused == "select"  # the button that opened it is gone
    choose(page, **SMALL)
    for epoch, line in enumerate(losses()):
        shown(page, f"Epoch {epoch} of 5: {line}")
        button(page, "One more epoch").press("Enter")
    last = line.rstrip(".").replace(", unseen", " and an unseen loss of")
    expected = last.replace("training", "has a training loss of")
    assert expected in page.lab.locator(".story").inner_text()
    assert button(page, "One more epoch").get_attribute("aria-disabled") == "true"


def test_units_are_looked_at_by_key(opened):
    page = opened()
    choose(page, **SMALL)
    plane = page.lab.locator("svg[aria-label^='The plane']")
    assert plane.locator("text", has_text="ŷ, over the plane").count() == 1
    page.lab.get_by_role("radio", name="layer 1, unit 3").focus()
    page.keyboard.press("ArrowRight")
    chosen = page.lab.get_by_role("radio", checked=True)
    assert chosen.get_attribute("value") == "2.1"
    assert plane.locator("text", has_text="unit 1 of layer 2, over").count() == 1
    assert "Unit 1 of layer 2 is on over" in page.lab.locator(".story").inner_text()
    assert page.lab.get_by_role("radio").count() == 2 + 2 * 3
    choose(page, layers=1)  # now there is no such unit
    assert chosen.get_attribute("value") == "ŷ"
    page.lab.get_by_role("radio", name="y, the truth").press("Space")
    assert "The truth has 16 flat pieces." in plane.get_attribute("aria-label")
    choose(page, learn="log")
    assert page.lab.get_by_role("radio").count() == 1 + 3
    assert "“Same as yesterday” has 0.621k" in page.lab.locator(".story").inner_text()
    assert field(page, "noise ±").is_disabled()


def test_what_cannot_be_is_named_and_nothing_begins(opened):
    page = opened()
    units = field(page, "units")
    units.fill("9")
    button(page, "Train").press("Enter")
    said = page.lab.get_by_role("alert")
    assert "units is 9, but must be a whole number from 1 to 8" in said.inner_text()
    assert button(page, "Pause").count() == 0
    assert page.lab.locator(".now").inner_text().startswith("Epoch 0 of 400")
    button(page, "Reset").press("Enter")
    assert said.inner_text() == "" and units.input_value() == "8"


def test_it_pauses_and_tells_it_once(opened):
    page = opened()
    choose(page, **(SMALL | {"epochs": 2000}))
    page.lab.get_by_role("status").evaluate(LISTEN)
    button(page, "Train").press("Enter")
    page.lab.locator(".now", has_not_text="Epoch 0 ").wait_for()
    button(page, "Pause").press("Enter")
    button(page, "Train").wait_for()
    at = page.lab.locator(".now").inner_text()
    page.wait_for_timeout(200)
    assert page.lab.locator(".now").inner_text() == at
    button(page, "Another seed").press("Enter")
    shown(page, "Epoch 0 of 2000")
    assert field(page, "seed").input_value() == "4"
    words = [text.split(" ")[0] for text in page.evaluate("heard")]
    assert words == ["Training", "Paused.", "Epoch"]


def test_a_link_leads_to_the_state(opened):
    page = opened()
    choose(page, **SMALL, biases="spread", **{"noise ±": 0.25})
    page.lab.get_by_role("radio", name="layer 2, unit 2").press("Space")
    button(page, "Link to this state").press("Enter")
    assert page.url.endswith("#laboratory-plane")
    again = opened(query=page.url[page.url.index("?") :], copy=2)
    assert abs(again.lab.bounding_box()["y"]) < 200  # it lands there
    for label, value in {**SMALL, "biases": "spread", "noise ±": 0.25}.items():
        assert field(again, label).input_value() == str(value)
    chosen = again.lab.get_by_role("radio", checked=True)
    assert chosen.get_attribute("value") == "2.2"
    same = [one.lab.locator(".story").inner_text() for one in (page, again)]
    assert same[0] == same[1] and "The noise alone makes" in same[0]


def test_on_a_phone_controls_and_result_are_in_view_and_accessible(opened):
    page = opened(PHONE, has_touch=True)
    choose(page, **SMALL)
    page.evaluate(ONLY, ".laboratory")
    for state in ("at first", "used"):
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.locator(f"html[data-theme='{scheme}']").wait_for()
            assert not violations(page, ".laboratory"), (state, scheme)
        train(page, 5)
        page.lab.get_by_role("radio", name="layer 2, unit 2").press("Space")
    top = page.lab.locator(".fields").bounding_box()["y"]
    last = page.lab.locator(".panels svg[role=img]").last.bounding_box()
    assert last["y"] + last["height"] - top < SCREEN
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_it_opens_from_a_file(tab, site):
    page = tab(1280, copy="a file")
    page.goto((site / PAGE).as_uri())
    page.lab = page.locator("[data-laboratory=plane]")
    button(page, "Open the laboratory").click()
    choose(page, **SMALL)
    train(page, 5)
