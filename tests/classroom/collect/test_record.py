"""What collections found is said, kept and added to."""

from classroom.collect.record import remember, remembered, summary
from classroom.text import clean
from tests.helpers.classroom.students import CLASS, NAMES
from tests.helpers.classroom.zips import NEW, OLD, entry, notebook


def test_what_was_found_is_kept_and_added_to(taken, tmp_path):
    late = (entry("linmei_LATE_502_7_lab.ipynb", OLD), notebook())
    remember(tmp_path, taken(late, ("s01.ipynb", notebook())))
    known = remembered(tmp_path)
    assert {id: said["late"] for id, said in known.items()} == {
        "s01": None,
        "s02": True,
    }
    remember(tmp_path, taken(("s01.ipynb", b"broken")))
    known = remembered(tmp_path)
    assert known["s02"]["late"] is True
    assert known["s01"]["file"] == "s01.ipynb"
    assert "what came earlier was kept" in known["s01"]["look"][0]
    intime = (entry("linmei_502_8_lab.ipynb", NEW), notebook())
    remember(tmp_path, taken(intime, late))
    assert remembered(tmp_path)["s02"] == {
        "look": [],
        "file": "linmei_502_8_lab.ipynb",
        "late": False,
        "handed_in": None,
        "layout": "canvas",
        "place": "linmei_502_8_",
        "number": "502",
        "attempt": [8],
        "time": "2024-05-02T12:00:00",
        "set_aside": ["linmei_LATE_502_7_lab.ipynb"],
    }
    (tmp_path / "collected.json").write_text("half")
    assert remembered(tmp_path) == {}


def test_each_file_is_in_one_place_of_the_report(taken):
    names = [name for name, _ in NAMES.values()]
    names += ["stranger.ipynb", "s01.pdf", "hw.zip", "final.ipynb", "broken.ipynb"]
    contents = {"final.ipynb": notebook(mark="s01"), "broken.ipynb": b"?"}
    found = taken(*((name, contents.get(name, notebook())) for name in names))
    reported = [*found.taken.values(), *found.unmatched]
    reported += [name for aside in found.duplicates.values() for name in aside]
    reported += [name for name, _ in found.unreadable]
    assert sorted(reported) == sorted(map(clean, names))


SAID = [
    "3 students: 1 taken, 1 missing, 1 with nothing that can be taken, 1 late",
    "",
    "Missing (1): ask them, and see below what has no student",
    "  王伟 (S03)",
    "",
    "Late (1)",
    "  Mei Lin (s02)",
    "",
    "Set aside (1): a newer file of the same student was taken",
    "  Mei Lin (s02): linmei_502_7_lab.ipynb",
    "",
    "Of no student (1): add the student to the roster, or name the file "
    "<id>.ipynb, and collect again; this file alone will do",
    "  stranger.ipynb",
    "",
    "Not readable (1): ask for a notebook (.ipynb)",
    "  s01.ipynb: the file isn't JSON: Expecting value: line 1 column 1 (char 0)",
    "",
    "Look at these (1)",
    "  Ana Müller (s01): s01.ipynb can't be read, nothing else came; ask for the "
    "file again",
]


def test_the_summary_counts_first_and_names_each_fix(taken):
    found = taken(
        ("linmei_LATE_502_7_lab-1.ipynb", notebook()),
        ("linmei_502_7_lab.ipynb", notebook()),
        ("stranger.ipynb", notebook()),
        ("s01.ipynb", b"broken"),
    )
    assert summary(found, CLASS).split("\n") == SAID


def test_all_well_is_said_in_one_line(taken):
    found = taken(*((f"{s.id}.ipynb", notebook()) for s in CLASS))
    assert summary(found, CLASS) == "3 students: 3 taken"


def test_an_empty_zip_is_a_class_that_handed_in_nothing(taken):
    found = taken()
    assert found.missing == CLASS
    assert summary(found, CLASS).startswith("3 students: 0 taken, 3 missing")


def test_reports_hold_no_control_characters_and_no_endless_names(taken):
    names = ["a\nb\x1b[2J.ipynb", "\u202eevil.ipynb", "x" * 5000 + ".ipynb", "c\r.pdf"]
    found = taken(*((name, notebook(mark="\x1b[2J")) for name in names))
    shown = summary(found, CLASS)
    assert set(found.unmatched) == {
        "a b [2J.ipynb",
        "evil.ipynb",
        "x" * 100 + "…" + "x" * 93 + ".ipynb",
    }
    assert all(line.isprintable() for line in shown.split("\n"))
