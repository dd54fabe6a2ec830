"""torch comes from PyTorch's index for CPUs, if it answers and none else is asked."""

import socket
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from builder import cpu_torch
from tests.helpers.environment import ROOT

TAG = f"cp{sys.version_info.major}{sys.version_info.minor}"
(VERSION,) = (
    line.removeprefix("torch==")
    for line in (ROOT / "requirements.txt").read_text("utf8").splitlines()
    if line.startswith("torch==")
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_):
        pass


@pytest.fixture
def index(tmp_path):
    """The address of an index that has a wheel of torch for the CPU, an empty one."""
    name = f"torch-{VERSION}+cpu"
    wheel = f"{name}-{TAG}-{TAG}-manylinux_2_28_x86_64.whl"
    folder = tmp_path / "cpu/torch"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / wheel, "w") as file:
        info = f"{name}.dist-info"
        about = f"Metadata-Version: 2.1\nName: torch\nVersion: {VERSION}+cpu\n"
        file.writestr(f"{info}/METADATA", about)
        file.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nTag: {TAG}-{TAG}-any\n")
        file.writestr(f"{info}/RECORD", "")
    quoted = wheel.replace("+", "%2B")
    (folder / "index.html").write_text(f'<a href="{quoted}">{wheel}</a>')
    handler = partial(Quiet, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/cpu"
        server.shutdown()


@pytest.fixture(autouse=True)
def a_plain_machine(monkeypatch):
    """Linux on an Intel processor, no card, no settings of pip, no torch yet."""
    monkeypatch.setattr(cpu_torch, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(cpu_torch.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(cpu_torch.shutil, "which", lambda name: None)
    monkeypatch.setattr(cpu_torch, "CARDS", ())
    monkeypatch.setattr(cpu_torch, "is_asked_otherwise", lambda: False)


def test_an_index_that_answers_is_where_pip_finds_torch(index, tmp_path):
    found = cpu_torch.arguments(index)
    assert found[-1] == f"torch=={VERSION}+cpu"
    command = [sys.executable, "-m", "pip", "download", "--quiet", *found]
    command += ["--dest", tmp_path, "--isolated"]
    told = subprocess.run(command, capture_output=True, text=True)
    assert list(tmp_path.glob("torch-*+cpu-*.whl")), told.stderr


def test_an_index_without_this_version_is_left_alone(index, monkeypatch, tmp_path):
    (tmp_path / "requirements.txt").write_text("torch==9.9\n")
    monkeypatch.setattr(cpu_torch, "REQUIREMENTS", tmp_path / "requirements.txt")
    assert cpu_torch.arguments(index) == []


def test_nobody_waits_for_an_index_that_says_nothing(monkeypatch):
    monkeypatch.setattr(cpu_torch, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        start = time.monotonic()
        port = mute.getsockname()[1]
        assert cpu_torch.arguments(f"http://127.0.0.1:{port}/cpu") == []
        assert time.monotonic() - start < 20  # and not for ever


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/cpu", "no address", ""])
def test_an_index_that_is_not_there_is_no_error(address):
    assert cpu_torch.arguments(address) == []


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("find_spec", lambda name: "it is here"),
        ("is_asked_otherwise", lambda: True),
        ("CARDS", (str(ROOT / "README.md"),)),
    ],
)
def test_it_is_not_asked_where_it_is_of_no_use(index, monkeypatch, what, value):
    monkeypatch.setattr(cpu_torch, what, value)
    assert cpu_torch.arguments(index) == []


@pytest.mark.parametrize(
    ("setting", "asked"),
    [
        ("global.index-url='https://example.org/simple'", True),
        (":env:.extra-index-url='https://example.org/a'", True),
        ("install.find-links='wheels'", True),
        ("global.no-index='1'", True),
        ("global.timeout='60'\nglobal.no-index='False'", False),
        ("global.cert='/an/index-url=x.pem'", False),
        ("", False),
    ],
)
def test_other_sources_of_packages_are_seen(setting, asked):
    assert bool(cpu_torch.ASKED.search(setting)) == asked


def test_what_pip_is_told_outside_is_read(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    assert not cpu_torch.is_asked_otherwise()
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "https://example.org/simple")
    assert cpu_torch.is_asked_otherwise()
