"""Every page in Chromium: on a desk and on a phone, light and dark, clicked through."""

import re
from urllib.parse import unquote, urlsplit

import pytest

from tests.helpers.browser import READY, script, violations
from tests.helpers.environment import PAGES, needs_browser
from tests.helpers.live import (
    CHAPTERS,
    FIRST,
    HEIGHT,
    assert_seen_at_once,
    assert_words_stand_apart,
)

pytestmark = needs_browser

SCREENS = {"desk": (1280, "light"), "phone": (360, "dark")}
# What isn't seen; on a phone the contents shut when one of them was followed.
UNSEEN = {
    "desk": ("#pst-back-to-top", "pst-navbar-icon search-button", "secondary-toggle"),
    "phone": ("search-button-field", "nav-link", "headerlink"),
    "search": ("input#.form-control", "#pst-back-to-top"),
}
# What readers may ask for (WCAG 1.4.4, 1.4.12): letters twice as large, more space.
LARGE = "html { font-size: 200% !important; }"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
)
ASKED = {"desk": {1280: LARGE}, "phone": {360: LARGE, 320: SPACED}}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# Marks the first element that is seen of those with the same classes and own text (not
# that of their children) in formulas, and tells these.
LETTERS = """(() => {
  const told = new Map();
  for (const e of document.querySelectorAll(".katex-html span")) {
    const text = [...e.childNodes].map((n) => (n.nodeType === 3 ? n.data.trim() : ""));
    const letter = `${e.className} ${text.join("")}`;
    if (letter.endsWith(" ") || told.has(letter) || !e.checkVisibility()) continue;
    e.toggleAttribute("data-letter", true);
    told.set(letter);
  }
  return [...told.keys()];
})()"""
WIDE_FORMULAS = """[...document.querySelectorAll("main .katex-display")]
  .filter((formula) => formula.scrollWidth > formula.clientWidth + 1)
  .map((formula) => formula.querySelector("annotation").textContent)"""
KNOWN = set()  # letters found in their fonts on some page
CUT_OFF = """[...document.querySelectorAll("p, h1, h2, h3, li, dt, dd, summary")]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 2)
  .filter((e) => e.getBoundingClientRect().left + e.scrollWidth > innerWidth ||
    getComputedStyle(e).overflowX !== "visible")
  .map((e) => e.textContent)"""


