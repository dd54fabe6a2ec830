// Chapter 3: descent on the error surface, its line, and a curve with two minima.
import { many, picture, told } from "./kit.mjs";
import { LOSSES, linePanel, lossChoice, surfacePanel } from "./line.mjs";
import { spread } from "./parts/axes.mjs";
import { drag } from "./parts/hands.mjs";
import { OBJECTIVES, levelsOf } from "./parts/losses.mjs";
import { BLUE, GREEN, ORANGE } from "./parts/look.mjs";

const TOO_FAR = 1e6; // beyond this a walk has left the map for good

// The chapter's loss with two minima: [L, dL/du].
export const twoValleys = ([u]) => [
  u ** 4 - 2 * u ** 2 + 0.4 * u + 1.5,
  4 * u ** 3 - 4 * u + 0.4,
];

// θ ← θ − η∇L: every place visited, the start included, with its loss and gradient.
export function descend(objective, theta, eta, steps) {
  const walk = [];
  for (let step = 0; step <= steps; step++) {
    const [loss, ...gradient] = objective(theta);
    walk.push({ theta, loss, gradient });
    if (!(Math.abs(loss) < TOO_FAR)) break;
    theta = theta.map((value, i) => value - eta * gradient[i]);
  }
  return walk;
}

const STEPS = 200, TRACES = 12; // the longest walk; lines of it that stay to be seen

function build(page, data) {
  const { views, surface, start } = data;
  const x = views.slice(0, -1), y = views.slice(1);
  controls(page, surface, start);
  const eta = (state) => 10 ** state.log_eta;
  const walks = (state) => {
    const objective = (theta) => OBJECTIVES[state.loss](x, y, theta);
    return [
      descend(objective, [state.b, state.w], eta(state), state.steps),
      descend(twoValleys, [state.u], eta(state), state.steps),
    ];
  };
  let now = [[], []]; // this state's walks, worked out once for all panels
  page.drawings.push(() => void (now = walks(page.state)));
  movingLine(page, views, () => now[0]);
  mapPanel(page, surface, levelsOf(x, y, surface), () => now[0]);
  lossPanel(page, () => now);
  valleyPanel(page, () => now[1]);
  page.readout((state) => sentence(state, now, eta(state), surface));
}

function controls(page, { b, w }, start) {
  page.slider("log_eta", {
    label: "learning rate η",
    min: -3,
    max: 0,
    step: 0.1,
    value: Math.log10(start.eta),
    text: (exponent) => (10 ** exponent).toPrecision(2),
  });
  page.slider("b", { label: "start b", unit: "k", min: b[0], max: b[1], step: 0.1, value: start.b });
  page.slider("w", { label: "start w", min: w[0], max: w[1], step: 0.02, value: start.w });
  page.slider("u", { label: "start u", min: -1.6, max: 1.6, step: 0.1, digits: 1, value: start.u });
  lossChoice(page);
  page.slider("steps", { label: "steps", min: 0, max: STEPS, step: 1, digits: 0, value: 0 });
  const step = () => page.set({ steps: page.state.steps + 1 });
  page.button("Step", step);
  page.button("Run 50 steps", () => play(page, step, 50));
  page.button("Back to the start", () => page.set({ steps: 0 }));
}

// Go on by `step()` a frame, `times` times; at once where motion isn't wanted.
function play(page, step, times) {
  cancelAnimationFrame(page.playing);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    for (let i = 0; i < times; i++) step();
    return;
  }
  const next = (left) => {
    if (!left) return;
    step();
    page.playing = requestAnimationFrame(() => next(left - 1));
  };
  next(times);
}

// The line at the start, dashed, those of a few steps since, thin, and the one it is now.
function movingLine(page, views, walk) {
  linePanel(page, views, {
    yLabel: "today's views y (k)",
    label: "Training days as dots, and the line of the start and of each step",
    low: 138,
  }).moving((panel) => {
    const line = ({ theta: [b, w] }, style) =>
      panel.curve(panel.x, panel.x.map((x) => b + w * x), style);
    const between = walk().slice(1, -1), apart = Math.ceil(between.length / TRACES) || 1;
    const traces = between.filter((_, i) => i % apart === 0);
    for (const step of traces) line(step, { "stroke-width": 1, opacity: 0.4 });
    line(walk()[0], { stroke: ORANGE, "stroke-dasharray": "5 3" });
    line(walk().at(-1), { "stroke-width": 2.5 });
  });
}

