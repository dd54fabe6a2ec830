"""The columns of a roster: what LMSs call them, and the names that stand in them."""

import re

from classroom.text import clean, plain

# The names of columns, as `plain` spells them; in each line the best one first. Moodle
# writes them in the language of whoever exports.
COLUMNS = {
    "number": "idnumber sisuserid studentid studentnumber studentno matrikelnummer "
    "matrikelnr matriculationnumber matriculationno sid orgdefinedid numerodeid "
    "numeroid numerodidentification numerodidentifiant codiceidentificativo "
    "numerodeidentificacao idnummer numerid индивидуальныиномер idnumarası idナンバー "
    "学号 學號 学生编号 學生編號 编号 編號 id号 id號 id number nummer no nr",
    "login": "username sisloginid loginid login anmeldename benutzername "
    "nombredeusuario nomdutilisateur nomedeusuario gebruikersnaam логин 用户名 账号 "
    "使用者名稱 帳號",
    "moodle": "identifier kennung identificador identifiant 标识符 識別碼",
    "email": "emailaddress email mail emailadresse emailid direcciondecorreo "
    "correoelectronico adressedecourriel courriel adressemail indirizzoemail "
    "enderecodeemail emailadres adresemail epostadress epostadresi "
    "адресэлектроннойпочты адресэлектроннопочты メールアドレス "
    "电子邮件地址 电子邮件 电子邮箱 邮箱 電子郵件地址 電子郵件信箱 電子郵件 電子信箱",
    "full": "student fullname name studentname firstnamelastname vollstandigername "
    "nombrecompleto nomcomplet nomecompleto 姓名 全名 学生姓名 學生姓名",
    "first": "firstname givenname vorname nombre prenom nome voornaam imie fornamn имя "
    "adı 名字 名",
    "last": "lastname surname familyname nachname familienname apellidos apellido "
    "nomdefamille nom cognome apelido sobrenome achternaam nazwisko efternamn фамилия "
    "soyadı 姓氏 姓",
}
COLUMNS = {role: [*map(plain, names.split())] for role, names in COLUMNS.items()}
# "Participant 123", where Moodle hides names; it says so in its own language.
PARTICIPANT = re.compile(r"(participant|teilnehmer[^\d\s]*|参与者|參與者)\s*\d+", re.I)
SUFFIXES = ("jr", "sr", "ii", "iii", "iv", "v", "phd", "md", "esq")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")


def columns(header, role):
    """The columns of a role, the best first.

    >>> columns(["ID", "Name", "Student ID"], "number")
    ['Student ID', 'ID']
    """
    names = COLUMNS[role]
    own = [column for column in dict.fromkeys(header) if plain(column) in names]
    return sorted(own, key=lambda column: names.index(plain(column)))


def values(row, role):
    """The values that the columns of a role have, cleaned, the best column first."""
    found = (clean(row[column]) for column in columns(row, role))
    return list(filter(None, found))


def value(row, role):
    """The first value that the columns of a role have, cleaned, or ""."""
    return next(iter(values(row, role)), "")


def names_of(row):
    """The ways to write a student's name that the columns of the LMS give.

    >>> names_of({"Student": "Müller, Ana"})
    ['Ana Müller', 'Müller Ana']
    >>> names_of({"First name": "伟", "Surname": "王"})
    ['王伟', '伟王']
    """
    full, first, last = (value(row, role) for role in ("full", "first", "last"))
    if first and not last and plain(first) not in plain(full):
        last = full  # the German list: Name, Vorname
    elif not (first and last) and "," in full:
        first, last = _turned(full)
    if HAN.fullmatch(first) and HAN.fullmatch(last):
        names = [last + first, first + last]
    elif first and last:
        names = [f"{first} {last}", f"{last} {first}"]
    else:
        names = [full or first or last]
    names += [] if "," in full else [full]
    return [name for name in dict.fromkeys(names) if name]


def _turned(full):
    """First and last name of "Last, First"; a suffix stays with the last name.

    >>> _turned("King, Jr., Martin Luther"), _turned("King, Martin Luther, Jr.")
    (('Martin Luther', 'King, Jr.'), ('Martin Luther', 'King, Jr.'))
    >>> _turned("Martin Luther King, Jr.")
    ('', 'Martin Luther King, Jr.')
    """
    parts = [part.strip() for part in full.split(",")]
    suffixes = [part for part in parts[1:] if plain(part) in SUFFIXES]
    last, *first = [part for part in parts if part not in suffixes]
    return " ".join(first), ", ".join([last, *suffixes])
