// NumPy's default_rng(seed), bit for bit: a SeedSequence, which makes the state of a PCG64
// (O'Neill 2014), and of a Generator what a start and batches are drawn with.

const MASK = (1n << 64n) - 1n, MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

// A hash of 32-bit words; each call goes on from where the last one left its constant.
function hasher(constant, factor) {
  return (word) => {
    word ^= constant;
    constant = Math.imul(constant, factor);
    word = Math.imul(word, constant);
    return word ^ (word >>> 16);
  };
}

function mixed(one, other) {
  const word = Math.imul(0xca01f9dd, one) - Math.imul(0x4973f715, other);
  return word ^ (word >>> 16);
}

// SeedSequence(seed).generate_state(4): BigInts of 64 bits; seed: a whole number < 2⁵³.
function seedState(seed) {
  const hash = hasher(0x43b0d7e5, 0x931e8875), pool = [seed, seed / 2 ** 32, 0, 0].map(hash);
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      if (from !== to) pool[to] = mixed(pool[to], hash(pool[from]));
    }
  }
  const words = [...pool, ...pool].map(hasher(0x8b51f9dd, 0x58f38ded));
  const halves = words.map((word) => BigInt(word >>> 0));
  return [0, 2, 4, 6].map((i) => halves[i] | (halves[i + 1] << 32n));
}

export class Generator {
  constructor(seed) {
    const [high, low, streamHigh, streamLow] = seedState(seed);
    this.increment = ((((streamHigh << 64n) | streamLow) << 1n) | 1n);
    this.state = this.increment + ((high << 64n) | low);
    this.half = null; // the upper half of a word whose lower one is used
    this.step();
  }

  step() {
    this.state = BigInt.asUintN(128, this.state * MULTIPLIER + this.increment);
  }

  // The next word of 64 bits.
  word() {
    this.step();
    const word = (this.state >> 64n) ^ (this.state & MASK), turn = this.state >> 122n;
    return ((word >> turn) | (word << (64n - turn))) & MASK;
  }

  // The next word of 32 bits, as a Number.
  halfWord() {
    const half = this.half ?? this.word();
    this.half = this.half === null ? half >> 32n : null;
    return Number(half & 0xffffffffn);
  }

  // A number from 0 to 1, without 1.
  random() {
    return Number(this.word() >> 11n) / 2 ** 53;
  }

  uniform(low, high) {
    return low + (high - low) * this.random();
  }

  // A whole number from 0 to max < 2³², both included: words of as many bits, until one fits.
  upTo(max) {
    const unused = Math.clz32(max);
    let number;
    do number = (this.halfWord() << unused) >>> unused;
    while (number > max);
    return number;
  }

  // A whole number from 0 to below n ≤ 2²¹, as Generator.integers(n) draws it (Lemire 2019).
  integer(n) {
    const least = 2 ** 32 % n;
    let product;
    do product = this.halfWord() * n;
    while (product % 2 ** 32 < least);
    return Math.floor(product / 2 ** 32);
  }

  // The whole numbers below n in random order (Fisher and Yates), from the last one on.
  permutation(n) {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.upTo(i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
