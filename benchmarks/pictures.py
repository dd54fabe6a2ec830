"""What the live pictures weigh and how fast they follow a key, on the built site.

    make pictures       builds the site, drives every picture, prints a table

Speed: each slider is moved 60 times by a step, and each choice changed as often, with
the processor slowed down four times; counted is the scripting of each move, from the
event to the end of the drawing.
"""

import gzip
import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from builder.pdf.chromium import CHROMIUM, FLAGS
from viewcast.live.bundle import modules

SITE = Path(__file__).resolve().parent.parent / "_build" / "html" / "chapters"
MOVES = 60
MOVE = """(control, moves) => {
  const times = [];
  for (let i = 0; i < moves; i++) {
    if (control.localName === "select") {
      control.selectedIndex = i % control.options.length;
    } else if (Number(control.value) >= Number(control.max)) {
      control.stepDown(10);
    } else {
      control.stepUp();
    }
    const before = performance.now();
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    times.push(performance.now() - before);
  }
  return times;
}"""


def main():
    """Measure every chapter that has a live picture."""
    if not CHROMIUM:
        sys.exit("No browser: install Chromium (Debian: apt-get install chromium).")
    head = ("picture", "gzip, KB", "moves", "median, ms", "95 %, ms")
    print("{:14}{:>10}{:>8}{:>12}{:>10}".format(*head))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for page in sorted(SITE.glob("[0-9]-*.html")):
            found = re.search(
                r'<div class="live-picture".*?</script>', page.read_text("utf8"), re.S
            )
            if found:
                size = len(gzip.compress(found[0].encode())) / 1000
                times = sorted(moves(browser, page))
                middle, late = (times[int(p * len(times))] for p in (0.5, 0.95))
                print(
                    f"{page.stem:14}{size:10.1f}{len(times):8}{middle:12.1f}{late:10.1f}"
                )
    sources = b"".join(path.read_bytes() for path in modules())
    print(f"JavaScript of all, gzip: {len(gzip.compress(sources)) / 1000:.1f} KB")


def moves(browser, path):
    """Milliseconds of scripting for each move of each visible control of a page."""
    page = browser.new_page()
    page.goto(path.as_uri())
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = []
    for control in page.locator(".live-picture :is(input, select)").all():
        if control.is_visible():
            times += control.evaluate(MOVE, MOVES)
    page.close()
    return times


if __name__ == "__main__":
    main()
