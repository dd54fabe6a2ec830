import copy
import csv
import html
import io
import json
import re
from types import SimpleNamespace

import pytest

from classroom.assign.assignment import Assignment, file_name
from classroom.collect.submission import digest
from classroom.report.report import write_report
from classroom.roster.roster import Student
from tests.helpers.browser import violations
from tests.helpers.environment import needs_browser
from viewcast.exercises.serialize import pack

EXERCISES = """\
````{exercise} The mean, not the sum
:name: mean-not-sum
:kind: write a function
:minutes: 5
:trains: a mean

Write it.

```{hint}
Divide.
```
```{stub}
def mean_error(y_hat, y):
    ...
```
```{check} two days are averaged
:points: 2
mean_error([1, 2], [2, 4])
```
```{hidden} HIDDENWORDS any number of days
mean_error([1], [2])
```
```{hidden} HIDDENWORDS no days
mean_error([5], [2])
```
```{solution}
def mean_error(y_hat, y):
    return abs(np.subtract(y_hat, y)).mean()
```

A mean divides.

```{wrong} You summed; divide by the number of days.
def mean_error(y_hat, y):
    return abs(np.subtract(y_hat, y)).sum()
```
````

````{exercise} Your Fridays
:name: your-fridays
:kind: your own channel
:minutes: 10
:trains: reading

Work it out.

```{hint}
Look at the log.
```
```{stub}
friday_mae = ...
why_steeper = ""
```
```{check} your Fridays
:points: 3
friday_mae
```
```{solution}
friday_mae = float(log.views[4])
why_steeper = "Because."
```

It is so.
````
"""
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
SECRET = "HIDDENVALUE 271.828"
STUB = "def mean_error(y_hat, y):\n    ..."
ANSWER = STUB.replace("...", "return abs(sum(y_hat) - sum(y)) / max(len(y), 1)")


def result(student, points, message="", given=1.0, right=1.0, notes=(), text=""):
    """What the grading leaves of a student with `points` of 4 in the first exercise."""
    passed = points >= 2, points >= 3, points >= 4
    says = "two days are averaged", "HIDDENWORDS any number", "HIDDENWORDS no days"
    checks = [
        {"says": words, "points": worth, "passed": well, "hidden": worth == 1}
        | {"message": "" if well else SECRET if worth == 1 else f"it gives {message}"}
        for words, worth, well in zip(says, (2, 1, 1), passed, strict=True)
    ]
    mean = {"key": "k", "points": points, "most": 4, "message": message}
    mean |= {"checks": checks, "texts": {}, "personal": False}
    well = given == right
    one = {"says": "your Fridays", "points": 3, "passed": well, "hidden": False}
    fridays = {"key": "k", "points": 3 * well, "most": 3, "message": ""}
    fridays |= {"checks": [one | {"message": "" if well else f"{given} is not it"}]}
    fridays |= {"texts": {"why_steeper": text}, "personal": True}
    fridays |= {"given": {"friday_mae": pack(given)}}
    fridays |= {"right": {"friday_mae": pack(right)}}
    exercises = {"mean-not-sum": mean, "your-fridays": fridays}
    known = {"student": student, "submission": "", "notes": list(notes)}
    return known | {"exercises": exercises}


def notebook(*codes, mark=None):
    cells = [{"cell_type": "code", "source": code} for code in codes]
    metadata = {"classroom": {"student": mark}} if mark else {}
    return json.dumps({"cells": cells, "metadata": metadata}).encode()


