// One network's training, as viewcast.overfitting.train: same start, same batches, same end.
import { Adam } from "./adam.mjs";
import { Network } from "./network.mjs";
import { Generator } from "./random.mjs";

// θ to start from, biases 0, weights within ±√(6/inputs), as viewcast.parameters.start.
export function start(sizes, rng) {
  return sizes.flatMap((inputs, k) => {
    const units = sizes[k + 1] ?? 1, reach = Math.sqrt(6 / inputs);
    const weight = () => rng.uniform(-reach, reach);
    return [...Array(units).fill(0), ...Array.from({ length: units * inputs }, weight)];
  });
}

// What a model sees and what it should say, as viewcast.views.examples: X (n, d) row by row
// in one array, yesterday first, and y (n,). views: of all days, in k; from, to: places of
// the first and the last day to be forecast.
export function examples(views, pastDays, [from, to]) {
  const begin = Math.max(from, pastDays), y = Float64Array.from(views.slice(begin, to + 1));
  const X = new Float64Array(y.length * pastDays);
  for (let n = 0, place = 0; n < y.length; n++) {
    for (let back = 1; back <= pastDays; back++) X[place++] = views[begin + n - back];
  }
  return { X, y };
}

export class Training {
  // parts: examples, { training, unseen }; schedule: { epochs, batchSize, eta }, eta that of
  // Adam's first update: it falls in a straight line to 0.
  constructor(sizes, parts, schedule, seed, fast = true) {
    const { batchSize } = schedule, n = parts.training.y.length;
    if (!(batchSize >= 1 && batchSize <= n)) {
      throw RangeError(`batch size is ${batchSize}, must be from 1 to ${n} examples`);
    }
    Object.assign(this, { parts, schedule, updates: 0, rng: new Generator(seed) });
    this.network = new Network(start(sizes, this.rng), sizes, batchSize, fast);
    this.adam = new Adam(this.network.parameters, this.network.slopes);
    this.perEpoch = Math.ceil(n / batchSize);
    this.total = schedule.epochs * this.perEpoch;
  }

  // How many epochs are done, with a fraction.
  get epoch() {
    return this.updates / this.perEpoch;
  }

  // One update, on the next batch; each epoch shuffles the examples and uses all once.
  update() {
    const { X, y } = this.parts.training, { batchSize, eta } = this.schedule;
    const place = (this.updates % this.perEpoch) * batchSize;
    if (place === 0) this.order = this.rng.permutation(y.length);
    this.network.differentiate(X, y, this.order.subarray(place, place + batchSize));
    this.adam.update(eta * (1 - this.updates / this.total));
    this.updates++;
  }

  // ŷ (n,) of a part's examples, in k, computed a batch at a time.
  forecasts(part) {
    const { X, y } = this.parts[part], { batchSize } = this.schedule;
    const rows = Uint32Array.from(y, (_, i) => i), y_hat = new Float64Array(y.length);
    for (let i = 0; i < y.length; i += batchSize) {
      y_hat.set(this.network.forward(X, rows.subarray(i, i + batchSize)), i);
    }
    return y_hat;
  }

  // A part's MAE, in k.
  loss(part) {
    const { y } = this.parts[part];
    const errors = this.forecasts(part).map((y_hat, i) => Math.abs(y_hat - y[i]));
    return errors.reduce((sum, error) => sum + error, 0) / y.length;
  }

  // How the network stands: both losses in k, and after how many epochs.
  report() {
    return { epoch: this.epoch, training: this.loss("training"), unseen: this.loss("unseen") };
  }
}
