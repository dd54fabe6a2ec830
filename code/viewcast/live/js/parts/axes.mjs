// Numbers on axes, and where they stand.

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

export function scale([from, to], [start, end]) {
  const slope = (end - start) / (to - from);
  return Object.assign((value) => start + (value - from) * slope, {
    inverse: (place) => from + (place - start) / slope,
  });
}

// Round places for an axis: about `count` multiples of 1, 2 or 5 times a power of ten.
export function ticks([from, to], count = 5) {
  const raw = (to - from) / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999);
  const first = Math.ceil(from / step - 1e-9);
  return Array.from(
    { length: Math.floor(to / step + 1e-9) - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(12)),
  );
}

// So many equally spaced numbers, both ends among them.
export const spread = (from, to, points) =>
  Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
