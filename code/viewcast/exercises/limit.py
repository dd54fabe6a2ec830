"""A time limit for what a learner's function does while it is checked."""

import contextlib
import signal
import threading


@contextlib.contextmanager
def limited(seconds):
    """Raise TimeoutError in what is done here once it has taken this long.

    Only where that can be: in a program's main thread, on systems with alarms (not on
    Windows), and if nobody else has set one.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")) or any(_alarm()):
        yield
        return

    def late(*_):
        raise TimeoutError(f"not done after {seconds} seconds: does a loop never end?")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _alarm():
    return signal.getitimer(signal.ITIMER_REAL)
