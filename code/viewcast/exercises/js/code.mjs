// A check's code as builder/site/answers/expressions.py writes it, and its value: a name is
// a string, all else a list of a word and its parts.
import { split, str, strip } from "./python.mjs";
import { letters, plainList, unpack } from "./values.mjs";

const each = (many) => [...(many instanceof Map ? many.keys() : many)];

const CALLS = {
  list: each,
  len: (many) => BigInt(each(many).length),
  min: (...values) => values.reduce((least, one) => (one < least ? one : least)),
  sorted: (many) => each(many).sort(),
  str,
  letters,
};

const METHODS = {
  values: (dict) => [...dict.values()],
  split,
  strip,
  lower: (text) => text.toLowerCase(),
  replace: (text, old, by) => text.split(old).join(by),
};

// What each word stands for: a function of the names' values and its parts, as they are.
const FORMS = {
  value: (names, json) => unpack(json),
  list: (names, ...parts) => parts.map((part) => valueOf(part, names)),
  item: (names, ...parts) => itemOf(...FORMS.list(names, ...parts)),
  slice: (names, text, ...ends) => each(valueOf(text, names)).slice(...ends).join(""),
  call: (names, name, ...parts) => CALLS[name](...FORMS.list(names, ...parts)),
  method: (names, name, ...parts) => METHODS[name](...FORMS.list(names, ...parts)),
  equal: (names, ...sides) => sides.map((side) => valueOf(side, names)).reduce(Object.is),
  each: (names, name, many, condition) =>
    each(valueOf(many, names)).filter((one) =>
      valueOf(condition, new Map([...names, [name, one]])),
    ),
};

function valueOf(code, names) {
  if (!Array.isArray(code)) return names.get(code);
  const [word, ...parts] = code;
  return FORMS[word](names, ...parts);
}

function itemOf(whole, place) {
  if (whole instanceof Map) return whole.get(place);
  return Array.isArray(whole) ? whole[place] : whole.item(Number(place));
}

const plain = (value) => (Array.isArray(value) ? plainList(value.map(plain)) : value);

// The value of a check's code. names: a Map.
export const evaluate = (code, names) => plain(valueOf(code, names));
