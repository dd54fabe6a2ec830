// Chapter 6: layers that fold a tent, beside one layer that bends once for each unit.
import { picture } from "./kit.mjs";
import { relu, relusThrough } from "./layer.mjs";
import { GREEN, ORANGE, many, shape, spread, told } from "./panel.mjs";

const DEEPEST = 6, REACH = 2.1;
const FIRST = { stroke: GREEN, "stroke-dasharray": "8 4", "stroke-width": 1.3 };
const SECOND = { stroke: ORANGE, "stroke-dasharray": "2 3", "stroke-width": 1.6 };
const ZIGZAG = { "stroke-width": 1.3 };
const WIDE = { stroke: ORANGE, "stroke-dasharray": "8 4" };

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

const sums = (b, W, a) => b.map((bias, i) => bias + dot(W[i], a));
const sizesOf = (count) => [1, ...Array(count).fill(2)];

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

// The deep network, and the wide one that takes its heights from it.
function both({ layers: count, peak, width }) {
  const theta = folded(count, peak), sizes = sizesOf(count);
  const x = spread(0, 1, width + 1);
  const y = forward(theta, x.map((place) => [place]), sizes).at(-1);
  const zigzag = corners(theta, sizes), wide = corners(relusThrough(x, y), [1, width]);
  return { sizes, zigzag, wide, distance: meanDistance(zigzag, wide) };
}

// What a unit of a layer gives to the sum of that layer, c·a.
function contribution(layer, p, unit) {
  const theta = folded(layer, p);
  theta[theta.length - 1 - unit] = 0; // the other one's c
  return corners(theta, sizesOf(layer));
}

function controls(page, start) {
  const slider = (key, label, options) =>
    page.slider(key, { label, step: 1, digits: 0, value: start[key], ...options });
  slider("layers", "layers", { min: 1, max: DEEPEST });
  slider("peak", "peak of the tent", { min: 0.1, max: 0.9, step: 0.05, digits: 2 });
  slider("width", "width of one layer", { min: 2, max: 64 });
  const options = Array.from({ length: DEEPEST }, (_, k) => [String(k + 1), `layer ${k + 1}`]);
  const select = page.choice("look", { label: "units of", options, value: String(start.layers) });
  page.drawings.push(() => {
    const { layers: count, look } = page.state;
    for (const option of select.options) option.disabled = option.value > count;
    if (look > count) page.state.look = String(count);
    page.controls.look.show(page.state.look);
  });
}

function drawDeep(panel, { layers: count, peak, look }) {
  const zigzag = corners(folded(count, peak), sizesOf(count));
  // A skew tent's units give more than the panel holds.
  panel.inside(() => {
    panel.line(contribution(Number(look), peak, 0), FIRST);
    panel.line(contribution(Number(look), peak, 1), SECOND);
  }, [-REACH, REACH]);
  panel.line(zigzag);
  for (const point of zigzag) panel.dot(point, { r: count < 5 ? 3 : 1.5 });
  panel.legend([["ŷ", {}], ["unit 1", FIRST], ["unit 2", SECOND]], 0.01, true);
}

function drawWide(panel, state) {
  const { zigzag, wide } = both(state);
  panel.line(zigzag, ZIGZAG);
  panel.line(wide, WIDE);
  const side = state.width > 24 ? 3 : 6;
  for (const [x, y] of wide) {
    const corner = { x: panel.X(x) - side / 2, y: panel.Y(y) - side / 2, fill: ORANGE };
    shape("rect", { ...corner, width: side, height: side }, panel.layer);
  }
  panel.legend([["zigzag", ZIGZAG], ["one layer", WIDE]], 0.01, true);
}

function sentence(state) {
  const { layers: count, peak, width, look } = state;
  const { sizes, zigzag, wide, distance } = both(state);
  const [c_1, c_2] = tent(peak).map((weight) => told(weight));
  return (
    `${many(count, "layer")} of two: ${many(parameterCount(sizes), "parameter")}, ` +
    `${many(zigzag.length - 1, "straight piece")}. ` +
    `One layer of ${width}: ${many(parameterCount([1, width]), "parameter")}, ` +
    `${many(wide.length - 1, "straight piece")}, ` +
    (distance < 1e-9 ? "exactly" : `on average ${told(distance, 3)} from`) + " the zigzag. " +
    `Dashed: what the units of layer ${look} give, ${c_1} · a₁ and ${c_2} · a₂; ` +
    `their sum is the zigzag after ${many(Number(look), "layer")}.`
  );
}

function build(page, { start }) {
  controls(page, start);
  page
    .panel({
      x: [0, 1],
      y: [-REACH, 2.9],
      xLabel: "x",
      yLabel: "y",
      title: "layers of two ReLUs",
      label: "The zigzag that the deep network draws, and what two of its units give",
    })
    .moving(drawDeep);
  page
    .panel({
      x: [0, 1],
      y: [0, 1.2],
      xLabel: "x",
      yLabel: "y",
      title: "one wide layer",
      label: "The same zigzag, and what one layer makes of it from equally spaced points",
    })
    .moving(drawWide);
  page.readout(sentence);
}

export default picture("deep", build);
