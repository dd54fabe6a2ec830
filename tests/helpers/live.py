"""Live pictures for the tests: every one by name, its JavaScript, its page in a tab."""

import base64
import json
import re
import subprocess
from itertools import pairwise

import numpy as np

from builder.site.formulas import NODE
from viewcast import views
from viewcast.function import linear
from viewcast.live import deep, function, loss, optimization, overfitting, relu, sigmoid
from viewcast.live.bundle import bundle
from viewcast.loss import mae

LOG = views.load_log()
TRAINING, _ = views.split(LOG, 1)
LIVE = {
    "function": lambda: function.line_and_forecast(LOG),
    "loss": lambda: loss.line_and_surface(TRAINING.X, TRAINING.y),
    "optimization": lambda: optimization.walks(TRAINING.X, TRAINING.y),
    "sigmoid": sigmoid.red_curve,
    "relu": relu.hinges,
    "deep": deep.folds,
    "overfitting": overfitting.commit,
}
HEIGHT = "document.querySelector('.live-picture').getBoundingClientRect().height"
# To run before a page; what is drawn at first is drawn for some width.
FIRST = f"""addEventListener("DOMContentLoaded", () => {{
  if (document.querySelector(".live-picture")) window.firstHeight = {HEIGHT};
}});"""
CHAPTERS = {name: f"chapters/{i}-{name}" for i, name in enumerate(LIVE, start=1)}


def in_javascript(name, expression, **values):
    """What an expression gives with a bundle's exports and these values in scope."""
    module = base64.b64encode(bundle(name).encode()).decode()
    names = ", ".join(values)
    program = (
        f'import * as js from "data:text/javascript;base64,{module}";\n'
        f"const {{ {names} }} = {json.dumps(values)};\n"
        f"console.log(JSON.stringify({expression}));"
    )
    command = [NODE, "--input-type=module"]
    result = subprocess.run(command, input=program, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def assert_equal(theirs, ours):
    np.testing.assert_allclose(theirs, ours, rtol=0, atol=1e-9)


def loss_at(b, w, of=mae):
    """The loss of a line on the training days, in the loss's own unit."""
    return of(linear([b, w], TRAINING.X), TRAINING.y)


def slider(page, label):
    return page.picture.get_by_role("slider", name=label)


def sentence(page):
    return page.picture.locator("p").first.inner_text().replace("−", "-")


def numbers(page):
    return [float(text) for text in re.findall(r"-?\d+\.\d+", sentence(page))]


def middle(page):
    """Where the middle of a picture's first handle is, scrolled into sight."""
    handle = page.picture.locator(".handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def assert_numbers_stand_apart(picture):
    """No number in a panel is cut off or runs into the next."""
    (left, right), *panels = picture.evaluate(
        """(picture) => {
          const root = picture.querySelector(":scope > div > div").shadowRoot;
          const box = (part) => part.getBoundingClientRect();
          const texts = (panel) => [...panel.querySelectorAll("text:not([transform])")]
            .map(box).map(({ left, right, top }) => [Math.round(top), left, right]);
          const panels = [...root.querySelectorAll(".panels > svg")];
          const shown = panels.filter((panel) => box(panel).width).map(texts);
          return [[box(picture).left, box(picture).right], ...shown];
        }"""
    )
    assert panels
    for texts in panels:
        for (row, _, end), (next_row, start, _) in pairwise(sorted(texts)):
            assert row < next_row or end + 2 < start
        assert left <= min(start for _, start, _ in texts)
        assert right >= max(end for _, _, end in texts)
