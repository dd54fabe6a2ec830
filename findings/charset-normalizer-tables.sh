#!/usr/bin/env bash
# charset-normalizer 3.5.3, which Requests takes to guess an encoding, on small tables.
#
# It scores how orderly a text looks. A table of days and counts is digits and signs, and
# a few letters in the header; whichever code page turns their bytes into any letters
# looks as orderly as the right one. So a German table may be read as Urdu and a Chinese
# one as Korean: nothing fails, and columns can't be found by their names.
#
# Seen, a table of 365 days in each encoding, and what it is taken for:
#   cp1252: wrong, cp1006
#   cp1250: right, cp1250
#   cp1251: right, cp1251
#   gbk: wrong, cp949
#
# So the reader of own files weighs the words and letters of table headers language by
# language (code/viewcast/own_data/reader/encodings).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet charset-normalizer==3.5.3
cat >look.py <<'PY'
from datetime import date, timedelta

from charset_normalizer import from_bytes

HEADS = {
    "cp1252": "Datum;Besucher;Umsätze",
    "cp1250": "Datum;Návštěvníci;Tržby",
    "cp1251": "Дата;Посетители;Выручка",
    "gbk": "日期;访问量;下载量",
}
for encoding, head in HEADS.items():
    days = (date(2023, 1, 1) + timedelta(i) for i in range(365))
    rows = [f"{d:%d.%m.%Y};{900 + i * 37 % 800};{i * 53 % 900}" for i, d in enumerate(days)]
    data = "\n".join([head, *rows]).encode(encoding)
    found = from_bytes(data).best()
    name = str(found).split("\n")[0].split(";")[2]
    right = name == head.split(";")[2]
    print(f"{encoding}: {'right' if right else 'wrong'}, {found.encoding}")
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
cp1252: wrong, cp1006
cp1250: right, cp1250
cp1251: right, cp1251
gbk: wrong, cp949
SEEN
