"""A laboratory for a running kernel: choose a network, train it, watch it, stop it.

On a page without a kernel a still stands in its place.
"""

import threading
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
import torch

from viewcast import views
from viewcast.deep import network
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.parameters import start
from viewcast.plots import laboratory as plots
from viewcast.plots.figure.picture import image
from viewcast.support.threads import one_thread

WHERE = (
    "<p>The laboratory needs a running kernel: open this chapter as a notebook, "
    "on your own machine, on Binder or on Colab, and run its cells.</p>"
)


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
    """Train one network, plainly: yields a `Report` at the start and each epoch.

    With the table's settings it is the network of the table, up to rounding.
    """
    training, unseen = views.split(log, settings.past_days)
    for model in epochs(training, settings):
        yield _report(model, training, unseen)


def epochs(training, settings):
    """Train one network on `Examples`: yields its module at the start and each epoch.

    It is one module all the time: look at it before you ask for the next epoch.
    """
    sizes = (settings.past_days, *[settings.units] * settings.layers)
    rng = np.random.default_rng(settings.seed)
    model = network(start(sizes, rng), sizes)
    adam = torch.optim.Adam(model.parameters(), lr=settings.eta)
    per_epoch = updates_per_epoch(len(training.y), settings.batch_size)
    batches = minibatches(training.X, training.y, settings.batch_size, rng)
    updates = settings.epochs * per_epoch
    for step in range(updates):
        if step % per_epoch == 0:
            yield model
        adam.param_groups[0]["lr"] = settings.eta * (1 - step / updates)
        _update(model, adam, *map(torch.from_numpy, next(batches)))
    yield model


@one_thread()
def _update(model, adam, X, y):
    adam.zero_grad()
    (model(X) - y).abs().mean().backward()
    adam.step()


@one_thread()
def _report(model, training, unseen):
    with torch.no_grad():
        known, new = (
            model(torch.tensor(part.X)).numpy() for part in (training, unseen)
        )
    losses = (
        np.abs(y_hat - part.y).mean()
        for y_hat, part in ((known, training), (new, unseen))
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
        self.said, self.shown = widgets.HTML(), widgets.HTML()
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
        self.said.value = (
            f"<p>After {len(reports) - 1} epochs: training {last.training:.3f}k, "
            f"unseen {last.unseen:.3f}k.</p>"
        )

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
    """A control for each of the `Settings`, by name."""
    s, wide = Settings(), {"description_width": "6em"}

    def among(label, options, value):
        return widgets.SelectionSlider(
            description=label, options=options, value=value, style=wide
        )

    return {
        "layers": widgets.IntSlider(s.layers, 0, 4, description="layers", style=wide),
        "units": among("units", [3, 10, 30, 100, 300, 1000], s.units),
        "past_days": among("past days", [1, 7, 28, 56], s.past_days),
        "eta": among("η", [0.0003, 0.001, 0.003, 0.01, 0.03], s.eta),
        "batch_size": among("batch size", [16, 64, 256, 1024], s.batch_size),
        "epochs": widgets.IntSlider(s.epochs, 1, 200, description="epochs", style=wide),
        "seed": widgets.BoundedIntText(
            s.seed, 0, 10**6, description="seed", style=wide
        ),
    }
