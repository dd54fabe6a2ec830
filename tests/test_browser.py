"""Every page in Chromium: on a desk and on a phone, light and dark."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

import pytest
from conftest import PAGES
from playwright.sync_api import sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(
    not CHROMIUM,
    reason="NO BROWSER, SO THE SITE'S LOOKS AND ACCESSIBILITY ARE NOT TESTED: install "
    "Chromium (Debian: apt-get install chromium)",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """Serve the site on this machine alone and return where."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture(params=[1280, 360], ids=["desk", "phone"])
def width(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def page(browser, width, request):
    """Open a tab that refuses other hosts and notes whatever goes wrong."""
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.wrong = []

    def guard(route):
        if route.request.url.startswith("http://127.0.0.1:"):
            return route.continue_()
        page.wrong.append(route.request.url)
        return route.abort()

    page.route("**/*", guard)
    page.on("console", lambda m: m.type == "error" and page.wrong.append(m.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    context.close()


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_a_page_is_sound(page, address, name, width):
    page.goto(f"{address}/{name}.html")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert not page.wrong
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert not violations(page, contrast=width > 1000, code=name == PAGES[1])


def violations(page, contrast, code):
    """Return what axe finds; contrasts take most of its time, those of code above all.

    They don't depend on the width, and the colours of code not on the page.
    """
    axe = files("axe_playwright_python").joinpath("axe.min.js")
    page.evaluate(axe.read_text("utf8"))
    selector = "*" if code else ":not(.highlight span)"
    rule = {"id": "color-contrast", "enabled": contrast, "selector": selector}
    page.evaluate("rule => axe.configure({ rules: [rule] })", rule)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def test_search_finds_a_term(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/search.html?q=yesterday")
    page.wait_for_selector("#search-results li a")
