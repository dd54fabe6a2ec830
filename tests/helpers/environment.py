"""Where the tests are run: the book's root and pages, and what this machine lacks."""

import re
from pathlib import Path

import pytest

from builder.pdf.chromium import CHROMIUM
from classroom.sandbox.bubblewrap import why_not

ROOT = Path(__file__).resolve().parents[2]
PAGES = re.findall(r"(?:root|file): (\S+)", (ROOT / "_toc.yml").read_text("utf8"))
PAGE = """\
---
kernelspec: {{name: python3, display_name: Python 3}}
---

# Page

{}

```{{code-cell}}
draw()
```
"""
# Beside other work a thread that waits for its pair sleeps; else it would spin.
TWO_THREADS = {
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
    "OPENBLAS_THREAD_TIMEOUT": "4",
    "OMP_WAIT_POLICY": "PASSIVE",
}
needs_browser = pytest.mark.skipif(
    not CHROMIUM,
    reason="NO BROWSER, SO THE SITE'S LOOKS, ITS LIVE PICTURES AND ACCESSIBILITY ARE "
    "NOT TESTED: install Chromium (Debian: apt-get install chromium)",
)
needs_sandbox = pytest.mark.skipif(
    bool(why_not()),
    reason=f"NO SANDBOX, SO THE GRADING IS NOT TESTED: {why_not()}",
)
