// What the plane's laboratory learns from: a truth built in layers, and two days of the log.
// A set is { training, unseen, inputs, x, y, xLabel, yLabel, levels, unit, rival }; each part
// { X, y, places }, with X (n, 2) row by row as the network sees it, and the places in the
// plane; inputs: X as flat functions of the place; levels: of ŷ, where its colour changes;
// rival: a forecast to be compared with, { name, loss }, its loss on the unseen part;
// floor: the loss that noise alone makes on average, and truth, what `fold` makes of it,
// where they are known.
import { Generator } from "../training/random.mjs";
import { cornersOf, fold } from "./pieces.mjs";

export const UNSEEN = 200; // examples of the truth
const SPREAD = Math.sqrt(12); // 1 / the standard deviation of numbers from 0 to 1

const AXES = { x: [0, 1], y: [0, 1], xLabel: "x₁", yLabel: "x₂" };

const tip = (a, b) => 1 - Math.abs(a + b - 1); // h of chapter 6

// h in h of x₁, x₁, x₂, x₂: a ring; and h of that and that again: two.
export function truth([x_1, x_2], rings) {
  const once = tip(tip(x_1, x_1), tip(x_2, x_2));
  return rings === 2 ? tip(once, once) : once;
}

const lossOf = (y, forecast) =>
  y.reduce((sum, value, i) => sum + Math.abs(value - forecast(i)), 0) / y.length;

function median(numbers) {
  const n = numbers.length, sorted = Float64Array.from(numbers).sort();
  return (sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2;
}

// Examples at random places; each label is off by at most `noise`. The unseen ones stay the
// same, however many are seen.
export function layered({ rings, seen, noise }) {
  const rng = new Generator(0);
  const examples = Array.from({ length: UNSEEN + seen }, () => {
    const place = [rng.random(), rng.random()];
    return { place, label: truth(place, rings) + noise * rng.uniform(-1, 1) };
  });
  const part = (list) => ({
    X: Float64Array.from(list.flatMap(({ place }) => place.map((x) => (x - 0.5) * SPREAD))),
    y: Float64Array.from(list, ({ label }) => label),
    places: list.map(({ place }) => place),
  });
  const training = part(examples.slice(UNSEEN)), unseen = part(examples.slice(0, UNSEEN));
  const middle = median(training.y), name = "one number for all";
  return {
    ...{ training, unseen, ...AXES, unit: "" },
    inputs: [[-SPREAD / 2, SPREAD, 0], [-SPREAD / 2, 0, SPREAD]],
    levels: Array.from({ length: 11 }, (_, i) => i / 10),
    rival: { name, loss: lossOf(unseen.y, () => middle) },
    floor: noise / 2,
    truth: fold(truthLayers(rings), cornersOf(AXES), [[0, 1, 0], [0, 0, 1]]),
  };
}

// Two features of each day, the views of the day before and of a week before, in k.
// views: counts; training, unseen: places of the first and the last day to be forecast.
export function twoDays({ views, ...days }) {
  const counts = views.map((count) => count / 1000), top = Math.ceil(Math.max(...counts));
  const part = ([from, to]) => {
    const y = Float64Array.from(counts.slice(Math.max(from, 7), to + 1));
    const begin = to + 1 - y.length;
    const places = Array.from(y, (_, i) => [counts[begin + i - 1], counts[begin + i - 7]]);
    return { X: Float64Array.from(places.flat()), y, places };
  };
  const training = part(days.training), unseen = part(days.unseen);
  return {
    ...{ training, unseen, unit: "k", x: [0, top], y: [0, top] },
    ...{ xLabel: "x₁, the day before (k)", yLabel: "x₇, a week before (k)" },
    inputs: [[0, 1, 0], [0, 0, 1]],
    levels: Array.from({ length: top + 1 }, (_, i) => i),
    rival: {
      name: "same as yesterday",
      loss: lossOf(unseen.y, (i) => unseen.X[2 * i]),
    },
  };
}

// The truth as a network of its own, of 4, 2 and for two rings 2 more ReLUs: its layers.
function truthLayers(rings) {
  const tents = { b: [0, -0.5, 0, -0.5], W: [[1, 0], [1, 0], [0, 1], [0, 1]] };
  const both = [2, -4, 2, -4], once = { b: [0, -1], W: [both, both] };
  if (rings === 1) return [tents, once, { b: [0], W: [[1, -2]] }];
  return [tents, once, { b: [0, -0.5], W: [[1, -2], [1, -2]] }, { b: [0], W: [[2, -4]] }];
}
