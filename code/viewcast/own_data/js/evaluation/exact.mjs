// The linear model with the smallest possible MAE, as viewcast.optimization.exact_mae_fit.
// There a linear programme is solved; here a walk from corner to corner of the same loss ends
// at the same line (Bloomfield and Steiger 1980).

const REFRESH = 40, STEPS = 5000; // steps between two inversions, and at most
const TINY = 1e-9, NUDGE = 1e-8;

// X: rows of numbers, d each; y: n numbers → { theta, sure }: 1 + d numbers, b first, and
// whether no other line has the same MAE.
//
// A corner is a line through as many days as it has numbers: those days are its `base`. One of
// them is let go, and the line turns until the loss would rise again; there it meets the day
// that takes the place. Days are nudged apart first, lest several be met at once; at the end
// they are as they were. At the start the base are rows of no weight, which say θ = 0. It is
// a generator, so that a page can breathe in between.
export function* exactFit(X, y) {
  const walk = new Walk(X, y);
  const nudged = Float64Array.from(walk.y, (value, i) =>
    i < walk.n ? value + NUDGE * (((i * 0.6180339887498949) % 1) - 0.5) : 0,
  );
  yield* walk.follow(nudged);
  yield* walk.follow(walk.y);
  return { theta: [...walk.theta], sure: walk.sure() };
}

class Walk {
  constructor(X, y) {
    const n = X.length, p = 1 + X[0].length;
    const unit = (j) => Array.from({ length: p }, (_, k) => (k === j ? 1 : 0));
    this.rows = [...X.map((x) => [1, ...x]), ...unit(-1).map((_, j) => unit(j))];
    this.rows = this.rows.map((row) => Float64Array.from(row));
    this.y = Float64Array.from([...y, ...unit(-1)]);
    Object.assign(this, { n, p, base: unit(-1).map((_, j) => n + j) });
    this.inBase = Uint8Array.from(this.rows, (_, i) => (i < n ? 0 : 1));
    this.sides = null; // of each day: 1 above the line, −1 below
  }

  weight(i) {
    return i < this.n ? 1 : 0;
  }

  *follow(y) {
    this.target = y;
    for (let step = 0; step < STEPS; step++) {
      if (step % REFRESH === 0) {
        yield;
        this.refresh();
      }
      const [k, pull] = this.steepest();
      if (k >= 0 && this.turn(k, pull)) continue;
      if (step % REFRESH === 0) return;
      this.refresh(); // what looks like the end is looked at without the errors of steps
      const [again, stronger] = this.steepest();
      if (again < 0 || !this.turn(again, stronger)) return;
    }
  }

  // Line, residuals and pulls, computed anew from the base.
  refresh() {
    const { base, rows, p, target } = this;
    this.inverse = inverted(base.map((i) => rows[i]));
    const solve = (values) =>
      this.inverse.map((row) => row.reduce((sum, value, k) => sum + value * values[k], 0));
    this.theta = solve(base.map((i) => target[i]));
    const rest = base.map((i) => target[i] - dot(rows[i], this.theta));
    this.theta = this.theta.map((value, j) => value + solve(rest)[j]);
    this.residuals = Float64Array.from(rows, (row, i) => target[i] - dot(row, this.theta));
    for (const i of base) this.residuals[i] = 0;
    const sides = this.sides ?? new Int8Array(rows.length);
    this.sides = sides.map((side, i) =>
      side && Math.abs(this.residuals[i]) < TINY ? side : this.residuals[i] < 0 ? -1 : 1,
    );
    this.gradient = new Float64Array(p);
    for (let i = 0; i < this.n; i++) if (!this.inBase[i]) this.push(i, -this.sides[i]);
  }

  push(i, amount) {
    for (let j = 0; j < this.p; j++) this.gradient[j] += amount * this.rows[i][j];
  }

