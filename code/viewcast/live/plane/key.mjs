// What colours and lines of the plane mean.
import { element } from "../js/kit.mjs";
import { CREASES, tone } from "./drawing.mjs";

const LINES = ["full", "dashed", "dotted"];
const MARKED = "Discs: seen examples. Diamonds: unseen ones. Their colour is that of y.";

export class Key {
  constructor(parent) {
    this.box = element("div", { className: "key" }, parent);
  }

  draw({ walk: { set, setting } }, large) {
    const now = JSON.stringify([large && "unit", set.levels, setting.layers]);
    if (now === this.now) return;
    this.now = now;
    this.box.replaceChildren();
    const colours = element("p", { textContent: large ? "" : "ŷ from " }, this.box);
    if (large) colours.textContent = "White: off, 0. The darker, the more the unit gives out.";
    else this.tones(set, colours);
    const lines = CREASES.slice(0, setting.layers).map((_, k) => `layer ${k + 1} ${LINES[k]}`);
    const creases = lines.length ? `Creases: ${lines.join(", ")}. ` : "";
    element("p", { textContent: creases + MARKED }, this.box);
  }

  tones({ levels, unit }, parent) {
    const digits = Number.isInteger(levels[1]) ? 0 : 1;
    levels.forEach((level, k) => {
      const span = element("span", { textContent: level.toFixed(digits) }, parent);
      span.style.background = tone(k + 1, levels.length + 1);
    });
    parent.append(unit && ` ${unit}`);
  }
}
