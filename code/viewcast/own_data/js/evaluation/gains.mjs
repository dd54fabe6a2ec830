// How much less one model errs than another, and how clearly the days say so, as
// viewcast.own_data.evaluation.gains.
import { Generator } from "../../../live/training/random.mjs";
import { NETWORKS } from "./models.mjs";
import { mean, quantile } from "./sums.mjs";

export const DEPTH = "depth"; // the name of the comparison of three layers with one
const EQUAL = 1e-9, DRAWS = 2000; // equal: beside the largest error
const [ONE, THREE] = Object.keys(NETWORKS);

// { model: gain } over the naive forecast, and of three layers, if any, over one;
// errors: { model: the size of its error each unseen day, in k }.
export function* gainsOver(errors, naive) {
  const generator = new Generator(0), found = {};
  const others = Object.keys(errors).filter((name) => name !== naive);
  const pairs = others.map((name) => [name, name, naive]);
  if (THREE in errors) pairs.push([DEPTH, THREE, ONE]);
  for (const [name, one, rival] of pairs) {
    yield;
    found[name] = gain(errors[one], errors[rival], generator);
  }
  return found;
}

// { mean, low, high } in k; in how many weeks it errs less, of how many `decided` ones, and
// how many are equal; the verdict: 1 or −1 where the days are clear.
export function gain(errors, rivals, generator) {
  const tiny = EQUAL * [...errors, ...rivals].reduce((a, b) => Math.max(a, b));
  const settled = (value) => (Math.abs(value) <= tiny ? 0 : value);
  const less = errors.map((e, i) => settled(rivals[i] - e)), weeks = less.length / 7;
  let won = 0, decided = 0;
  for (let i = 0; i < 7 * weeks; i += 7) {
    const gained = settled(mean(less.slice(i, i + 7)));
    if (gained) decided++;
    if (gained > 0) won++;
  }
  const equal = weeks - decided;
  const [middle, low, high] = [mean(less), ...nineInTen(less, generator)].map(settled);
  const side = low * high > 0 ? Math.sign(low) : 0;
  const verdict = side && isClear(side > 0 ? won : decided - won, decided) ? side : 0;
  return { mean: middle, low, high, won, equal, decided, verdict };
}

// Whether a coin gives so many heads or more in n throws at most one time in twenty.
export function isClear(heads, n) {
  let ways = 1n, sum = 0n; // of k heads in n throws
  for (let k = 0; k <= n; k++) {
    if (k >= heads) sum += ways;
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
  }
  return 20n * sum <= 2n ** BigInt(n);
}

// Where nine in ten means of such days lie, runs of seven drawn again and again.
export function nineInTen(values, generator) {
  const n = values.length, runs = Math.ceil(n / 7), drawn = new Float64Array(n);
  const means = Float64Array.from({ length: DRAWS }, () => {
    for (let run = 0; run < runs; run++) {
      const first = generator.integer(n);
      const end = Math.min(7, n - 7 * run);
      for (let k = 0; k < end; k++) drawn[7 * run + k] = values[(first + k) % n];
    }
    return mean(drawn);
  });
  means.sort();
  return [0.05, 0.95].map((share) => quantile(means, share));
}
