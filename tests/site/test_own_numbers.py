"""The box that reads a reader's numbers: any way in, the story out, nothing sent."""

import gzip

import pytest

from tests.helpers.browser import watched
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
from tests.helpers.own_files import TWO, read_by_both, table
from viewcast.own_data.evaluation import tell
from viewcast.own_data.reader import read_channel

pytestmark = needs_browser

DROP = """([name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector(".own-numbers").dispatchEvent(drop);
  return drop.defaultPrevented;
}"""


@pytest.fixture
def box(tab, address):
    """The box in a clean tab on a desk; its page must stay clean."""
    page = tab(DESK)
    yield Box(page, f"{address}/{PAGE}")
    assert not page.wrong


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The note and the story of Python on the table of 260 days."""
    path = tmp_path_factory.mktemp("own") / "mine.csv"
    path.write_text(table(), "utf8")
    channel = read_channel(path)
    return channel.note, tell(channel, deep=False)


def test_a_chosen_file_is_told_of_by_keyboard_alone(box, story):
    box.choose("mine.csv", table().encode())
    assert_told(box, story)
    days, forecasts = labels(box)
    assert "from 2021-02-26 to 2021-11-12" in days
    naive = story[1].words[0].split("“")[1].split("”")[0]
    assert "linear, 7 days" in forecasts and naive in forecasts


def test_a_dropped_file_is_told_of(box, story):
    assert box.page.evaluate(DROP, ["mine.csv", table()])
    assert_told(box, story)


def test_a_zip_is_told_of(box):
    box.choose("export.zip", read_by_both()["export.zip"])
    box.says("export.zip, Table data.csv: Views, 260 days, 2021-02-26 to 2021-11-12")


def test_pasted_lines_are_told_of_and_what_they_lack_is_named(box):
    box.paste(TWO)
    box.says("pasted lines: column 2, 260 days")
    assert box.story.locator("svg").count() == 2
    box.paste(TWO.replace("2021-03-01,", "01.03.2021,"))
    box.says("pasted lines, line 4: '01.03.2021' is no day as it is written here")
    assert not box.story.locator("*").count()
    link = box.status.get_by_role("link", name="the reader in the notebook")
    link.click()
    assert box.page.url.endswith("#read-it")
    assert box.page.locator("#read-it").count() == 1
    box.paste(" ")
    assert box.page.evaluate("document.activeElement.id") == "own-lines"


def test_the_last_file_that_was_given_is_the_one_shown(box):
    box.page.evaluate(DROP, ["first.csv", table()])
    box.page.evaluate(DROP, ["second.csv", TWO])
    box.says("second.csv: column 2, 260 days")
    box.page.wait_for_timeout(1500)
    assert box.status.inner_text().startswith("second.csv")
    assert box.story.locator("table").count() == 3


def test_nothing_is_loaded_before_a_touch_and_nothing_sent_after(
    browser, address, story
):
    """With the network off from the first touch on, the story is told all the same."""
    context = browser.new_context()
    page, asked = watched(context.new_page()), []
    page.on("request", lambda request: asked.append(request.url))
    box = Box(page, f"{address}/{PAGE}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "own-numbers" in url]
    asked.clear()
    with page.expect_response("**/own-numbers.js*"):
        box.button("Choose a file").focus()
    page.wait_for_function("window.ownNumbers")
    assert len(asked) == 1
    context.set_offline(True)
    context.route("**", lambda route: route.abort())
    box.choose("mine.csv", table().encode())
    assert_told(box, story)
    box.paste(TWO)
    box.says("pasted lines: column 2, 260 days")
    assert len(asked) == 1 and not page.wrong
    kept = "[{ ...localStorage }, { ...sessionStorage }, document.cookie]"
    assert TWO[:10] not in str(page.evaluate(kept))
    context.close()


def test_what_cannot_be_loaded_is_said_and_tried_again(browser, address):
    context = browser.new_context()
    page = context.new_page()
    box = Box(page, f"{address}/{PAGE}")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    box.paste(TWO)
    box.says("couldn't be loaded")
    context.set_offline(False)
    box.button("Read these lines").click()
    box.says("pasted lines: column 2, 260 days")
    context.close()


def test_a_page_that_lies_on_a_disk_tells_as_well(browser, site, story):
    page = browser.new_page()
    box = Box(page, (site / PAGE).as_uri())
    box.choose("mine.csv", table().encode())
    assert_told(box, story)
    page.close()


def test_without_scripts_no_dead_box_stands_there(tab, address):
    page = tab(DESK, java_script_enabled=False)
    box = Box(page, f"{address}/{PAGE}")
    assert box.all.is_hidden()
    assert page.locator("noscript em", has_text="needs JavaScript").is_visible()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_used_box_is_accessible_and_keeps_to_the_page(tab, address, width):
    page = tab(width, copy="used")
    box = Box(page, f"{address}/{PAGE}")
    box.choose("mine.csv", table().encode())
    box.says("stands below")
    assert_accessible(page, width)
    ends = "(all) => all.map((e) => e.getBoundingClientRect().right)"
    inside = box.story.locator("svg, svg text, caption span, p").evaluate_all(ends)
    assert max(inside) <= box.all.bounding_box()["x"] + box.all.bounding_box()["width"]
    assert not page.wrong


def test_the_text_below_keeps_its_distance(box):
    below = box.all.locator("xpath=following::p[1]").bounding_box()
    edges = box.all.bounding_box()
    assert below["y"] - edges["y"] - edges["height"] > 10


def test_what_is_there_is_said_once(box):
    """Not the tables and figures, nor each step: that it reads, then the note."""
    box.page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector(".own-numbers [role=status]");
          const note = () => said.push(status.textContent);
          new MutationObserver(note).observe(status, { childList: true });
        }"""
    )
    box.paste(TWO)
    box.says("stands below")
    said = box.page.evaluate("said")
    assert [words.split(",")[0] for words in said] == [
        "Reading pasted lines …",
        "pasted lines: column 2",
    ]
    assert not box.all.locator("[aria-live], [role=alert]").count()


def test_the_script_is_small(site):
    script = (site / "_static" / "own-numbers.js").read_bytes()
    assert len(gzip.compress(script)) < 23_500