@pytest.mark.parametrize("name", [*PAGES, "search"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_page_is_sound(tab, address, site, name, screen):
    width, scheme = SCREENS[screen]
    page = tab(width, before=FIRST, color_scheme=scheme)
    page.goto(f"{address}/{name}.html")
    page.evaluate(READY)
    assert not page.wrong
    assert page.evaluate(SIDEWAYS) <= 0
    source = (site / f"{name}.html").read_text("utf8")
    if screen == "desk" and "katex-html" in source:
        assert_letters_are_in_their_fonts(page)
    if name in CHAPTERS.values():
        assert screen == "desk" or not page.evaluate(WIDE_FORMULAS)
        assert page.evaluate("firstHeight") == page.evaluate(HEIGHT) > 300
        assert_words_stand_apart(page.locator(".live-picture"))
        if screen == "phone":
            assert_seen_at_once(page.locator(".live-picture"))
    assert not violations(page)
    page.evaluate("putBoxes('all')")  # the rest of a page is what can be clicked
    told = click_through(page, name, UNSEEN[screen] + UNSEEN.get(name, ()))
    assert_links_are_good(told["links"], address, site)
    assert_all_was_clicked(told["clicked"], source)
    page.evaluate("putBack()")
    style = page.add_style_tag(content=" ")
    for width, wish in ASKED[screen].items():
        assert_all_fits(page, style, width, wish)


def assert_letters_are_in_their_fonts(page):
    """Fonts are cut down to the letters used: none falls back on a system's font."""
    chromium = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        chromium.send(f"{domain}.enable")
    letters = page.evaluate(LETTERS)
    root = chromium.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    where = {"nodeId": root, "selector": "[data-letter]"}
    spans = chromium.send("DOM.querySelectorAll", where)["nodeIds"]
    for node, letter in zip(spans, letters, strict=True):
        if letter not in KNOWN:
            used = chromium.send("CSS.getPlatformFontsForNode", {"nodeId": node})
            assert all(font["isCustomFont"] for font in used["fonts"]), letter
            if used["fonts"]:
                KNOWN.add(letter)
    assert len(KNOWN.intersection(letters)) > 10
    chromium.detach()


def click_through(page, name, unseen):
    """Click whatever can be clicked, see that it works, and tell what was clicked."""
    told = page.evaluate(script("click_everything.js"))
    assert not page.wrong, told["errors"]
    for fault in ("errors", "covered", "small", "idle"):
        assert not told[fault], fault
    assert urlsplit(page.url).path == f"/{name}.html"
    assert not [one for one in told["left"] if not any(u in one for u in unseen)]
    return told


def assert_links_are_good(links, address, site):
    for link in set(links):
        if link.startswith(address):
            assert (site / unquote(urlsplit(link).path)[1:]).is_file(), link
        else:
            assert re.match(r"https://[\w.-]+\.\w+(/|$)", link), link


def assert_all_was_clicked(clicked, source):
    assert clicked.get("summary", 0) == source.count("<summary")
    cells = source.count('<div class="highlight"><pre>')
    assert clicked["button"] >= cells + 4  # the menu, colours, full screen, search
    assert clicked["a"] >= len(PAGES)
    if "live-picture" in source:
        assert clicked.get("input", 0) + clicked["select"] >= 3


def assert_all_fits(page, style, width, wish):
    page.set_viewport_size({"width": width, "height": 800})
    style.evaluate("(style, wish) => { style.textContent = wish; }", wish)
    assert page.evaluate(SIDEWAYS) <= 0, wish
    assert not page.evaluate(CUT_OFF), wish


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_a_chapter_stands_out(tab, address, scheme):
    """Here each is looked at, elsewhere one of those that look alike."""
    page = tab(1280, color_scheme=scheme)
    page.goto(f"{address}/{PAGES[1]}.html")
    page.evaluate(READY)
    assert not violations(page, whole=True)


@pytest.mark.parametrize(("whole", "found"), [(True, 3), (False, 2)])
def test_a_pale_text_is_found(tab, address, whole, found):
    """Once of two alike; the first, hidden or a letter, doesn't hide the others."""
    page = tab(1280, color_scheme="light")
    page.goto(f"{address}/index.html")
    page.evaluate(READY)
    pale = '<p style="color: #aaa{}">pale</p>'
    more = [pale.format("; display: none"), *2 * [pale.format("")], pale.format("b")]
    more.insert(0, '<p style="color: #aaa">a</p>')
    page.locator("article").evaluate(
        "(e, html) => (e.innerHTML += html)", "".join(more)
    )
    assert [(rule, len(where)) for rule, where in violations(page, whole=whole)] == [
        ("color-contrast", found)
    ]


def test_what_is_new_in_a_formula_or_in_code_is_found(tab, address):
    """The others give way to boxes."""
    page = tab(1280, color_scheme="light")
    page.goto(f"{address}/chapters/1-function.html")
    page.evaluate(READY)
    page.evaluate("""() => {
      const last = (selector) => [...document.querySelectorAll(selector)]
        .filter((e) => e.checkVisibility()).at(-1);
      const pale = '<span style="color: #aaa">pale</span>';
      for (const html of [pale, '<span tabindex="0">focus</span>'])
        last(".katex-html .base").insertAdjacentHTML("beforeend", html);
      last(".highlight pre").insertAdjacentHTML("beforeend", pale);
    }""")
    assert sorted((rule, len(where)) for rule, where in violations(page)) == [
        ("aria-hidden-focus", 1),
        ("color-contrast", 2),
    ]


def test_nothing_moves_by_a_hair_when_figures_arrive(tab, address):
    page = tab(1280, color_scheme="light")
    page.goto(f"{address}/chapters/2-loss.html")
    page.evaluate(READY)
    height = "document.querySelector('main').getBoundingClientRect().height"
    missing, before, after = page.evaluate(f"""async () => {{
      const lazy = document.querySelectorAll("article img[loading=lazy]");
      const missing = [...lazy].filter((image) => !image.complete).length;
      const before = {height};
      for (const image of lazy) image.loading = "eager";
      await Promise.all([...lazy].map((image) => image.decode()));
      return [missing, before, {height}];
    }}""")
    assert missing > 3 and before == after