function mapPanel(page, surface, drawLevels, walk) {
  const { b, w } = surface;
  const inside = ([across, up]) =>
    across >= w[0] && across <= w[1] && up >= b[0] && up <= b[1];
  surfacePanel(page, surface, {
    title: "the error surface",
    label: "Contours of the loss over w and b with the walk from the chosen start",
    low: 158,
  }).moving((panel, state) => {
    const best = surface.best[state.loss];
    drawLevels(panel, state.loss);
    panel.ring([best.w, best.b], GREEN);
    const path = walk().map(({ theta: [b, w] }) => [w, b]);
    panel.inside(() => panel.line(path, { "stroke-width": 1.2 }));
    panel.cloud(path.filter(inside), { stroke: BLUE, opacity: 1 });
    panel.ring([state.w, state.b]);
    drag(panel, [state.w, state.b], ([w, b]) => page.set({ w, b, steps: 0 }));
  });
}

function valleyPanel(page, walk) {
  const across = spread(-1.6, 1.6, 161);
  const heights = across.map((u) => twoValleys([u])[0]);
  page
    .panel({
      x: [-1.6, 1.6],
      y: [0, 3.6],
      xLabel: "u",
      yLabel: "loss",
      title: "two minima",
      half: true,
      low: 125,
      label: "A curve with two valleys, the walk on it, and the tangent where it stands",
    })
    .still((panel) => panel.curve(across, heights, { stroke: "currentColor", opacity: 0.5 }))
    .moving((panel) => {
      const inside = ({ theta: [u] }) => Math.abs(u) <= 1.6;
      const path = walk().filter(inside).map(({ theta: [u], loss }) => [u, loss]);
      panel.cloud(path, { stroke: BLUE, opacity: 1 });
      if (!inside(walk().at(-1))) return;
      const { theta: [u], loss, gradient: [slope] } = walk().at(-1);
      const reach = 0.35 / Math.hypot(1, slope);
      const tangent = [u - reach, u + reach].map((v) => [v, loss + slope * (v - u)]);
      panel.inside(() => panel.line(tangent, { stroke: ORANGE, "stroke-dasharray": "4 2" }));
      panel.dot([u, loss], { r: 5 });
    });
}

function lossPanel(page, walks) {
  page
    .panel({
      x: [0, STEPS],
      y: [0, 5],
      xLabel: "steps",
      yLabel: "loss",
      title: "loss by step",
      half: true,
      low: 125,
      label: "The loss at each step: a solid line for the surface, a dashed one for the curve",
    })
    .moving((panel) => {
      walks().forEach((walk, i) => {
        const points = walk.map(({ loss }, step) => [step, loss]);
        const dashes = i ? { stroke: ORANGE, "stroke-dasharray": "4 2" } : {};
        panel.inside(() => {
          panel.line(points, dashes);
          panel.dot(points.at(-1), { r: 3, fill: i ? ORANGE : BLUE });
        });
      });
    });
}

function sentence(state, [walk, valley], eta, surface) {
  const [name, unit] = LOSSES[state.loss];
  const { theta: [b, w], loss } = walk.at(-1), { theta: [u] } = valley.at(-1);
  const lowest = surface.best[state.loss].loss;
  const after = `After ${many(walk.length - 1, "step")} with η = ${eta.toPrecision(2)}`;
  const on_curve = ` On the curve u = ${told(u)}.`;
  if (!(Math.abs(loss) < TOO_FAR)) {
    return `${after} the ${name} is beyond a million: each step overshot by more than the one before. Make η smaller.`;
  }
  return (
    `${after}: b = ${told(b)}k, w = ${told(w)}, ${name} = ${told(loss, 3)}${unit}; ` +
    `the lowest is ${told(lowest, 3)}${unit} (ring).` +
    (Math.abs(u) < 100 ? on_curve : " The walk on the curve has left it.")
  );
}

export default picture("optimization", build);
