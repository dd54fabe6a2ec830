// Rows become consecutive days, none missing and none twice, or a ReadError says which.
import { DAY } from "./columns.mjs";
import { ReadError } from "./rows.mjs";

export const DAYS_NEEDED = 198, HIGHEST = 1e12; // as in Python: requirements, counts
const YEARS = [1900, 2150], MS = 864e5;

// A day as the number of days since 1970-01-01, and back as it is written.
export const numberOf = (text) => Date.parse(`${text}T00:00Z`) / MS;
export const written = (day) => new Date(day * MS).toISOString().slice(0, 10);

// Days in any order → { first, views }: the number of the first day, a count for each.
export function daysOf(name, { title, rows, date, value }) {
  const days = rows.map(({ line, cells }) => ({
    line,
    day: dayIn(name, line, cells[date]),
    count: countIn(name, line, cells[value], title),
  }));
  days.sort((one, other) => one.day - other.day);
  days.slice(1).forEach((next, i) => refuseStep(name, days[i], next));
  const views = days.map(({ count }) => count);
  if (!views.some(Boolean)) {
    const text = "all values are 0; there is nothing to learn from";
    throw new ReadError(name, text, { mild: true });
  }
  if (views.length < DAYS_NEEDED) {
    const text = `${views.length} days, and ${DAYS_NEEDED} are needed; export a longer period`;
    throw new ReadError(name, text, { mild: true });
  }
  return { first: days[0].day, views };
}

function dayIn(name, line, text) {
  const year = Number(text.slice(0, 4));
  const mild = !/(\p{N}.*){4}/u.test(text); // no day to any reader: a sentence, say
  if (!DAY.test(text)) {
    const why = `'${text}' is no day as it is written here, 2021-02-26`;
    throw new ReadError(name, why, { line, mild });
  }
  const day = numberOf(text); // some engines take the 30th of February for a March day
  if (!Number.isFinite(day) || written(day) !== text) {
    throw new ReadError(name, `${text} is no day of the calendar`, { line });
  }
  if (year < YEARS[0] || year > YEARS[1]) {
    throw new ReadError(name, `${text} is outside of ${YEARS.join(" to ")}`, { line });
  }
  return day;
}

function countIn(name, line, text, title) {
  const place = `${title}: `;
  if (!text) throw new ReadError(name, `${place}no number`, { line, mild: true });
  if (/^\d{1,30}$/.test(text)) {
    if (Number(text) <= HIGHEST) return Number(text);
    const limit = HIGHEST.toLocaleString("en-US");
    throw new ReadError(name, `${place}${text} is above the limit of ${limit} a day`, { line });
  }
  const negative = /^[-−]\d/.test(text);
  const why = negative
    ? "is negative; the least that a day can have is 0"
    : "is no whole number as it is written here, digits only: 5135";
  throw new ReadError(name, `${place}${negative ? text : `'${text}'`} ${why}`, { line });
}

// What stands between a day and the next must be one day.
function refuseStep(name, one, next) {
  const [low, high] = [one.line, next.line].sort((a, b) => a - b);
  if (next.day === one.day) {
    const text = `more than one row for ${written(one.day)} (lines ${low} and ${high})`;
    throw new ReadError(name, `${text}; leave one for a day`, { mild: true });
  }
  const missing = next.day - one.day - 1;
  if (!missing) return;
  const from = written(one.day + 1), to = written(next.day - 1);
  const many = missing > 1, days = `${missing} day${many ? "s" : ""}`;
  const text = `${days} missing: ${from}${many ? ` to ${to}` : ""} (before: line ` +
    `${one.line}); each day needs a row`;
  throw new ReadError(name, text, { mild: true });
}
