"""Notebooks that only their outputs make large are taken without these."""

import copy
import io
import json
import random
import tracemalloc

import pytest

from classroom.collect import entry, outputs
from classroom.collect.outputs import read_slim
from classroom.collect.submission import LARGEST, code_cells
from tests.helpers.classroom.zips import pack, read

LINES = "0123456789\n"


def printed(count):
    """The bytes of a notebook whose cell has printed `count` lines."""
    stream = {"output_type": "stream", "text": LINES * count}
    cell = {"cell_type": "code", "source": "x = 1", "outputs": [stream]}
    return json.dumps({"cells": [cell], "metadata": {}}).encode()


@pytest.mark.parametrize("where", ["zip", "folder"])
def test_a_loop_that_printed_much_is_taken_without_outputs(tmp_path, where):
    data, source = printed(1_100_000), tmp_path / "source"
    assert len(data) > LARGEST
    if where == "zip":
        pack(source, [("x.ipynb", data)])  # to a 350th of its size
    else:
        source.mkdir()
        (source / "x.ipynb").write_bytes(data)
    (kept,) = read(source).values()
    assert json.loads(kept)["cells"][0]["outputs"] == []
    assert code_cells(kept) == ["x = 1"]


@pytest.mark.parametrize("where", ["zip", "folder"])
def test_what_is_too_large_says_to_clear_outputs(tmp_path, monkeypatch, where):
    monkeypatch.setattr(entry, "MOST_READ", LARGEST + 1)
    monkeypatch.setattr("classroom.collect.archive.MOST_READ", LARGEST + 1)
    source = tmp_path / "source"
    if where == "zip":
        pack(source, [("x.ipynb", printed(1_100_000))])
    else:
        source.mkdir()
        (source / "x.ipynb").write_bytes(printed(1_100_000))
    (reason,) = read(source).values()
    assert "larger than 10 MB without its outputs" in reason
    assert "cleared outputs" in reason


def anything(rng, depth=0):
    """A value such as outputs and metadata hold, with what looks like their names."""
    luck = rng.random()
    if luck < 0.3 or depth > 3:
        odd = [
            "outputs",
            '"outputs": [',
            '\\"',
            'x"\\\\',
            "é\n",
            1,
            None,
            "[",
            "]}",
            "",
        ]
        return rng.choice(odd)
    if luck < 0.6:
        return [anything(rng, depth + 1) for _ in range(rng.randrange(4))]
    keys = [rng.choice(["outputs", '"outputs', "x"]) for _ in range(rng.randrange(4))]
    return {key: anything(rng, depth + 1) for key in keys}


def test_only_outputs_are_dropped_wherever_a_piece_ends(monkeypatch):
    rng = random.Random(0)
    for _ in range(400):
        cells = []
        for _ in range(rng.randrange(4)):
            keys = rng.sample(["source", "metadata", "outputs", "id"], rng.randrange(5))
            cell = {key: anything(rng) for key in keys}
            cells.append(
                cell | {"outputs": [anything(rng)]} if "outputs" in cell else cell
            )
        indent, ascii_ = rng.choice([None, 1]), rng.random() < 0.5
        data = json.dumps({"cells": cells}, indent=indent, ensure_ascii=ascii_).encode()
        monkeypatch.setattr(outputs, "PIECE", rng.choice([1, 2, 7, 50, 10**6]))
        bare = copy.deepcopy(cells)
        for cell in bare:
            cell |= {"outputs": []} if "outputs" in cell else {}
        assert json.loads(read_slim(io.BytesIO(data), 10**6, 10**6))["cells"] == bare


@pytest.mark.parametrize("part", [b"[", b'"', b'"\\', b"[]", b'{"outputs":['])
@pytest.mark.parametrize("start", [b"", b'{"cells":[{"outputs":['])
def test_what_is_made_to_be_slow_or_large_ends(monkeypatch, start, part):
    monkeypatch.setattr(outputs, "MOST_STEPS", 3_000)
    data = start + part * (6 * 2**20 // len(part))
    tracemalloc.start()
    try:
        kept = read_slim(io.BytesIO(data), 2**30, 2**20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kept is None or len(kept) <= 2**20
    assert peak < 5 * 2**20


def test_a_notebook_of_more_brackets_than_are_read_is_refused_whole(monkeypatch):
    monkeypatch.setattr(outputs, "MOST_STEPS", 3000)
    data = b'{"cells":[{"outputs":[' + b"[]," * 3000 + b"1]}]}"
    assert read_slim(io.BytesIO(data), 2**20, 2**20) is None
