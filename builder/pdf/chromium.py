"""The browser of this machine that prints, and that tests and benchmarks drive."""

import shutil

NAMES = (
    "chromium-headless-shell",  # the same engine without windows: a fifth less work
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
