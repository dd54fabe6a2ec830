// Two drawings of a laboratory's runs: losses by epoch, and forecasts of the unseen days.
import { BLUE, GREEN, ORANGE } from "../js/panel.mjs";

const HEIGHT = 190, TICK_DAYS = 14;
const TOPS = [1, 1.5, 2, 3, 5, 10, 20, 50, 100, 1e3, 1e6, 1e9];
const SIDES = {
  training: { stroke: BLUE },
  unseen: { stroke: ORANGE, "stroke-dasharray": "7 3" },
};
const THIN = { "stroke-width": 1 }; // what is pinned
const NAIVE = { stroke: "currentColor", "stroke-width": 1, "stroke-dasharray": "1 3" };

// The end of the loss axis: above where the runs stand now. They begin far above it.
export function ceiling(runs, naive) {
  const now = runs.flatMap(({ last }) => (last ? [last.training, last.unseen] : []));
  const high = Math.max(naive, ...now.filter(Number.isFinite));
  return TOPS.find((top) => top >= 1.4 * high) ?? high;
}

// Points of a side's losses as far as they are numbers.
const points = ({ reports }, side) =>
  reports.map((report) => [report.epoch, report[side]]).filter(([, y]) => Number.isFinite(y));

// runs() → [[run, whether it is pinned], …]
export function drawLosses(page, { naive }, runs) {
  const label = "Training and unseen loss by epoch; the sentences have the last ones";
  const axes = { x: [0, 1], y: [0, 1], xLabel: "epochs", yLabel: "MAE (k)" };
  const panel = page.panel({ ...axes, title: "losses", label, height: HEIGHT });
  panel.moving((_, state) => {
    const shown = runs(), all = shown.map(([run]) => run);
    const planned = all.map(({ setting }) => setting.epochs);
    const epochs = planned.length ? Math.max(...planned) : state.epochs;
    const top = ceiling(all, naive);
    if (panel.x[1] !== epochs || panel.y[1] !== top) {
      Object.assign(panel, { x: [0, epochs], y: [0, top] });
      panel.axes();
    }
    panel.line([[0, naive], [epochs, naive]], NAIVE);
    panel.inside(() => {
      for (const [run, pinned] of shown) {
        for (const side in SIDES) {
          panel.line(points(run, side), { ...SIDES[side], ...(pinned ? THIN : {}) });
        }
      }
    });
    const high = panel.Y(naive) - 4;
    panel.words("same as yesterday", panel.X(epochs) - 2, high, { "text-anchor": "end" });
    panel.legend(Object.entries(SIDES), 0.3, true);
  });
}

export function drawForecasts(page, { views, unseen: [from, to], dates }, runs) {
  const y = views.slice(from, to + 1).map((count) => count / 1000);
  const days = y.map((_, i) => i + 1);
  const label = "Forecasts of the unseen days beside the log's views; the losses say how near";
  const panel = page.panel({
    x: [0, days.length + 1],
    y: [0, Math.ceil(Math.max(...y)) + 1], // with room for words
    xTicks: dates.map((date, i) => (i % TICK_DAYS ? "" : date)),
    yLabel: "views (k)",
    title: "the unseen days",
    label,
    height: HEIGHT,
  });
  const log = { stroke: "currentColor", "stroke-width": 1 };
  panel.moving(() => {
    panel.cloud(days.map((day, i) => [day, y[i]]), { opacity: 1 });
    panel.line(days.map((day, i) => [day, y[i]]), log);
    const names = [["log", log]];
    for (const [{ forecasts }, pinned] of runs()) {
      const style = pinned ? { stroke: GREEN, "stroke-dasharray": "4 2" } : {};
      const drawn = forecasts.length && forecasts.every(Number.isFinite);
      if (drawn) panel.curve(days, forecasts, style);
      names.push([pinned ? "pinned" : "network", style]);
    }
    panel.legend(names, 0.02, true);
  });
}
