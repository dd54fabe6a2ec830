// What was found, as tables and sentences: those of viewcast.own_data.evaluation.sentences,
// to the letter.
import { DEPTH } from "./gains.mjs";
import { NETWORKS } from "./models.mjs";
import { mean, percent, rounded } from "./sums.mjs";
import { written } from "../reader/days.mjs";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
export const OFTEN = 0.8;
const VERDICTS = { 1: "better", 0: "open", "-1": "worse" };

const weekday = (day) => (day + 3) % 7; // day 0, 1970-01-01, was a Thursday
const dated = (day) => `${WEEKDAYS[weekday(day)]} ${written(day)}`;
const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words[0];

// The mean size of error of each seed's forecasts.
export const lossesOf = (rows, y) =>
  rows.map((row) => mean(row.map((y_hat, i) => Math.abs(y_hat - y[i]))));

export function lossesTable(models, { training, unseen }, unit) {
  const rows = Object.entries(models).map(([name, model]) => {
    const losses = [lossesOf(model.known, training.y), lossesOf(model.new, unseen.y)];
    const three = [...losses, model.tomorrow].map((values) => unit.spread(values));
    return [name, said(model.parameters), ...three];
  });
  const ends = ({ y, first }) => `${written(first)} to ${written(first + y.length - 1)}`;
  const caption =
    `MAE${unit.note}: ${said(training.y.length)} training days from ${ends(training)}, ` +
    `${unseen.y.length} unseen days from ${ends(unseen)}`;
  const tomorrow = `forecast, ${dated(unseen.first + unseen.y.length)}`;
  return { caption, header: ["model", "parameters", "training", "unseen", tomorrow], rows };
}

const said = (count) => count.toLocaleString("en-US");

const counted = (count, thing) => `${said(count)} ${thing}${count === 1 ? "" : "s"}`;
const won = (gain, weeks) =>
  `${gain.won} of ${weeks}` + (gain.equal ? `, ${gain.equal} equal` : "");

const overNaive = (found) => Object.entries(found).filter(([name]) => name !== DEPTH);

export function gainsTable(found, naive, unit) {
  const all = overNaive(found), ties = all.some(([, { equal }]) => equal);
  const rows = all.map(([name, gain]) => {
    const three = [gain.mean, gain.low, gain.high].map((value) => unit.bare(value));
    return [name, ...three, won(gain, said(gain.decided)), VERDICTS[gain.verdict]];
  });
  const caption = `MAE gained over “${naive}”${unit.note}; nine in ten draws of weeks` +
    (ties ? "; a week in which both err alike counts for neither" : "");
  return { caption, header: ["model", "gain", "from", "to", "weeks better", "verdict"], rows };
}

// loss: the naive forecast's on unseen days.
export function judgement(found, naive, loss, unseen, unit) {
  const known = unseen.y.some(Boolean);
  const part = loss / mean(unseen.y), text = percent(part);
  const size = part && text === "0%" ? "less than 1%" : text;
  const share = known ? `, ${size} of an average day` : "";
  const told = [`To beat: “${naive}”, ${unit.says(loss)} off on unseen days${share}.`];
  const all = overNaive(found);
  for (const [verdict, says] of [
    [1, "Clearly better on these days"],
    [-1, "Clearly worse on these days"],
    [0, "Open, these days don't decide"],
  ]) {
    const some = all
      .filter(([, gain]) => gain.verdict === verdict)
      .map(([name, gain]) =>
        `${name} (${unit.says(gain.mean, true)}, ${won(gain, counted(gain.decided, "week"))})`);
    if (some.length) told.push(`${says}: ${some.join(", ")}.`);
  }
  told.push(
    `${all.length} comparisons on the same days: a clear one may still be luck, and next year ` +
    "may differ.",
  );
  return told;
}

export function aboutDepth(models, found, training, unit) {
  if (!(DEPTH in found)) return [];
  const lossOf = (name) => mean(lossesOf(models[name].known, training.y));
  const [one, three] = Object.keys(NETWORKS).map(lossOf);
  const { verdict, mean: gained } = found[DEPTH];
  const better = { 1: "clearly better", 0: "neither clearly better nor worse" };
  return [
    `Three layers have ${unit.says(three)} on training days where one has ${unit.says(one)}; ` +
    `on unseen days they are ${better[verdict] ?? "clearly worse"} ` +
    `(${unit.says(gained, true)}).`,
  ];
}

// Each whole week's days as shares of its mean, Monday first.
export function weekOf({ y, first }) {
  const start = (7 - weekday(first)) % 7, weeks = [];
  for (let i = start; i + 7 <= y.length; i += 7) {
    const days = y.slice(i, i + 7), middle = mean(days);
    if (days.some(Boolean)) weeks.push(days.map((value) => rounded(value / middle, 9)));
  }
  return weeks;
}

export function weekTable(weeks) {
  const rows = WEEKDAYS.map((day, j) => {
    const shares = weeks.map((week) => week[j]), above = shares.filter((share) => share > 1);
    const share = shares.length ? percent(mean(shares)) : "–";
    return [day, share, `${above.length} of ${shares.length}`];
  });
  const header = ["day", "of its week's mean", "weeks above it"];
  return { caption: "Days of the week, training days", header, rows };
}

export function aboutWeek(weeks) {
  if (!weeks.length) return "No whole week of the training days has views.";
  const share = (j, test) => weeks.filter((week) => test(week[j])).length / weeks.length;
  const often = (test) => WEEKDAYS.filter((_, j) => share(j, test) >= OFTEN);
  const sides = { above: often((share) => share > 1), below: often((share) => share < 1) };
  const told = Object.entries(sides)
    .filter(([, days]) => days.length)
    .map(([side, days]) => `${listed(days)} ${side}`);
  if (!told.length) return "No weekday stands out in 80% of the weeks or more.";
  return `In 80% of the weeks or more, ${told.join(", ")} the week's mean.`;
}

export const aboutZero = (less) => less.length
  ? [`A count is never below 0, so 0 stands for each forecast that was: ${less.join("; ")}.`]
  : [];

export function aboutTomorrow(models, found, unit, day) {
  const some = Object.entries(models)
    .filter(([name]) => !(name in found) || found[name].verdict >= 0)
    .map(([, { tomorrow }]) => mean(tomorrow));
  return (
    `For ${dated(day)} the models that weren't clearly worse say ` +
    `${unit.says(Math.min(...some))} to ${unit.says(Math.max(...some))}.`
  );
}
