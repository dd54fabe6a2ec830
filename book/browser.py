"""Pages in a real browser: what goes wrong on them, and what axe finds.

Tests, the audit and the PDF share it. Tabs are those of Playwright, and axe comes from
axe-playwright-python, which requirements-test.txt installs.
"""

import re
import shutil
from importlib.resources import files

NAMES = (
    "chromium-headless-shell",  # the same engine without windows: a fifth less work
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
OUTSIDE = re.compile(r"^(?!http://127\.0\.0\.1:)")
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


def watched(page):
    """Have a tab refuse other hosts and note in `page.wrong` whatever goes wrong."""
    page.wrong = []

    def refuse(route):
        page.wrong.append(route.request.url)
        route.abort()

    page.route(OUTSIDE, refuse)
    page.on("console", lambda m: m.type == "error" and page.wrong.append(m.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    return page


def violations(page, within="html", only=None, contrast=True, whole=False):
    """Return what axe finds `within` a part of the page: the rules broken, and where.

    only: the rules to try, if not all. Contrasts take most of the time, and those of
    code and formulas, which are the same everywhere, are looked at if `whole`.
    """
    axe = files("axe_playwright_python").joinpath("axe.min.js")
    page.evaluate(axe.read_text("utf8"))
    selector = "*" if whole else ":not(.highlight span, .katex *)"
    rule = {"id": "color-contrast", "enabled": contrast, "selector": selector}
    page.evaluate("rule => axe.configure({ rules: [rule] })", rule)
    options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {})
    found = page.evaluate("(given) => axe.run(...given)", [within, options])
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in found["violations"]
    ]
