// How Python writes values and takes text apart, as far as checks and messages need it.
// Python's int is a BigInt here, its float a Number, its dict a Map, its list an Array.

const BLANK =
  "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

export const strip = (text) => text.replace(new RegExp(`^${BLANK}|${BLANK}$`, "g"), "");
export const split = (text) => text.split(new RegExp(BLANK)).filter(Boolean);
export const isAlnum = (text) => /^[\p{L}\p{N}]+$/u.test(text);
export const cut = (text, most) => [...text].slice(0, most).join("");

// str.casefold: it knows "ß" and "SS" as one, and the Turkish "ı" as another than "i".
export const casefold = (text) =>
  text.replace(/[^ı]/gu, (sign) => sign.toLowerCase().toUpperCase().toLowerCase());

export function repr(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return reprFloat(value);
  if (typeof value === "string") return reprText(value);
  if (value instanceof Map) {
    return `{${[...value].map((pair) => pair.map(repr).join(": ")).join(", ")}}`;
  }
  return `[${[...value].map(repr).join(", ")}]`; // of an array: the list of its items
}

export const str = (value) => (typeof value === "string" ? value : repr(value));

function reprFloat(value) {
  if (!Number.isFinite(value)) return special(value);
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const power = powerOf(value);
  if (power < -4 || power >= 16) return withPower(value);
  const text = String(value);
  return text.includes(".") ? text : `${text}.0`;
}

// format(value + 0.0, ".6g"): six digits, of two equally near the even one, never -0.
export function digits(value) {
  if (!Number.isFinite(value)) return special(value);
  const [, even, end] = /^(.*[02468])50*(e.*)$/.exec(value.toExponential(40)) ?? [];
  const tie = even?.replace(/\D/g, "").length === 6;
  const rounded = Number(tie ? even + end : value.toExponential(5)) + 0;
  const power = powerOf(rounded);
  return power < -4 || power >= 6 ? withPower(rounded) : String(rounded);
}

const special = (value) => String(value).replace("Infinity", "inf").replace("NaN", "nan");
const powerOf = (value) => Number(value.toExponential().split("e")[1]);
const withPower = (value) => value.toExponential().replace(/(e[+-])(\d)$/, "$10$2");

function reprText(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + Array.from(text, (sign) => escaped(sign, quote)).join("") + quote;
}

function escaped(sign, quote) {
  if (sign === quote) return `\\${sign}`;
  if (ESCAPES[sign]) return ESCAPES[sign];
  if (sign === " " || !UNPRINTABLE.test(sign)) return sign;
  const code = sign.codePointAt(0).toString(16);
  const [letter, length] = code.length < 3 ? ["x", 2] : code.length < 5 ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.padStart(length, "0")}`;
}

// counted(1200n, "row") is "1,200 rows".
export function counted(number, thing) {
  return `${grouped(number)} ${thing}${Number(number) === 1 ? "" : "s"}`;
}

export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
