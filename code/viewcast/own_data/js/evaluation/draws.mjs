// NumPy's generator, PCG64, as numpy.random.default_rng(0) begins it (O'Neill 2014), and
// its whole numbers below a limit (Lemire 2019).

const MASK = (1n << 128n) - 1n, LOW = (1n << 64n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const SEED_0 = {
  state: 0x1aa1b5345996452d09585eb7a69561e3n,
  step: 0x418ddadb3af71a82588133bc447873a9n,
};

export class Generator {
  constructor({ state, step } = SEED_0) {
    Object.assign(this, { state, step, kept: null });
  }

  // 32 bits; every 64 are used twice, the low half first.
  next() {
    if (this.kept !== null) {
      const bits = this.kept;
      this.kept = null;
      return bits;
    }
    this.state = (this.state * MULTIPLIER + this.step) & MASK;
    const folded = (this.state >> 64n) ^ (this.state & LOW), turn = this.state >> 122n;
    const bits = ((folded >> turn) | (folded << (64n - turn))) & LOW;
    this.kept = Number(bits >> 32n);
    return Number(bits & 0xffffffffn);
  }

  // A whole number from 0 to below n ≤ 2²¹, each as likely: Generator.integers(n).
  integer(n) {
    let product = this.next() * n;
    if (product % 2 ** 32 < n) {
      const least = 2 ** 32 % n;
      while (product % 2 ** 32 < least) product = this.next() * n;
    }
    return Math.floor(product / 2 ** 32);
  }
}
