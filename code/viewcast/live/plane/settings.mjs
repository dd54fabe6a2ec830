// What the reader chooses, and how it looks.
import { ORANGE } from "../js/parts/look.mjs";
import { Fields } from "../laboratories/fields.mjs";

export const LOOK = `
.fields select { padding: 0; }
.fields .wide { grid-column: span 2; }
.units { margin: 0.3em 0; padding: 0; border: 0; min-width: 0; }
.units legend, .key { padding: 0; font-size: 0.85em; }
.units div div { display: flex; gap: 3px; margin-top: 3px; }
.units label { position: relative; flex: 0 1 40px; min-width: 24px; cursor: pointer; }
.units input { position: absolute; inset: 0; opacity: 0; width: 100%; height: 100%; margin: 0; }
.units svg { width: 100%; height: 32px; background: #fff; border-radius: 2px; }
.units :checked + svg { outline: 3px solid currentColor; }
.units :focus-visible + svg { outline: 3px solid ${ORANGE}; }
.key span { display: inline-block; padding: 0 0.2em; color: #000; }
.key p { margin: 0.2em 0; }
@media (max-width: 30rem) { .story { min-height: 14em; } }`;

const DATA = [
  ["two", "two rings"], // h in h in h
  ["one", "one ring"], // h in h
  ["log", "the log"],
];
const BENDS = [["zero", "at 0"], ["spread", "spread"]]; // biases of the first layer
const POINTS = [["unseen", "unseen"], ["training", "seen"], ["both", "both"], ["none", "none"]];
const PACES = [["10", "10 s"], ["30", "30 s"], ["0", "0 s"]]; // of a whole run
const whole = true;
const NUMBERS = {
  units: { label: "units", min: 1, max: 8, value: 8, whole },
  seen: { label: "examples", min: 20, max: 2000, value: 600, whole },
  noise: { label: "noise ±", min: 0, max: 0.5, value: 0 },
  epochs: { label: "epochs", min: 1, max: 2000, value: 400, whole },
  eta: { label: "η at first", min: 1e-6, max: 1, value: 0.03 },
  seed: { label: "seed", min: 0, max: 1e6, value: 0, whole },
};

export function addFields(page) {
  const fields = new Fields(page), { all } = fields;
  const choice = (key, label, options, [[value]] = options) =>
    page.choice(key, { label, options, value });
  const number = (key) => fields.number(key, NUMBERS[key]);
  choice("data", "learn", DATA).parentNode.className = "wide";
  fields.choice("layers", { label: "layers", options: [0, 1, 2, 3], value: 3 });
  for (const key of ["units", "seen", "noise"]) number(key);
  choice("bends", "biases", BENDS);
  for (const key of ["epochs", "eta", "seed"]) number(key);
  choice("pace", "a run takes", PACES);
  choice("points", "points", POINTS);
  page.drawings.push(() => {
    const { data, layers } = page.state;
    all.units.input.disabled = layers === "0";
    all.seen.input.disabled = all.noise.input.disabled = data === "log"; // it has its own
  });
  return fields;
}

// What a network is made by, of all that is chosen.
export function settingOf({ data, layers, units, seen, noise, bends, epochs, eta, seed }) {
  return { data, layers: Number(layers), units, seen, noise, bends, epochs, eta, seed };
}
