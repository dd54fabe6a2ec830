// Which usual mistakes an answer shows, as in mistakes.py. A mistake: [message, values].
import { Raised, same } from "./values.mjs";

export const explains = (suspect, values, where) =>
  where.every((i) => asWrong(suspect[i], values[i]));

function asWrong(suspect, value) {
  const both = suspect instanceof Raised && value instanceof Raised;
  return both ? suspect.error === value.error : same(value, suspect);
}

// The message of the mistake that explains all that is wrong, or ""; of several, the one
// whose values are least often others than these.
export function nearest(mistakes, values, wrong, where) {
  const others = ([, suspect]) => where.filter((i) => !explains(suspect, values, [i])).length;
  const likely = mistakes.filter(([, suspect]) => explains(suspect, values, wrong));
  const least = Math.min(...likely.map(others));
  return likely.find((mistake) => others(mistake) === least)?.[0] ?? "";
}

// The messages of two mistakes that were made at once, a line each, or "": each is there
// wherever it makes a difference, apart from the other, and together they are all.
export function both({ expected, mistakes }, values, wrong, where) {
  const made = mistakes
    .map(([message, suspect]) => {
      const felt = where.filter((i) => !explains(suspect, expected, [i]));
      return { message, suspect, felt };
    })
    .filter(({ felt }) => felt.length && felt.every((i) => wrong.includes(i)))
    .filter(({ suspect, felt }) => explains(suspect, values, felt));
  for (const [i, one] of made.entries()) {
    for (const other of made.slice(i + 1)) {
      const apart = !one.felt.some((place) => other.felt.includes(place));
      if (apart && one.felt.length + other.felt.length === wrong.length) {
        return `${one.message}\n${other.message}`;
      }
    }
  }
  return "";
}
