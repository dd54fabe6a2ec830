"""Files that are no CSV are named for what they are; packed ones are opened."""

import gzip
import io
import json
import zipfile
from datetime import date, timedelta

import pytest

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.files import LIMIT

DAYS = [date(2021, 2, 26) + timedelta(days=i) for i in range(260)]
ROWS = [(day, 900 + 37 * i % 400) for i, day in enumerate(DAYS)]
PLAIN = "date,views\n" + "".join(f"{day},{n}\n" for day, n in ROWS)
PAGE = "".join(f"<tr><td>{day}</td><td>{n}</td></tr>\n" for day, n in ROWS)
CELLS = "".join(f"<Row><Data>{day}</Data><Data>{n}</Data></Row>\n" for day, n in ROWS)
WORKBOOK = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
RECORDS = [{"date": str(day), "views": n} for day, n in ROWS]
TEXTS = {
    "JSON, records": (json.dumps(RECORDS), "JSON and no CSV"),
    "JSON, indented": (json.dumps(RECORDS, indent=2), "JSON"),
    "JSON, columns": (json.dumps({"date": {"0": "2021-02-26"}}), "JSON"),
    "JSON, lines": ("\n".join(map(json.dumps, RECORDS)), "JSON"),
    "JSON, lists": (json.dumps([[str(day), n] for day, n in ROWS]), "JSON"),
    "JSON, nothing": ("{}", "JSON"),
    "JSON, numbers": (json.dumps([n for _, n in ROWS]), "JSON"),
    "JSON, numbers on lines": (json.dumps([-n for _, n in ROWS], indent=1), "JSON"),
    "HTML": (f"<html><table>{PAGE}</table></html>", "HTML, a web page"),
    "HTML, a doctype": (f"<!DOCTYPE html>\n<html>{PAGE}", "HTML"),
    "HTML, a table": (f"\n <TABLE border=1>{PAGE}</TABLE>", "HTML"),
    "HTML, XHTML": (f'<?xml version="1.0"?><html xmlns="x">{PAGE}', "HTML"),
    "HTML, a page to sign in": ("<!doctype html><title>Sign in</title>", "HTML"),
    "HTML, no more than a doctype": ("<!DOCTYPE html>\n<p>Not found", "HTML"),
    "HTML, a script": ("<script>location='/login'</script>", "HTML"),
    "XML of Excel": (f'<?xml version="1.0"?><Workbook>{CELLS}', "XML of Excel"),
    "XML of Excel, a name": (
        f'<?xml version="1.0"?>\n{WORKBOOK}{CELLS}',
        "XML of Excel",
    ),
    "XML": (f'<?xml version="1.0"?><data>{CELLS}</data>', "XML and no CSV"),
    "XML, bare": (f"<data>{CELLS}</data>", "XML and no CSV"),
    "MHTML": ("MIME-Version: 1.0\nContent-Type: multipart/related\n", "saved web page"),
    "RTF": (r"{\rtf1\ansi 2021-02-26,5}", "a text document"),
    "SYLK": ("ID;PWXL;N;E\nP;PGeneral\n", "SYLK"),
}
BYTES = {
    "PDF": (b"%PDF-1.7\n", "a PDF and no CSV"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(99), "a picture"),
    "GIF": (b"GIF89a" + bytes(99), "a picture"),
    "WEBP": (b"RIFF\0\1\0\0WEBPVP8 " + bytes(99), "a picture"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(99), "a picture"),
    "Parquet": (b"PAR1\x15\4" + bytes(99), r"a file of Parquet .*df.to_csv\(\)"),
    "Feather": (b"ARROW1\0\0" + bytes(99), "a file of Arrow"),
    "HDF5": (b"\x89HDF\r\n\x1a\n" + bytes(99), "a file of HDF5"),
    "pickle": (b"\x80\x04\x95" + bytes(99), "a pickle of Python"),
    "SQLite": (b"SQLite format 3\0" + bytes(99), "a database of SQLite"),
    "old Excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
        "save the sheet as CSV",
    ),
    "7z": (b"7z\xbc\xaf'\x1c" + bytes(99), "a packed file .* unpack it, and read"),
    "xz": (b"\xfd7zXZ\0" + bytes(99), "a packed file"),
    "zstd": (b"\x28\xb5\x2f\xfd" + bytes(99), "a packed file"),
    "tar": (b"a.csv" + bytes(252) + b"ustar\x0000" + bytes(999), "an archive of tar"),
}
KINDS = {name: (text.encode(), says) for name, (text, says) in TEXTS.items()} | BYTES


