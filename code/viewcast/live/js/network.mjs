// Networks of ReLUs for chapter 6, on one feature exactly: where they bend, how far apart.
import { relu } from "./layer.mjs";

const dot = (one, other) => one.reduce((sum, value, i) => sum + value * other[i], 0);
const mix = (from, to, t) => from * (1 - t) + to * t;

// θ as pairs of biases and weights, as viewcast.deep.layers; W is a list of rows.
export function layers(theta, sizes) {
  const pairs = [];
  let at = 0;
  for (let k = 1; k < sizes.length; k++) {
    const d = sizes[k - 1], h = sizes[k], from = at + h;
    const row = (_, i) => theta.slice(from + i * d, from + (i + 1) * d);
    pairs.push([theta.slice(at, from), Array.from({ length: h }, row)]);
    at = from + h * d;
  }
  return [...pairs, [theta[at], theta.slice(at + 1)]];
}

export function parameterCount(sizes) {
  const hidden = sizes.slice(1).reduce((sum, h, i) => sum + h * (1 + sizes[i]), 0);
  return hidden + 1 + sizes.at(-1);
}

// Of so many layers of two.
export const sizesOf = (count) => [1, ...Array(count).fill(2)];

const sums = (b, W, a) => b.map((bias, i) => bias + dot(W[i], a));

// What every layer gives out, [X, a, a′, …, ŷ], as viewcast.deep.forward with ReLUs.
export function forward(theta, X, sizes) {
  const pairs = layers(theta, sizes), [b, c] = pairs.pop(), given = [X];
  for (const [b_hidden, W] of pairs) {
    given.push(given.at(-1).map((a) => sums(b_hidden, W, a).map(relu)));
  }
  return [...given, given.at(-1).map((a) => b + dot(c, a))];
}

// c of the tent with its peak at p: up from 0 to 1, and down to 0 at x = 1.
export const tent = (p) => [1 / p, -1 / (p * (1 - p))];

// θ of so many layers of two ReLUs, each a tent of the tent before it: sizes (1, 2, …).
export function folded(count, p) {
  const c = tent(p), theta = [0, -p, 1, 1];
  for (let k = 1; k < count; k++) theta.push(0, -p, ...c, ...c);
  return [...theta, 0, ...c];
}

// Where, as shares of the way from r to the next r, a unit passes through 0.
function crossings(r, next) {
  const found = r.flatMap((from, i) => (from * next[i] < 0 ? [from / (from - next[i])] : []));
  const inside = found.filter((t) => t > 1e-9 && t < 1 - 1e-9).sort((s, t) => s - t);
  return inside.filter((t, i) => i === 0 || t - inside[i - 1] > 1e-9);
}

// Add the places at which ReLUs bend: between neighbours r is a straight line.
function withBends(x, r) {
  const places = [x[0]], rows = [r[0]];
  for (let i = 1; i < x.length; i++) {
    for (const t of [...crossings(r[i - 1], r[i]), 1]) {
      places.push(mix(x[i - 1], x[i], t));
      rows.push(r[i].map((to, unit) => mix(r[i - 1][unit], to, t)));
    }
  }
  return [places, rows];
}

// The ends [[x, y], …] of the straight pieces that a one-feature network of ReLUs draws
// from x = 0 to 1, exactly: bends are followed from layer to layer.
export function corners(theta, sizes) {
  const pairs = layers(theta, sizes), [b, c] = pairs.pop();
  let x = [0, 1], a = [[0], [1]];
  for (const [b_hidden, W] of pairs) {
    const [places, r] = withBends(x, a.map((row) => sums(b_hidden, W, row)));
    x = places;
    a = r.map((row) => row.map(relu));
  }
  return straightened(x.map((place, i) => [place, b + dot(c, a[i])]));
}

// Leave out the points at which the slope stays what it was, but for rounding.
function straightened(points) {
  const kept = [points[0]];
  const slope = ([x, y], [to, high]) => (high - y) / (to - x);
  points.slice(1, -1).forEach((point, i) => {
    const before = slope(kept.at(-1), point), after = slope(point, points[i + 2]);
    const size = Math.max(1, Math.abs(before), Math.abs(after));
    if (Math.abs(after - before) > 1e-6 * size) kept.push(point);
  });
  return [...kept, points.at(-1)];
}

function heights(points, x) {
  let i = 1;
  return x.map((place) => {
    while (i < points.length - 1 && points[i][0] < place) i++;
    const [[from, low], [to, high]] = [points[i - 1], points[i]];
    return mix(low, high, (place - from) / (to - from));
  });
}

// The mean of |one − other| over x from 0 to 1, exactly, from the corners of both.
export function meanDistance(one, other) {
  const x = [...new Set([...one, ...other].map(([place]) => place))].sort((s, t) => s - t);
  const theirs = heights(other, x);
  const gaps = heights(one, x).map((height, i) => height - theirs[i]);
  let sum = 0;
  for (let i = 1; i < x.length; i++) {
    const d = gaps[i - 1], e = gaps[i], size = Math.abs(d) + Math.abs(e);
    // Where the curves cross on the way, two triangles are left of the trapezium.
    const height = d * e < 0 ? (d * d + e * e) / (2 * size) : size / 2;
    sum += (x[i] - x[i - 1]) * height;
  }
  return sum;
}
