"""Work on all cores: what is done is kept, whatever happens to the rest."""

import json
import math
import os

import pytest

from viewcast.support.files import write_whole
from viewcast.support.jobs import compute, cores


def test_results_come_in_the_order_of_the_jobs(tmp_path):
    found = compute(pow, [(2, 3), (3, 2), (5, 1)], tmp_path, "powers", [1, 1, 1])
    assert found == [8, 9, 5]


def test_a_failed_job_raises_and_the_others_are_kept(tmp_path):
    jobs = [(4,), (-1,), (9,)]
    with pytest.raises(ValueError):
        compute(math.isqrt, jobs, tmp_path, "roots", [1, 1, 1])
    kept = {p.name: json.loads(p.read_text()) for p in tmp_path.iterdir()}
    assert kept == {"0.json": 2, "2.json": 3}


def test_what_is_done_is_not_computed_again(tmp_path):
    write_whole(tmp_path / "0.json", "77")
    assert compute(math.isqrt, [(4,)], tmp_path, "roots", [1]) == [77]


def test_cores_are_those_that_this_process_may_use(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    assert cores() == 61
