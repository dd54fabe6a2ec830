// Answers as plain values: what they are, and whether they agree, as in values.py.
import { casefold, isAlnum, split, str, strip } from "./python.mjs";

// An array of numbers: its shape, and its items row by row, which are of one type.
export class Numbers {
  constructor(shape, items) {
    Object.assign(this, { shape, items });
  }

  // What is at a place of its first axis.
  item(place) {
    const [, ...below] = this.shape, size = below.reduce((a, b) => a * b, 1);
    const part = this.items.slice(place * size, (place + 1) * size);
    return below.length ? new Numbers(below, part) : part[0];
  }

  *[Symbol.iterator]() {
    for (let place = 0; place < this.shape[0]; place++) yield this.item(place);
  }
}

// An answer that didn't come: the error's name and what it said; one that is no plain
// value: the name of its type.
export class Raised {
  constructor(error, message) {
    Object.assign(this, { error, message });
  }
}

export class Other {
  constructor(type) {
    this.type = type;
  }
}

// The value of its JSON; see `packed` in builder/site/answers/expressions.py.
export function unpack(json) {
  if (Array.isArray(json)) return plainList(json.map(unpack));
  if (json === null || typeof json !== "object") return json;
  const [[kind, content]] = Object.entries(json);
  const kinds = {
    int: () => BigInt(content),
    float: () => ({ nan: NaN, inf: Infinity, "-inf": -Infinity })[content],
    array: () => new Numbers(shapeOf(content), content.flat(Infinity)),
    dict: () => new Map(content.map(([key, value]) => [key, unpack(value)])),
    raised: () => new Raised(...content),
    other: () => new Other(content),
  };
  return kinds[kind]();
}

const shapeOf = (rows) => (Array.isArray(rows) ? [rows.length, ...shapeOf(rows[0])] : []);

export const isBool = (value) => typeof value === "boolean";
export const isText = (value) => typeof value === "string";
export const isNumber = (value) =>
  typeof value === "bigint" || typeof value === "number" || value instanceof Numbers;

export const shape = (value) => (value instanceof Numbers ? value.shape : []);
export const floats = (value) => itemsOf(value).map(Number);
const itemsOf = (value) => (value instanceof Numbers ? value.items : [value]);
export const alike = (a, b) => String(shape(a)) === String(shape(b));

// A list of numbers, or of arrays of one shape, as an array; any other as it is.
export function plainList(items) {
  const numbers = items.every((item) => isNumber(item) || isBool(item));
  if (!items.length || !numbers || !items.every((item) => alike(item, items[0]))) return items;
  return new Numbers([items.length, ...shape(items[0])], ofOneType(items.flatMap(itemsOf)));
}

// As NumPy does: True is 1 beside integers, and an integer a float beside floats.
function ofOneType(items) {
  const some = (type) => items.some((item) => typeof item === type);
  if (some("number")) return items.map(Number);
  return some("bigint") ? items.map(BigInt) : items;
}

// Whether two plain values agree: numbers to a millionth of their size or to `tolerance`,
// strings whatever their capitals and blanks. Where one word is expected, neither blanks
// nor commas between the letters matter, and a list of letters will do.
export function same(value, expected, tolerance = null) {
  if (isText(expected)) return sameText(value, expected);
  if (expected === null || isBool(expected)) return value === expected;
  if (isNumber(expected)) return isNumber(value) && isClose(value, expected, tolerance);
  if (value?.constructor !== expected.constructor) return false;
  if (expected instanceof Map) {
    const named = ([key, right]) => value.has(key) && same(value.get(key), right, tolerance);
    return value.size === expected.size && [...expected].every(named);
  }
  if (expected instanceof Other) return value.type === expected.type;
  const matches = (item, place) => same(item, expected[place], tolerance);
  return value.length === expected.length && value.every(matches);
}

function sameText(value, expected) {
  if (isAlnum(expected) && (isText(value) || isLetters(value))) {
    return letters(value) === letters(expected);
  }
  const words = (text) => split(casefold(text)).join(" ");
  return isText(value) && words(value) === words(expected);
}

// The first place at which two vectors of numbers don't agree.
export const firstWrong = (value, expected, tolerance) =>
  itemsOf(value).findIndex((one, i) => !same(one, itemsOf(expected)[i], tolerance));

// Whether a plain value is a list of single letters or digits, as strings.
export const isLetters = (value) =>
  Array.isArray(value) &&
  value.every((item) => isText(item) && [...strip(item)].length === 1);

// The letters and digits of an answer without what separates them, in lower case.
export function letters(answer) {
  let parts = [answer];
  if (answer instanceof Map) parts = [...answer.values()];
  else if (Array.isArray(answer) || answer instanceof Numbers) parts = [...answer];
  return casefold(Array.from(parts.map(str).join("")).filter(isAlnum).join(""));
}

function isClose(value, expected, tolerance) {
  const limits = tolerance === null ? [1e-6, 1e-9] : [0, tolerance * (1 + 1e-9)];
  return alike(value, expected) && allClose(floats(value), floats(expected), ...limits);
}

// np.allclose(…, equal_nan=True)
export const allClose = (values, expected, relative, absolute) =>
  values.every((value, i) => {
    const right = expected[i], limit = absolute + relative * Math.abs(right);
    if (Object.is(value, right)) return true;
    return Math.abs(value - right) <= limit && Number.isFinite(right);
  });
