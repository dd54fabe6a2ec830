// What chapters 4 to 6 share: one layer on one feature, as viewcast.sigmoid.one_layer;
// theta: 𝐛 (h), w (h), b, c (h) in one list.

export const relu = (z) => Math.max(0, z);

export function oneLayer(theta, x, activation = relu) {
  const h = (theta.length - 1) / 3, b = theta[2 * h];
  return x.map((value) => {
    let sum = b;
    for (let i = 0; i < h; i++) {
      sum += theta[2 * h + 1 + i] * activation(theta[i] + theta[h + i] * value);
    }
    return sum;
  });
}

// θ of the ReLUs that run straight from point to point: a constant, and at each point
// but the last the change of slope there.
export function relusThrough(x, y) {
  const slopes = x.slice(1).map((next, i) => (y[i + 1] - y[i]) / (next - x[i]));
  const c = slopes.map((slope, i) => slope - (i ? slopes[i - 1] : 0));
  return [...x.slice(0, -1).map((place) => -place), ...slopes.map(() => 1), y[0], ...c];
}
