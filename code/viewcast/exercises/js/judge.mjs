// From the outcomes of an exercise's checks to words, as in judge.py.
import { NO_ANSWER, differs, untouched } from "./messages.mjs";
import { evaluate } from "./code.mjs";
import { both, explains, nearest } from "./mistakes.mjs";
import { Raised, same } from "./values.mjs";

// What a check gives for the answers, a Map of names to values.
export function valueFor(check, answers) {
  const missing = check.free.find((name) => answers.get(name) === null);
  if (missing !== undefined) return new Raised(NO_ANSWER, missing);
  return evaluate(check.code, answers);
}

// What became of each check, { check, passed, message }, and the message of the mistake
// that explains it. values: what each check gives for the learner; known: what it gives for
// the right answer (expected), the untouched stub (start) and usual mistakes, [message,
// values] each. A mistake explains an answer if it gives the same value wherever the answer
// is wrong; if none does, two may, each with a part. Checks without points have no say.
export function judge(checks, values, { expected, start, mistakes }) {
  const outcomes = checks.map((check, i) => outcomeOf(check, values[i], expected[i]));
  const counts = checks.flatMap((check, i) => (check.points ? [i] : []));
  const wrong = counts.filter((i) => !outcomes[i].passed);
  if (!wrong.length) return [outcomes, ""];
  if (explains(start, values, counts)) {
    return [outcomes, untouched(counts.map((i) => values[i]))];
  }
  const one = nearest(mistakes, values, wrong, counts);
  return [outcomes, one || both({ expected, mistakes }, values, wrong, counts)];
}

function outcomeOf(check, value, right) {
  const passed = same(value, right, check.tolerance);
  return { check, passed, message: passed ? "" : differs(check, value, right) };
}
