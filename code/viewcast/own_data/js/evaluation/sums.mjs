// NumPy's and Python's way to add, to round and to write numbers: the same to the last bit
// where it matters, so that what is equal there is equal here.

// The sum of a stretch of values in NumPy's order: pairs of halves, by eights at the end.
export function sum(values, from = 0, n = values.length) {
  if (n > 128) {
    const half = Math.floor(n / 2), first = half - (half % 8);
    return sum(values, from, first) + sum(values, from + first, n - first);
  }
  let total = 0, i = from;
  const eights = from + n - (n % 8);
  if (n >= 8) {
    const r = Array.from(values.slice(i, i + 8));
    for (i += 8; i < eights; i += 8) for (let k = 0; k < 8; k++) r[k] += values[i + k];
    total = r[0] + r[1] + (r[2] + r[3]) + (r[4] + r[5] + (r[6] + r[7]));
  }
  for (; i < from + n; i++) total += values[i];
  return total;
}

export const mean = (values) => sum(values) / values.length;

// Half to even, as numpy.rint and numpy.round do.
export function rint(value) {
  const low = Math.floor(value), half = value - low;
  return half < 0.5 || (half === 0.5 && low % 2 === 0) ? low : low + 1;
}

export const rounded = (value, digits) => rint(value * 10 ** digits) / 10 ** digits;

// Python's f"{value:z.{digits}f}": of two texts that are as near, the one whose last digit is
// even; toFixed takes the higher one. There is no −0.
export function fixed(value, digits) {
  const size = Math.abs(value), text = size.toFixed(digits);
  const rest = size.toFixed(digits + 60).slice(-60);
  const even = /^50*$/.test(rest) && /[13579]$/.test(text);
  const shown = even ? (Number(text) - 10 ** -digits).toFixed(digits) : text;
  return (value < 0 && Number(shown) ? "-" : "") + shown;
}

export const percent = (share) => `${fixed(share * 100, 0)}%`;

// numpy.quantile of sorted values.
export function quantile(values, share) {
  const at = share * (values.length - 1), i = Math.floor(at), part = at - i;
  const low = values[i], high = values[Math.min(i + 1, values.length - 1)];
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

// Mean and, of several, standard deviation: viewcast.results.spread.
export function meanAndSpread(values, digits) {
  const middle = mean(values), text = fixed(middle, digits);
  return values.length === 1 ? text : `${text} ±\u00a0${fixed(spreadOf(values), digits)}`;
}

// The standard deviation of several values; of one, 0.
export function spreadOf(values) {
  const middle = mean(values), squares = values.map((value) => (value - middle) ** 2);
  return Math.sqrt(sum(squares) / Math.max(values.length - 1, 1));
}
