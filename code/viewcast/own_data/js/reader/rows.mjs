// The text of a table becomes rows of cells; what this can't read is told.

// Why a file isn't read: place, what is wrong there, and the limit or the way out. A mild
// one is a fault of its table alone: another table of the same zip may still be read.
export class ReadError extends Error {
  constructor(name, text, { line, mild = false } = {}) {
    super(`${name}${line ? `, line ${line}` : ""}: ${text}`);
    this.mild = mild;
  }
}

const HIDDEN = /[\u00ad\ufeff\u200b\u200e\u200f]/g; // as in viewcast.own_data.reader.encodings
const SIGNS = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars" };

export function textOf(name, bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ReadError(name, "no text in UTF-8, the one encoding that is read here");
  }
  return text.replace(HIDDEN, "").normalize("NFC");
}

// The rows that aren't blank, [{ line, cells }, …], all as long as the first.
export function rowsOf(name, text) {
  const lines = text.split(/\r\n|\n|\r/).map((line, i) => [i + 1, line]);
  const full = lines.filter(([, line]) => line.trim());
  if (!full.length) {
    throw new ReadError(name, "empty; needed is a row for each day", { mild: true });
  }
  const sign = signOf(name, ...full[0]);
  const rows = full.map(([line, text]) => ({ line, cells: cellsOf(name, line, text, sign) }));
  const { length } = rows[0].cells;
  for (const { line, cells } of rows) {
    while (cells.length < length) cells.push("");
    if (cells.length === length) continue;
    const text = `${cells.length} cells, and line ${rows[0].line} has ${length}; a number ` +
      "with commas needs quotation marks";
    throw new ReadError(name, text, { line });
  }
  return rows;
}

// The one sign that parts the first row.
function signOf(name, line, text) {
  if (/^\s*"?(#|sep=)/i.test(text)) {
    throw new ReadError(name, "a remark; leave it out", { line });
  }
  const bare = text.replace(/"[^"]*"/g, "");
  const found = Object.keys(SIGNS).filter((sign) => bare.includes(sign));
  if (found.length === 1) return found[0];
  const what = found.map((sign) => SIGNS[sign]).join(" and ");
  const why = found.length
    ? `${what}, of which only one kind can part the cells`
    : "one column only; needed are a day and a number in each row, parted by a comma";
  throw new ReadError(name, why, { line });
}

function cellsOf(name, line, text, sign) {
  const cells = [];
  for (let at = 0; at <= text.length; ) {
    const [whole, quoted] = /^\s*"((?:[^"]|"")*)"\s*/.exec(text.slice(at)) ?? [];
    const end = whole === undefined ? text.indexOf(sign, at) : at + whole.length;
    const stop = end < 0 ? text.length : end;
    const cell = quoted?.replaceAll('""', '"') ?? text.slice(at, stop);
    const parts = stop === text.length || text.startsWith(sign, stop);
    if (!parts || (quoted === undefined && cell.includes('"'))) {
      throw new ReadError(name, "a quotation mark that doesn't pair up", { line });
    }
    cells.push(cell.trim());
    at = stop + 1;
  }
  return cells;
}