  // The day of the base whose leaving lowers the loss most, and how the others pull at it.
  steepest() {
    let best = -1, most = TINY, pull = 0;
    for (let k = 0; k < this.p; k++) {
      const z = this.pullAt(k), gain = Math.abs(z) - this.weight(this.base[k]);
      if (gain > most) [best, most, pull] = [k, gain, z];
    }
    return [best, pull];
  }

  pullAt(k) {
    let sum = 0;
    for (let j = 0; j < this.p; j++) sum += this.inverse[j][k] * this.gradient[j];
    return sum;
  }

  // How far the line turns when the k-th leaves, and the day that it meets there; or null.
  meeting(k, pull) {
    const s = Math.sign(pull), direction = this.inverse.map((row) => -s * row[k]);
    const moves = this.rows.map((row) => dot(row, direction)), met = [];
    for (let i = 0; i < this.n; i++) {
      const towards = this.sides[i] * moves[i];
      if (this.inBase[i] || towards < TINY) continue;
      met.push([Math.max(0, (this.sides[i] * this.residuals[i]) / towards), i]);
    }
    met.sort((one, other) => one[0] - other[0]);
    let slope = this.weight(this.base[k]) - Math.abs(pull);
    const crossed = [];
    for (const [t, i] of met) {
      slope += 2 * Math.abs(moves[i]);
      if (slope >= -TINY) return { t, i, crossed, moves, direction };
      crossed.push(i);
    }
    return null;
  }

  turn(k, pull) {
    const found = this.meeting(k, pull);
    if (!found) return false;
    const { t, i, crossed, moves, direction } = found, left = this.base[k];
    for (const each of crossed) {
      this.push(each, 2 * this.sides[each]);
      this.sides[each] *= -1;
    }
    this.push(i, this.sides[i]); // it comes to lie on the line
    this.theta = this.theta.map((value, j) => value + t * direction[j]);
    for (let j = 0; j < this.residuals.length; j++) this.residuals[j] -= t * moves[j];
    this.sides[left] = Math.sign(pull);
    if (this.weight(left)) this.push(left, -this.sides[left]);
    this.residuals[i] = 0;
    [this.inBase[left], this.inBase[i], this.base[k]] = [0, 1, i];
    exchanged(this.inverse, k, this.rows[i]);
    return true;
  }

  // Whether each of the base pulls back when it is let go, so that any other line is worse.
  sure() {
    return this.base.every((i, k) => Math.abs(this.pullAt(k)) < this.weight(i) - TINY);
  }
}

const dot = (one, other) => {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += one[j] * other[j];
  return sum;
};

// The inverse when the k-th row becomes another one.
function exchanged(inverse, k, row) {
  const p = row.length, share = new Float64Array(p);
  for (let j = 0; j < p; j++) for (let m = 0; m < p; m++) share[m] += row[j] * inverse[j][m];
  for (const line of inverse) {
    const part = line[k] / share[k];
    for (let m = 0; m < p; m++) line[m] -= m === k ? 0 : part * share[m];
    line[k] = part;
  }
}

// Gauss and Jordan, with the largest pivot of each column.
function inverted(rows) {
  const p = rows.length;
  const A = rows.map((row, i) => Float64Array.from({ length: 2 * p }, (_, j) =>
    j < p ? row[j] : Number(j - p === i),
  ));
  for (let c = 0; c < p; c++) {
    let best = c;
    for (let r = c; r < p; r++) if (Math.abs(A[r][c]) > Math.abs(A[best][c])) best = r;
    [A[c], A[best]] = [A[best], A[c]];
    const pivot = A[c][c];
    for (let j = c; j < 2 * p; j++) A[c][j] /= pivot;
    for (let r = 0; r < p; r++) {
      const factor = A[r][c];
      if (r === c || factor === 0) continue;
      for (let j = c; j < 2 * p; j++) A[r][j] -= factor * A[c][j];
    }
  }
  return A.map((row) => row.slice(p));
}
