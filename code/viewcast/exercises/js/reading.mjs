// What people write in a field: its value, and the Python that says the same.
import { repr } from "./python.mjs";
import { plainList } from "./values.mjs";

const LARGEST = 9e18; // beyond it NumPy has no integers
const LARGEST_SIDE = 1e15; // of a fraction: up to it a float holds every integer
const LONGEST_NUMBER = 40; // characters
const NUMBER =
  /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?$/i;
// As the book writes 3,850: groups of three, and the first has no 0 in front.
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const BLANK_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:[ \xa0\u2009\u202f]\d{3})+(?:[.,]\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i;
const BLANK_COMMA = /\s+,\s*|\s*,\s+/;
const QUOTES = ['""', "''", "``", "“”", "‘’", "„“", "„”", "«»"];
const BRACKETS = ["[]", "()"];

const literal = (value) => ({ value, source: JSON.stringify(value), note: "" });
const truth = (value) => ({ value, source: repr(value), note: "" });
const TRUTHS = { true: truth(true), yes: truth(true), false: truth(false), no: truth(false) };
const NOTHING = { value: null, source: "", note: "" };

// { value, source, note } of a text in a field of this kind: its value, its Python literal,
// "" if nothing is there, and how it was read, if that isn't obvious. An Error, with a
// sentence for the reader, for a number that isn't taken.
export function read(text, kind) {
  if (!text.trim()) return NOTHING;
  if (kind === "prose") return literal(text);
  if (kind === "words") return readWords(text);
  if (kind === "truth") return TRUTHS[text.trim().toLowerCase()] ?? readWord(text);
  return (kind !== "word" && readNumbers(text, kind === "numbers")) || readWord(text);
}

function readWord(text) {
  const word = without(QUOTES, text);
  return word ? literal(word) : NOTHING;
}

function readWords(text) {
  const inside = without(BRACKETS, text);
  if (!/[,;]/.test(inside)) return readWord(inside);
  const words = inside.replace(/[,;]$/, "").split(inside.includes(";") ? ";" : ",");
  return listOf(words.map((word) => literal(without(QUOTES, word))));
}

// A text without the quotes or brackets around it, and without blanks at its ends.
function without(pairs, text) {
  const trimmed = text.trim();
  const paired = trimmed.length > 1 && pairs.includes(trimmed[0] + trimmed.at(-1));
  return paired ? trimmed.slice(1, -1).trim() : trimmed;
}

function listOf(parts) {
  const source = `[${parts.map((part) => part.source).join(", ")}]`;
  return { value: plainList(parts.map((part) => part.value)), source, note: "" };
}

// A number, or a list of numbers; undefined if the text is neither. Where a list is asked
// for, 32,14 is one of two numbers; else it is a number with a decimal comma.
function readNumbers(text, asked) {
  const typed = text.trim().replace(/[−–]/g, "-");
  const inside = without(BRACKETS, typed), bracketed = inside !== typed;
  const number = bracketed || asked ? undefined : readNumber(inside, true);
  if (number) return number;
  const parts = inside ? partsOf(inside).map((part) => readNumber(...part)) : [];
  if (parts.includes(undefined)) return undefined;
  if (parts.length === 1 && !bracketed && !/[,;]$/.test(inside)) return parts[0];
  const list = listOf(parts);
  const obvious = /^[^,;]*(, [^,;]*)*$/.test(inside) && !parts.some((part) => part.note);
  return obvious ? list : { ...list, note: `read as the list ${list.source.slice(1, -1)}` };
}

// The parts of a list, each with what readNumber has to know of its commas: they belong to
// the numbers if semicolons, or commas with a blank, part the list.
function partsOf(list) {
  const whole = list.replace(/\s*[,;]$/, "");
  if (whole.includes(";")) return whole.split(";").map((part) => [part, "decimal"]);
  const apart = BLANK_COMMA.test(whole);
  return whole.split(apart ? BLANK_COMMA : ",").map((part) => [part, apart]);
}

// A number or a fraction. comma: whether there may be one in it; "decimal" if not between
// thousands.
function readNumber(text, comma) {
  const sides = text.split("/").map((side) => readSide(side.trim(), comma));
  if (sides.length > 2 || sides.includes(undefined)) return undefined;
  const source = sides.map((side) => side.source).join(" / ");
  const note = sides.some((side) => side.note) ? `read as ${source}` : "";
  const [above, below] = sides.map((side) => side.value);
  if (below === undefined) return { value: above, source, note };
  if (!Number(below)) {
    throw new Error(`${text.trim()} divides by 0: write another number below the line.`);
  }
  for (const side of [above, below]) taken(side, repr(side), LARGEST_SIDE);
  return { value: taken(Number(above) / Number(below), text.trim()), source, note };
}

function readSide(side, comma) {
  const signed = side.replace(/^([+-])\s+/, "$1");
  const joined = BLANK_THOUSANDS.test(signed) ? signed.replace(/\s/g, "") : signed;
  const english = withoutCommas(joined, comma);
  if (!NUMBER.test(english)) return undefined;
  if (side.length > LONGEST_NUMBER) {
    const told = `${side.slice(0, 10)}… has ${side.length} characters`;
    throw new Error(`${told}, and a number at most ${LONGEST_NUMBER}: round it.`);
  }
  const number = english.replace(/_/g, "");
  const value = taken(/^[+-]?\d+$/.test(number) ? BigInt(number) : Number(number), side);
  return { value, source: repr(value), note: english !== signed };
}

function withoutCommas(number, comma) {
  if (comma === true && THOUSANDS.test(number)) return number.replace(/,/g, "");
  return comma && DECIMAL_COMMA.test(number) ? number.replace(",", ".") : number;
}

function taken(value, text, largest = LARGEST) {
  if (Math.abs(Number(value)) <= largest) return value;
  const most = largest.toExponential().replace("+", "");
  throw new Error(`${text} is beyond ${most}, the largest that is read: check its size.`);
}
