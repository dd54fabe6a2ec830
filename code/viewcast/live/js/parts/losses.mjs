// The losses of ŷ = b + w·x, and the lines on which one is equal, around its lowest.

// The loss and its gradient of ŷ = b + w·x, [L, ∂L/∂b, ∂L/∂w], as in
// viewcast.optimization: a loss is the mean of a penalty of each error.
const meanOf = (penalty, slope) => (x, y, [b, w]) => {
  const sums = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const error = b + w * x[i] - y[i], vote = slope(error);
    sums[0] += penalty(error);
    sums[1] += vote;
    sums[2] += vote * x[i];
  }
  return sums.map((sum) => sum / x.length);
};
export const maeAndGradient = meanOf(Math.abs, Math.sign);
export const mseAndGradient = meanOf((error) => error * error, (error) => 2 * error);
export const OBJECTIVES = { mae: maeAndGradient, mse: mseAndGradient };

const AROUND = 96;

// Steps [Δb, Δw] all around that add 1 to the MSE, the first along the valley, b up and
// w down. So the MSE's level lines are ellipses, r such steps from the lowest.
export function stepsAround(x) {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const width = Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length);
  return Array.from({ length: AROUND }, (_, i) => {
    const angle = (2 * Math.PI * i) / AROUND, w = -Math.cos(angle) / width;
    return [Math.sin(angle) - mean * w, w];
  });
}

// How many such steps lead from the lowest to a loss, from r where it is higher.
const REACH = {
  mse: (errors, x, step, level, r, lowest) => Math.sqrt(level - lowest),
  // Along a step the MAE never bends down: Newton's way from outside can't miss the line.
  mae(errors, x, [up, across], level, r) {
    for (let i = 0, too_far = 1; i < 30 && Math.abs(too_far) > 1e-9; i++) {
      let loss = 0, slope = 0;
      for (let n = 0; n < x.length; n++) {
        const change = up + across * x[n], error = errors[n] + r * change;
        loss += Math.abs(error);
        slope += error < 0 ? -change : change;
      }
      too_far = (loss - level * x.length) / slope;
      r -= too_far;
    }
    return r;
  },
};

// [{ level, line: [[w, b], …] }], the highest first; levels go up.
export function levelLines(loss, x, y, { b, w, loss: lowest }, levels) {
  const steps = stepsAround(x), r = steps.map(() => 2 * levels.at(-1));
  const errors = x.map((value, n) => b + w * value - y[n]);
  return [...levels].reverse().map((level) => {
    const line = steps.map((step, i) => {
      r[i] = REACH[loss](errors, x, step, level, r[i], lowest);
      return [w + r[i] * step[1], b + r[i] * step[0]];
    });
    return { level, line };
  });
}

// Each level is written on its line: near the tip, inside the panel, apart from others
// and from the lowest.
function writeLevels(panel, lines, { b, w }) {
  const { X, Y } = panel, taken = [[X(w), Y(b), 6]];
  const [left, right] = panel.x.map(X), [low, top] = panel.y.map(Y);
  for (const { level, line } of [...lines].reverse()) {
    const text = String(level), half = 3.3 * text.length + 1;
    const isFree = ([x, y]) =>
      x > left + half && x < right - half && y > top + 10 && y < low - 10 &&
      taken.every((spot) => Math.abs(spot[0] - x) > half + spot[2] || Math.abs(spot[1] - y) > 16);
    const outwards = line.map((_, i) => line.at(i % 2 ? -(i + 1) / 2 : i / 2));
    const spot = outwards.map(([w, b]) => [X(w), Y(b)]).find(isFree);
    if (!spot) continue;
    taken.push([...spot, half]);
    panel.words(text, spot[0], spot[1] + 4, { "text-anchor": "middle", class: "number" });
  }
}

// The function that draws a loss's level lines on its map, found when first asked for.
export function levelsOf(x, y, { best, levels }) {
  const known = {}, thin = { stroke: "currentColor", "stroke-width": 1, opacity: 0.45 };
  return (panel, loss) => {
    known[loss] ??= levelLines(loss, x, y, best[loss], levels[loss]);
    panel.inside(() => {
      for (const { line } of known[loss]) panel.line([...line, line[0]], thin);
    });
    writeLevels(panel, known[loss], best[loss]);
  };
}
