"""How LMSs name the files of their students, as a table: a row for each of them.

What an LMS wrote says whose a file is; what stands behind it is the student's own.
"""

from typing import NamedTuple

from classroom.errors import ClassroomError

NUMBER, ATTEMPT = r"(?P<number>[0-9]{1,18})", r"(?P<attempt>[0-9]{1,18})"


class Layout(NamedTuple):
    """An LMS's names of files: the groups of its pattern are fields of `Said`."""

    lms: str
    where: str  # which part of a path the pattern is of: folder, file, or any
    pattern: str
    forms: dict[str, str]  # names of this kind, to rehearse with
    weak: bool = False  # other names look like it: it counts if it names a student
    dated: bool = False  # the zip may hold when files were handed in


LAYOUTS = (
    # Moodle, mod/assign/classes/downloader.php, since 4.1; until then with a last "_".
    # Flat is its setting "Download submissions in folders: no".
    Layout(
        "moodle",
        "any",
        rf"(?P<name>.*?)(?:_{NUMBER})?_assignsubmission_(?P<kind>file|onlinetext)"
        r"(?:_(?P<own>.*))?",
        {
            "moodle": "{name}_{number}_assignsubmission_file/{file}",
            "moodle-old": "{name}_{number}_assignsubmission_file_/{file}",
            "moodle-flat": "{name}_{number}_assignsubmission_file_{file}",
            "moodle-blind": "Participant_{number}_assignsubmission_file/{file}",
        },
        dated=True,
    ),
    # Brightspace, Assignments → Download; with or without a folder a student.
    Layout(
        "brightspace",
        "any",
        rf"{NUMBER}-[0-9]+ - (?P<name>.+?) - (?P<when>[^-]*[0-9]{{4}}\b[^-]*?)"
        r"(?: - (?P<own>.+))?",
        {
            "brightspace": "{number}-40 - {name} - {us_time}/{file}",
            "brightspace-flat": "{number}-40 - {name} - {us_time} - {file}",
        },
    ),
    # Blackboard, Grade Center → Assignment File Download: "<title>_<login>_attempt_…",
    # with a .txt an attempt.
    Layout(
        "blackboard",
        "file",
        r"(?P<logins>.+?)_attempt_(?P<when>[0-9]{4}(?:-[0-9]{2}){5})"
        r"(?:_(?P<own>.+)|(?P<note>\.txt))",
        {"blackboard": "Homework_{login}_attempt_{time}_{file}"},
    ),
    # Gradescope, Export Submissions; submission_metadata.yml says whose they are.
    Layout(
        "gradescope",
        "folder",
        rf"submission_{NUMBER}",
        {"gradescope": "assignment_1_export/submission_{number}/{file}"},
    ),
    # Canvas, lib/content_zipper.rb: a name in small letters, without blanks.
    Layout(
        "canvas",
        "file",
        rf"(?P<late>LATE_)?(?P<name>anon)_(?P<anon>[A-Za-z0-9]+)_{ATTEMPT}_(?P<own>.+)",
        {"canvas-anonymous": "anon_x{number}_{attempt}_{file}"},
    ),
    Layout(
        "canvas",
        "file",
        rf"(?P<name>.+?)_(?P<late>LATE_)?{NUMBER}_{ATTEMPT}_(?P<own>.+)",
        {"canvas": "{sortable}_{number}_{attempt}_{file}"},
    ),
    # ILIAS, ilExSubmission::getDirectoryNameFromUserData: last, first, login, number,
    # each sign that isn't ASCII as "_" or without its accent.
    Layout(
        "ilias",
        "folder",
        rf"(?P<logins>.+)_{NUMBER}",
        {"ilias": "Submissions/{last}_{first}_{login}_{number}/{file}"},
        weak=True,
        dated=True,
    ),
    # Google Classroom keeps files in a folder of Drive, "<name> - <title of the file>".
    Layout(
        "google",
        "file",
        r"(?P<name>.+?) - (?P<own>.+)",
        {"google": "Homework/{name} - {file}"},
        weak=True,
    ),
)
FORMS = {name: form for layout in LAYOUTS for name, form in layout.forms.items()}


class LayoutError(ClassroomError, ValueError):
    """Says which layouts there are."""


def form(name):
    """How a layout names files; LayoutError if there is none of this name."""
    if name not in FORMS:
        raise LayoutError(f"no layout {name!r}: choose one of {', '.join(FORMS)}")
    return FORMS[name]