def write(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def zipped(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("name", ["mine.csv", "mine.xls", "mine"])
@pytest.mark.parametrize(("data", "says"), KINDS.values(), ids=KINDS)
def test_a_kind_is_named_whatever_its_file_is_called(tmp_path, data, says, name):
    with pytest.raises(ChannelError, match=says):
        read_channel(write(tmp_path, data, name))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("text", "says"), TEXTS.values(), ids=TEXTS)
def test_a_kind_of_text_is_named_in_other_encodings(tmp_path, text, says, encoding):
    if "rtf" not in text:  # ASCII always
        with pytest.raises(ChannelError, match=says):
            read_channel(write(tmp_path, text.encode(encoding), "mine.csv"))


@pytest.mark.parametrize(
    "header",
    ["[Date],[Views]", "{date},{n}", "<day>,n", "BM,x", "[2021,n", "<title>,n"],
)
def test_a_csv_that_begins_alike_is_read(tmp_path, header):
    data = PLAIN.replace("date,views", header).encode()
    assert len(read_channel(write(tmp_path, data, "mine.csv")).views) == 260


def test_a_page_within_a_zip_is_named_and_the_other_table_read(tmp_path):
    page = TEXTS["HTML"][0]
    with pytest.raises(ChannelError, match=r"x.zip, a.csv: HTML, a web page"):
        read_channel(write(tmp_path, zipped({"a.csv": page}), "x.zip"))
    both = zipped({"a.csv": page, "Totals.csv": PLAIN})
    assert len(read_channel(write(tmp_path, both, "x.zip")).views) == 260


def test_a_spreadsheet_of_numbers_is_named(tmp_path):
    data = zipped({"Index/Document.iwa": "x", "preview.jpg": "x"})
    with pytest.raises(ChannelError, match=r"Numbers.*\(File, Export to, CSV\)"):
        read_channel(write(tmp_path, data, "mine.numbers"))


@pytest.mark.parametrize("name", ["mine.csv.gz", "mine.tsv.gz", "mine.csv"])
@pytest.mark.parametrize("parts", [1, 2, 5])
def test_gzip_is_read(tmp_path, name, parts):
    plain = PLAIN.replace(",", "\t").encode() if "tsv" in name else PLAIN.encode()
    size = len(plain) // parts + 1
    data = b"".join(
        gzip.compress(plain[i * size : (i + 1) * size]) for i in range(parts)
    )
    log = read_channel(write(tmp_path, data, name))
    assert log.views.tolist() == [n for _, n in ROWS]
    assert log.note.startswith(f"{name}: views, 260 days")


def test_what_stands_in_gzip_may_be_a_zip_or_another_kind(tmp_path):
    data = gzip.compress(zipped({"Totals.csv": PLAIN}))
    assert len(read_channel(write(tmp_path, data, "x.gz")).views) == 260
    for inside, says in ((BYTES["tar"][0], "tar"), (gzip.compress(b"1"), "twice")):
        with pytest.raises(ChannelError, match=says):
            read_channel(write(tmp_path, gzip.compress(inside), "x.csv.gz"))


def test_gzip_has_a_limit_on_what_it_unpacks_to(tmp_path):
    bomb = gzip.compress(b"0" * LIMIT) + gzip.compress(b"0" * 10)
    assert len(bomb) < 100_000
    with pytest.raises(ChannelError, match="unpacks to more than the limit, 20 MB"):
        read_channel(write(tmp_path, bomb, "x.csv.gz"))


@pytest.mark.parametrize("harm", ["cut", "flipped", "head"])
def test_damaged_gzip_is_said(tmp_path, harm):
    data = bytearray(gzip.compress(PLAIN.encode()))
    if harm == "flipped":
        data[-6] ^= 1
    cut = {"cut": data[:-30], "flipped": data, "head": data[:2] + b"xx" + data[4:]}
    with pytest.raises(ChannelError, match=r"gzip that can't be unpacked .*again"):
        read_channel(write(tmp_path, bytes(cut[harm]), "x.csv.gz"))
