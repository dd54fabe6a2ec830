"""Chapter 7's laboratory on its page: the same numbers as Python's, for all to use."""

from types import SimpleNamespace

import numpy as np
import pytest
from bs4 import BeautifulSoup

from builder.site.laboratories.place import LABORATORIES, digest, with_old_laboratories
from tests.helpers.browser import ONLY, violations
from tests.helpers.environment import needs_browser
from tests.helpers.laboratory import LISTEN, button, opener, shown
from viewcast import views
from viewcast.live.laboratories import page_script
from viewcast.training.laboratory import Settings, run

pytestmark = needs_browser

PAGE = "chapters/7-overfitting.html"
LOG = views.load_log()
SMALL = Settings(layers=2, units=5, past_days=7, epochs=3, batch_size=32, seed=3)
LABELS = {
    "layers": "layers",
    "units": "units",
    "past_days": "past days",
    "eta": "η at first",
    "batch_size": "batch size",
    "epochs": "epochs",
    "seed": "seed",
}
PHONE, SCREEN = 360, 740 - 56  # a phone's width, its height below the page's bar
POINTS = "(line) => line.getAttribute('points').split(' ').map((p) => +p.split(',')[1])"


@pytest.fixture
def opened(tab, address):
    """The function that opens the laboratory in a tab."""
    yield from opener(tab, f"{address}/{PAGE}", "network")


def choose(page, settings):
    """Have the controls say these settings, by key."""
    for name, value in settings._asdict().items():
        control = page.lab.get_by_label(LABELS[name])
        if name in ("layers", "past_days"):
            control.select_option(str(value))
        else:
            control.fill(str(value))


def train(page, epochs):
    button(page, "Train").press("Enter")
    shown(page, f"Epoch {epochs} of {epochs}")


def test_it_trains_to_the_losses_of_python(opened):
    page = opened()
    focused = page.evaluate("document.activeElement.shadowRoot.activeElement.localName")
    assert focused == "select"  # the button that opened it is gone
    choose(page, SMALL)
    _, *reports = run(LOG, SMALL)
    for epoch, report in enumerate(reports, start=1):
        button(page, "One more epoch").press("Enter")
        losses = f"training {report.training:.3f}k, unseen {report.unseen:.3f}k."
        shown(page, f"Epoch {epoch} of 3: {losses}")
    assert button(page, "One more epoch").get_attribute("aria-disabled") == "true"
    unseen = views.examples(LOG, 1).between(*views.UNSEEN)
    drawing = page.lab.locator("svg[aria-label^=Forecasts] polyline")
    log, network = (drawing.nth(i).evaluate(POINTS) for i in range(2))
    scale = np.polyfit(unseen.y, log, 1)  # of the drawing, a tenth of a pixel exact
    assert np.abs(np.polyval(scale, reports[-1].y_hat) - network).max() < 0.11


def test_what_cannot_be_is_named_and_nothing_begins(opened):
    page = opened()
    units = page.lab.get_by_label("units")
    units.fill("2000")
    button(page, "Train").press("Enter")
    assert "units is 2000, but must be a whole number from 1 to 1000" in (
        page.lab.get_by_role("alert").inner_text()
    )
    assert units.get_attribute("aria-invalid") == "true"
    assert page.lab.locator(".now").inner_text() == "Choose, and press Train."
    batch_size = page.lab.get_by_label("batch size")
    units.fill("20")
    batch_size.fill("1406")
    batch_size.press("Enter")
    assert "from 1 to 1405" in page.lab.get_by_role("alert").inner_text()
    button(page, "Reset").press("Enter")
    assert page.lab.get_by_role("alert").inner_text() == ""
    assert (units.input_value(), batch_size.input_value()) == ("10", "64")


def test_it_pauses_goes_on_and_stops_and_tells_it_once(opened):
    page = opened()
    choose(page, SMALL._replace(units=50, epochs=1000))
    page.lab.get_by_role("status").evaluate(LISTEN)
    button(page, "Train").press("Enter")
    shown(page, "Epoch 2")
    button(page, "Pause").press("Enter")
    button(page, "Train").wait_for()
    at = page.lab.locator(".now").inner_text()
    button(page, "One more epoch").press("Enter")
    page.lab.locator(".now", has_not_text=at).wait_for()
    button(page, "Train").press("Enter")
    button(page, "Pause").wait_for()
    button(page, "Stop").press("Enter")
    button(page, "Train").wait_for()
    assert button(page, "Stop").get_attribute("aria-disabled") == "true"
    words = [text.split(" ")[0] for text in page.evaluate("heard")]
    assert words == ["Training", "Paused.", "Paused.", "Training", "Stopped."]


def test_two_runs_are_kept_and_a_link_leads_to_the_setting(opened):
    page = opened()
    choose(page, SMALL)
    train(page, 3)
    button(page, "Pin").press("Enter")
    choose(page, SMALL._replace(layers=1, eta=0.01))
    train(page, 3)
    story = page.lab.locator(".story").inner_text()
    assert "Pinned" in story and "2 layers of 5 ReLUs, 7 past days, seed 3" in story
    assert page.lab.locator("svg[aria-label^=Forecasts] polyline").count() == 3
    button(page, "Link to this state").press("Enter")
    assert page.url.endswith("#laboratory-network")
    again = opened(query=page.url[page.url.index("?") :], copy=2)
    assert abs(again.lab.bounding_box()["y"]) < 200  # it lands there
    values = [again.lab.get_by_label(label).input_value() for label in LABELS.values()]
    assert values == ["1", "5", "7", "0.01", "32", "3", "3"]
    for one in (page, again):
        button(one, "Reset").press("Enter")
        assert one.lab.locator(".story").inner_text() == ""
        assert one.lab.get_by_label("seed").input_value() == "0"


def test_on_a_phone_controls_and_result_are_in_view_and_accessible(opened):
    page = opened(PHONE, has_touch=True)
    choose(page, SMALL)
    page.evaluate(ONLY, ".laboratory")
    for state in ("at first", "used"):
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            page.locator(f"html[data-theme='{scheme}']").wait_for()
            assert not violations(page, ".laboratory"), (state, scheme)
        train(page, 3)
    top = page.lab.locator(".fields").bounding_box()["y"]
    last = page.lab.locator("svg").last.bounding_box()
    assert last["y"] + last["height"] - top < SCREEN
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_the_page_asks_for_the_script_of_today(site):
    place = BeautifulSoup((site / PAGE).read_text("utf8"), "html.parser")
    address = place.select_one(".laboratory")["data-script"]
    assert address == f"../_static/laboratory-network.js?v={digest('network')}"
    file = site / "_static/laboratory-network.js"
    assert file.read_text("utf8") == page_script("network")
    pages = {"new": {"network": digest("network")}, "old": {"network": "0"}}
    env = SimpleNamespace(metadata={p: {LABORATORIES: of} for p, of in pages.items()})
    assert with_old_laboratories(None, env) == ["old"]


def test_it_opens_from_a_file(tab, site):
    page = tab(1280, copy="a file")
    page.goto((site / PAGE).as_uri())
    page.lab = page.locator("[data-laboratory=network]")
    button(page, "Open the laboratory").click()
    choose(page, SMALL)
    train(page, 3)


def test_without_scripts_a_sentence_stands_there(tab, address):
    page = tab(1280, java_script_enabled=False)
    page.goto(f"{address}/{PAGE}")
    place = page.locator(".laboratory")
    assert (
        "with scripts" in place.inner_text() and not place.get_by_role("button").count()
    )
