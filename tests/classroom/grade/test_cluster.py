"""A cluster that is none, or gets lost, is told of in a line, and soon."""

import asyncio
import socket
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from classroom.grade import cluster
from tests.helpers.classroom.commands import run


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(cluster, "ANSWER", 1)


@pytest.fixture(params=[b"", b"HTTP/1.0 400 Bad Request\r\n\r\n", b"\x00" * 64])
def deaf(request):
    """The address of a program that is no scheduler, and keeps its visitors waiting."""
    server, visitors = socket.create_server(("127.0.0.1", 0)), []

    def answer():
        while True:
            try:
                visitors.append(server.accept()[0])
                visitors[-1].sendall(request.param)
            except OSError:
                return

    threading.Thread(target=answer, daemon=True).start()
    yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    for visitor in visitors:
        visitor.close()


def test_a_program_that_is_no_scheduler_is_told_of(made, soon, deaf):
    start = time.monotonic()
    code, said = run("grade", str(made.folder), "--cluster", deaf)
    assert time.monotonic() - start < 10
    assert code == 1
    assert said.startswith(f"Error: no Dask scheduler at '{deaf}': ")
    assert "`dask scheduler` prints its address" in said


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("localhost", "missing port"),
        ("", "missing port"),
        ("foo://host:1", "unknown address scheme"),
        ("tcp://127.0.0.1:abc", "invalid literal"),
        ("tcp://127.0.0.1:1", "nothing that speaks Dask answers within 1 s"),
    ],
)
def test_a_bad_address_is_told_of(soon, address, why):
    with pytest.raises(cluster.ClusterError, match=f"no Dask scheduler .*: {why}"):
        cluster.require_scheduler(address)


@pytest.mark.parametrize("found", [{"type": "Worker"}, {"type": 3}, {}, "OK", None])
def test_another_part_of_dask_is_no_scheduler(monkeypatch, found):
    async def identity(_):
        await asyncio.sleep(0)
        return found

    monkeypatch.setattr(cluster, "_identity", identity)
    with pytest.raises(cluster.ClusterError, match="no Dask scheduler at 'x', but a "):
        cluster.require_scheduler("x")


def test_where_a_loop_runs_already_it_is_told_as_well(soon):
    """As in a notebook, whose kernel is one."""

    async def grading():
        with pytest.raises(cluster.ClusterError, match="missing port"):
            cluster.require_scheduler("localhost")

    with ThreadPoolExecutor(1) as one:  # whatever runs in the thread of the tests
        one.submit(lambda: asyncio.run(grading())).result()


class Client:
    """A client of Dask's whose cluster is there."""

    def __init__(self, *_, **__): ...

    def __enter__(self):
        return self

    def __exit__(self, *_): ...

    def run(self, _):
        return {"tcp://w:1": ""}

    def nthreads(self):
        return {"tcp://w:1": 2}

    @contextmanager
    def get_executor(self, pure):
        yield self

    submit = None


@pytest.mark.parametrize("error", [CancelledError(), OSError("Timed out")])
def test_a_scheduler_that_gets_lost_is_told_of(monkeypatch, error):
    monkeypatch.setattr("distributed.Client", Client)
    monkeypatch.setattr(cluster, "require_scheduler", lambda _: None)
    lost = "'tcp://x:1' was lost: what it had given back is kept; start it, and run"
    with (
        pytest.raises(cluster.ClusterError, match=lost),
        cluster.connected("tcp://x:1") as (_, window),
    ):
        assert window == 8
        raise error


def test_a_full_disk_is_no_lost_scheduler(monkeypatch):
    monkeypatch.setattr("distributed.Client", Client)
    monkeypatch.setattr(cluster, "require_scheduler", lambda _: None)
    with pytest.raises(OSError, match="full"), cluster.connected("tcp://x:1"):
        raise OSError(28, "full")
