"""One thread for sums that are too small to be shared among several."""

from contextlib import contextmanager

import torch


@contextmanager
def one_thread():
    """Have torch use one thread, here or in the function that this decorates.

    The products of a small network take microseconds. Threads that share them wait for
    one another, on a busy machine for longer than all the work takes; and one thread
    adds in the same order, however many cores there are.

    >>> with one_thread():
    ...     torch.get_num_threads()
    1
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
