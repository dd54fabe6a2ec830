"""What the tests share: the environment, the root, the site built once, a browser."""

import gc
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from builder.build import STRICT
from builder.text.cells import read
from builder.text.run import finish
from tests.helpers.browser import launch, watched
from tests.helpers.environment import PAGE, ROOT, needs_sandbox

FRESH = (
    "try { localStorage.clear(); sessionStorage.clear(); } catch {}"
    "addEventListener('error', (e) => e.message && console.error(e.message));"
)
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
os.environ.setdefault("PYTHONHASHSEED", "0")
# Parsed pages and PDFs are many small objects that stay: seldom look for garbage.
gc.set_threshold(200_000, 20, 20)


def pytest_collection_modifyitems(items):
    """Leave out the instructors' chapter where student code can't be run."""
    for item in items:
        if "instructors.ipynb" in item.nodeid:
            item.add_marker(needs_sandbox)


@pytest.fixture(scope="session")
def build_book():
    """Return the function that builds the book in a folder as `make book` does."""

    def build(source, output):
        jupyter_book = Path(sys.executable).with_name("jupyter-book")
        command = [jupyter_book, "build", source, "--path-output", output]
        return subprocess.run(command + STRICT, capture_output=True, text=True)

    return build


@pytest.fixture(scope="session")
def build_pages(build_book, tmp_path_factory):
    """Return the function that builds a book of pages of one cell each.

    It takes each page's text and the cell's output, or None; "index" is the first. It
    returns the folder and what the build said.
    """

    def build(**pages):
        folder = tmp_path_factory.mktemp("pages")
        shutil.copytree(ROOT / "builder", folder / "builder")
        (folder / "pages").mkdir()
        shutil.copy(ROOT / "pages/references.bib", folder / "pages")
        config = (ROOT / "_config.yml").read_text("utf8")
        config = config.replace("exclude_patterns: [", 'exclude_patterns: ["*.md", ')
        others = [name for name in pages if name != "index"]
        about = "A description of this page, " * 3  # without one no page passes
        config += "".join(f"      {name}: {about}\n" for name in others)
        (folder / "_config.yml").write_text(config, "utf8")
        files = "".join(f"- file: {name}\n" for name in others)
        toc = "format: jb-book\nroot: index\n" + (files and f"chapters:\n{files}")
        (folder / "_toc.yml").write_text(toc)
        for name, (text, output) in pages.items():
            source = folder / f"{name}.md"
            source.write_text(PAGE.format(text), "utf8")
            notebook = read(source)
            notebook.cells[-1].outputs = [output] if output else []
            source.with_suffix(".ipynb").write_text(finish(notebook, source), "utf8")
        return folder, build_book(folder, folder)

    return build


@pytest.fixture(scope="session")
def site(build_book, tmp_path_factory, worker_id):
    """Return the folder of the built site, which the first to ask has built for all."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    output, built = shared / "site", shared / "site-built"
    with FileLock(shared / "site.lock"):
        if not built.exists():
            shutil.rmtree(output, ignore_errors=True)
            result = build_book(ROOT, output)
            assert result.returncode == 0, result.stderr
            built.touch()
    return output / "_build" / "html"


class Quiet(SimpleHTTPRequestHandler):
    """Serves the files of a site that doesn't change: a browser may keep them."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing where a page went on before all of it had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def address(site):
    """Serve the site on this machine alone and return where."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        yield launch(play)


@pytest.fixture(scope="module")
def tab(browser):
    """Return a function that gives a tab, the same to all who ask for the same.

    A page in a tab that was used costs a third of one in a new tab. `before` runs
    before each page; a `copy` is another tab, for whoever needs two or changes it.
    """
    tabs = {}

    def give(width, before="", copy=0, **options):
        key = str((before, copy, sorted(options.items())))
        if key not in tabs:
            context = browser.new_context(**options)
            context.add_init_script(FRESH + before)
            tabs[key] = watched(context.new_page())
        page = tabs[key]
        page.wrong.clear()
        page.set_viewport_size({"width": width, "height": 800})
        return page

    yield give
    for page in tabs.values():
        page.context.close()
