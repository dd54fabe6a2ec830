// A ReLU network of any depth and its gradient, as viewcast.overfitting.Network: a layer of
// h units on d features is one matrix [𝐛 W] (h, 1 + d). Examples are columns: what a layer
// gives out is (1 + h, n), a row of ones first.
import { allocate, below, first, multiply, turned } from "./matrices.mjs";

export class Network {
  // theta: the parameters to begin with, in the order of θ; sizes: the number of features,
  // then the units of each hidden layer; most: how many examples a batch has at most.
  constructor(theta, sizes, most, fast = true) {
    const layers = sizes.map((d, k) => [sizes[k + 1] ?? 1, 1 + d]);
    const given = sizes.map((h) => [1 + h, most]), backs = sizes.map((h) => [h, most]);
    const shapes = [...layers, ...layers, ...given, ...backs, [1, most]];
    const { matrices, values, tile } = allocate(shapes, fast);
    const next = () => matrices.splice(0, sizes.length);
    Object.assign(this, { sizes, values, W: next(), gradient: next(), given: next() });
    Object.assign(this, { backs: next(), output: matrices[0], batches: {} });
    this.multiply = (C, A, B) => multiply(tile, C, A, B);
    const [slopes, end] = [this.gradient[0].at, this.given[0].at];
    this.parameters = values.subarray(0, slopes); // and what stands between the matrices
    this.slopes = values.subarray(slopes, end);
    for (const { at, down } of this.given) values.fill(1, at, at + down);
    let i = 0;
    for (const place of this.places()) values[place] = theta[i++];
  }

  // Where each number of θ stands in `values`: of each layer 𝐛, then W row by row.
  *places() {
    for (const { at, rows, columns, down } of this.W) {
      for (let i = 0; i < rows; i++) yield at + i * down;
      for (let i = 0; i < rows; i++) {
        for (let j = 1; j < columns; j++) yield at + i * down + j;
      }
    }
  }

  // The parameters in the order of θ, as a new vector (p,).
  theta() {
    return Float64Array.from(this.places(), (place) => this.values[place]);
  }

  // ŷ (n,) of those rows of X (…, d) that a batch (n,) names; the next call overwrites it.
  forward(X, batch) {
    const { given, sums, output } = this.arrays(batch.length);
    this.take(X, batch);
    this.W.slice(0, -1).forEach((W, k) => {
      this.multiply(sums[k + 1], W, given[k]);
      this.bend(sums[k + 1]);
    });
    this.multiply(output, this.W.at(-1), given.at(-1));
    return this.values.subarray(output.at, output.at + batch.length);
  }

  // Write the gradient of the MAE on those rows of X (…, d) and y into `slopes`.
  differentiate(X, y, batch) {
    const y_hat = this.forward(X, batch), n = batch.length;
    const { given, sums, backs, output } = this.arrays(n);
    batch.forEach((row, j) => void (y_hat[j] = Math.sign(y_hat[j] - y[row]) / n)); // ∂L/∂ŷ
    let delta = output;
    for (let k = given.length - 1; k > 0; k--) {
      this.multiply(this.gradient[k], delta, turned(given[k]));
      this.multiply(backs[k], below(turned(this.W[k])), delta);
      this.close(backs[k], sums[k]);
      delta = backs[k];
    }
    this.multiply(this.gradient[0], delta, turned(given[0]));
  }

  // Have the first layer see these rows of X, each as a column.
  take(X, batch) {
    const { values, sizes: [d], given: [{ at, down }] } = this;
    for (let i = 0; i < d; i++) {
      const row = at + (1 + i) * down;
      for (let j = 0; j < batch.length; j++) values[row + j] = X[batch[j] * d + i];
    }
  }

  // ReLU: a ← max(0, r)
  bend({ at, rows, down }) {
    for (let i = at; i < at + rows * down; i++) this.values[i] = Math.max(0, this.values[i]);
  }

  // Its slope on the way back: nothing passes where a is 0.
  close(back, a) {
    for (let i = 0; i < back.rows * back.down; i++) {
      if (!(this.values[a.at + i] > 0)) this.values[back.at + i] = 0;
    }
  }

  // What batches of n are computed in: the first columns of what there is for the largest.
  arrays(n) {
    const narrow = (matrices) => matrices.map((M) => first(n, M));
    this.batches[n] ??= {
      given: narrow(this.given),
      sums: narrow(this.given.map(below)), // of the units alone, without the row of ones
      backs: narrow(this.backs),
      output: first(n, this.output),
    };
    return this.batches[n];
  }
}
