// The plane and what is in it: bands of ŷ, creases, examples.
import { shape } from "../js/panel.mjs";
import { bands, cornersOf, crease, highest } from "./pieces.mjs";

// Bands are pale, the lowest one white, so that whatever is drawn over them stands out.
const PALE = [255, 255, 255], DEEP = [107, 174, 214], FRAME = "#777";
const UNIT_BANDS = 4; // above 0, of what one unit gives out
const LARGE = 2.4, SMALL = 1.6, CROWD = 1000; // an example's mark, in pixels; so many: small
// Of a layer's creases; layers differ by dash and by width, too.
export const CREASES = [
  { stroke: "#000000", "stroke-width": 2 },
  { stroke: "#8a3200", "stroke-width": 1.6, "stroke-dasharray": "7 2.5" },
  { stroke: "#00483c", "stroke-width": 1.6, "stroke-dasharray": "2 2" },
];
const OUTLINE = { fill: "none", stroke: "#000", "stroke-width": 0.9 };

// The colour of the k-th of so many bands.
export const tone = (k, count) =>
  `rgb(${PALE.map((c, i) => Math.round(c + ((DEEP[i] - c) * k) / (count - 1)))})`;

const rounded = (value) => Math.round(value * 10) / 10;

// A path along places, at X and Y on the drawing.
const along = (places, { X, Y }, end = "") =>
  `M${places.map(([x, y]) => `${rounded(X(x))} ${rounded(Y(y))}`).join("L")}${end}`;

// An edge of the band's own colour leaves no seam between its pieces.
function fillBands(found, at, parent) {
  found.forEach((polygons, k) => {
    if (!polygons.length) return;
    const fill = tone(k, found.length), d = polygons.map((p) => along(p, at, "Z")).join("");
    shape("path", { d, fill, stroke: fill, "stroke-width": 0.6 }, parent);
  });
}

// What a unit gives out, in bands from 0 to its highest value.
export function drawUnit(stage, unit, at, parent) {
  const top = Math.max(highest(stage, unit), 1e-9);
  const levels = Array.from({ length: UNIT_BANDS }, (_, k) => (k * top) / UNIT_BANDS);
  fillBands(bands(stage, unit, levels), at, parent);
}

// ŷ, in bands between levels; unit 0 is all that the output has.
export const drawOutput = (stage, levels, at, parent) =>
  fillBands(bands(stage, 0, levels), at, parent);

// The crease of a unit, of layer k from 0 on.
export function drawCrease(stage, unit, k, at, parent, more = {}) {
  const d = crease(stage, unit).map((part) => along(part, at)).join("");
  if (d) shape("path", { d, fill: "none", ...CREASES[k], ...more }, parent);
}

// The edge of the plane; at: axes, as a panel has them.
export function drawFrame(at, parent) {
  const d = along(cornersOf(at), at, "Z");
  shape("path", { d, fill: "none", stroke: FRAME }, parent);
}

// A mark around a place: a disc for what is learned from, a diamond for what isn't.
const disc = (r) => `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const diamond = (r) => `m${-r} 0l${r} ${-r} ${r} ${r} ${-r} ${r}Z`;
export const MARKS = { training: disc, unseen: (r) => diamond(1.4 * r) };

// The examples of a part, in the colour of their labels.
export function drawExamples({ y, places }, mark, levels, at, parent) {
  const paths = Array.from({ length: levels.length + 1 }, () => []);
  const sign = mark(y.length > CROWD ? SMALL : LARGE);
  places.forEach((place, i) => {
    const over = levels.findIndex((level) => y[i] < level);
    paths.at(over).push(along([place], at) + sign);
  });
  paths.forEach((marks, k) => {
    if (!marks.length) return;
    shape("path", { d: marks.join(""), ...OUTLINE, fill: tone(k, paths.length) }, parent);
  });
}
