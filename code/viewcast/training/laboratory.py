"""A laboratory for a running kernel: choose a network, train it, watch it, stop it.

On a page without a kernel a still stands in its place.
"""

import threading
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np

from viewcast import views
from viewcast.deep import forward
from viewcast.loss import mae
from viewcast.overfitting import Schedule, descend
from viewcast.parameters import start
from viewcast.plots import laboratory as plots
from viewcast.plots.figure.picture import image
from viewcast.results import sizes_of
from viewcast.support.sentences import counted
from viewcast.support.threads import one_thread

WHERE = (
    "<p>The laboratory needs a running kernel: open this chapter as a notebook, "
    "on your own machine, on Binder or on Colab, and run its cells.</p>"
)

PAST_DAYS = (1, 7, 28, 56)


class Settings(NamedTuple):
    """What a run of the laboratory is made of; the defaults are quick, not good."""

    layers: int = 1
    units: int = 10
    past_days: int = 56
    eta: float = 0.003  # of Adam at the start; it falls in a straight line to 0
    batch_size: int = 64
    epochs: int = 20
    seed: int = 0


class Report(NamedTuple):
    """How a network stands after an epoch: losses in k, forecasts of unseen days."""

    training: float
    unseen: float
    y_hat: np.ndarray


def run(log, settings):
    """Train one network: yields a `Report` at the start and after each epoch.

    With the table's settings it is the network of the table.
    """
    training, unseen = views.split(log, settings.past_days)
    for theta in epochs(training, settings):
        yield _report(theta, (training, unseen), sizes_of(settings._asdict()))


def epochs(training, settings):
    """Train one network on `Examples`: yields its θ at the start and each epoch."""
    sizes, rng = sizes_of(settings._asdict()), np.random.default_rng(settings.seed)
    schedule = Schedule(settings.epochs, settings.batch_size, settings.eta)
    theta = start(sizes, rng)
    return descend(theta, sizes, (training.X, training.y), rng, schedule)


@one_thread
def _report(theta, parts, sizes):
    known, new = (forward(theta, part.X, sizes)[-1] for part in parts)
    losses = (
        mae(y_hat, part.y) for y_hat, part in zip((known, new), parts, strict=True)
    )
    return Report(*losses, new)


class Laboratory:
    """Controls, a progress bar and a picture; `log` is any that `views` can load."""

    def __init__(self, log):
        self.log, self.thread, self.stopping = log, None, threading.Event()
        self.controls = _controls()
        self.train = widgets.Button(description="Train", button_style="primary")
        self.stop = widgets.Button(description="Stop", disabled=True)
        self.bar = widgets.IntProgress(description="epoch")
        self.said = widgets.HTML("<p>Choose a network, and press Train.</p>")
        self.shown = widgets.HTML()
        self.train.on_click(lambda _: self.begin())
        self.stop.on_click(lambda _: self.stopping.set())
        buttons = widgets.HBox([self.train, self.stop, self.bar])
        grid = widgets.Box(
            list(self.controls.values()), layout={"flex_flow": "row wrap"}
        )
        self.box = widgets.VBox([grid, buttons, self.said, self.shown])

    def settings(self):
        """What the controls say, as `Settings`."""
        return Settings(**{name: c.value for name, c in self.controls.items()})

    def begin(self):
        """Train in a thread, so that the kernel can hear the stop button."""
        self.stopping.clear()
        self.train.disabled, self.stop.disabled = True, False
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self):
        settings, reports = self.settings(), []
        self.bar.max = settings.epochs
        try:
            for epoch, report in enumerate(run(self.log, settings)):
                reports.append(report)
                self.bar.value = epoch
                if epoch % max(1, settings.epochs // 20) == 0:
                    self._show(reports)
                if self.stopping.is_set():
                    break
            self._show(reports)
        except ValueError as error:  # a setting that doesn't fit the log
            self.said.value = f"<p>{error}</p>"
        finally:
            self.train.disabled, self.stop.disabled = False, True

    def _show(self, reports):
        picture = plots.progress(self.log, reports)
        self.shown.value = picture.svg()
        last = reports[-1]
        losses = f"training {last.training:.3f}k, unseen {last.unseen:.3f}k"
        epochs = counted(len(reports) - 1, "epoch")
        self.said.value = f"<p>After {epochs}: {losses}.</p>"

    def __repr__(self):
        return f"Laboratory: {', '.join(self.controls)}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        still = plots.progress(self.log, list(run(self.log, Settings())))
        view = {"version_major": 2, "version_minor": 0, "model_id": self.box.model_id}
        return {
            "application/vnd.jupyter.widget-view+json": view,  # by hand: ipywidgets 7
            "text/html": f"{WHERE}\n{image(still, still.svg())}",
            "text/plain": repr(self),
        }


def _controls():
    """A control for each of the `Settings`, by name.

    What is typed is heeded: a box takes any number within its limits, or the nearest
    limit. A SelectionSlider would show what is typed beside it, and ignore it.
    """
    s, wide = Settings(), {"description_width": "6em"}

    def typed(label, value, low, high, kind=widgets.BoundedIntText, **more):
        return kind(value, min=low, max=high, description=label, style=wide, **more)

    rate = {"kind": widgets.BoundedFloatText, "step": 0.001}
    return {
        "layers": widgets.IntSlider(s.layers, 0, 4, description="layers", style=wide),
        "units": typed("units", s.units, 1, 1000),
        "past_days": widgets.Dropdown(
            description="past days", options=PAST_DAYS, value=s.past_days, style=wide
        ),
        "eta": typed("η", s.eta, 1e-6, 1, **rate),
        # Of too many examples the error says how many the log gives.
        "batch_size": typed("batch size", s.batch_size, 1, 10**4),
        "epochs": typed("epochs", s.epochs, 1, 1000),
        "seed": typed("seed", s.seed, 0, 10**6),
    }
