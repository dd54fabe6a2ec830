"""The command line with a class: it hands out, collects and grades, or says why not."""

import json
import os
import re

import pytest

from classroom.assign.assignment import Assignment
from classroom.collect.names.layouts import FORMS
from classroom.sandbox import bubblewrap
from tests.helpers.classroom.commands import hand_out, run
from tests.helpers.classroom.exercise_texts import TEXT, changed

pytestmark = pytest.mark.usefixtures("here")


@pytest.mark.parametrize("more", [[], ["--own-data"]])
def test_an_assignment_is_handed_out(here, more):
    code, said = hand_out("--title", "Homework 1", *more, exercises="mean-not-sum,")
    lines = [
        "2 students, known by id; names from name",
        "2 notebooks in hw/notebooks, with list.csv, which says whose is whose",
        "hw/texts/9-try.md counts from now on: edit it there",
        "3 points, about 5 minutes",
        *["Keep hw/class-key: marks depend on it."] * len(more),
    ]
    assert (code, said.splitlines()) == (0, lines)
    names = sorted(path.name for path in (here / "hw/notebooks").glob("*.ipynb"))
    assert names == ["s01.ipynb", "s02.ipynb"]
    assert "# Homework 1" in (here / "hw/notebooks/s01.ipynb").read_text("utf8")
    assert (here / "hw/class-key").exists() == bool(more)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            {"exercises": "no-such"},
            "no exercise no-such. `classroom list --text 9-try.md` shows all",
        ),
        (
            {"exercises": "mean-not-sum,x,y"},
            "no exercise x, y. .* --text chapters --te",
        ),
        ({"exercises": "mean-not-sums"}, "did you mean mean-not-sum?"),
        ({"exercises": ","}, "no exercise is named"),
        ({"exercises": "first-days, first-days"}, "first-days is named twice"),
        ({"roster": "empty.csv"}, "empty.csv"),
        ({"roster": "other.csv"}, "no column of names"),
        (
            {"text": "bad.md"},
            "bad.md, line 3, exercise 'The mean, not the sum': hint is",
        ),
        ({"text": "number.md"}, "number.md, line 3, .* points is 'two'"),
        ({"text": "latin.md"}, "latin.md isn't a text in UTF-8"),
    ],
    ids=str,
)
def test_what_cannot_be_handed_out_is_said_in_a_line(here, told, says):
    (here / "empty.csv").write_text("")
    (here / "other.csv").write_text("colour,size\nred,1\n")
    bad = changed(("How far is each *forecast* off?", ""), text=TEXT)
    (here / "bad.md").write_text(bad, "utf8")
    number = changed((":points: 2", ":points: two"), text=TEXT)
    (here / "number.md").write_text(number, "utf8")
    (here / "latin.md").write_bytes(TEXT.replace("far", "f\xe4r").encode("latin-1"))
    code, said = hand_out(**told)
    assert code == 1
    assert said.startswith("Error: ")
    assert re.search(says, said), said
    assert not (here / "hw").exists()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"roster": "none.csv"}, "'none.csv' does not exist"),
        ({"text": "none.md"}, "'none.md' does not exist"),
    ],
)
def test_files_that_are_not_there_are_named(told, says):
    code, said = hand_out(**told)
    assert code == 2
    assert says in said


def test_a_key_is_not_given_up_in_passing():
    assert hand_out("--own-data")[0] == 0
    code, said = hand_out()
    assert code == 1
    assert said.startswith("Error: hw/class-key exists")
    assert hand_out("--own-data")[0] == 0


@pytest.mark.parametrize(
    "command", [["collect", "hw", "."], ["grade", "hw"], ["report", "hw"]]
)
def test_a_folder_that_is_no_assignment_is_refused(command):
    code, said = run(*command)
    assert code == 1
    assert said.startswith("Error: hw is no assignment")
    assert "classroom hand-out" in said


