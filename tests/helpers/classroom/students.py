"""A small class, and how an LMS and students name their files."""

from classroom.assign.assignment import file_name
from classroom.roster.roster import Student


def student(id, name, **row):
    return Student(id, name, row={key.replace("_", " "): row[key] for key in row})


ANA = student("s01", "Ana Müller", Identifier="Participant 111", ID="501", Student="")
MEI = student("s02", "Mei Lin", Identifier="Participant 112", ID="502", Student="")
WEI = student("S03", "王伟", Identifier="Participant 113", ID="503", Student="")
CLASS = [ANA, MEI, WEI]
SAME = Student("s04", "Müller Ana")
TWINS = [ANA, SAME, MEI]
NAMES = {
    "moodle folder": ("Ana Müller_111_assignsubmission_file_/lab.ipynb", ANA),
    "moodle folder below": ("Ana Müller_111_assignsubmission_file_/a/b.ipynb", ANA),
    "moodle inside another": ("lab/Mei Lin_112_assignsubmission_file_/x.ipynb", MEI),
    "moodle flat": ("Mei Lin_112_assignsubmission_file_my_lab.ipynb", MEI),
    "moodle blind": ("Participant_112_assignsubmission_file_/lab.ipynb", MEI),
    "moodle blind flat": ("Teilnehmer_113_assignsubmission_file_lab.ipynb", WEI),
    "moodle unknown number": ("Lin Mei_999_assignsubmission_file_/lab.ipynb", MEI),
    "moodle chinese": ("伟 王_999_assignsubmission_file_/作业.ipynb", WEI),
    "moodle own underscore": ("Mei_Lin_112_assignsubmission_file_lab.ipynb", MEI),
    "moodle flat, with a lie": (
        "Ana Müller_111_assignsubmission_file_"
        "Mei Lin_112_assignsubmission_file_x.ipynb",
        ANA,
    ),
    "moodle folder, with a lie": (
        "Ana Müller_111_assignsubmission_file_/"
        "Mei Lin_112_assignsubmission_file_x.ipynb",
        ANA,
    ),
    "canvas, with a lie": ("mullerana_501_7001_linmei_502_7_lab.ipynb", ANA),
    "canvas": ("mullerana_501_7001_lab.ipynb", ANA),
    "canvas umlaut": ("müllerana_9_7001_lab.ipynb", ANA),
    "canvas number alone": ("someone_502_7001_lab.ipynb", MEI),
    "canvas late": ("linmei_LATE_502_7001_lab.ipynb", MEI),
    "canvas again": ("linmei_502_7001_lab-2.ipynb", MEI),
    "canvas chinese": ("王伟_9_7001_lab.ipynb", WEI),
    "plain id": ("s01.ipynb", ANA),
    "plain id in capitals": ("S01.ipynb", ANA),
    "plain file name": (f"{file_name(WEI)}.ipynb", WEI),
    "plain id with capitals": ("S03.ipynb", WEI),
    "plain, in a folder": ("notebooks/s02.ipynb", MEI),
    "plain name": ("Müller, Ana.ipynb", ANA),
    "plain name in another order": ("lin-mei.ipynb", MEI),
    "browser": ("s02 (1).ipynb", MEI),
    "browser twice": ("Mei Lin (1)(2).ipynb", MEI),
    "jupyter": ("s02-Copy1.ipynb", MEI),
    "windows": ("s02 - Kopie (2).ipynb", MEI),
    "more suffix": ("s02.ipynb.json", MEI),
    "suffix in capitals": ("s02.IPYNB", MEI),
    "windows folder": ("notebooks\\s02.ipynb", MEI),
    "apart accents": ("Mu\u0308ller Ana.ipynb", ANA),
}
