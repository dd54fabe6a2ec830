// What the plane's laboratory says.
import { many, told } from "../js/kit.mjs";
import { lookedAt } from "./panels.mjs";
import { bands, crease } from "./pieces.mjs";

const AND = new Intl.ListFormat("en");
const DIGITS = 3;

// How a network is called.
export const called = ({ layers, units }) =>
  layers ? `${many(layers, "layer")} of ${many(units, "ReLU")}` : "the linear model";

export const loss = (value, { unit }) => told(value, DIGITS) + unit;

// How far it is, in a line.
export function progress({ epoch, setting, last, set }) {
  const losses = `training ${loss(last.training, set)}, unseen ${loss(last.unseen, set)}`;
  return `Epoch ${epoch} of ${setting.epochs}: ${losses}.`;
}

// How many units of each layer have a crease in the plane that is shown.
export const creased = ({ hidden }) =>
  hidden.map((stage) => stage[0].sums.filter((_, unit) => crease(stage, unit).length).length);

export function geometry(folded) {
  const counts = creased(folded);
  if (!counts.length) return "The plane stays flat: without a layer there is no crease.";
  const layers = counts.map((count, k) => `${count} of layer ${k + 1}`);
  const pieces = many(folded.pieces, "flat piece");
  return `It sees ${pieces}, between creases of units: ${AND.format(layers)}.`;
}

const area = (polygons) => polygons.reduce((sum, corners) =>
  sum + Math.abs(corners.reduce((twice, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length];
    return twice + x * nextY - nextX * y;
  }, 0)) / 2, 0);

// What is to be said of the unit that is shown large.
export function ofUnit({ hidden }, { layer, unit }) {
  const stage = hidden[layer], [off, on] = bands(stage, unit, [0]).map(area);
  const parts = crease(stage, unit).length, share = Math.round((100 * on) / (off + on));
  const name = `Unit ${unit + 1} of layer ${layer + 1}`;
  const bent = parts ? `its crease has ${many(parts, "straight part")}` : "it has no crease";
  return `${name} is on over ${share}% of the plane; ${bent}.`;
}

function besideRival({ set }) {
  const { name, loss: other } = set.rival;
  const title = name[0].toUpperCase() + name.slice(1);
  return `“${title}” has ${loss(other, set)} on the unseen examples.`;
}

// All of it, for a network at rest, and of what is shown large.
export function story(walk, folded, { look }) {
  const { setting, last, set, epoch, parameters } = walk;
  const after = epoch ? `After ${many(epoch, "epoch")}` : "At its start";
  const sentences = [
    `${after} the network, ${called(setting)} with ${many(parameters, "parameter")}, ` +
      `has a training loss of ${loss(last.training, set)} ` +
      `and an unseen loss of ${loss(last.unseen, set)}.`,
    besideRival(walk),
    geometry(folded),
  ];
  if (set.floor) {
    sentences.push(`The noise alone makes a loss of about ${loss(set.floor, set)}.`);
  }
  const large = lookedAt({ look });
  if (large) sentences.push(ofUnit(folded, large));
  if (look === "y") sentences.push(`The truth has ${many(set.truth.pieces, "flat piece")}.`);
  return sentences.join(" ");
}
