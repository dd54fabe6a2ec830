"""Lists of students as LMSs export them, and what is read of them."""

from classroom.roster.roster import read_roster

MOODLE = """First name,Surname,ID number,Email address
Ana,Müller,1001,ana@uni.edu
Mei,Lin,1002,mei@uni.edu
"""
WORKSHEET = """Identifier,Full name,Email address,Status
Participant 123456,Ana Müller,ana@uni.edu,Submitted
Participant 123457,Mei Lin,mei@uni.edu,No submission
"""
GERMAN = """Vorname;Nachname;ID-Nummer;E-Mail-Adresse
Ana;Müller;1001;ana@uni.edu
Mei;Lin;1002;mei@uni.edu
"""
GERMAN_WORKSHEET = """ID,Vollständiger Name,E-Mail-Adresse
Teilnehmer/in123456,Ana Müller,ana@uni.edu
Teilnehmer/in123457,Mei Lin,mei@uni.edu
"""
GERMAN_LIST = "Matrikelnummer;Name;Vorname\n1001;Müller;Ana\n1002;Lin;Mei\n"
CHINESE = "名字,姓氏,学号,电子邮件地址\n伟,王,2001,w@uni.cn\n娜,李,2002,l@uni.cn\n"
TRADITIONAL = "姓名,學號,電子郵件地址\n王偉,2001,w@uni.tw\n李娜,2002,l@uni.tw\n"
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Homework (77)
,,,,,Manual Posting
    Points Possible,,,,,10
"Müller, Ana",501,1001,ana,A,
"Lin, Mei",502,1002,mei,A,
"Student, Test",999,,t3st,A,
"""
BLACKBOARD = """"Last Name"\t"First Name"\t"Username"\t"Student ID"
"Müller"\t"Ana"\t"amue"\t"1001"
"Lin"\t"Mei"\t"mlin"\t"1002"
"""
CLASSROOM = (
    "Last Name,First Name,Email Address\nMüller,Ana,ana@uni.edu\nLin,Mei,mei@uni.edu\n"
)
GOOGLE = """Last Name,First Name,Email Address,Week 2
Date,,,2026-03-01
Points,,,18
Class average,,,7.5
Müller,Ana,ana@uni.edu,
Lin,Mei,mei@uni.edu,
"""
GRADESCOPE = """First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status
Ana,Müller,1001,ana@uni.edu,,,18.0,Missing
Mei,Lin,1002,mei@uni.edu,,,18.0,Missing
"""
BRIGHTSPACE = """OrgDefinedId,Username,Last Name,First Name,Email,Week 2 Points Grade \
<Numeric MaxPoints:18>,End-of-Line Indicator
#1001,#ana,Müller,Ana,ana@uni.edu,,#
#1002,#mei,Lin,Mei,mei@uni.edu,,#
""".replace("\\\n", "")
ILIAS = "Login;Nachname;Vorname;E-Mail;Matrikelnummer\n"
ILIAS += "amue;Müller;Ana;ana@uni.edu;1001\nmlin;Lin;Mei;mei@uni.edu;1002\n"
MOODLES = {  # the columns of a list of participants, in the language of the reader
    "spanish": "Nombre,Apellido(s),Número de ID,Dirección de correo",
    "french": "Prénom,Nom de famille,Numéro d'identification,Adresse de courriel",
    "italian": "Nome,Cognome,Codice identificativo,Indirizzo email",
    "portuguese": "Nome,Sobrenome,Número de identificação,Endereço de email",
    "dutch": "Voornaam,Achternaam,ID-nummer,E-mailadres",
    "polish": "Imię,Nazwisko,Numer ID,Adres e-mail",
    "swedish": "Förnamn,Efternamn,ID-nummer,E-postadress",
    "russian": "Имя,Фамилия,Индивидуальный номер,Адрес электронной почты",
    "turkish": "Adı,Soyadı,ID numarası,E-posta adresi",
    "japanese": "名,姓,IDナンバー,メールアドレス",
}
WESTERN = [("1001", "Ana Müller"), ("1002", "Mei Lin")]
EXPORTS = {
    "moodle": (MOODLE, WESTERN),
    "moodle worksheet": (
        WORKSHEET,
        [("Participant 123456", "Ana Müller"), ("Participant 123457", "Mei Lin")],
    ),
    "german": (GERMAN, WESTERN),
    "german worksheet": (
        GERMAN_WORKSHEET,
        [("Teilnehmer/in123456", "Ana Müller"), ("Teilnehmer/in123457", "Mei Lin")],
    ),
    "german list": (GERMAN_LIST, WESTERN),
    "chinese": (CHINESE, [("2001", "王伟"), ("2002", "李娜")]),
    "traditional": (TRADITIONAL, [("2001", "王偉"), ("2002", "李娜")]),
    "canvas": (CANVAS, WESTERN),
    "blackboard": (BLACKBOARD, WESTERN),
    "google": (CLASSROOM, [("ana@uni.edu", "Ana Müller"), ("mei@uni.edu", "Mei Lin")]),
    "google with its points": (
        GOOGLE,
        [("ana@uni.edu", "Ana Müller"), ("mei@uni.edu", "Mei Lin")],
    ),
    "google in german": (
        GOOGLE.replace("Date", "Datum")
        .replace("Class a", "Kursd")
        .replace("Poi", "Pu"),
        [("ana@uni.edu", "Ana Müller"), ("mei@uni.edu", "Mei Lin")],
    ),
    "gradescope": (GRADESCOPE, WESTERN),
    "brightspace": (BRIGHTSPACE, WESTERN),
    "ilias": (ILIAS, WESTERN),
    "canvas in german": (CANVAS.replace("Points Possible", "Mögliche Punkte"), WESTERN),
    **{
        f"moodle, {language}": (MOODLE.replace(MOODLE.split("\n")[0], header), WESTERN)
        for language, header in MOODLES.items()
    },
    "own": ("name,id\nAna Müller,1001\nMei Lin,1002\n", WESTERN),
    "own, id of two words": (
        "Student ID,Name\n1001,Ana Müller\n1002,Mei Lin\n",
        WESTERN,
    ),
    "names alone": (
        "name\nAna Müller\nMei Lin\n",
        [("Ana Müller", "Ana Müller"), ("Mei Lin", "Mei Lin")],
    ),
    "ids alone": ("id\n1001\n1002\n", [("1001", "1001"), ("1002", "1002")]),
    "capitals and blanks": (
        "  FIRST  NAME , last_name,Id Number \nAna,Müller,1001\nMei,Lin,1002\n",
        WESTERN,
    ),
}


def write(tmp_path, text, encoding="utf-8"):
    """The path of a roster that was written."""
    path = tmp_path / "class.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def read(tmp_path, text, encoding="utf-8"):
    """The students that are read of a text or of bytes."""
    return read_roster(write(tmp_path, text, encoding))


def who(students):
    """The students' ids and names."""
    return [(student.id, student.name) for student in students]
