// A file in, the log of a channel out: YouTube Studio's zip or table, or two columns of days
// and counts. All else is told and left to viewcast.own_data.reader, which reads far more;
// what is read here, it reads in the same way.
import { columnsOf } from "./columns.mjs";
import { daysOf, written } from "./days.mjs";
import { ReadError, rowsOf, textOf } from "./rows.mjs";
import { LIMIT, isZip, unzipped } from "./zip.mjs";

// Where YouTube Studio cuts its tables off, as in viewcast.own_data.reader.choose.
const CUT_AT = 500;
const MAY_BE_CUT = `; ${CUT_AT} rows, after which YouTube Studio cuts its tables off, so ` +
  "days may be missing; the totals in its zip are whole";

// file: a Blob; words: lists of the names of `views`, `dates` and `totals`, in small letters.
// → { title, first, views, note }: the first day's number, a count for each day.
export async function readChannel(name, file, words) {
  if (file.size > LIMIT) {
    const size = Math.round(file.size / 1e6);
    throw new ReadError(name, `${size} MB, above the limit of ${LIMIT / 1e6} MB`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) {
    const tables = await unzipped(name, bytes);
    const attempts = tables.map(([inside, data]) => attempt(`${name}, ${inside}`, data, words));
    return told(best(name, attempts));
  }
  const { log, views, error } = attempt(name, bytes, words);
  if (error) throw error;
  return told(views && log.views.length === CUT_AT ? { ...log, end: MAY_BE_CUT } : log);
}

// What comes of one table: a log or the error against it; whether it's one of views, which
// isn't known where its columns aren't.
function attempt(name, bytes, words) {
  let views;
  try {
    const columns = columnsOf(name, rowsOf(name, textOf(name, bytes)), words);
    views = columns.views;
    return { views, log: { title: `${name}: ${columns.title}`, ...daysOf(name, columns) } };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { views, error };
  }
}

// The longest log of views, where no table stands against it: one that can't be read here
// may hold more of it.
function best(name, attempts) {
  const grave = attempts.find(({ views, error }) => views !== false && error && !error.mild);
  if (grave) throw grave.error;
  const logs = attempts.flatMap(({ views, log }) => (views && log) || []);
  if (!logs.length) {
    const none = new ReadError(name, "no table with a column that is known to hold the views");
    throw attempts.find(({ views, error }) => views !== false && error)?.error ?? none;
  }
  const longest = logs.reduce((a, b) => (b.views.length > a.views.length ? b : a));
  for (const log of logs) refuseDifference(longest, log);
  const { length } = longest.views;
  const confirmed = logs.filter(({ views }) => views.length === length).length > 1;
  return length === CUT_AT && !confirmed ? { ...longest, end: MAY_BE_CUT } : longest;
}

function refuseDifference(one, other) {
  other.views.forEach((count, i) => {
    const day = other.first + i, known = one.views[day - one.first] ?? count;
    if (known === count) return;
    const text = `two tables differ on ${written(day)}: ${known} there, ${count} in `;
    throw new ReadError(one.title, text + other.title);
  });
}

function told(log) {
  const { title, first, views, end = "" } = log;
  const said = (count) => count.toLocaleString("en-US");
  const low = Math.min(...views), high = Math.max(...views);
  const start = views.findIndex(Boolean);
  const note = `${title}, ${said(views.length)} days, ${written(first)} to ` +
    `${written(first + views.length - 1)}, ${said(low)} to ${said(high)} a day` +
    (start ? `; the first ${start === 1 ? "day is" : `${start} are`} 0` : "") + end;
  return { ...log, note };
}
