"""A learner's function that never ends is stopped, where that can be done."""

import signal
import threading
import time

import pytest

from viewcast.exercises import check, checks
from viewcast.exercises.limit import limited

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="NO ALARMS HERE, SO NOTHING IS STOPPED"
)


def test_an_endless_loop_is_stopped_and_told(monkeypatch):
    monkeypatch.setattr(checks, "SECONDS", 0.2)

    def mean_distance(y_hat, y):
        while True:
            pass

    said = repr(check("mean-of-distances", mean_distance)).replace("\n", " ")
    assert "not done after 0.2 seconds: does a loop never end?" in said
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_what_ends_in_time_is_left_alone():
    before = signal.getsignal(signal.SIGALRM)
    with limited(5):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 4
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


def test_an_alarm_of_somebody_elses_stays():
    signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        with limited(5):
            pass
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 90
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def test_a_thread_is_not_limited():
    """Where no alarm can be set nothing fails."""
    done = []

    def work():
        with limited(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
