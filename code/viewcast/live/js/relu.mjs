// Chapter 5: two hinges become a hard sigmoid, and n of them follow a curve.
import { many, picture, told } from "./kit.mjs";
import { oneLayer, relusThrough } from "./layer.mjs";
import { clamp, spread } from "./parts/axes.mjs";
import { drag } from "./parts/hands.mjs";
import { GREEN, ORANGE } from "./parts/look.mjs";

// θ of two hinges that bend at the ends of a ramp; the second undoes the first.
export const twoMakeOne = (bend, length, slope) =>
  [-bend, -bend - length, 1, 1, 0, slope, -slope];

// Each hinge that changes the slope ends a straight piece; all bend at different x.
export function straightPieces(theta) {
  const c = theta.slice((2 * (theta.length - 1)) / 3 + 1);
  return 1 + c.filter((change) => Math.abs(change) > 1e-9).length;
}

export const smooth = (x) => 3 + 2 * Math.sin(x);

// The n hinges whose curve meets the smooth one at n + 1 equally spaced points.
export function approximate(n, [from, to]) {
  const points = spread(from, to, n + 1);
  return relusThrough(points, points.map(smooth));
}

export function largestError(theta, x) {
  const y_hat = oneLayer(theta, x);
  return Math.max(...x.map((value, i) => Math.abs(y_hat[i] - smooth(value))));
}

const FIRST = { stroke: GREEN, "stroke-dasharray": "6 4" };
const SECOND = { stroke: ORANGE, "stroke-dasharray": "9 3 2 3" };
const SUM = { "stroke-width": 2.5 };
const SMOOTH = { stroke: ORANGE, "stroke-width": 7 };
const LENGTH = { min: 0.5, max: 5 };

function controls(page, { start, most }) {
  const options = [["two", "two ReLUs"], ["many", "n ReLUs"]], fine = { step: 0.05 };
  const tenths = { step: 0.1, digits: 1 };
  page.choice("view", { label: "view", options, value: "two" });
  const add = (key, options) => page.slider(key, { ...options, value: start[key] });
  return {
    two: [
      add("bend", { label: "first bend x", min: -5, max: 3, ...tenths }),
      add("length", { label: "length of the ramp", ...LENGTH, ...tenths }),
      add("slope", { label: "slope", min: -1, max: 1, ...fine }),
    ],
    many: [add("n", { label: "ReLUs n", min: 1, max: most, step: 1, digits: 0 })],
  };
}

// The two ends of the ramp follow a finger.
function rampEnds(page, panel, { bend, length, slope }) {
  const end = [bend + length, slope * length];
  panel.dot([bend, 0], { r: 5, fill: GREEN });
  if (Math.abs(end[1]) <= panel.y[1]) {
    panel.ring(end);
    drag(panel, end, ([x, y]) => {
      const wished = clamp(x - page.state.bend, LENGTH.min, LENGTH.max);
      page.set({ length: wished, slope: y / wished });
    });
  }
  drag(panel, [bend, 0], ([x]) => page.set({ bend: x }));
}

function twoPanel(page, axes) {
  const x = spread(...axes.x, 241);
  const rows = [["first ReLU", FIRST], ["second ReLU", SECOND], ["sum", SUM]];
  return page
    .panel({
      ...axes,
      xLabel: "x",
      yLabel: "y",
      title: "two ReLUs make a hard sigmoid",
      label: "Two hinges, one turned over and shifted, and their sum, a ramp",
      high: 330,
      low: 260,
    })
    .still((panel) => panel.legend(rows, 0.025))
    .moving((panel, state) => {
      if (state.view !== "two") return;
      const { bend, length, slope } = state;
      const part = (at, c, style) => panel.curve(x, oneLayer([-at, 1, 0, c], x), style);
      part(bend, slope, FIRST);
      part(bend + length, -slope, SECOND);
      panel.curve(x, oneLayer(twoMakeOne(bend, length, slope), x), SUM);
      rampEnds(page, panel, state);
    });
}

function manyPanel(page, axes, ends) {
  const x = spread(...axes.x, 241), between = spread(...ends, 141);
  const rows = [["3 + 2 sin x", SMOOTH], ["sum of ReLUs", SUM]];
  return page
    .panel({
      ...axes,
      xLabel: "x",
      yLabel: "y",
      title: "n ReLUs follow a curve",
      label: "A smooth curve and one of straight pieces over it, its bends marked with dots",
      high: 330,
      low: 260,
    })
    .still((panel) => {
      panel.curve(between, between.map(smooth), SMOOTH);
      panel.legend(rows, 0.45);
    })
    .moving((panel, { view, n }) => {
      if (view !== "many") return;
      const theta = approximate(n, ends);
      panel.curve(x, oneLayer(theta, x), SUM);
      const bends = theta.slice(0, n).map((b) => -b);
      oneLayer(theta, bends).forEach((y, i) => panel.dot([bends[i], y], { r: 4.5 }));
    });
}

function build(page, data) {
  const { ends, grid, axes } = data, x = spread(...ends, grid);
  const sliders = controls(page, data);
  const panels = { two: twoPanel(page, axes.two), many: manyPanel(page, axes.many, ends) };
  page.drawings.unshift(() => panels[page.state.view].resize()); // it may come back
  page.only("view", {
    two: [...sliders.two, panels.two.svg],
    many: [...sliders.many, panels.many.svg],
  });
  const sentences = { two: aboutTwo, many: (state) => aboutMany(state, ends, x) };
  page.readout((state) => sentences[state.view](state));
}

function aboutTwo({ bend, length, slope }) {
  return (
    `The slope is ${told(slope)} from x = ${told(bend, 1)} to x = ${told(bend + length, 1)}, ` +
    `and 0 elsewhere: a step of height ${told(slope * length)}.`
  );
}

function aboutMany({ n }, ends, x) {
  const theta = approximate(n, ends);
  return (
    `${many(n, "ReLU")}: ${straightPieces(theta)} straight pieces, the first one flat. ` +
    `The largest error between ${ends[0]} and ${ends[1]} is ${told(largestError(theta, x), 3)}.`
  );
}

export default picture("relu", build);
