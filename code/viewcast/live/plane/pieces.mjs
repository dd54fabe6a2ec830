// The plane as a ReLU network of two inputs sees it, exactly: each of its layers cuts what
// lies before it into pieces, and on a piece all that units give out is flat.
// A flat function f is [c, p, q], f(x) = c + p x₁ + q x₂; corners are [[x₁, x₂], …].

const TINY = 1e-9; // beside the largest value on a piece

export const height = ([c, p, q], [x, y]) => c + p * x + q * y;

const sum = (bias, weights, maps) =>
  weights.reduce((f, w, j) => f.map((v, i) => v + w * maps[j][i]), [bias, 0, 0]);

const between = ([x, y], [to_x, to_y], t) => [x + t * (to_x - x), y + t * (to_y - y)];

// Where f is below 0 and above it: { below, above }, the corners of both parts, which may
// be none, and edge, what they share: [from, to] or nothing.
export function cut(corners, f) {
  const values = corners.map((corner) => height(f, corner));
  const near = TINY * Math.max(1, ...values.map(Math.abs));
  if (values.every((value) => value > -near)) {
    const flat = values.every((value) => value < near); // a closed unit's sum can be 0
    return flat ? { below: corners, above: [] } : { below: [], above: corners };
  }
  if (values.every((value) => value < near)) return { below: corners, above: [] };
  const below = [], above = [], edge = [];
  corners.forEach((corner, i) => {
    const next = (i + 1) % corners.length, [here, there] = [values[i], values[next]];
    const at = Math.abs(here) < near;
    if (here < near) below.push(corner);
    if (here > -near) above.push(corner);
    if (at) edge.push(corner);
    if (at || Math.abs(there) < near || here * there > 0) return;
    const crossing = between(corner, corners[next], here / (here - there));
    for (const list of [below, above, edge]) list.push(crossing);
  });
  return { below, above, edge };
}

// One layer's cuts through a piece: the pieces it leaves, each with what units give out.
function divided({ corners }, sums) {
  let parts = [{ corners, maps: [] }];
  for (const f of sums) {
    parts = parts.flatMap(({ corners, maps }) => {
      const { below, above } = cut(corners, f), made = [];
      if (below.length) made.push({ corners: below, maps: [...maps, [0, 0, 0]] });
      if (above.length) made.push({ corners: above, maps: [...maps, f] });
      return made;
    });
  }
  return parts;
}

// What a network does to a rectangle: layers [{ b, W }, …], the output's last; corners: of
// the rectangle; inputs: what the network sees, as flat functions of the place.
// → { hidden, output, pieces }: hidden has for each layer what stands before it, pieces
// [{ corners, sums }, …] with the units' sums; output has ŷ as the one sum.
export function fold(layers, corners, inputs) {
  let pieces = [{ corners, maps: inputs }];
  const stages = layers.map(({ b, W }, k) => {
    const stage = pieces.map(({ corners, maps }) =>
      ({ corners, sums: b.map((bias, i) => sum(bias, W[i], maps)) }));
    if (k < layers.length - 1) pieces = stage.flatMap((piece) => divided(piece, piece.sums));
    return stage;
  });
  return { hidden: stages.slice(0, -1), output: stages.at(-1), pieces: pieces.length };
}

// The corners of a plane with such axes.
export const cornersOf = ({ x: [left, right], y: [low, high] }) =>
  [[left, low], [right, low], [right, high], [left, high]];

// The crease of a layer's unit: [[from, to], …], straight parts along which its sum is 0.
export const crease = (stage, unit) =>
  stage.flatMap(({ corners, sums }) => {
    const { edge } = cut(corners, sums[unit]);
    return edge?.length === 2 ? [edge] : [];
  });

// The parts of all pieces on which a unit's sum lies between two neighbours of the rising
// numbers `levels`: lists of corners, first of what is below all of them.
export function bands(stage, unit, levels) {
  const found = Array.from({ length: levels.length + 1 }, () => []);
  for (const { corners, sums: { [unit]: [c, p, q] } } of stage) {
    const values = corners.map((corner) => height([c, p, q], corner));
    const high = Math.max(...values), low = Math.min(...values);
    let k = levels.findIndex((level) => level > low), rest = corners;
    for (; k >= 0 && k < levels.length && levels[k] < high; k++) {
      const { below, above } = cut(rest, [c - levels[k], p, q]);
      if (below.length) found[k].push(below);
      rest = above;
    }
    if (rest.length) found.at(k).push(rest); // at −1 what is above all levels
  }
  return found;
}

// The highest value that a unit's sum has in the rectangle.
export const highest = (stage, unit) =>
  Math.max(...stage.flatMap(({ corners, sums }) => corners.map((c) => height(sums[unit], c))));
