// Chapter 2: a line beside the error surface; the dot and the line are one thing.
import { picture, told } from "./kit.mjs";
import { LOSSES, contours, linePanel, lossChoice, surfacePanel } from "./line.mjs";

// Mean absolute and mean squared error of ŷ = b + w·x, as in viewcast.loss.
export function mae(x, y, b, w) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(b + w * x[i] - y[i]);
  return sum / x.length;
}

export function mse(x, y, b, w) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (b + w * x[i] - y[i]) ** 2;
  return sum / x.length;
}

const MEANS = { mae, mse };

function build(page, { views, surface, start }) {
  const x = views.slice(0, -1), y = views.slice(1);
  const { b, w } = surface;
  page.slider("b", { label: "bias b", unit: "k", min: b[0], max: b[1], step: 0.01, value: start.b });
  page.slider("w", { label: "weight w", min: w[0], max: w[1], step: 0.01, value: start.w });
  lossChoice(page);

  linePanel(page, views, {
    yLabel: "today's views y (k)",
    label: "Training days as dots, and the line of the chosen b and w",
  }).moving((panel, { b, w }) => {
    panel.curve(panel.x, panel.x.map((x) => b + w * x), { "stroke-width": 2.5 });
  });

  surfacePanel(page, surface, {
    title: "the error surface",
    label: "Contours of the loss over w and b, and a dot at the chosen pair",
  }).moving((panel, state) => {
    const levels = surface[state.loss], best = surface.best[state.loss];
    contours(panel, levels);
    for (const { level, lines: [line] } of levels) {
      const [at, high] = line[Math.floor(line.length / 2)];
      panel.words(String(level), panel.X(at), panel.Y(high), { "text-anchor": "middle" });
    }
    panel.ring([best.w, best.b]);
    panel.dot([state.w, state.b], { r: 6 });
    panel.drag([state.w, state.b], ([w, b]) => page.set({ w, b }));
  });

  page.readout((state) => {
    const [name, unit] = LOSSES[state.loss], best = surface.best[state.loss];
    const loss = MEANS[state.loss](x, y, state.b, state.w);
    return (
      `b = ${told(state.b)}k, w = ${told(state.w)}: ${name} = ${told(loss, 3)}${unit}. ` +
      `The ring marks the lowest, ${told(best.loss, 3)}${unit}.`
    );
  });
}

export default picture("loss", build);
