"""What a file is that is no table of text, whatever its name says, and the way out."""

import re

from viewcast.own_data.reader.errors import stop

HEAD = 2000  # bytes that show it
SPREADSHEET = (
    "a spreadsheet (Excel, LibreOffice), which this can't read; open it and save the "
    "sheet as CSV (File, Save as, CSV UTF-8)"
)
NUMBERS = (
    "a spreadsheet of Numbers, which this can't read; open it and export it as CSV "
    "(File, Export to, CSV)"
)
OPEN_AND_SAVE = "open it in a spreadsheet, and save the sheet as CSV"
EXPORT = "export the table as CSV where it comes from"
ARCHIVE = "unpack it, and read the CSV file in it"
DATA_FRAME = "write the table with df.to_csv() in pandas, and read that file"
# The first bytes of a kind, what it is, and what to do about it.
BYTES = (
    (rb"\xd0\xcf\x11\xe0", None, SPREADSHEET),
    (rb"%PDF", "a PDF", EXPORT),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|RIFF.{4}WEBP", "a picture", EXPORT),
    (rb"II\*\0|MM\0\*|.{4}ftyp(heic|avif|mif1)", "a picture", EXPORT),
    (rb"PAR1", "a file of Parquet", DATA_FRAME),
    (rb"ARROW1|FEA1", "a file of Arrow (Feather)", DATA_FRAME),
    (rb"\x89HDF", "a file of HDF5", DATA_FRAME),
    (rb"\x80[\x02-\x05]", "a pickle of Python", DATA_FRAME),
    (rb"SQLite format 3\0", "a database of SQLite", EXPORT),
    (rb"7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd", "a packed file", ARCHIVE),
    (rb".{257}ustar", "an archive of tar", ARCHIVE),
    (rb"\x1f\x8b", "a file that is packed twice", ARCHIVE),
    (rb"PK\x03\x04", "a zip within another file", ARCHIVE),
    (rb"\{\\rtf", "a text document (RTF)", OPEN_AND_SAVE),
)
# The same of what is text, in small letters, without blanks before it.
TEXTS = (
    (
        rb'\{\s*["}]|\[\s*([\[{"]|-?\d[\d.]*\s*,\s*-?\d)',
        "JSON",
        f"{EXPORT}, or {DATA_FRAME}",
    ),
    (
        rb"<.*(<workbook|urn:schemas-microsoft-com:office)",
        "XML of Excel",
        OPEN_AND_SAVE,
    ),
    (
        rb"<.*<(html|table|body|div|tr)|<<(!doctype html|(head|title|script)\b.*<)",
        "HTML, a web page",
        OPEN_AND_SAVE,
    ),
    (rb"<<(\?xml|[a-z][\w:-]*[^<>]*>.*</)", "XML", EXPORT),
    (rb"mime-version:", "a saved web page (MHTML)", OPEN_AND_SAVE),
    (rb"id;p", "a spreadsheet (SYLK)", OPEN_AND_SAVE),
    (rb"begin:v", "a calendar or cards (iCalendar, vCard)", EXPORT),
)


def refuse_other_kinds(name, data):
    """Say what the bytes are, if their beginning shows that they are no CSV."""
    head = data[:HEAD]
    bare = head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    bare = re.sub(rb"^<", b"<<", bare)  # so that the first tag is one of those sought
    for text, kinds in ((head, BYTES), (bare, TEXTS)):
        for pattern, what, remedy in kinds:
            if re.match(pattern, text, re.DOTALL):
                said = f"{what} and no CSV, which is needed; {remedy}"
                stop(name, said if what else remedy)
