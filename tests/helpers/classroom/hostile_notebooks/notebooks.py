"""Files that are no notebooks, or hardly."""

import json

from tests.helpers.classroom.hostile_notebooks.exercises import HONEST


def _json(**cell):
    return json.dumps({"cells": [cell]}).encode()


def _cells(kind, *sources):
    cells = [{"cell_type": kind, "source": source} for source in sources]
    return json.dumps({"cells": cells}).encode()


NOTEBOOKS = {  # (bytes, points)
    "empty": (b"", 0),
    "not JSON": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 0),
    "deep": (b"[" * 1_000_000, 0),
    "deep cells": (b'{"cells": ' * 500_000, 0),
    "50 MB": (b'{"cells": [' + b" " * 50_000_000 + b"]}", 0),
    "a million lists": (b'{"cells": [' + b"[]," * 1_000_000 + b"[]]}", 0),
    "a list": (b"[1, 2]", 0),
    "no cells": (b'{"cells": {"a": 1}}', 0),
    "cells of text": (b'{"cells": ["a", 1, null, []]}', 0),
    "no source": (_json(cell_type="code"), 0),
    "source of numbers": (_json(cell_type="code", source=5), 0),
    "lines of numbers": (_json(cell_type="code", source=[1, None, {}]), 0),
    "half characters": (
        _json(cell_type="code", source="x = '\ud800'\n1 / 0 # \udfff"),
        0,
    ),
    "nothing readable": (_json(cell_type="code", source="\0\x01\x02\ufeff"), 0),
    "10,000 cells": (_cells("code", *["1"] * 10_000), 0),
    "huge integer": (b'{"cells": [], "x": ' + b"9" * 99_999 + b"}", 0),
    "UTF-16": (_cells("code", HONEST).decode().encode("utf-16"), 0),
    "BOM": (b"\xef\xbb\xbf" + _cells("code", HONEST), 13),
    "lines": (_json(cell_type="code", source=HONEST.splitlines(keepends=True)), 13),
    "Markdown": (_cells("markdown", HONEST), 0),
    "raw": (_cells("raw", HONEST), 0),
    "twice": (_cells("code", HONEST, HONEST), 13),
    "errors first": (_cells("code", "1 / 0", "def", HONEST, "%no_magic"), 13),
    "metadata": (
        json.dumps(
            {
                "cells": [{"cell_type": "code", "source": HONEST, "points": 99}],
                "metadata": {"x": ["points"] * 300_000},
                "exercises": {"mean-error": {"points": 5}},
            }
        ).encode(),
        13,
    ),
}
