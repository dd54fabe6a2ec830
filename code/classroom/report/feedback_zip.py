"""Feedback, zipped under the names that an LMS gave, ready to be uploaded again.

Moodle, "Upload multiple feedback files in a zip": a file is a participant's whose
number stands second in a folder NAME_NUMBER_assignsubmission_file, with _ at its end
before Moodle 4.1, or in a name that begins so (mod/assign/feedback/file/
importziplib.php). Canvas, "Upload Submissions": the first two numbers in a file's name
are the student's and the attachment's, of which the comment's file gets the name
(infer_comment_context_from_filename in app/models/abstract_assignment.rb). A student
would find a page under the name of their notebook: so Canvas gets a notebook.
"""

import json
import re
import zipfile
from io import BytesIO

from classroom.assign.assignment import file_name
from viewcast.support.files import write_whole

MOODLE = re.compile(r"[^/\\]*_[0-9]+_assignsubmission_file_?")
CANVAS = re.compile(r"[^_/\\]+_(?:LATE_)?(?:[0-9]+|(?<=anon_)[A-Za-z0-9]+)_[0-9]+_")
CANVAS_PLACE = re.compile(r"[^/\\]+_[0-9]+_")
AGED = (2026, 1, 1, 0, 0, 0)  # the same in every zip, so that its bytes are the same


def write_zips(found, folder):
    """Write feedback-moodle.zip and -canvas.zip if file names tell; yield sentences."""
    for lms, place, kind in (
        ("moodle", _moodle_place, "html"),
        ("canvas", _canvas_place, "ipynb"),
    ):
        file, files = folder / f"feedback-{lms}.zip", {}
        for student in found.students:
            page = folder / "feedback" / f"{file_name(student)}.html"
            said = found.collected.get(student.id, {})
            where = place(said) if said.get("layout", lms) == lms else ""
            if where and page.exists():
                data = page.read_bytes()
                files[f"{where}feedback.{kind}"] = (
                    data if kind == "html" else _notebook(data.decode("utf8"))
                )
        if files:
            write_whole(file, _packed(files), private=True)
            yield f"to upload to {lms.capitalize()}: {file} ({len(files)} files)"
        else:
            file.unlink(missing_ok=True)


def _moodle_place(collected):
    """Moodle's folder, with a slash, or its start of a name; "" if neither is there."""
    *folders, last = re.split(r"[/\\]", collected.get("file") or "")
    place = (collected.get("place") or "").rstrip("/\\")
    for folder in [place, *folders]:
        if MOODLE.fullmatch(folder):
            flat = folder.endswith("_") and last.startswith(folder)
            return folder if flat else f"{folder}/"
    start = MOODLE.match(last)
    return start.group() if start and start.group().endswith("_") else ""


def _canvas_place(collected):
    """The start of Canvas's name of a file, or ""."""
    place = collected.get("place") or ""
    if collected.get("layout") and CANVAS_PLACE.fullmatch(place):
        return place
    start = CANVAS.match(re.split(r"[/\\]", collected.get("file") or "")[-1])
    return start.group() if start and not MOODLE.match(start.string) else ""


def _notebook(page):
    """A notebook whose one cell shows what a page does."""
    body = page.partition("<main>")[2].partition("</main>")[0]
    lines = (line.strip() for line in body.splitlines())
    cell = {"cell_type": "markdown", "id": "feedback", "metadata": {}}
    cell["source"] = "\n".join(filter(None, lines))
    whole = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode("utf8")


def _packed(files):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, AGED)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return stream.getvalue()
