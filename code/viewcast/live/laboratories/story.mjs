// What the laboratory says of a run, in the story's words.
import { many, told } from "../js/kit.mjs";

const k = (loss) => `${told(loss, 3)}k`;

// What a setting's network is called.
export function called({ layers, units }) {
  return layers ? `${many(layers, "layer")} of ${many(units, "ReLU")}` : "the linear model";
}

export function named(setting) {
  const { pastDays, seed } = setting;
  return `${called(setting)}, ${many(pastDays, "past day")}, seed ${seed}`;
}

// How far a run is, in a line; epoch with a decimal while an epoch takes long.
export function progress({ setting, epoch, last }) {
  if (!last) return "The network is being set up.";
  const whole = epoch === last.epoch ? String(epoch) : told(epoch, 1);
  const losses = `training ${k(last.training)}, unseen ${k(last.unseen)}`;
  return `Epoch ${whole} of ${setting.epochs}: ${losses}.`;
}

// "0.043k lower", or that no digit tells them apart.
export function compared(loss, other, [lower, higher]) {
  const apart = told(Math.abs(loss - other), 3);
  if (Number(apart) === 0) return "the same to a view";
  return `${apart}k ${loss < other ? lower : higher}`;
}

const BETTER = ["better", "worse"], LOWER = ["lower", "higher"];

// Both losses, which is lower, and how the unseen one stands against the naive forecast.
export function losses({ setting, last }, { naive }) {
  const { epoch, training, unseen } = last, name = called(setting);
  const subject = setting.layers ? `the network, ${name},` : name;
  return (
    `After ${many(epoch, "epoch")} ${subject} has a training loss of ${k(training)} and ` +
    `an unseen loss of ${k(unseen)}, ${compared(unseen, training, LOWER)}. ` +
    `“Same as yesterday” has ${k(naive)} on the unseen days: ` +
    `the forecasts are ${compared(unseen, naive, BETTER)}. `
  );
}

// What the lecture's table has for the same kind of network, if it has any.
export function inTable({ setting }, { table, epochs }) {
  const { layers, units, pastDays } = setting;
  const row = table[[layers, layers && units, pastDays].join(" ")];
  if (!row) return "";
  const { seeds, training, unseen } = row;
  const found = ([mean, sd]) => told(mean, 3) + (seeds > 1 ? ` ± ${told(sd, 3)}k` : "k");
  const whose = layers
    ? `Our table's ${seeds} networks of this kind, ${epochs} epochs each, have`
    : "The exact line on as many days has";
  return `${whose} ${found(training)} on training days and ${found(unseen)} on unseen ones. `;
}

// How a run stands beside the pinned one.
export function beside({ last }, pinned) {
  const { training, unseen } = pinned.last;
  return (
    `Pinned, drawn thin and in green, is ${named(pinned.setting)}, after ` +
    `${many(pinned.last.epoch, "epoch")}: ` +
    `training ${k(training)}, unseen ${k(unseen)}. Beside it this one is ` +
    `${compared(last.training, training, BETTER)} on training days and ` +
    `${compared(last.unseen, unseen, BETTER)} on unseen ones.`
  );
}

// All of it, for a run at rest; pinned: another run, or none.
export function story(run, pinned, data) {
  if (run.error) return `It stopped after epoch ${run.last?.epoch ?? 0}: ${run.error}.`;
  const other = pinned && pinned !== run ? beside(run, pinned) : "";
  return (losses(run, data) + inTable(run, data) + other).trim();
}
