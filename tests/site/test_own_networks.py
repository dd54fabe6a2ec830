"""Networks trained on a reader's numbers, in the page: awaited, stopped, told of."""

import pytest

from tests.helpers.environment import needs_browser
from tests.helpers.own_box import (
    DESK,
    PAGE,
    PHONE,
    Box,
    assert_accessible,
    assert_told,
    labels,
)
from tests.helpers.own_files import TWO, table
from viewcast.overfitting import EPOCHS
from viewcast.own_data.evaluation import tell
from viewcast.own_data.reader import read_channel

pytestmark = needs_browser

TRAIN, WHOLE = "Train networks on it, too", "The story on it, with networks,"
FEW, MANY = 3, 2000  # epochs: to see the end, and not to see it
CORES = "Object.defineProperty(navigator, 'hardwareConcurrency', {{ get: () => {} }});"
NO_WORKERS = "window.Worker = class { constructor() { throw Error('no workers'); } };"
# What the status says from here on, and the longest time that the page slept, in ms.
LISTEN = """() => {
  Object.assign(window, { said: [], longest: 0 });
  const status = document.querySelector(".own-numbers [role=status]");
  const note = () => said.push(status.textContent);
  new MutationObserver(note).observe(status, { childList: true });
  let last = performance.now();
  setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
}"""


@pytest.fixture(scope="module")
def channel(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "mine.csv"
    path.write_text(table(), "utf8")
    return read_channel(path)


@pytest.fixture
def ready(tab, site, address):
    """The function that gives a tab's box, with the story of the table of 260 days.

    Its networks train for so many epochs, by default for longer than a test lasts. A
    page from the server must stay clean; one on a disk misses fonts.
    """
    pages = []

    def give(width=DESK, epochs=MANY, at=address, **options):
        page = tab(width, copy="training", **options)
        pages.append(page)
        hurry(page, site, epochs)
        box = Box(page, f"{at}/{PAGE}")
        box.choose("mine.csv", table().encode())
        box.says("The story on it stands below")
        return box

    yield give
    wrong = [note for page in pages for note in page.wrong if address in page.url]
    assert not wrong
    for page in pages:
        page.context.set_offline(False)
        page.unroute_all()
        page.goto("about:blank")  # where nothing trains


def hurry(page, site, epochs):
    """Have what is loaded train for so many epochs."""
    source = (site / "_static" / "own-numbers.js").read_text("utf8")
    assert source.count(f"epochs: {EPOCHS}") == 1
    body = source.replace(f"epochs: {EPOCHS}", f"epochs: {epochs}")
    page.route("**/own-numbers.js*", lambda route: route.fulfill(body=body))


def bar_of(box):
    return box.all.get_by_role("progressbar", name="Training")


@pytest.mark.parametrize("cores", [1, 4])
@pytest.mark.parametrize("place", ["served", "on a disk"])
def test_the_whole_story_is_pythons_with_the_network_off(
    ready, site, address, channel, place, cores
):
    at = address if place == "served" else site.as_uri()
    box, asked = ready(epochs=FEW, at=at, before=CORES.format(cores)), []
    assert_told(box, (channel.note, tell(channel, deep=False)))
    assert "100 ReLU" not in "".join(labels(box))
    box.page.context.set_offline(True)
    box.page.on("request", lambda request: asked.append(request.url))
    box.button(TRAIN).press("Enter")
    assert_told(box, (channel.note, tell(channel, epochs=FEW)), WHOLE)
    assert labels(box)[1].endswith("; 100 ReLU, dotted")
    assert box.page.evaluate("document.activeElement.className") == "own-story"
    assert not box.button(TRAIN).count() and not bar_of(box).count()
    assert not [url for url in asked if not url.startswith("blob:")]


def test_it_says_how_long_it_takes_stays_awake_and_can_be_stopped(ready):
    box = ready()
    page, bar, before = box.page, bar_of(box), box.story.inner_html()
    page.evaluate(LISTEN)
    box.button(TRAIN).press("Enter")
    box.says("Training 10 networks takes")
    first = float(bar.get_attribute("value"))
    page.wait_for_timeout(1500)
    done, most = (float(bar.get_attribute(name)) for name in ("value", "max"))
    assert 0 < first < done < most
    far = bar.get_attribute("aria-valuetext")
    assert " of 10 trained, " in far and far.endswith(" left")
    assert bar.locator("xpath=following-sibling::span").inner_text() == far
    assert page.evaluate("longest") < 1000
    assert box.story.inner_html() == before
    with page.workers[0].expect_event("close"):
        box.button("Stop").press("Enter")
    assert not bar.count() and box.story.inner_html() == before
    assert page.evaluate("document.activeElement.textContent") == TRAIN
    takes, stopped = page.evaluate("said")  # and no more
    assert takes.endswith((" seconds on this device.", " minutes on this device."))
    assert stopped.startswith("Training was stopped. The story without networks")


def test_after_a_stop_it_trains_from_the_start(ready, channel):
    box = ready(epochs=FEW)
    box.page.evaluate(
        """() => {
          const press = () => document.querySelector(".own-networks button").click();
          press(), press();
        }"""
    )
    box.says("Training was stopped")
    box.button(TRAIN).click()
    assert_told(box, (channel.note, tell(channel, epochs=FEW)), WHOLE)


def test_another_file_ends_the_training_on_the_last_one(ready):
    box = ready()
    box.button(TRAIN).click()
    box.says("Training 10 networks takes")
    with box.page.workers[0].expect_event("close"):
        box.paste(TWO)
    box.says("pasted lines: column 2, 260 days")
    assert not bar_of(box).count()
    assert box.button(TRAIN).count() == 1
    box.paste("2021-02-26,5\n")
    box.says("are needed")
    assert not box.button(TRAIN).count()


def test_where_nothing_can_be_trained_the_story_stays(ready):
    box = ready(before=NO_WORKERS)
    box.button(TRAIN).click()
    box.says("Networks can't be trained here: no workers.")
    assert box.button(TRAIN).count() == 1 and not bar_of(box).count()
    assert box.story.locator("table").count() == 3


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_training_is_accessible_and_keeps_to_the_page(ready, width):
    box = ready(width)
    page = box.page
    box.button(TRAIN).click()
    box.says("Training 10 networks takes")
    assert_accessible(page, width)
    assert bar_of(box).is_visible()