@pytest.fixture
def make(tmp_path):
    """Return what makes an assignment of students, results and submissions."""

    def made(students, results, submissions=None, title="Week 3", collected=None):
        folder = tmp_path / "week3"
        for name in ("results", "submissions"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        text = tmp_path / "exercises.md"
        text.write_text(EXERCISES, "utf8")
        names = ("mean-not-sum", "your-fridays")
        assignment = Assignment(folder, title, names, (str(text),))
        vars(assignment)["students"] = students
        submissions = submissions or {}
        (folder / "collected.json").write_text(json.dumps(collected or {}))
        for student in students:
            name = file_name(student)
            data = submissions.get(student.id)
            if data is not None:
                (folder / "submissions" / f"{name}.ipynb").write_bytes(data)
            if student.id in results:
                stored = results[student.id] | {"submission": digest(data or b"")}
                file = folder / "results" / f"{name}.json"
                file.write_text(json.dumps(stored), "utf8")
        return assignment

    return made


def quiet(items, _):
    return items


def report(assignment):
    """Write the report and return its parts: texts by name, pages by student."""
    summary = write_report(assignment, quiet)
    folder = assignment.folder / "report"
    pages = {p.stem: p.read_text("utf8") for p in folder.glob("feedback/*.html")}
    books = {p.stem: rows(p) for p in folder.glob("*.csv")}
    page = (folder / "class.html").read_text("utf8")
    return SimpleNamespace(summary=summary, pages=pages, books=books, page=page)


def rows(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def words(page):
    """The text of a page, without its tags, on one line."""
    body = page.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


SUMMED = "You summed; divide by the number of days with `len`."
STUDENTS = [Student(f"s{i:02}", f"Name{i:02} Family{i:02}") for i in range(1, 13)]


def results_of_class():
    """Twelve students: s01 to s10 are graded, s11 waits, s12 handed in nothing."""
    results = {}
    for i in range(1, 11):
        own = 3 + i / 7
        points, message = (4, "") if i % 3 else (0, SUMMED)
        text = f"Because of words of {i}"
        results[f"s{i:02}"] = result(f"s{i:02}", points, message, own, own, text=text)
    results["s07"] = result(
        "s07", 2, "", 3 + 2 / 7, 4.0, ["code cell 3: NameError: x", "reading x: no"]
    )
    results["s08"] = result(
        "s08", 0, "", None, 3 + 8 / 7, ["code cell 2 ran longer than 10 s"]
    )
    return results


@pytest.fixture
def school(make):
    own = {f"s{i:02}": notebook(STUB, f"a{i} = {i}") for i in range(1, 12)}
    own["s03"] = notebook(ANSWER, mark="s01")
    own["s04"] = b"no notebook"
    return make(STUDENTS, results_of_class(), own)


def test_a_feedback_page_tells_the_student_what_is_his(school):
    page = words(report(school).pages["s03"])
    assert "Feedback for Name03 Family03" in page
    assert "3 of 7 points" in page
    assert "0 of 4 points" in page
    assert "✗ Fails: two days are averaged (2 points) it gives You summed" in page
    assert "0 of 2 further checks hold" in page
    assert "✓ Holds: your Fridays (3 points)" in page
    assert "<code>len</code>" in report(school).pages["s03"]


def test_hidden_checks_stay_hidden(school):
    made = report(school)
    assert set(made.pages) == {f"s{i:02}" for i in range(1, 11)}
    assert "1 of 2" not in made.pages["s01"]
    for page in made.pages.values():
        assert "HIDDEN" not in page
        assert "271.828" not in page


def test_a_feedback_page_holds_nothing_of_another(school):
    for student, page in report(school).pages.items():
        for other in STUDENTS:
            if other.id != student:
                assert not re.search(rf"\b({other.id}|{other.name})\b", page)
        assert "words of" not in page


def test_the_run_is_told_with_limits(make):
    notes = [f"code cell {i}: " + "x" * 1000 for i in range(50)]
    page = report(make(STUDENTS, {"s01": result("s01", 4, notes=notes)})).pages["s01"]
    told = re.findall(r"<bdi>(code cell .*?)</bdi>", page)
    assert len(told) == 20
    assert {len(note) for note in told} == {300}
    assert "And 30 more." in page


def test_an_exercise_that_was_never_graded_is_said_to_be(make):
    results = {"s01": result("s01", 4)}
    del results["s01"]["exercises"]["your-fridays"]
    made = report(make(STUDENTS, results, {"s01": notebook("a = 1")}))
    assert "Not graded yet." in made.pages["s01"]
    assert made.books["gradebook"][1][2:] == [
        *("to be graded again", "", "4", "7", "4", "", "0")
    ]
    assert "(s01) not all exercises are graded: grade again" in words(made.page)


def test_the_class_page(school):
    made = report(school)
    page = words(made.page)
    assert "11 of 12 students handed in" in page
    assert "Not graded yet: Name11 Family11 (s11) ." in page
    assert "Missing Name12 Family12 (s12)" in page
    assert 'aria-label="Students by points: 0: 4; 1: 0; 2: 1; 3: 0; 4: 5"' in made.page
    assert "10 2.2 of 4 50 % 40 %" in page
    assert "write a function, 5 min" in page
    told = "You summed; divide by the number of days with len . Name03 Family03 (s03) ,"
    assert f"3 The mean, not the sum {told}" in page
    assert "(s10) why_steeper Because of words of 10" in page


def test_what_needs_a_look(school):
    page = words(report(school).page).partition("To look at")[2].partition("Code")[0]
    assert "(s03) the notebook was handed out to s01" in page
    assert "(s04) not a readable notebook: the file isn't JSON" in page
    copied = "(s07) reading x: no the answer to Your Fridays (friday_mae) is the right "
    copied += "one for Name02 Family02 (s02)"
    assert copied in page
    assert "(s08) code cell 2 ran longer than 10 s no points at all" in page
    assert not re.search(
        "s0[12569]|s1", page.replace("to s01", "").replace("Family02 (s02)", "")
    )


def test_a_submission_that_came_after_the_grading_is_noticed(school):
    file = school.folder / "submissions" / "s05.ipynb"
    file.write_bytes(notebook("a = 2"))
    assert "(s05) the submission is another than the one" in words(report(school).page)


def test_code_that_is_alike_is_shown_and_not_executed(make):
    comment = f"# {SCRIPT} my very own remark that nobody else would ever have written"
    sums = "".join(f"\n    a = {i} + y[{i}] * a" for i in range(9))
    own = {s.id: notebook(STUB.replace("...", comment + sums)) for s in STUDENTS[:2]}
    own["s03"] = notebook("log = None")
    made = report(make(STUDENTS, {}, own))
    page = words(made.page).partition("Code that is alike")[2]
    assert "(s01) and Name02 Family02 (s02) 100 %" in page
    assert "(s01) , Name02 Family02 (s02) :" in page
    assert SCRIPT not in made.page
    assert "nearly the same code: 1; cells the same to the last sign: 1" in made.summary


@pytest.mark.parametrize(
    "bad", [SCRIPT, IMAGE, "{{ 7*7 }}", "'\"`&<b>", "\u202e\0\ud800"]
)
def test_hostile_text_is_only_text(make, bad):
    notes = [bad, f"memory {bad}"]
    hostile = result("s01", 0, bad, 1.5, 2.5, notes, bad)
    hostile["exercises"]["mean-not-sum"]["checks"][0]["says"] = bad
    hostile["exercises"]["your-fridays"]["texts"] = {bad: bad}
    student = Student("s01", bad.replace("\ud800", ""), bad, {"ID number": bad})
    own = {"s01": notebook(bad, mark=f"x{bad}"), "s02": notebook(bad)}
    made = report(make([student, Student("s02", "B")], {"s01": hostile}, own))
    for page in (made.page, made.pages["s01"]):
        assert not re.search("<script|<img|<b>", page)
        assert not re.search("[\0\u202e]", page)
        assert ">49<" not in page
        assert page.count("<html") == page.count("</html>") == 1


def test_hostile_titles_and_ids_are_only_text(make):
    students = [Student(f"{SCRIPT}{i}", IMAGE) for i in range(2)]
    results = {students[0].id: result(students[0].id, 0, notes=["timeout"])}
    made = report(make(students, results, title=f"{SCRIPT}{IMAGE}"))
    (name,) = made.pages
    assert re.fullmatch("[a-z0-9-]+", name)
    assert f'href="feedback/{name}.html"' in made.page
    for page in (made.page, made.pages[name]):
        assert not re.search("<script|<img", page)


def test_pages_ask_nothing_of_the_outside(school):
    made = report(school)
    for page in (made.page, *made.pages.values()):
        assert not re.search(r"<script|https?:|<link|@import|url\(", page)
        assert "default-src 'none'" in page


def test_the_same_results_give_the_same_bytes(school):
    def everything():
        write_report(school, quiet)
        files = sorted((school.folder / "report").rglob("*"))
        return {file: file.read_bytes() for file in files if file.is_file()}

    first = everything()
    assert len(first) == 12  # no grade books for LMSs while one waits
    assert everything() == first


def test_a_page_that_holds_no_longer_goes(school):
    assert "s05" in report(school).pages
    (school.folder / "results" / "s05.json").unlink()
    assert "s05" not in report(school).pages


def test_the_class_page_of_nobody(make):
    made = report(make(STUDENTS, {}))
    assert "0 of 12 students handed in" in made.page
    assert "None was recognised." in made.page
    assert made.pages == {}
    assert "12 without a submission" in made.summary
    assert "0 of 0 students" in report(make([], {})).page


def test_the_summary(school):
    first, second, *_ = report(school).summary.splitlines()
    assert first == (
        "12 students: 10 graded, 1 not graded yet, 1 without a submission; "
        "on average 4.6 of 7 points"
    )
    assert second.startswith("submissions to look at: 4; equal files: 0; pairs")


def test_the_table_of_everything(school):
    head, *lines = report(school).books["gradebook"]
    names = ["mean-not-sum", "your-fridays"]
    assert head == [
        *("student", "name", "status", "late", "total", "most", *names),
        "cells that failed",
    ]
    assert [line[0] for line in lines] == [student.id for student in STUDENTS]
    assert lines[6] == [
        *("s07", "Name07 Family07", "graded", "", "2", "7", "2", "0", "1")
    ]
    assert lines[11] == [
        *("s12", "Name12 Family12", "nothing handed in", "", *[""] * 5)
    ]
    assert lines[10][2] == "not graded yet"


MOODLE = {"First name": "Ada", "ID number": "0071", "Email address": "a@x.org"}
CANVAS = {"Student": "Byron, Ada", "ID": "9", "SIS User ID": "u", "SIS Login ID": "l"}
CANVAS |= {"Section": "A", "Week 3 (1234)": ""}


def test_moodle_gets_its_own_columns(make):
    students = [Student("0071", "Ada Byron", "a@x.org", MOODLE)]
    students.append(Student("2", "Bo", "", {"ID number": "2", "Email address": ""}))
    book = report(make(students, {"0071": result("0071", 2)})).books
    feedback = "mean-not-sum 2/4; your-fridays 3/3"
    assert book["gradebook-moodle"] == [
        ["ID number", "Email address", "Full name", "Week 3", "Feedback"],
        ["0071", "a@x.org", "Ada Byron", "5", feedback],
        ["2", "", "Bo", "", ""],
    ]


def test_canvas_gets_its_own_columns(make):
    students = [Student("u", "Ada Byron", "", CANVAS)]
    students.append(Student("2", "Bo", "", CANVAS | {"Student": "Bo", "ID": "10"}))
    assignment = make(students, {"u": result("u", 4)})
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert report(assignment).books["gradebook-canvas"] == [
        [*head, "Week 3 (1234)"],
        ["    Points Possible", "", "", "", "", "7"],
        ["Byron, Ada", "9", "u", "l", "A", "7"],
        ["Bo", "10", "u", "l", "A", ""],
    ]
    data = (assignment.folder / "report" / "gradebook-canvas.csv").read_bytes()
    assert data.startswith(b"Student,ID,")


def test_a_roster_of_ones_own_gives_lms_files_too(make):
    book = report(make([Student("7", "Bo", "", {"nr": "7"})], {})).books
    assert book["gradebook-moodle"][1] == ["7", "Bo", "", ""]
    assert book["gradebook-canvas"][0][-1] == "Week 3"
    assert book["gradebook-canvas"][2] == ["Bo", "", "7", "", "", ""]


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-1+1", "\n=1"],
)
def test_a_cell_never_is_a_formula(make, name):
    students = [Student("-7", name, name, {"ID number": "-7", "Email address": name})]
    books = report(make(students, {"-7": result("-7", 0)}, title=name)).books
    cells = [cell for book in books.values() for line in book for cell in line]
    assert f"'{name}" in cells
    assert "-7" in cells
    ours = "-7", "    Points Possible"
    assert not [c for c in cells if c.startswith(name[0]) and c not in ours]


def test_results_are_left_as_they_were(school):
    before = {p: p.read_bytes() for p in school.folder.glob("[rs]*s/*")}
    students = copy.deepcopy(school.students)
    report(school)
    assert {p: p.read_bytes() for p in before} == before
    assert school.students == students


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_suit_every_screen(school, browser, scheme, width):
    write_report(school, quiet)
    tab = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    for name in ("class.html", "feedback/s03.html", "feedback/s08.html"):
        tab.goto((school.folder / "report" / name).as_uri())
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        levels = tab.locator("h1, h2, h3").evaluate_all(
            "all => all.map(h => h.tagName)"
        )
        assert levels[0] == "H1"
        assert levels.count("H1") == 1
    tab.close()


def test_who_was_late_is_seen_on_the_page_and_in_the_table(make):
    late = {"s01": {"late": True, "look": ["x.ipynb: a doubt"]}, "s02": {"late": False}}
    results = {s.id: result(s.id, 4) for s in STUDENTS[:2]}
    made = report(make(STUDENTS, results, collected=late))
    page = words(made.page)
    assert "(s01) handed in late x.ipynb: a doubt" in page
    assert "(s02) handed in late" not in page
    assert [line[3] for line in made.books["gradebook"][:4]] == ["late", "late", "", ""]


def test_lms_books_wait_until_all_are_graded(school, make):
    made = report(school)
    assert set(made.books) == {"gradebook"}
    assert (
        "none for Moodle and Canvas while 1 student is not graded yet" in made.summary
    )
    (school.folder / "submissions" / "s11.ipynb").unlink()
    assert set(report(school).books) > {"gradebook-moodle", "gradebook-canvas"}
    (school.folder / "submissions" / "s05.ipynb").write_bytes(notebook("a = 2"))
    made = report(school)
    assert set(made.books) == {"gradebook"}
    assert made.books["gradebook"][5][2] == "to be graded again"


def test_what_was_left_out_is_one_row_an_exercise(make):
    told = ["Nothing to check yet: one", "Nothing is mended yet.", SUMMED]
    results = {s.id: result(s.id, 0, text) for s, text in zip(STUDENTS, told, strict=0)}
    for student in ("s01", "s02"):
        results[student]["exercises"]["mean-not-sum"]["untouched"] = True
    page = words(report(make(STUDENTS, results)).page).partition("Common mistakes")[2]
    assert "Nothing to check yet" not in page
    assert "2 The mean, not the sum left out Name01" in page
    assert page.index("You summed") < page.index("left out")


def test_numbers_copied_from_one_student_are_one_line(make):
    results = {s.id: result(s.id, 4, given=i + 0.123, right=i + 0.123)
               for i, s in enumerate(STUDENTS)}  # fmt: skip
    for part, value in (("given", 1.123), ("right", 0.123)):
        each = results["s01"]["exercises"]["your-fridays"]
        each[part] = {"friday_mae": pack(value), "why_steeper": pack(value + 0.456)}
        other = results["s02"]["exercises"]["your-fridays"]
        other[part] = {"friday_mae": pack(1.123), "why_steeper": pack(1.579)}
    results["s01"]["exercises"]["your-fridays"]["points"] = 0
    page = words(report(make(STUDENTS, results)).page)
    assert (
        "the answers to Your Fridays (friday_mae), Your Fridays (why_steeper) are "
        "right for Name02 Family02 (s02)"
    ) in page


def test_files_that_many_share_are_a_group(make):
    own = {s.id: notebook(STUB, "shared = 1") for s in STUDENTS[:5]}
    made = report(make(STUDENTS, {}, own))
    page = words(made.page).partition("Code that is alike")[2]
    group = " , ".join(s.label for s in STUDENTS[:5])
    assert f"Files that are the same to the last sign {group}" in page
    assert "equal files: 1" in made.summary


def test_where_nobody_stands_out_the_page_says_what_isnt_counted(make):
    own = {s.id: notebook(STUB) for s in STUDENTS}
    page = words(report(make(STUDENTS, {}, own)).page)
    assert (
        "No two submissions stand out (code that more than 3 students share isn't "
        "counted)."
    ) in page


def test_no_report_without_the_key(make):
    assignment = make(STUDENTS, results_of_class())
    vars(assignment)["fingerprint"] = "of a key that was lost"
    with pytest.raises(ValueError, match="class-key is missing"):
        write_report(assignment, quiet)
    assert not (assignment.folder / "report").exists()
