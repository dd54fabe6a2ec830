"""The grading on a Dask cluster: the same work, sent to its workers.

A worker refuses to work without the sandbox, and one such worker stops the grading
before it has begun.
"""

import contextlib

from classroom.errors import ClassroomError
from classroom.sandbox import bubblewrap


class ClusterError(ClassroomError, RuntimeError):
    """Says why the cluster can't be used, and how to fix it."""


@contextlib.contextmanager
def connected(address):
    """(submit, how many at a time) for the Dask scheduler at `address`.

    ClusterError if Dask or the scheduler or its workers are missing; SandboxError with
    the names of the workers that can't run the sandbox.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "--cluster needs Dask, here and on every worker in the same version: "
            "pip install 'viewcast[cluster]'"
        ) from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler at {address!r}: {error}") from None
    with client:
        require_sandboxes(client, address)
        with client.get_executor(pure=False) as executor:
            yield executor.submit, 4 * sum(client.nthreads().values())


def require_sandboxes(client, address):
    """SandboxError, which names them, for workers that can't run student code."""
    reasons = client.run(bubblewrap.why_not)
    if not reasons:
        raise ClusterError(f"the scheduler at {address!r} has no workers")
    without = {worker: reason for worker, reason in reasons.items() if reason}
    if without:
        told = "; ".join(f"{worker}: {reason}" for worker, reason in without.items())
        raise bubblewrap.SandboxError(f"Workers without the sandbox: {told}")
