"""Pages in a real browser: what goes wrong on them, and what axe finds.

Tests and the audit share it. Tabs are those of Playwright, and axe comes from
axe-playwright-python, which requirements-test.txt installs.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from builder.pdf.chromium import CHROMIUM, FLAGS

OUTSIDE = re.compile(r"(?!http://127\.0\.0\.1:)")
# No page reaches another host. Refusing its requests by Playwright would send each of
# all requests through Python, and switch the browser's cache off.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# A page lives for seconds: optimizing its JavaScript costs more than it gives, and with
# room for what is young, memory is seldom cleaned up.
SHORT_LIVED = (
    "--js-flags=--no-turbofan --no-maglev --single-threaded-gc"
    " --min-semi-space-size=64 --max-semi-space-size=64"
)
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
# What stands beside a part is looked at with its page; what it stands in stays.
ONLY = """(part) => {
  for (let e = document.querySelector(part); e !== document.body;) {
    const inner = e;
    e = e.parentElement;
    for (const other of [...e.children]) if (other !== inner) other.remove();
  }
}"""
RUN_AXE = """async ([within, whole]) => {
  const rule = { id: "color-contrast", selector: "[data-look]" };
  if (!whole) axe.configure({ rules: [rule] });
  const { violations } = await axe.run(within, { resultTypes: ["violations"] });
  if (!whole) putBack();
  return violations;
}"""


def launch(play):
    """The browser of this machine, shut off from all other hosts."""
    return play.chromium.launch(
        executable_path=CHROMIUM, args=[*FLAGS, ALONE, SHORT_LIVED]
    )


def watched(page):
    """Have a tab note in `page.wrong` whatever goes wrong, such as a host refused."""
    page.wrong = []

    def note(request):
        if OUTSIDE.match(request.url):
            page.wrong.append(request.url)

    page.on("requestfailed", note)
    page.on("console", lambda m: m.type == "error" and page.wrong.append(m.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    return page


@cache
def script(name):
    """The JavaScript of a file beside this one."""
    return Path(__file__).with_name(name).read_text("utf8")


@cache
def axe():
    """The source of axe."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf8")


def violations(page, within="html", whole=False):
    """Return what axe finds `within` a part of the page: the rules broken, and where.

    Of texts that look alike the first is looked at, and so it is with what formulas and
    code are made of; all of it if `whole`.
    """
    page.evaluate(axe())
    if not whole:
        page.evaluate(script("boxes.js") + 'putBoxes("alike")')
    found = page.evaluate(RUN_AXE, [within, whole])
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
