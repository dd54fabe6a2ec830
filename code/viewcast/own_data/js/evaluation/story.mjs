// The story on any log, told with no server: that of viewcast.own_data.evaluation.tell, its
// numbers and sentences; where none are handed in, that of tell(log, deep=False).
import { gainsOver } from "./gains.mjs";
import { NAIVE, neverBelowZero, partsOf, simple } from "./models.mjs";
import {
  aboutDepth, aboutTomorrow, aboutWeek, aboutZero, gainsTable, judgement, lossesTable, weekOf,
  weekTable,
} from "./sentences.mjs";
import { mean } from "./sums.mjs";
import { Unit } from "./unit.mjs";

// log: { first, views }; trained: networks by name, as `networks` of models.mjs gives them.
// → { losses, gains, week: tables; words; first, y, y_hat: of unseen days; unsure: lines }.
// It is a generator, so that a page can breathe in between.
export function* tell(log, trained = {}) {
  const parts = partsOf(log), { training, unseen, thousands } = parts;
  const all = { ...(yield* simple(parts)), ...trained };
  const { told: models, less } = neverBelowZero(all, training); // a page reads counts alone
  const known = errorsOf(models, "known", training.y), fresh = errorsOf(models, "new", unseen.y);
  const losses = [known, fresh].flatMap((errors) => Object.values(errors).map(mean));
  const unit = new Unit(thousands, losses);
  const naive = Object.keys(NAIVE).reduce((a, b) => (mean(known[b]) < mean(known[a]) ? b : a));
  const found = yield* gainsOver(fresh, naive), weeks = weekOf(training);
  return {
    losses: lossesTable(models, parts, unit),
    gains: gainsTable(found, naive, unit),
    week: weekTable(weeks),
    words: [
      ...judgement(found, naive, mean(fresh[naive]), unseen, unit),
      ...aboutDepth(models, found, training, unit),
      ...aboutZero(less),
      aboutWeek(weeks),
      aboutTomorrow(models, found, unit, unseen.first + unseen.y.length),
    ],
    first: unseen.first,
    y: unseen.y,
    y_hat: mapped(models, (model) => meanOfRows(model.new)),
    naive,
    unsure: Object.keys(models).filter((name) => models[name].sure === false),
  };
}

// What a generator returns, without a breath.
export function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const mapped = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const meanOfRows = (rows) =>
  rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);

// Each day's size of error, mean over the seeds.
const errorsOf = (models, side, y) =>
  mapped(models, (model) =>
    meanOfRows(model[side].map((row) => row.map((y_hat, i) => Math.abs(y_hat - y[i])))));
