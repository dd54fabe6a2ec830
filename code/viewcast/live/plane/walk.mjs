// A network of two inputs on its way, epoch by epoch, in the page itself: it is small.
import { Training } from "../training/training.mjs";

export const BATCH_SIZE = 32, KEPT = 200; // points of a loss curve, about

// Have each unit of the first layer bend at an example, as viewcast.parameters.spread_start.
function spreadBends({ network, rng, parts }) {
  const { W: [{ at, rows, down }], values } = network, { X, y } = parts.training;
  const chosen = Array.from({ length: rows }, () => rng.integer(y.length));
  chosen.forEach((row, i) => {
    const bias = at + i * down;
    values[bias] = -(values[bias + 1] * X[2 * row] + values[bias + 2] * X[2 * row + 1]);
  });
}

export class Walk {
  // setting: { layers, units, bends, epochs, eta, seed }; set: one of datasets.mjs.
  constructor(setting, set) {
    const { layers, units, bends, epochs, eta, seed } = setting;
    const sizes = [2, ...Array(layers).fill(units)], { training, unseen } = set;
    const batchSize = Math.min(BATCH_SIZE, training.y.length);
    const schedule = { epochs, eta, batchSize };
    this.training = new Training(sizes, { training, unseen }, schedule, seed);
    if (bends === "spread" && layers) spreadBends(this.training);
    Object.assign(this, { setting, set, reports: [this.training.report()] });
    this.every = Math.ceil(epochs / KEPT);
  }

  get epoch() {
    return this.training.epoch;
  }

  get done() {
    return this.epoch >= this.setting.epochs;
  }

  get parameters() {
    return this.training.network.theta().length;
  }

  // Both losses as they are now.
  get last() {
    if (this.reports.at(-1).epoch !== this.epoch) this.reports.push(this.training.report());
    return this.reports.at(-1);
  }

  // Whether a loss is too large for a number.
  get lost() {
    return !Number.isFinite(this.last.training + this.last.unseen);
  }

  // One epoch.
  step() {
    const { training } = this;
    do training.update();
    while (training.updates % training.perEpoch);
    if (this.epoch % this.every === 0) this.reports.push(training.report());
  }

  // Biases and weights of each layer, [{ b, W }, …], the output's last.
  get layers() {
    const { W, values } = this.training.network;
    return W.map(({ at, rows, columns, down }) => {
      const starts = Array.from({ length: rows }, (_, i) => at + i * down);
      const weights = (from) => [...values.subarray(from + 1, from + columns)];
      return { b: starts.map((from) => values[from]), W: starts.map(weights) };
    });
  }
}
