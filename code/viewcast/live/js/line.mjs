// What chapters 1 to 3 share: the panel of the line ŷ = b + w·x, and the map of its loss.
import { drag } from "./parts/hands.mjs";

// The panel with all training days as dots.
export function linePanel(page, views, words) {
  const top = Math.ceil(Math.max(...views)), xLabel = "yesterday's views x₁ (k)";
  const days = views.slice(1).map((y, i) => [views[i], y]);
  return page
    .panel({ x: [0, top], y: [0, top], xLabel, title: "the line", ...words })
    .still((panel) => panel.cloud(days, { "stroke-width": 3 }));
}

export const LOSSES = { mae: ["MAE", "k"], mse: ["MSE", "k²"] }; // name and unit

export function lossChoice(page) {
  const options = Object.entries(LOSSES).map(([key, [name]]) => [key, name]);
  page.choice("loss", { label: "loss", options, value: "mae" });
}

export const surfacePanel = (page, { b, w }, words) =>
  page.panel({ x: w, y: b, xLabel: "w", yLabel: "b (k)", ...words });

// Two squares on the line: one shifts it, the other turns it about its place at x = 0.
export function grips(page, panel, { b, w }) {
  const [, right] = panel.x, [low, top] = panel.y;
  // A steep line leaves the panel: then it is turned by where it does.
  const end = Math.min(0.9 * right, (0.96 * top - b) / Math.max(w, 0.01));
  const add = (x, moved) => {
    const y = b + w * x;
    if (y < low || y > top) return;
    panel.square([x, y], 9);
    drag(panel, [x, y], moved);
  };
  add(0.15 * right, ([x, y]) => page.set({ b: y - page.state.w * x }));
  add(end, ([x, y]) => page.set({ w: (y - page.state.b) / Math.max(x, 1) }));
}
