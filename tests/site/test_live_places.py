"""Where live pictures stand: on pages and addresses, in frames and in notebooks."""

import pytest
from bs4 import BeautifulSoup

from tests.helpers.browser import watched
from tests.helpers.environment import needs_browser
from tests.helpers.live import CHAPTERS, LIVE, loss_at, numbers, sentence, slider
from viewcast.live.bundle import as_function, bundle
from viewcast.live.picture import stored
from viewcast.loss import mae, mse

pytestmark = needs_browser

IN_JUPYTERLAB = (
    "new MutationObserver(() => document.querySelector('.live-picture')"
    "?.parentNode.classList.add('lm-Widget'))"
    ".observe(document, { childList: true, subtree: true });"
)


CLIPBOARD = ["clipboard-read", "clipboard-write"]


def link(page):
    return page.picture.get_by_role("button", name="Link to this state")


@pytest.fixture
def shown(browser):
    """The function that shows an output's HTML as a notebook would; in a clean tab."""
    pages = []

    def show(html, **options):
        pages.append(watched(browser.new_page(**options)))
        pages[-1].set_content(html)
        pages[-1].picture = pages[-1].locator(".live-picture")
        return pages[-1]

    yield show
    for page in pages:
        assert not page.wrong
        page.close()


@pytest.mark.parametrize("name", LIVE)
def test_a_page_has_the_still_as_a_file_and_the_script_of_today(site, name):
    page = BeautifulSoup(
        (site / f"{CHAPTERS[name]}.html").read_text("utf8"), "html.parser"
    )
    picture = page.select_one(".live-picture")
    (still,) = picture.select("noscript > img.still")
    assert still["src"].endswith(".svg") and not picture.select("img[src^=data]")
    script = picture.find_next_sibling()
    assert script.name == "script" and as_function(bundle(name)) in script.string


@pytest.mark.parametrize("name", LIVE)
def test_in_a_running_notebook_a_picture_moves(shown, name):
    page = shown(LIVE[name]()._repr_mimebundle_()["text/html"])
    assert page.picture.locator("img").count() == 0
    words = sentence(page)
    if name == "overfitting":  # it has no slider
        page.picture.get_by_role("combobox").first.select_option("course")
    else:
        page.picture.get_by_role("slider").first.press("End")
    assert sentence(page) != words


@pytest.mark.parametrize("scripts", [True, False])
def test_in_a_stored_notebook_its_still_is_seen(shown, scripts):
    forms = stored(LIVE["loss"]()._repr_mimebundle_())
    page = shown(forms["text/html"], java_script_enabled=scripts)
    still = page.picture.locator("img")
    assert len(still.get_attribute("alt")) > 100
    assert still.bounding_box()["height"] > 150
    assert page.picture.get_by_role("slider").count() == 0


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
    page = opened("loss", copy="may copy", permissions=CLIPBOARD)
    slider(page, "bias b").press("ArrowRight")
    link(page).click()
    assert "loss.b=0.51" in page.url and "loss.w=0.7" in page.url
    said = page.picture.locator("span", has_text="leads to this state")
    said.wait_for()
    assert said.inner_text().startswith("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    again = opened("loss", "?q=1&" + page.url.partition("?")[2], copy=2)
    assert sentence(again) == sentence(page)
    assert 0 < again.picture.bounding_box()["y"] < 200  # it lands there
    slider(page, "bias b").press("ArrowRight")
    assert said.count() == 0  # it no longer does
    again.picture.get_by_role("button", name="Reset").click()
    assert numbers(again)[:2] == [0.5, 0.7]
    assert again.url.endswith("/2-loss.html?q=1")


def test_a_link_that_was_not_copied_is_not_called_so(opened):
    page = opened("loss", copy="may not copy")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    link(page).click()
    said = page.picture.locator("span", has_text="leads to this state")
    said.wait_for()
    assert said.inner_text().startswith("Not copied: the page's address")


def test_two_copies_move_apart(opened):
    page = opened("loss", copy="two pictures")
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


def test_where_no_address_leads_back_none_is_offered(opened, address):
    """In a frame, as in Colab and VS Code, and in JupyterLab's outputs."""
    framed, pressed = opened("loss", copy="a frame"), "button:text-is('Reset')"
    framed.set_content(f'<iframe src="{address}/chapters/2-loss.html"></iframe>')
    frame = framed.frame_locator("iframe").locator(".live-picture")
    frame.locator(pressed).wait_for(state="attached")
    assert frame.get_by_text("Link to this").count() == 0
    page = opened("loss", before=IN_JUPYTERLAB)
    page.picture.locator(pressed).wait_for(state="attached")
    assert page.picture.get_by_text("Link to this").count() == 0


def test_nothing_global_leaks(opened, address):
    page, names = opened("loss"), "Object.keys(globalThis)"
    slider(page, "bias b").press("End")
    with_picture = set(page.evaluate(names))
    page.goto(f"{address}/pages/notation.html")
    themes = {"oldScroll"}  # which the theme sets once a page has scrolled
    assert with_picture - set(page.evaluate(names)) <= themes
