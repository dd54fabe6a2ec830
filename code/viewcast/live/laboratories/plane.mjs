// Chapter 6's laboratory: a network of two inputs folds the plane before one's eyes.
import { able, element, picture } from "../js/kit.mjs";
import { layered, twoDays } from "../plane/datasets.mjs";
import { lookedAt, lossesPanel, planePanel } from "../plane/panels.mjs";
import { cornersOf, fold } from "../plane/pieces.mjs";
import { addFields, LOOK, settingOf } from "../plane/settings.mjs";
import { called, progress, story } from "../plane/story.mjs";
import { Key } from "../plane/key.mjs";
import { Units } from "../plane/units.mjs";
import { Walk } from "../plane/walk.mjs";

const PLANE = "plane"; // in addresses
const OFTEN = 100, SELDOM = 1000, BUDGET = 6; // milliseconds: between drawings, of training
const FREE = 5; // times as long as a drawing took, the page is left alone after it
const RINGS = { one: 1, two: 2 };

class Plane {
  constructor(page, data) {
    Object.assign(this, { page, data, working: false, turns: 0 });
    element("style", { textContent: LOOK }, page.bar.getRootNode());
    this.fields = addFields(page);
    this.addButtons();
    this.addDrawings();
    page.drawings.push(() => this.show());
  }

  addButtons() {
    const { page } = this, row = element("div", { className: "controls do" });
    this.now = element("p", { className: "now" });
    this.fields.said.after(row, this.now);
    this.main = page.button("Train", () => (this.working ? this.pause() : this.train()), row);
    this.one = page.button("One more epoch", () => this.working || this.step(), row);
    page.button("Another seed", () => this.reseed(), row);
    const { reset } = page;
    page.reset = () => {
      this.walk = null;
      this.fields.forget();
      reset.call(page);
      this.fields.tell();
      page.heard.textContent = "";
    };
  }

  addDrawings() {
    const { page } = this, shown = () => this.shown();
    this.plane = planePanel(page, shown);
    const side = element("div", { className: "side" });
    side.append(lossesPanel(page, shown).svg);
    this.units = new Units(page, side);
    this.key = new Key(side);
    page.box.append(side);
    const simulated = `The log is a simulation but for ${this.data.real} real days`;
    this.note = element("p", { textContent: `${simulated}: it tells nothing of YouTube.` });
    page.seen.className = "story"; // last, for it grows
    page.heard.after(page.foot, this.note, page.seen);
  }

  // The network that the settings ask for, and what it does to the plane.
  shown() {
    const setting = settingOf(this.page.state), text = JSON.stringify(setting);
    if (!this.walk || this.asked !== text) this.begin(setting, text);
    const { walk } = this;
    if (this.folded?.walk !== walk || this.folded.epoch !== walk.epoch) {
      const folded = fold(walk.layers, cornersOf(walk.set), walk.set.inputs);
      this.folded = { ...folded, walk, epoch: walk.epoch };
    }
    return { walk, folded: this.folded };
  }

  begin(setting, text) {
    this.working = false;
    this.asked = text;
    const { data, seen, noise } = setting, rings = RINGS[data];
    const set = rings ? layered({ rings, seen, noise }) : twoDays(this.data);
    this.walk = new Walk(setting, set);
    this.units.arrange(setting, set.truth); // the one that was shown large may be gone
  }

  // Train on, or from the start where training was over.
  train() {
    const wrong = this.fields.tell();
    if (wrong) return wrong.focus();
    if (this.shown().walk.done || this.walk.lost) this.walk = null;
    const { walk } = this.shown(), from = walk.epoch, begun = performance.now();
    const { pace } = this.page.state, { epochs } = walk.setting;
    const speed = epochs / (1000 * pace);
    const due = (now) => (pace === "0" ? epochs : from + (now - begun) * speed);
    Object.assign(this, { working: true, due, next: 0 });
    this.say(`Training ${called(walk.setting)}.`);
    this.page.draw();
    requestAnimationFrame(() => this.frame());
  }

  // Some epochs, as far as time has gone, and now and then a drawing.
  frame() {
    const { walk } = this, begun = performance.now();
    if (!this.working) return;
    const goal = Math.min(this.due(begun), walk.setting.epochs);
    while (walk.epoch < goal && performance.now() < begun + BUDGET) walk.step();
    if (walk.done || walk.lost) return this.rest(this.words);
    if (begun > this.next) this.drawSome(begun);
    requestAnimationFrame(() => this.frame());
  }

  // The plane and the losses, or the units: not all at once, so that no key has to wait.
  drawSome(begun) {
    if (this.turns++ % 3) this.page.draw();
    else this.units.draw(this.shown());
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const took = performance.now() - begun;
    this.next = begun + Math.max(still ? SELDOM : OFTEN, FREE * took);
  }

  pause() {
    this.rest(`Paused. ${progress(this.walk)}`);
  }

  step() {
    const wrong = this.fields.tell();
    if (wrong) return wrong.focus();
    const { walk } = this.shown();
    if (!walk.done && !walk.lost) walk.step();
    this.rest(progress(walk));
  }

  reseed() {
    this.page.set({ seed: this.page.state.seed + 1 });
    this.say(progress(this.walk));
  }

  rest(sentence) {
    this.working = false;
    this.page.draw();
    this.say(sentence ?? this.words);
  }

  say(sentence) {
    this.page.heard.textContent = sentence;
  }

  get words() {
    const { walk, folded } = this.shown();
    if (!walk.lost) return story(walk, folded, this.page.state);
    const after = `After epoch ${walk.epoch} the loss is too large for a number`;
    return `${after}: make η smaller, and train again.`;
  }

  show() {
    const { page, working } = this, now = this.shown();
    this.main.textContent = working ? "Pause" : "Train";
    able(this.one, !working && !now.walk.done);
    this.now.textContent = progress(now.walk);
    this.key.draw(now, lookedAt(page.state));
    this.note.hidden = Boolean(RINGS[page.state.data]);
    if (working) return;
    this.units.draw(now);
    page.seen.textContent = this.words;
    this.plane.svg.setAttribute("aria-label", `The plane. ${this.words}`);
  }
}

const { render } = picture(PLANE, (page, data) => void new Plane(page, data));

// Draw into an element; data: of plane.py.
export default function open(el, data) {
  const had = el.contains(document.activeElement); // the button that was pressed
  el.replaceChildren();
  render({ model: { get: () => data, set() {}, save_changes() {} }, el });
  if (had) el.firstChild.shadowRoot.querySelector("select").focus();
}
