"""Thirty students whose names are hard to read, and what they hand in by any LMS."""

import re
from unicodedata import normalize

from classroom.assign.rehearsal import named
from classroom.roster.roster import Student
from tests.helpers.classroom.zips import notebook

NAMES = [  # first, last, id
    ("Seán", "O'Brien", "00123"),
    ("Anna-Lena", "Müller-Lüdenscheidt", "00124"),
    ("小龍", "李", "00125"),
    ("Minh Khai", "Nguyễn Thị", "00126"),
    ("José María", "de la Cruz y Pérez", "00127"),
    ("X Æ A-12", "Musk", "00128"),
    ("Björk", "-", "00129"),
    ("Jan", "van der Berg", "00130"),
    ("Jan", "van den Berg", "00131"),
    ("Anna", "Schmidt", "00132"),
    ("Anna", "Schmidt", "00133"),
    ("Jennifer", "Null", "00134"),
    ("محمد", "علي", "00135"),
    ("Дмитрий", "Иванов", "00136"),
    ("Al_Amin", "Bob", "00137"),
    ("Martin Luther", "King, Jr.", "00138"),
    ('Robert "Bob"', "Smith", "00139"),
    ('=HYPERLINK("http://x")', "Evil", "00140"),
    ("Siobhán", "O’Neill", "00141"),
    ("Wolfeschlegelsteinhausenbergerdorff" * 3, "Hubert Blaine", "00142"),
    ("Trail", "Space", "00143"),
    (normalize("NFD", "Zoë"), normalize("NFD", "Çelik"), "00144"),
    ("Li", "Li", "00145"),
    ("Li", "Lin", "00146"),
    ("Ann", "Lee", "00147"),
    ("Ann", "Lee-Smith", "00148"),
    ("Mary Ann", "Lee", "00149"),
    ("A/B", "Test:case?", "2021/045"),
    ("J. R.", "Smith Jr.", "00151"),
    ("Con", "Aux", "CON"),
]
TWINS = {"00132", "00133"}  # of one name


def _student(place, first, last, id, numbered):
    login = f"u{place}"
    row = {"First name": first, "Last name": last, "Username": login}
    if numbered:
        row |= {"Identifier": f"Participant {9000 + place}", "ID": str(9000 + place)}
        row |= {"SIS User ID": id}
    return Student(id, f"{first} {last}", f"{login}@uni.edu", row)


def students(numbered=False):
    """The thirty; numbered: as a roster tells that has the LMS's own numbers."""
    return [_student(i, *person, numbered) for i, person in enumerate(NAMES)]


def _written(text, form):
    """A name as the LMS of this form writes it: some signs are left out."""
    if "sortable" in form:  # Canvas
        return re.sub(r"\W", "", text)
    if "submission" in form.lower() and "assign" not in form:  # ILIAS: all but ASCII
        plain = normalize("NFKD", text).encode("ascii", "replace").decode()
        return re.sub(r'[?:/*"<>|\\]', "_", plain)
    return re.sub(r"""[\x00-\x1f&<>"`|':?*/\\]""", "", text)


def paths(form, file="homework.ipynb"):
    """{id: path} of a file that each hands in, all of them by the same name."""
    found = {}
    for place, (first, last, id) in enumerate(NAMES):
        name = f"{_written(first, form)} {_written(last, form)}"
        path = named(form, Student(f"u{place}", name), place, file)
        if "sortable" in form:
            sortable = _written(f"{last}{first}".lower(), form)
            path = f"{sortable}_{path.split('_', 1)[1]}"
        stem, dot, ending = path.rpartition(".")
        twice = path in found.values()  # by the browser or the drive
        found[id] = f"{stem} (1){dot}{ending}" if twice else path
    return found


def handed_in(form, marks):
    """(path, notebook) of each, with their id in it."""
    for id, path in paths(form).items():
        yield path, notebook(f"whose = {id!r}", mark=id if marks else None)
