"""How long the reader of own files takes for 20 MB, its limit, read or refused.

    python -m benchmarks.reading           under a minute

Prints the CPU seconds for each kind of file, and what came of it; the aim is at most
three. Files are made up, and lie in a temporary folder.
"""

import gzip
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.files import LIMIT

DAYS = [date(2000, 1, 1) + timedelta(days=i) for i in range(9000)]
ROWS = 390_000  # below the limit of lines


def rows(write, count=ROWS, head=""):
    """A text with what `write` says for each of so many rows."""
    return head + "".join(write(i, DAYS[i % len(DAYS)]) + "\n" for i in range(count))


def wide():
    """A day and 700 numbers in each row: shops, stations, countries."""
    numbers = np.random.default_rng(0).integers(100_000, size=(4800, 700)).tolist()
    head = "Date," + ",".join(f"shop {j}" for j in range(700)) + "\n"
    return rows(lambda i, d: f"{d},{','.join(map(str, numbers[i]))}", 4800, head)


def stamps(i, day):
    return f"{DAYS[i // 15]} {i % 15:02}:00:00,{i}"


def files():
    """The files as pairs of bytes and the column to ask for, {name: pair}."""
    title = "Über Gäste, Straßen und Flüsse".replace(",", "")
    texts = {
        "read: 700 columns": (wide(), "shop 77"),
        "read: long texts beside the number": (
            rows(
                lambda i, d: f"{d},{i + 5},{i}{'lorem ipsum ' * 180}", 9000, "d,n,t\n"
            ),
            "n",
        ),
        "refused: two columns, many rows a day": (rows(lambda i, d: f"{d},{i}"), None),
        "refused: three columns": (rows(lambda i, d: f"{d},{i},x{i % 77}"), None),
        "refused: by the hour": (rows(stamps, 134_000, "time,n\n"), None),
        "refused: no days": (rows(lambda i, d: f"lorem ipsum {i}, dolor; sit"), None),
        "refused: titles": (rows(lambda i, d: f"{d},{i},{title} {i}"), None),
        "refused: lines": ("1\n" * (LIMIT // 2), None),
        "refused: a line": ("1," * (LIMIT // 2), None),
        "refused: a cell": ("a" * LIMIT, None),
    }
    made = {
        name: (text.encode()[:LIMIT], column) for name, (text, column) in texts.items()
    }
    latin = rows(lambda i, d: f"{d};{i};{title} {i}").encode("cp1252")
    chinese = rows(lambda i, d: f"{d},{i},访问量下载量统计日期{i}").encode("gb18030")
    return made | {
        "refused: cp1252": (latin[:LIMIT], None),
        "refused: GB18030": (chinese[:LIMIT], None),
        "refused: bytes": (np.random.default_rng(0).bytes(LIMIT), None),
        "refused: gzip": (gzip.compress(latin[:LIMIT]), None),
    }


def main():
    path = Path(tempfile.mkdtemp()) / "mine.csv"
    for name, (data, column) in files().items():
        path.write_bytes(data)
        start = time.process_time()
        try:
            said = read_channel(path, fill="linear", column=column).note
        except ChannelError as error:
            said = str(error)
        seconds = time.process_time() - start
        print(f"{seconds:5.2f} CPU s, {len(data) / 1e6:4.1f} MB, {name}: {said[:60]}")


if __name__ == "__main__":
    main()
