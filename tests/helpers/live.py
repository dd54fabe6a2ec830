"""Live pictures for the tests: every one by name, its JavaScript, its page in a tab."""

import base64
import json
import re
import subprocess
from itertools import combinations

import numpy as np

from builder.site.formulas import NODE
from viewcast import views
from viewcast.function import linear
from viewcast.live import deep, function, loss, optimization, overfitting, relu, sigmoid
from viewcast.live.bundle import FOLDER, bundle
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


def in_javascript(name, expression, folder=FOLDER, **values):
    """What an expression gives with a bundle's exports and these values in scope."""
    module = base64.b64encode(bundle(name, folder).encode()).decode()
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


# All at once: the next drawing of the picture replaces its handles.
MIDDLE = """(handle) => {
  const middleOf = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  const [, y] = middleOf(handle.getBoundingClientRect());
  if (y < 0 || y > innerHeight) handle.scrollIntoView({ block: "center" });
  return middleOf(handle.getBoundingClientRect());
}"""


def middle(page, handle=-1):
    """Where the middle of a picture's last handle is, or of another, once in sight."""
    return page.picture.locator(".handle").nth(handle).evaluate(MIDDLE)


def click(page, panel, x, y=0.5):
    """Click in the panel of this place at shares of its width and height."""
    box = page.picture.locator(".panels > svg").nth(panel).bounding_box()
    page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])


def assert_words_stand_apart(picture):
    """No word or number in a panel is cut off or runs into another."""
    edges, *words = picture.evaluate(
        """(picture) => {
          const root = picture.querySelector(":scope > div > div").shadowRoot;
          const box = (part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return [part.textContent, left, right, top, bottom];
          };
          const words = [...root.querySelectorAll(".panels text")];
          const shown = words.filter((part) => part.getClientRects().length);
          return [box(picture), ...shown.map(box)].map(([text, ...box], i) =>
            [i ? text : "", ...box]);
        }"""
    )
    assert len(words) > 10
    for text, left, right, *_ in words:
        assert edges[1] <= left and right <= edges[2], text
    for one, other in combinations(words, 2):
        across = min(one[2], other[2]) - max(one[1], other[1])
        down = min(one[4], other[4]) - max(one[3], other[3])
        # A line of text is higher than its letters.
        assert across < 0 or down < 3, (one[0], other[0])


def assert_seen_at_once(picture, screen=740):
    """Controls, panels and sentence fit on a phone below what stays at its top."""
    top, bottom, taken = picture.evaluate(
        """(picture) => {
          const root = picture.querySelector(":scope > div > div").shadowRoot;
          const box = (part) => part.getBoundingClientRect();
          const header = document.querySelector(".bd-header-article");
          const ends = [box(root.querySelector(".controls")).top];
          return [...ends, box(root.querySelector("p")).bottom, box(header).height];
        }"""
    )
    assert taken > 30  # it is there
    assert bottom - top <= screen - taken
