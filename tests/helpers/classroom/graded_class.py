"""A class of twelve that was graded, and its report as texts."""

import csv
import html
import io
import json
import re
from types import SimpleNamespace

from classroom.assign.assignment import Assignment, file_name
from classroom.collect.submission import digest
from classroom.report.report import write_report
from classroom.roster.roster import Student
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
SECRET = "HIDDENVALUE 271.828"
STUB = "def mean_error(y_hat, y):\n    ..."
ANSWER = STUB.replace("...", "return abs(sum(y_hat) - sum(y)) / max(len(y), 1)")
SUMMED = "You summed; divide by the number of days with `len`."
STUDENTS = [Student(f"s{i:02}", f"Name{i:02} Family{i:02}") for i in range(1, 13)]


def result(student, points, message="", own=(1.0, 1.0), **told):
    """What the grading leaves of a student with `points` of 4 in the first exercise.

    own: the answer that was given in the second and the right one; told: the notes, and
    the text of an answer in words.
    """
    given, right = own
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
    fridays |= {"texts": {"why_steeper": told.get("text", "")}, "personal": True}
    fridays |= {"given": {"friday_mae": pack(given)}}
    fridays |= {"right": {"friday_mae": pack(right)}}
    exercises = {"mean-not-sum": mean, "your-fridays": fridays}
    known = {"student": student, "submission": "", "notes": list(told.get("notes", ()))}
    return known | {"exercises": exercises}


def results_of_class():
    """Twelve students: s01 to s10 are graded, s11 waits, s12 handed in nothing."""
    results = {}
    for i in range(1, 11):
        own = 3 + i / 7
        points, message = (4, "") if i % 3 else (0, SUMMED)
        text = f"Because of words of {i}"
        results[f"s{i:02}"] = result(f"s{i:02}", points, message, (own, own), text=text)
    notes = ["code cell 3: NameError: x", "reading x: no"]
    results["s07"] = result("s07", 2, own=(3 + 2 / 7, 4.0), notes=notes)
    notes = ["code cell 2 ran longer than 10 s"]
    results["s08"] = result("s08", 0, own=(None, 3 + 8 / 7), notes=notes)
    return results


def in_folder(folder, students, results, submissions=None, **said):
    """The assignment of a graded class, written to a folder.

    said: its title, and what collected.json holds.
    """
    for name in ("results", "submissions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    text = folder.parent / "exercises.md"
    text.write_text(EXERCISES, "utf8")
    names, title = ("mean-not-sum", "your-fridays"), said.get("title", "Week 3")
    assignment = Assignment(folder, title, names, (str(text),))
    vars(assignment)["students"] = students
    (folder / "collected.json").write_text(json.dumps(said.get("collected") or {}))
    for student in students:
        name = file_name(student)
        data = (submissions or {}).get(student.id)
        if data is not None:
            (folder / "submissions" / f"{name}.ipynb").write_bytes(data)
        if student.id in results:
            stored = results[student.id] | {"submission": digest(data or b"")}
            file = folder / "results" / f"{name}.json"
            file.write_text(json.dumps(stored), "utf8")
    return assignment


def quiet(items, _):
    """No progress bar."""
    return items


def report(assignment):
    """The report, written, and its parts: texts by name, pages by student."""
    summary = write_report(assignment, quiet)
    folder = assignment.folder / "report"
    pages = {p.stem: p.read_text("utf8") for p in folder.glob("feedback/*.html")}
    books = {p.stem: rows(p) for p in folder.glob("*.csv")}
    page = (folder / "class.html").read_text("utf8")
    return SimpleNamespace(summary=summary, pages=pages, books=books, page=page)


def rows(path):
    """The rows of a CSV file."""
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def words(page):
    """The text of a page, without its tags, on one line."""
    body = page.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())
