// What is fitted to a log, and to which days, as viewcast.own_data.evaluation.models: naive
// forecasts and exact lines here; networks by whoever hands in a function that trains them.
import { exactFit } from "./exact.mjs";
import { mean } from "./sums.mjs";
import { written } from "../reader/days.mjs";

export const PAST_DAYS = 56, UNSEEN_DAYS = 28, LONGEST = 1461, LEVEL = 3.9;
export const LINES = [1, 7, 28, 56];
export const NAIVE = { "same as yesterday": 1, "same day last week": 7 }; // days before
export const SEEDS = [0, 1, 2, 3, 4];
export const NETWORKS = {
  "100 ReLU": [PAST_DAYS, 100],
  "100 ReLU × 3 layers": [PAST_DAYS, 100, 100, 100],
};
export const SCHEDULE = { epochs: 120, batchSize: 64, eta: 0.003 }; // eta at first

// A log { first, views } → its days in k, and training and unseen examples, split by date:
// { thousands, today, training, unseen }, the latter { X, y, first }, first a day's number.
export function partsOf({ first, views }) {
  const thousands = views.map((count) => count / 1000);
  const past = (end) => thousands.slice(end - PAST_DAYS, end).reverse(); // yesterday first
  const examples = (from, end) => ({
    X: Array.from({ length: end - from }, (_, i) => past(from + i)),
    y: thousands.slice(from, end),
    first: first + from,
  });
  const weeks = Math.max(UNSEEN_DAYS / 7, Math.floor(views.length / 70));
  const split = views.length - 7 * weeks;
  const training = examples(Math.max(split - LONGEST, PAST_DAYS), split);
  if (!training.y.some(Boolean)) {
    const ends = `${written(training.first)} to ${written(first + split - 1)}`;
    throw new RangeError(
      `all days from ${ends} are 0, nothing to learn from; leave the days before the first ` +
      "view out",
    );
  }
  const unseen = examples(split, views.length), today = past(views.length);
  return { thousands, today, training, unseen };
}

const byNumber = (matrix, factor) => matrix.map((row) => row.map((value) => value / factor));

// Days divided by the level for which the course's settings were made, { X, y, ends }: ends
// are the days to be forecast, of training, unseen, and tomorrow.
export function scaledDays({ today, training, unseen }) {
  const level = mean(training.y) / LEVEL;
  const ends = [training.X, unseen.X, [today]].map((X) => byNumber(X, level));
  return { level, X: ends[0], y: training.y.map((value) => value / level), ends };
}

// A model: forecasts in k, one row for each seed; tomorrow's, one number for each.
function model(parameters, level, forecasts) {
  const [known, unseen, tomorrow] = forecasts.map((rows) =>
    rows.map((row) => Array.from(row, (value) => level * value)),
  );
  return { parameters, known, new: unseen, tomorrow: tomorrow.map(([value]) => value) };
}

const lineAt = ([b, ...w]) => (x) => b + w.reduce((sum, weight, j) => sum + weight * x[j], 0);

// The naive forecasts and the exact lines by name; `sure` where no other line fits as well.
export function* simple(parts) {
  const { level, X, y, ends } = scaledDays(parts), models = {};
  for (const [name, k] of Object.entries(NAIVE)) {
    models[name] = model(0, level, ends.map((end) => [end.map((x) => x[k - 1])]));
  }
  for (const d of LINES) {
    const { theta, sure } = yield* exactFit(X.map((x) => x.slice(0, d)), y);
    const line = model(1 + d, level, ends.map((end) => [end.map(lineAt(theta))]));
    models[`linear, ${d} day${d === 1 ? "" : "s"}`] = { ...line, sure };
  }
  return models;
}

// Models that say 0 where a count can't be less, and the names of those that did: told, less.
export function neverBelowZero(models, { y }) {
  const tiny = 1e-6 * mean(y), told = {}, less = [];
  for (const [name, model] of Object.entries(models)) {
    const all = [...model.new.flat(), ...model.tomorrow];
    if (all.some((value) => value < -tiny)) less.push(name);
    const raised = (row) => row.map((value) => Math.max(value, 0));
    told[name] = { ...model, new: model.new.map(raised), tomorrow: raised(model.tomorrow) };
  }
  return { told, less };
}

// The networks by name. train(setting, data) → a promise of { parameters, forecasts }:
// setting { sizes, seeds, schedule }, data { X, y, ends }, forecasts[end][seed][day] for each
// of ends.
export async function networks(parts, train) {
  const { level, ...data } = scaledDays(parts), models = {};
  for (const [name, sizes] of Object.entries(NETWORKS)) {
    const setting = { sizes, seeds: SEEDS, schedule: SCHEDULE };
    const { parameters, forecasts } = await train(setting, data);
    models[name] = model(parameters, level, forecasts);
  }
  return models;
}
