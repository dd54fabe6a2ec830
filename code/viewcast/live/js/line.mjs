// What chapters 1 to 3 share: the panel of the line ŷ = b + w·x, and the map of its loss.

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

export function contours(panel, levels) {
  const thin = { stroke: "currentColor", "stroke-width": 1, opacity: 0.45 };
  for (const { lines } of levels) for (const line of lines) panel.line(line, thin);
}

// The loss along each contour, written at the middle of its first piece.
export function levelNumbers(panel, levels) {
  for (const { level, lines: [line] } of levels) {
    const [at, high] = line[Math.floor(line.length / 2)];
    panel.words(String(level), panel.X(at), panel.Y(high), { "text-anchor": "middle" });
  }
}
