// Which column of a table holds the day and which the number: two columns, or names that
// YouTube Studio has for them (words.json). Nothing else is tried.
import { ReadError } from "./rows.mjs";

export const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^[-+−]?\d/;
const quote = (names) => names.map((name) => `'${name}'`).join(", ");

// { title, date, value, rows }: the number's name, the columns' places, the rows of days.
export function columnsOf(name, rows, words) {
  const [first] = rows, two = first.cells.length === 2;
  const header = first.cells.some((cell) => NUMBER.test(cell)) ? null : first.cells;
  if (header?.includes("")) {
    throw new ReadError(name, "a column without a name", { line: first.line });
  }
  const days = header ? rows.slice(1) : rows;
  const [date, value] = two ? pairOf(name, days) : namedColumns(name, first, header, words);
  refuseOthers(name, days, header, [date, value]);
  refuseParted(name, days, value);
  const title = header?.[value] ?? `column ${value + 1}`;
  const kept = withoutTotal(days, date, value, words.totals);
  return { title, date, value, rows: kept, views: isIn(words.views, title) };
}

const isIn = (words, title) => words.includes(title.toLowerCase());

function pairOf(name, days) {
  const found = [0, 1].filter((j) => days.some(({ cells }) => DAY.test(cells[j])));
  if (found.length === 1) return [found[0], 1 - found[0]];
  const text = found.length
    ? "days in both columns; needed are a day and a number"
    : "no day in any row; a day is written 2021-02-26 here";
  throw new ReadError(name, text, { line: days[0]?.line, mild: !days.length });
}

function namedColumns(name, { line, cells }, header, words) {
  if (!header) {
    throw new ReadError(name, `${cells.length} columns without names; two are read`, { line });
  }
  return ["dates", "views"].map((kind) => {
    const found = header.flatMap((title, j) => (isIn(words[kind], title) ? [j] : []));
    if (found.length === 1) return found[0];
    const what = kind === "dates" ? "the day" : "the views";
    const text = found.length
      ? `${found.length} columns that may be ${what}; there are ${quote(header)}`
      : `no column that is known to hold ${what}; there are ${quote(header)}`;
    throw new ReadError(name, text, { line, mild: kind === "views" && !found.length });
  });
}

// A column of words may be titles of videos; an empty one, what was cut off a number.
function refuseOthers(name, rows, header, [date, value]) {
  for (let j = 0; j < rows[0]?.cells.length; j++) {
    if (j === date || j === value) continue;
    const word = rows.find(({ cells }) => /[\p{L}\p{Cc}]/u.test(cells[j]));
    if (word) {
      const text = `'${word.cells[j]}' in the column '${header[j]}'; beside the day only ` +
        "numbers are read";
      throw new ReadError(name, text, { line: word.line, mild: true });
    }
    if (rows.every(({ cells }) => !cells[j])) {
      throw new ReadError(name, `nothing in the column '${header[j]}'; leave it out`);
    }
  }
}

// 1,034 without quotation marks is two cells, the second of them in the next column.
function refuseParted(name, rows, value) {
  const parted = rows.filter(({ cells }) => cells[value + 1]);
  const groups = new Set(parted.map(({ cells }) => cells[value + 1]));
  const all = parted.every(({ cells }) =>
    /^[1-9]\d{0,2}$/.test(cells[value]) && /^\d{3}$/.test(cells[value + 1]));
  if (all && groups.size >= 10 && [...groups].some((group) => group.startsWith("0"))) {
    const text = `${parted[0].cells.slice(value, value + 2)}: a number with a comma needs ` +
      "quotation marks";
    throw new ReadError(name, text, { line: parted[0].line });
  }
}

// The rows but a first or last one that has a word for a day and is the sum of the others.
function withoutTotal(rows, date, value, totals) {
  const sum = rows.reduce((sum, { cells }) => sum + (Number(cells[value]) || 0), 0);
  const isTotal = (row) =>
    row && !/\p{N}/u.test(row.cells[date]) &&
    (isIn(totals, row.cells[date]) || 2 * Number(row.cells[value]) === sum);
  const start = isTotal(rows[0]) ? 1 : 0;
  return rows.slice(start, isTotal(rows.at(-1)) && rows.length > 1 ? -1 : undefined);
}
