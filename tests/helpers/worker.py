"""Training in a browser, for tests and a benchmark: its worker, asked as by a page."""

import numpy as np

from viewcast import views
from viewcast.live.bundle import worker

# All answers, each with the milliseconds since the first message was sent. A message's
# `pause` is after how many milliseconds another follows that asks for a pause.
ASK = """([source, messages]) => new Promise((done, fail) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address), answers = [], begin = performance.now();
  let silence;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => fail(Error("the worker is silent")), 20_000);
  };
  const next = () => {
    const message = messages.shift(), { pause } = message;
    worker.postMessage(message);
    if (pause) setTimeout(() => worker.postMessage({ ask: "pause" }), pause);
  };
  worker.onmessage = ({ data }) => {
    listen();
    const forecasts = [...(data.forecasts ?? [])], at = performance.now() - begin;
    answers.push({ ...data, forecasts, at });
    if (data.working) return;
    if (messages.length) return next();
    worker.terminate();
    done(answers);
  };
  listen();
  next();
})"""


def ask(page, *messages):
    """The answers to messages, each sent when what the one before asks for is done."""
    return page.evaluate(ASK, [worker(), messages])


def begin(log, settings):
    """The first message: a network of the laboratory's `Settings` at its start."""
    setting = settings._asdict()
    for ours, theirs in (("past_days", "pastDays"), ("batch_size", "batchSize")):
        setting[theirs] = setting.pop(ours)
    days = {"training": views.TRAINING, "unseen": views.UNSEEN}
    places = {
        part: np.searchsorted(log.dates, np.array(ends, "M8[D]")).tolist()
        for part, ends in days.items()
    }
    data = {"views": log.thousands.tolist(), **places}
    return {"ask": "begin", "setting": setting, "log": data}