def test_nothing_is_graded_without_a_sandbox(here, monkeypatch):
    monkeypatch.setattr(bubblewrap, "why_not", lambda: "bubblewrap is not installed")
    assert hand_out()[0] == 0
    handed_in = here / "hw/submissions"
    handed_in.mkdir()
    (here / "hw/notebooks/s01.ipynb").rename(handed_in / "s01.ipynb")
    code, said = run("grade", "hw")
    assert code == 1
    assert "in a sandbox only, and bubblewrap is not installed" in said
    assert list((here / "hw/results").iterdir()) == []


def handed_in(here, *names):
    """Hand out, and put files of these names where they are collected from."""
    assert hand_out()[0] == 0
    (here / "in").mkdir()
    for name in names:
        data = (here / "hw/notebooks/s01.ipynb").read_bytes()
        (here / "in" / name).write_bytes(data.replace(b'"s01"', b'"nobody"'))


@pytest.mark.parametrize("command", ["grade", "report"])
def test_before_a_collection_there_is_nothing_to_do(command):
    assert hand_out()[0] == 0
    said = "Error: Nothing has been collected yet: classroom collect hw submissions.zip"
    assert run(command, "hw") == (1, f"{said}\n")


def test_a_collection_that_takes_nothing_fails_after_its_text(here):
    handed_in(here, "stranger.ipynb")
    code, said = run("collect", "hw", "in")
    assert code == 1
    assert said.startswith("2 students: 0 taken, 2 missing")
    (here / "in" / "s02.ipynb").write_bytes((here / "in/stranger.ipynb").read_bytes())
    assert run("collect", "hw", "in")[0] == 0
    assert "s02" in (here / "hw/collected.json").read_text()


def test_one_notebook_is_collected_by_its_name(here):
    handed_in(here, "s02.ipynb")
    code, said = run("collect", "hw", "in/s02.ipynb")
    assert code == 0
    assert said.startswith("2 students: 1 taken, 1 missing")


def test_names_of_ones_own_are_read_by_a_pattern(here):
    handed_in(here, "Week 1 by s02 (late).ipynb")
    assert run("collect", "hw", "in")[0] == 1
    assert run("collect", "hw", "in", "--names", "Week 1 by {id} {file}")[0] == 0
    code, said = run("collect", "hw", "in", "--names", "{nmae}/{file}")
    assert code == 1
    assert said.startswith("Error: --names '{nmae}/{file}': {nmae} is none of email")


def test_an_older_file_needs_to_be_meant(here):
    handed_in(here, "s02.ipynb")
    old = here / "in" / "s02.ipynb"
    old.write_bytes((here / "hw/notebooks/s02.ipynb").read_bytes())
    assert run("collect", "hw", "in")[0] == 0
    old.write_bytes(old.read_bytes() + b"\n")
    os.utime(old, (0, 0))
    code, said = run("collect", "hw", "in")
    assert code == 1
    assert "Older than what is there (1)" in said
    assert run("collect", "hw", "in", "--take-anyway")[0] == 0
    assert len(list((here / "hw/submissions/replaced/s02").iterdir())) == 1


@pytest.mark.parametrize("layout", FORMS)
def test_a_class_is_rehearsed_in_every_layout(here, layout):
    names = "".join(f"s{n:02},Ann{n} Lee{n}\n" for n in range(1, 13))
    (here / "twelve.csv").write_text(f"id,name\n{names}")
    assert hand_out(roster="twelve.csv")[0] == 0
    assert run("rehearse-submissions", "hw", "all.zip", "--layout", layout)[0] == 0
    code, said = run("collect", "hw", "all.zip")
    assert code == 0
    assert said.startswith("12 students: 10 taken")
    assert "Of no student" not in said
    held = json.loads((here / "hw/collected.json").read_text("utf8"))
    assert len({told["layout"] for told in held.values() if "file" in told}) == 1
    assert held["s12"]["layout"] == layout.partition("-")[0]


