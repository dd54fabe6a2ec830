"""Pages in a real browser: what goes wrong on them, and what axe finds.

Tests and the audit share it. Tabs are those of Playwright, and axe comes from
axe-playwright-python, which requirements-test.txt installs.
"""

import re
from importlib.resources import files

OUTSIDE = re.compile(r"^(?!http://127\.0\.0\.1:)")
# For a page to wait for: its last exercise, which is laid out last, the fonts that were
# asked for by then, and what is measured with them.
READY = """(async () => {
  const last = document.querySelector("#exercises > section:last-child");
  const frame = () => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(done)));
  while (last && last.style.contentVisibility !== "visible") {
    if (performance.now() > 20000) throw Error("the exercises aren't laid out");
    await frame();
  }
  await frame();
  await document.fonts.ready;
  await frame();
})()"""


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


# Marks texts whose colours, grounds and letters are those of an earlier text.
MARK_ALIKE = """() => {
  const known = new Set(), looks = new Map();
  const look = (e) => {
    if (!e) return "";
    if (!looks.has(e)) {
      const { color, background, opacity, fontSize, fontWeight } = getComputedStyle(e);
      const own = [color, background, opacity, fontSize, fontWeight].join();
      looks.set(e, `${look(e.parentElement)}/${own}`);
    }
    return looks.get(e);
  };
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    e.toggleAttribute("data-alike", known.has(look(e)));
    known.add(look(e));
  }
}"""


def violations(page, within="html", whole=False):
    """Return what axe finds `within` a part of the page: the rules broken, and where.

    Contrasts take most of the time: of texts that look alike, down from the page's
    ground, the first is looked at, or each if `whole`.
    """
    axe = files("axe_playwright_python").joinpath("axe.min.js")
    page.evaluate(axe.read_text("utf8"))
    if not whole:
        page.evaluate(MARK_ALIKE)
        rule = {"id": "color-contrast", "selector": ":not([data-alike])"}
        page.evaluate("rule => axe.configure({ rules: [rule] })", rule)
    found = page.evaluate(
        "part => axe.run(part, { resultTypes: ['violations'] })", within
    )
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]])
        for rule in found["violations"]
    ]
