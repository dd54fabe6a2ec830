"""The grading on a Dask cluster: the same work, sent to its workers.

A worker refuses to work without the sandbox, and one such worker stops the grading
before it has begun.
"""

import asyncio
import contextlib
import logging
from concurrent.futures import CancelledError, ThreadPoolExecutor

from classroom.errors import ClassroomError
from classroom.sandbox import bubblewrap

ANSWER = 4  # seconds for a scheduler's first answer


class ClusterError(ClassroomError, RuntimeError):
    """Says why the cluster can't be used, and how to fix it."""


@contextlib.contextmanager
def connected(address):
    """(submit, how many at a time) for the Dask scheduler at `address`.

    ClusterError if Dask or the scheduler or its workers are missing, or get lost;
    SandboxError with the names of the workers that can't run the sandbox.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "--cluster needs Dask, here and on every worker in the same version: "
            "pip install 'viewcast[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it is told in a line
    require_scheduler(address)
    lost = f"the Dask scheduler at {address!r} was lost: what it had given back is kept"
    try:
        with Client(address, timeout=ANSWER, set_as_default=False) as client:
            require_sandboxes(client, address)
            with client.get_executor(pure=False) as executor:
                yield executor.submit, 4 * sum(client.nthreads().values())
    except (OSError, CancelledError) as error:  # a dead scheduler cancels all
        if isinstance(error, OSError) and error.errno:  # the disk's, say
            raise
        raise ClusterError(f"{lost}; start it, and run the same command") from None


def require_scheduler(address):
    """ClusterError, which says what is there instead, unless a scheduler answers."""
    try:
        with ThreadPoolExecutor(1) as one:  # a notebook's own thread has a loop already
            identity = one.submit(lambda: asyncio.run(_identity(address))).result()
    except Exception as error:  # whatever another program may answer
        said = f"{error}" or f"nothing that speaks Dask answers within {ANSWER} s"
        raise ClusterError(
            f"no Dask scheduler at {address!r}: {said[:200]}. `dask scheduler` prints "
            "its address, such as tcp://192.168.1.5:8786; its dashboard has another one"
        ) from None
    kind = identity.get("type") if isinstance(identity, dict) else type(identity)
    if kind != "Scheduler":
        raise ClusterError(f"no Dask scheduler at {address!r}, but a {kind!s:.60}")


async def _identity(address):
    """What the program at an address says that it is; TimeoutError if nothing."""
    from distributed.core import connect
    from distributed.security import Security

    async with asyncio.timeout(ANSWER):
        how = Security().get_connection_args("client")
        stream = await connect(address, timeout=ANSWER, **how)
        try:
            await stream.write({"op": "identity", "reply": True})
            return await stream.read()
        finally:
            stream.abort()


def require_sandboxes(client, address):
    """SandboxError, which names them, for workers that can't run student code."""
    reasons = client.run(bubblewrap.why_not)
    if not reasons:
        raise ClusterError(f"the scheduler at {address!r} has no workers")
    without = {worker: reason for worker, reason in reasons.items() if reason}
    if without:
        told = "; ".join(f"{worker}: {reason}" for worker, reason in without.items())
        raise bubblewrap.SandboxError(f"Workers without the sandbox: {told}")
