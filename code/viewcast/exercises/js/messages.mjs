// What a check says in words: what came, and how it differs, as in messages.py.
import { counted, cut, digits, grouped, repr, strip } from "./python.mjs";
import { Numbers, Other, Raised, allClose, alike, floats, isBool } from "./values.mjs";
import { firstWrong, isLetters, isNumber, isText, same, shape } from "./values.mjs";

export const NO_ANSWER = "NoAnswer"; // Raised for a name that still holds three dots
const FACTORS = {
  "": [[-1, "right but for the sign"]],
  k: [
    [1000, "a thousand times too large: are these views, and k is asked for?"],
    [0.001, "a thousand times too small: are these k, and views are asked for?"],
  ],
  share: [
    [100, "a hundred times too large: is a share asked for, not a percentage?"],
    [0.01, "a hundred times too small: is a percentage asked for, not a share?"],
  ],
};
const NEAR = 0.01; // of a number's size: so near comes what was rounded too early
const LONGEST = 8; // numbers of an array that are shown

// A plain value in a few words.
export function describe(value) {
  if (value === null) return "nothing (None)";
  if (value instanceof Raised) return cut(`${value.error}: ${value.message}`, 200);
  if (value instanceof Other) {
    return cut(`${/^[aeio]/i.test(value.type) ? "an" : "a"} ${value.type}`, 200);
  }
  if (typeof value === "number") return digits(value);
  if (!(value instanceof Numbers)) return cut(repr(value), 200);
  const [length, ...below] = value.shape;
  if (below.length || length > LONGEST) return `an array ${tuple(value.shape)}`;
  return `[${floats(value).map(digits).join(", ")}]`;
}

const tuple = (shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

// What is told to whoever hasn't begun.
export function untouched(values) {
  if (values.every((value) => value === null || value instanceof Raised)) {
    return "Nothing to check yet: put your answer in the place of the three dots.";
  }
  return "This does just what the cell did when you got it: nothing is fixed yet.";
}

// What is wrong with a value; the right one isn't told.
export function differs(check, value, expected) {
  if (isText(expected) && isLetters(value)) value = value.join("");
  if (check.words && typeof value === "bigint") {
    return `${counted(value, "word")}; write ${check.words} or more`;
  }
  return otherKind(value, expected) || otherValue(check, value, expected);
}

// What to say when nothing came, or another kind or shape than is asked; or "".
function otherKind(value, expected) {
  if (value instanceof Raised) return raised(value);
  if (expected !== null && isMissing(value)) return "no answer yet";
  if (kindOf(value) !== kindOf(expected)) {
    return `${kindOf(expected)} is asked for; this is ${describe(value)}`;
  }
  if (!alike(value, expected)) return otherShape(shape(value), shape(expected));
  return notFinite(value) && !notFinite(expected) ? "it holds nan or infinity" : "";
}

function raised(value) {
  if (value.error === NO_ANSWER) return `${value.message} has no answer yet`;
  return `it stopped with ${describe(value)}`;
}

function isMissing(value) {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item === null);
  return value === null || (isText(value) && !strip(value));
}

function kindOf(value) {
  if (isBool(value)) return "True or False";
  if (value instanceof Numbers) return "an array or list of numbers";
  if (isNumber(value)) return "a number";
  if (isText(value)) return "a string";
  if (value instanceof Map) return "a dictionary";
  return Array.isArray(value) ? "a list" : "None";
}

// That an array has another shape, said so that it can't be read as an answer.
function otherShape(found, asked) {
  if (found.length === 1 && asked.length === 1) {
    return `it should hold ${counted(asked[0], "number")}, and holds ${grouped(found[0])}`;
  }
  return `it should ${shapeTold(asked)}, and ${shapeTold(found, "has", "is")}`;
}

function shapeTold([rows, columns, ...more], have = "have", be = "be") {
  if (columns === undefined) return `${be} a vector of ${counted(rows, "number")}`;
  if (more.length) return `${have} the shape ${tuple([rows, columns, ...more])}`;
  return `${have} ${counted(rows, "row")} and ${counted(columns, "column")}`;
}

const notFinite = (value) => isNumber(value) && !floats(value).every(Number.isFinite);

// How a value misses, if there is a plain word for it; the right one isn't told.
function otherValue(check, value, expected) {
  if (expected === true) return "this doesn't hold yet";
  if (isNumber(value)) {
    const right = floats(expected);
    for (const [factor, words] of [...FACTORS[""], ...(FACTORS[check.unit] ?? [])]) {
      const limit = check.tolerance && check.tolerance * Math.abs(factor);
      const scaled = new Numbers(shape(expected), right.map((one) => factor * one));
      if (right.some(Boolean) && same(value, scaled, limit)) return `it is ${words}`;
    }
    if (isRounded(floats(value), right)) return "close; is it rounded?";
  }
  const said = `${describe(value)} is not it`;
  const answers = floats(expected); // of yes and no a place would tell the answer
  if (shape(value).length !== 1 || answers.every((one) => one === 0 || one === 1)) return said;
  return `${said}: look at place ${firstWrong(value, expected, check.tolerance)}`;
}

// Whether numbers of few decimals are near what they should be. Whole numbers aren't:
// whoever is one off in a count hasn't rounded. (np.round takes a half to the even number;
// but what has a half left is neither whole nor of few decimals.)
function isRounded(values, expected) {
  const few = allClose(values, values.map((one) => Math.round(one * 1e4) / 1e4), 0, 1e-12);
  const whole = allClose(expected, expected.map(Math.round), 0, 1e-9);
  return few && !whole && allClose(values, expected, NEAR, 1e-9);
}
