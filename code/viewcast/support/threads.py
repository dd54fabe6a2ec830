"""One thread for sums that are too small to be shared among several."""

from contextlib import ContextDecorator
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController


class OneThread(ContextDecorator):
    """Have NumPy's products use one thread, here or in the function this decorates.

    The products of a small network take microseconds. Threads that share them wait for
    one another, on a busy machine for longer than all the work takes; and one thread
    adds in the same order, however many cores there are. Who comes first, of several
    calls inside one another or side by side, sets it; the last to go puts it back.

    >>> blas = _libraries().select(user_api="blas").lib_controllers
    >>> with one_thread:
    ...     {library.num_threads for library in blas}
    {1}
    """

    def __init__(self):
        self.lock, self.inside, self.limit = Lock(), 0, None

    def __enter__(self):
        with self.lock:
            if self.inside == 0:
                self.limit = _libraries().limit(limits=1, user_api="blas")
            self.inside += 1
        return self

    def __exit__(self, *error):
        with self.lock:
            self.inside -= 1
            if self.inside == 0:
                self.limit.restore_original_limits()


one_thread = OneThread()


@cache
def _libraries():
    """The libraries of this process that have threads: half a millisecond to find."""
    import numpy  # noqa: F401  so that it is among them

    return ThreadpoolController()
