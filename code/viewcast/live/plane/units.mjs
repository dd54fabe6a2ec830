// Every unit of the network in small, as radio buttons: arrow keys go from one to the next,
// and the chosen one is drawn large.
import { element } from "../js/kit.mjs";
import { shape } from "../js/panel.mjs";
import { scale } from "../js/parts/axes.mjs";
import { drawCrease, drawFrame, drawOutput, drawUnit } from "./drawing.mjs";

const WIDTH = 40, HEIGHT = 32, INSIDE = 1;
const PLAIN = { "stroke-width": 1, "stroke-dasharray": "none" };
const NAME_OF_ONE = /^(y|[1-3]\.[1-8])$/; // the truth, or layer and unit, from 1 on

export class Units {
  constructor(page, parent) {
    this.box = element("fieldset", { className: "units" }, parent);
    element("legend", { textContent: "shown large" }, this.box);
    this.rows = element("div", {}, this.box);
    const exists = (name) => this.rows.querySelector(`[value="${name}"]`);
    const fits = (wish) => (NAME_OF_ONE.test(wish) ? wish : "ŷ");
    const show = (now) => {
      const chosen = exists(now) ?? exists("ŷ");
      if (!chosen) return; // before there is a network
      chosen.checked = true;
      page.state.look = chosen.value;
    };
    page.add("look", { fits, show, value: "ŷ" });
    this.box.addEventListener("change", ({ target }) => page.set({ look: target.value }));
    this.show = () => show(page.state.look);
  }

  // As many as a network has; those that are there stay if it has as many.
  arrange({ layers, units }, truth) {
    const now = [layers, units, Boolean(truth)].join(" ");
    if (this.now === now) return;
    this.now = now;
    this.rows.replaceChildren();
    const row = () => element("div", {}, this.rows), top = row();
    this.output = this.add("ŷ", "ŷ, what all give together", top);
    this.truth = truth && this.add("y", "y, the truth", top);
    this.hidden = Array.from({ length: layers }, (_, k) => {
      const parent = row();
      return Array.from({ length: units }, (_, i) =>
        this.add(`${k + 1}.${i + 1}`, `layer ${k + 1}, unit ${i + 1}`, parent));
    });
    this.show();
  }

  add(value, name, parent) {
    const holder = element("label", { title: name }, parent);
    const input = element("input", { type: "radio", name: "look", value }, holder);
    input.setAttribute("aria-label", name);
    const viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
    return shape("svg", { viewBox, width: WIDTH, height: HEIGHT, "aria-hidden": true }, holder);
  }

  draw({ walk: { set }, folded }) {
    const X = scale(set.x, [INSIDE, WIDTH - INSIDE]);
    const Y = scale(set.y, [HEIGHT - INSIDE, INSIDE]);
    const at = { ...set, X, Y }; // axes, as a panel has them
    const output = (svg, { output }) => {
      svg.replaceChildren();
      drawOutput(output, set.levels, at, svg);
      drawFrame(at, svg);
    };
    output(this.output, folded);
    if (set.truth) output(this.truth, set.truth);
    folded.hidden.forEach((stage, k) => this.hidden[k].forEach((svg, unit) => {
      svg.replaceChildren();
      drawUnit(stage, unit, at, svg);
      drawCrease(stage, unit, k, at, svg, PLAIN);
      drawFrame(at, svg);
    }));
  }
}
