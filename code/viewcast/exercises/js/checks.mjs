// The checks of the exercises: a learner's answers in, what is wrong with them out, to the
// letter as checks.py says it. An exercise is what builder/site/answers/data.py makes.
import { judge, valueFor } from "./judge.mjs";
import { counted } from "./python.mjs";
import { read } from "./reading.mjs";
import { plainList, unpack } from "./values.mjs";

// A stub's places to fill in, and what is none: comments and texts.
const PARTS = /#.*|"(?:[^"\\\n]|\\.)*"|\.\.\./g;
const PLACES = { "...": null, '""': "" }; // and the value while nothing is there

// What a form's texts make of an exercise's stub: the source with what was written, the
// answers, a Map of names to values, and how texts were read where that isn't obvious. An
// error's `place` is the number of the text that can't be read.
export function fill(exercise, texts) {
  const values = [], notes = [];
  const source = exercise.stub.replace(PARTS, (part) => {
    if (!(part in PLACES)) return part;
    const place = values.length, text = texts[place];
    const { value, source, note } = readAt(place, text, exercise.kinds[place]);
    values.push(source ? value : PLACES[part]);
    if (note) notes.push(`• ${text.trim()}: ${note}`);
    return source || part;
  });
  const answers = exercise.answers.map(([name, made]) => [name, madeOf(made, values)]);
  return { source, answers: new Map(answers), notes };
}

function readAt(place, text, kind) {
  try {
    return read(text, kind);
  } catch (error) {
    throw Object.assign(error, { place });
  }
}

// An answer from its template: a place's number, or a list or dictionary of templates.
function madeOf(template, values) {
  if (typeof template === "number") return values[template];
  const [kind, parts] = template;
  if (kind === "list") return plainList(parts.map((part) => madeOf(part, values)));
  return new Map(parts.map(([key, part]) => [key, madeOf(part, values)]));
}

// What the checks say of answers: { title, summary, lines, passed, total }.
export function verdict(exercise, answers) {
  const { title, checks, expected, start, mistakes } = exercise;
  const known = {
    expected: expected.map(unpack),
    start: start.map(unpack),
    mistakes: mistakes.map(([message, values]) => [message, values.map(unpack)]),
  };
  const values = checks.map((check) => valueFor(check, answers));
  const [outcomes, mistake] = judge(checks, values, known);
  const lines = outcomes.map(({ check, passed, message }) =>
    passed ? `✓ ${check.says}` : `✗ ${check.says}: ${message}`,
  );
  if (mistake) lines.push(...mistake.split("\n").map((message) => `→ ${message}`));
  const held = outcomes.filter(({ passed }) => passed).length;
  const total = checks.length;
  return { title, summary: summaryOf(held, total), lines, passed: held, total };
}

function summaryOf(held, total) {
  if (held === total) return total > 1 ? "right, all checks hold." : "right.";
  const hold = held === 1 || total === 1 ? "holds" : "hold";
  return `not yet; ${held} of ${counted(total, "check")} ${hold}.`;
}
