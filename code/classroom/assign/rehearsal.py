"""A made-up class, to try everything on before real students do.

roster: names that nobody has        submissions: what such a class hands in
"""

import csv
import io
import json
import random
import zipfile
from datetime import datetime, timedelta

from classroom.exercise.reference import right_values

FIRST = "Ana Ben Chen Dana Emil Fatima Goran Hana Ivo Jun Kai Lena Mei Nia Omar"
LAST = "Adler Brook Castell Dorn Ebner Falk Gao Hart Ito Jansen Kovac Lund"
HEADER = ["First name", "Last name", "ID number", "Email address"]
ENDLESS = "while True:\n    pass"
SCRATCH = """\
best = None
for gap in range(1, 15):
    total = 0.0
    for day in range(gap, len(log.views)):
        total += abs(log.views[day] - log.views[day - gap]) / 1000
    run = total / (len(log.views) - gap)
    if best is None or run < best[0]:
        best = run, gap
    print("gap", gap, "mean change", round(run, 3))
print("the smallest is at", best[1], "days, with", round(best[0], 3))"""
# The days on which they hand in, the same in every zip, so that its bytes are the same.
DAYS = datetime(2026, 3, 1, 12), timedelta(hours=7)
MOODLE = "{name}_{number}_assignsubmission_file/{file}"


def roster(count, seed=0):
    """The CSV text of a made-up class of `count` students, as Moodle exports it."""
    names = [(first, last) for last in LAST.split() for first in FIRST.split()]
    random.Random(seed).shuffle(names)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADER)
    for number in range(count):
        first, last = names[number % len(names)]
        last += "" if number < len(names) else f" {number // len(names) + 1}"
        identity = f"s{number + 1:04d}"
        table.writerow([first, last, identity, f"{identity}@example.org"])
    return text.getvalue()


def submissions(assignment, file, seed=0, honest_only=False, form=MOODLE):
    """Write a zip of made-up submissions to an assignment.

    form: how the LMS names files, in fields of `named`; Moodle's way if it isn't given.
    All solve an exercise, make a mistake of its bank or leave it out. Unless they are
    honest only, among ten or more students one is missing, one hands in twice, one no
    notebook, one's never ends, one's is copied with other names, and, with logs of
    one's own, one has a neighbour's numbers.
    """
    students = assignment.students
    roles = {} if honest_only or len(students) < 10 else ROLES
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, student in enumerate(students):
            role = roles.get(place, honest)
            luck = place - 1 if role is copied else place
            rng = random.Random(f"{seed}, {luck}")
            when = DAYS[0] + place * DAYS[1]
            for name, text in role(assignment, place, rng):
                path = named(form, student, place, name)
                entry = zipfile.ZipInfo(path, when.timetuple()[:6])
                archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
        if "/submission_{number}" in form:
            _list_for_gradescope(archive, form, students)


def named(form, student, place, file):
    """The path of a student's file, as an LMS writes it."""
    first, _, last = student.name.rpartition(" ")
    when = DAYS[0] + place * DAYS[1]
    told = {"name": student.name, "first": first, "last": last, "login": student.id}
    told |= {"number": 9000 + place, "attempt": 70_000 + place, "file": file}
    told["sortable"] = "".join(filter(str.isalnum, f"{last}{first}".lower()))
    told["time"] = when.strftime("%Y-%m-%d-%H-%M-%S")
    return form.format(us_time=when.strftime("%b %d, %Y %I%M %p"), **told)


def _list_for_gradescope(archive, form, students):
    """Add the list that says whose folder is whose, which is YAML, as all JSON is."""
    known = {}
    for place, student in enumerate(students):
        _, folder, _ = named(form, student, place, "").split("/")
        person = {":name": student.name, ":sid": student.id, ":email": student.email}
        when = (DAYS[0] + place * DAYS[1]).isoformat()
        known[folder] = {":submitters": [person], ":created_at": when}
    top = form.partition("/")[0]
    entry = zipfile.ZipInfo(f"{top}/submission_metadata.yml", DAYS[0].timetuple()[:6])
    archive.writestr(entry, json.dumps(known, ensure_ascii=False))


def honest(assignment, place, rng, change=None):
    """Yield one notebook: each exercise solved, mistaken or left out."""
    notebook = _handed(assignment, place)
    answers = {e.stub: _answer(e, rng) for e in assignment.exercises}
    for cell in notebook["cells"]:
        if cell["source"] in answers:
            cell["source"] = (change or str)(answers[cell["source"]])
    yield "homework.ipynb", json.dumps(notebook, ensure_ascii=False)


def _handed(assignment, place):
    """The notebook that a student got."""
    path = assignment.notebook(assignment.students[place])
    return json.loads(path.read_text("utf8"))


def _answer(exercise, rng):
    """Seven in ten know it, two in ten make a usual mistake, one hasn't begun."""
    luck = rng.random()
    if luck < 0.7:
        return exercise.solution
    wrongs = [wrong.code for wrong in exercise.wrongs]
    return rng.choice(wrongs) if luck < 0.9 else exercise.stub


def missing(*_):
    """No notebook at all."""
    return []


def twice(assignment, place, rng):
    """Yield two notebooks, the later one under a later name."""
    for name, text in honest(assignment, place, rng):
        yield name, text
        yield name.replace(".ipynb", "-1.ipynb"), text


def broken(*_):
    """Yield half a notebook."""
    yield "homework.ipynb", '{"cells": ['


def endless(assignment, place, rng):
    """Yield a notebook whose first exercise never ends."""
    first = iter([ENDLESS])
    yield from honest(assignment, place, rng, lambda code: next(first, code))


def original(assignment, place, rng, work=SCRATCH):
    """Yield a notebook with some work of its own below the first answer."""
    left = [work]

    def with_work(code):
        return f"{code}\n\n{left.pop()}" if left else code

    yield from honest(assignment, place, rng, with_work)


def copied(assignment, place, rng):
    """Yield the notebook of the student before, with other names in its work."""
    mine = SCRATCH
    for word in ("best", "day", "gap", "run", "total"):
        mine = mine.replace(word, f"{word}_of_mine")
    yield from original(assignment, place, rng, mine)


def neighbours_numbers(assignment, place, rng):
    """Yield a notebook with the numbers that are right for the student before."""
    seed = assignment.seed(assignment.students[place - 1])
    numbers = {}
    for exercise in assignment.exercises:
        if exercise.personal and seed is not None:
            values = right_values(exercise, seed)
            numbers[exercise.stub] = "\n".join(
                f"{name} = {_literal(value)}" for name, value in values.items()
            )
    name, text = next(honest(assignment, place, rng))
    notebook, handed = json.loads(text), _handed(assignment, place)
    for cell, before in zip(notebook["cells"], handed["cells"], strict=True):
        cell["source"] = numbers.get(before["source"], cell["source"])
    yield name, json.dumps(notebook, ensure_ascii=False)


def _literal(value):
    return f"np.array({value.tolist()})" if hasattr(value, "tolist") else repr(value)


ROLES = {
    2: missing,
    3: twice,
    4: broken,
    5: endless,
    6: original,
    7: copied,
    9: neighbours_numbers,
}
