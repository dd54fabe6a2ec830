"""Zips that students hand in: their notebooks are taken, within limits."""

import pytest

from classroom.collect import nested
from classroom.collect.collect import collect
from classroom.collect.record import summary
from tests.helpers.classroom.students import CLASS
from tests.helpers.classroom.zips import NEW, OLD, entry, notebook, pack, read

FOLDER = "Mei Lin_112_assignsubmission_file"


@pytest.fixture
def inner(tmp_path):
    """The function that gives the bytes of a zip of these entries."""

    def inner(*files):
        return pack(tmp_path / "inner.zip", files).read_bytes()

    return inner


def test_a_notebook_in_a_students_zip_is_taken(taken, inner, tmp_path):
    data = inner(("week2/lab.ipynb", notebook("mine")), ("week2/data.csv", b"1"))
    found = taken((entry(f"{FOLDER}/homework.zip", NEW), data))
    assert found.taken == {"s02": f"{FOLDER}/homework.zip/week2/lab.ipynb"}
    assert (found.unreadable, found.look) == ([], [])
    kept = (tmp_path / "submissions" / "s02.ipynb").read_bytes()
    assert kept == notebook("mine")
    assert found.told["s02"]["time"] == "2024-05-02T12:00:00"  # when the zip came
    assert found.told["s02"]["place"] == FOLDER


def test_a_zip_named_by_canvas_is_its_students(taken, inner):
    data = inner(("s01.ipynb", notebook()), ("__MACOSX/._s01.ipynb", b"\0\5\x16\7"))
    found = taken(("linmei_502_7001_lab.zip", data))
    assert found.taken == {"s02": "linmei_502_7001_lab.zip/s01.ipynb"}


def test_of_two_notebooks_in_a_zip_the_newer_is_taken(taken, inner):
    data = inner(
        (entry("b.ipynb", OLD), notebook()), (entry("a.ipynb", NEW), notebook())
    )
    found = taken((f"{FOLDER}/x.zip", data))
    assert found.taken == {"s02": f"{FOLDER}/x.zip/a.ipynb"}
    assert "(1): a newer file of the same student was taken" in summary(found, CLASS)


def test_a_zip_in_a_zip_is_opened_and_no_deeper(taken, inner):
    data = inner(("lab.ipynb", notebook()))
    for _ in range(nested.DEEPEST - 1):
        data = inner(("more.zip", data))
    assert list(taken((f"{FOLDER}/x.zip", data)).taken) == ["s02"]
    found = taken((f"{FOLDER}/x.zip", inner(("more.zip", data))))
    ((_, reason),) = found.unreadable
    assert reason == "a zip inside the zip, and no notebook (.ipynb) in it"
    assert "Mei Lin (s02): " in found.look[0]


def test_an_lms_zip_in_a_zip_is_read(tmp_path, inner):
    data = inner((f"{FOLDER}/x.zip", inner(("lab.ipynb", notebook()))))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "moodle.zip").write_bytes(data)
    found = collect(folder, CLASS, tmp_path / "submissions")
    assert found.taken == {"s02": f"moodle.zip/{FOLDER}/x.zip/lab.ipynb"}


def test_what_is_too_much_is_refused_alone(tmp_path, inner, monkeypatch):
    monkeypatch.setattr(nested, "MOST_INSIDE", 3)
    monkeypatch.setattr(nested, "MOST_UNPACKED", 10_000)
    monkeypatch.setattr(nested, "MOST_PACKED", 2**20)
    many = inner(*((f"{n}.ipynb", notebook()) for n in range(4)))
    large = inner(("x.ipynb", bytes(10_001)))
    source = pack(
        tmp_path / "all.zip",
        [
            ("many.zip", many),
            ("large.zip", large),
            ("x.zip", b"PK no zip"),
            ("huge.zip", bytes(2**20 + 1)),
            ("s01.ipynb", notebook()),
        ],
    )
    found = read(source)
    assert "4 files of 0 MB; at most 3 of 0 MB" in found["many.zip"]
    assert "1 files of 0 MB; at most 3" in found["large.zip"]
    assert "can't be read" in found["x.zip"]
    assert "larger than 1 MB" in found["huge.zip"]
    assert found["s01.ipynb"] == notebook()
