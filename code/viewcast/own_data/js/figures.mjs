// The figures of a story, drawn as the live pictures are: the days that were read, and the
// forecasts of the last unseen ones.
import { BLUE, GREEN, ORANGE, Panel } from "../../live/js/panel.mjs";
import { written } from "./reader/days.mjs";

const WEEKS = 8; // of unseen days, at most
const SHOWN = "linear, 7 days", NETWORK = "100 ReLU"; // the latter once it is trained
const STYLES = [
  { stroke: BLUE, "stroke-dasharray": "6 3" },
  { stroke: ORANGE, "stroke-dasharray": "8 3 2 3" },
  { stroke: GREEN, "stroke-dasharray": "2 3" },
];
const LOOKS = ["dashed", "dashed and dotted", "dotted"];

// A panel that is drawn anew at each width of its place.
function panelIn(place, options) {
  const panel = new Panel(place, { drawings: [], state: {}, ready: true }, options);
  const across = document.createElement("div"); // as wide as the place, and never high
  place.append(across);
  new ResizeObserver(() => panel.resize()).observe(across);
  return panel;
}

const topOf = (values) => 1.05 * values.reduce((a, b) => Math.max(a, b), 0) || 1;

// All days as a line, and where the unseen ones begin.
export function daysPanel(place, { first, views }, story) {
  const y = views.map((count) => count / 1000), top = topOf(y);
  const split = story.first - first, last = first + y.length - 1;
  const label =
    `The numbers of all days from ${written(first)} to ${written(last)}, as a line; ` +
    `the unseen days begin on ${written(story.first)}`;
  panelIn(place, {
    x: [0, y.length - 1],
    y: [0, top],
    xLabel: `days after ${written(first)}`,
    yLabel: "a day, in thousands",
    title: "what was read",
    label,
  }).still((panel) => {
    panel.line(y.map((value, i) => [i, value]), { stroke: "currentColor", "stroke-width": 1 });
    const edge = { stroke: ORANGE, "stroke-dasharray": "4 3" };
    panel.line([[split, 0], [split, top]], edge);
    panel.words("unseen", panel.X(split) - 4, 30, { "text-anchor": "end" });
  });
}

// The truth of the last unseen days, and what a line, the naive forecast and, where there
// is one, a network said of them.
export function forecastsPanel(place, { first, y, y_hat, naive }) {
  const from = Math.max(0, y.length - 7 * WEEKS), start = written(first + from);
  const truth = y.slice(from), names = [SHOWN, naive];
  if (NETWORK in y_hat) names.push(NETWORK);
  const lines = names.map((name) => y_hat[name].slice(from));
  const low = Math.min(0, ...lines.flat()), room = 1 + 0.12 * (1 + names.length);
  const high = room * (topOf([...truth, ...lines.flat()]));
  const label =
    `The true numbers from ${start} to ${written(first + y.length - 1)}, and forecasts of ` +
    `the same days: ${names.map((name, i) => `${name}, ${LOOKS[i]}`).join("; ")}`;
  panelIn(place, {
    x: [0, truth.length - 1],
    y: [low, high],
    xLabel: `days after ${start}`,
    yLabel: "a day, in thousands",
    title: "the last unseen days",
    label,
  }).still((panel) => {
    const draw = (values, style) => panel.line(values.map((value, i) => [i, value]), style);
    draw(truth, { stroke: "currentColor" });
    lines.forEach((values, i) => draw(values, STYLES[i]));
    const entries = names.map((name, i) => [name, STYLES[i]]);
    panel.legend([["true numbers", { stroke: "currentColor" }], ...entries], 0.02);
  });
}
