// Chapter 2: a line beside the error surface; the dot and the line are one thing. A few
// days show their errors, as lines for the MAE and as squares for the MSE.
import { many, picture, told } from "./kit.mjs";
import { LOSSES, grips, linePanel, lossChoice, surfacePanel } from "./line.mjs";
import { drag } from "./parts/hands.mjs";
import { OBJECTIVES, levelsOf } from "./parts/losses.mjs";
import { ORANGE } from "./parts/look.mjs";

// As in viewcast.loss.
export const mae = (x, y, b, w) => OBJECTIVES.mae(x, y, [b, w])[0];
export const mse = (x, y, b, w) => OBJECTIVES.mse(x, y, [b, w])[0];

// What the marked days say in words: how many forecasts are too high, how far the worst is.
export function errorsTold(x, y, { b, w, loss }) {
  const errors = x.map((x, i) => b + w * x - y[i]);
  const high = errors.filter((e) => e > 0).length;
  const worst = Math.max(...errors.map(Math.abs));
  const square = loss === "mse" ? `, its square ${told(worst ** 2)}k²` : "";
  return (
    `Of the ${many(x.length, "marked day")} the line is too high on ${high}; ` +
    `the largest error is ${told(worst)}k${square}.`
  );
}

// An error as an upright line from label to forecast, or as the square on that line.
function errorMark(panel, x, y, y_hat, squared) {
  const side = Math.abs(panel.Y(y_hat) - panel.Y(y));
  const right = panel.X.inverse(panel.X(x) + side);
  const square = [[x, y], [x, y_hat], [right, y_hat], [right, y], [x, y]];
  const style = { stroke: ORANGE, "stroke-width": squared ? 1 : 2.5 };
  if (squared) panel.line(square, { ...style, fill: ORANGE, "fill-opacity": 0.25 });
  else panel.line(square.slice(0, 2), style);
}

function build(page, { views, marked, surface, start }) {
  const x = views.slice(0, -1), y = views.slice(1);
  const { b, w } = surface;
  page.slider("b", { label: "bias b", unit: "k", min: b[0], max: b[1], step: 0.01, value: start.b });
  page.slider("w", { label: "weight w", min: w[0], max: w[1], step: 0.01, value: start.w });
  lossChoice(page);
  page.button("Go to the ring", () => {
    const { b, w } = surface.best[page.state.loss];
    page.set({ b, w });
  });

  linePanel(page, views, {
    yLabel: "today's views y (k)",
    label:
      "Training days as dots, the line of the chosen b and w, and from a few marked days " +
      "to the line their errors: upright lines for the MAE, squares for the MSE",
  }).moving((panel, { b, w, loss }) => {
    panel.inside(() => {
      for (const i of marked) errorMark(panel, x[i], y[i], b + w * x[i], loss === "mse");
    });
    panel.curve(panel.x, panel.x.map((x) => b + w * x), { "stroke-width": 2.5 });
    for (const i of marked) panel.dot([x[i], y[i]], { r: 3, fill: "currentColor" });
    grips(page, panel, { b, w });
  });

  const drawLevels = levelsOf(x, y, surface);
  surfacePanel(page, surface, {
    title: "the error surface",
    label: "Contours of the loss over w and b, and a dot at the chosen pair",
  }).moving((panel, state) => {
    const best = surface.best[state.loss];
    drawLevels(panel, state.loss);
    panel.ring([best.w, best.b]);
    panel.dot([state.w, state.b], { r: 6 });
    drag(panel, [state.w, state.b], ([w, b]) => page.set({ w, b }));
  });

  const days = [x, y].map((values) => marked.map((i) => values[i]));
  page.readout((state) => {
    const [name, unit] = LOSSES[state.loss], best = surface.best[state.loss];
    const loss = OBJECTIVES[state.loss](x, y, [state.b, state.w])[0];
    return (
      `b = ${told(state.b)}k, w = ${told(state.w)}: ${name} = ${told(loss, 3)}${unit}. ` +
      `The ring marks the lowest, ${told(best.loss, 3)}${unit}. ` +
      errorsTold(...days, state)
    );
  });
}

export default picture("loss", build);