def test_a_layout_that_is_not_known_lists_all(here):
    assert hand_out()[0] == 0
    code, said = run("rehearse-submissions", "hw", "all.zip", "--layout", "moodel")
    assert code == 1
    assert said.startswith(
        "Error: no layout 'moodel': choose one of moodle, moodle-old"
    )


def test_another_assignments_zip_is_refused(here, monkeypatch):
    handed_in(here, "s01.ipynb")
    file = here / "in/s01.ipynb"
    notebook = json.loads(file.read_text("utf8"))
    notebook["metadata"]["classroom"] = {"student": "s01", "assignment": "other"}
    file.write_text(json.dumps(notebook), "utf8")
    load = Assignment.load  # whose own id isn't this one
    monkeypatch.setattr(Assignment, "load", lambda folder: _named(load(folder), "mine"))
    code, said = run("collect", "hw", "in")
    assert code == 1
    assert "1 of 1 notebooks were handed out for another assignment (Exercises)" in said
    assert not (here / "hw/submissions").exists()
    assert run("collect", "hw", "in", "--take-anyway")[0] == 0


def _named(assignment, id):
    """The assignment with this id."""
    object.__setattr__(assignment, "id", id)
    return assignment


def test_other_exercises_need_to_be_meant(here):
    handed_in(here, "s01.ipynb")
    assert run("collect", "hw", "in")[0] == 0
    code, said = hand_out(exercises="first-days")
    assert code == 1
    assert "hw holds submissions that answer other exercises (mean-not-sum)" in said
    assert hand_out("--replace", exercises="first-days")[0] == 0


def test_own_texts_and_the_chapters_may_be_named_together():
    code, said = run("list", "--text", "chapters", "--text", "9-try.md")
    assert code == 0
    assert "slope-of-a-square" in said
    assert "mean-not-sum" in said
    names = "slope-of-a-square,mean-not-sum"
    assert hand_out("--text", "chapters", exercises=names)[0] == 0


def test_one_notebook_is_one(here):
    (here / "one.csv").write_text("name,id\nJo,s02\n")
    assert "1 notebook in hw/notebooks" in hand_out(roster="one.csv")[1]


def test_an_edited_copy_stays_and_is_told(here):
    assert hand_out()[0] == 0
    copy = here / "hw/texts/9-try.md"
    edited = changed((":points: 2", ":points: 5"), text=TEXT)
    copy.write_text(edited, "utf8")
    code, said = hand_out()
    assert code == 0
    assert said.startswith("hw/texts/9-try.md was edited since it was made, and stays")
    assert copy.read_text("utf8") == edited
    code, said = hand_out("--replace")
    assert said.startswith("hw/texts/9-try.md was renewed; what it held is kept in hw/")
    assert copy.read_text("utf8") == TEXT


def test_one_notebook_is_for_all_and_only_without_own_data(here):
    code, said = hand_out("--one-notebook")
    assert (code, said.splitlines()[1]) == (
        0,
        "hw/notebooks/exercises.ipynb is for all; list.csv beside it lists them",
    )
    assert run("rehearse-submissions", "hw", "all.zip")[0] == 0
    assert run("collect", "hw", "all.zip")[1].startswith("2 students: 2 taken")
    code, said = hand_out("--one-notebook", "--own-data")
    assert (code, said[:24]) == (1, "Error: one notebook for ")


def test_a_text_that_doesnt_hold_grades_nothing(here):
    handed_in(here, "s01.ipynb")
    assert run("collect", "hw", "in")[0] == 0
    copy = here / "hw/texts/9-try.md"
    copy.write_text(changed(("y).mean()", "y).men()"), text=TEXT), "utf8")
    code, said = run("grade", "hw")
    assert code == 1
    assert said.startswith("Error: mean-not-sum doesn't hold: the solution gives Attri")
    assert "Nothing was graded. Mend its text, hw/texts/9-try.md" in said
    assert not (here / "hw/results").exists()
