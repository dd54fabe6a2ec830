// Chapter 7's laboratory: a network of the lecture's table, trained in the reader's page.
import { able, element, picture } from "../js/kit.mjs";
import { drawForecasts, drawLosses } from "./charts.mjs";
import { Fields } from "./fields.mjs";
import { Run } from "./run.mjs";
import { SETTINGS } from "./settings.mjs";
import { named, progress, story } from "./story.mjs";

const NAME = "network"; // in addresses
const LOOK = `
.now { min-height: 1.7em; }
@media (max-width: 30rem) { .now { min-height: 3.4em; } .story { min-height: 15em; } }`;
const OFTEN = 100, SELDOM = 1000; // milliseconds between drawings while it trains

function addFields(page, { training: [from, to] }) {
  const fields = new Fields(page);
  const examples = ({ pastDays }) => to + 1 - Math.max(from, pastDays);
  for (const [key, spec] of Object.entries(SETTINGS)) {
    if (spec.options) fields.choice(key, spec);
    else fields.number(key, { max: examples, ...spec });
  }
  const { input } = fields.all.units;
  page.drawings.push(() => void (input.disabled = page.state.layers === "0"));
  return fields;
}

class Laboratory {
  constructor(page, data) {
    const { views, training, unseen, real } = data;
    const log = { views: views.map((count) => count / 1000), training, unseen };
    Object.assign(this, { page, data, log, run: null, pinned: null });
    element("style", { textContent: LOOK }, page.bar.getRootNode());
    this.fields = addFields(page, data);
    this.addButtons();
    drawLosses(page, data, () => this.runs);
    drawForecasts(page, data, () => this.runs);
    page.drawings.push(() => this.show());
    const simulated = `The log is a simulation but for ${real} real days`;
    const note = element("p", { textContent: `${simulated}: it tells nothing of YouTube.` });
    page.seen.className = "story"; // last, for it grows
    page.heard.after(page.foot, note, page.seen);
  }

  addButtons() {
    const { page } = this, row = element("div", { className: "controls do" });
    this.now = element("p", { className: "do now" });
    this.fields.said.after(row, this.now);
    const button = (text, pressed) => page.button(text, () => pressed(), row);
    const pause = () => this.run.ask("pause");
    this.main = button("Train", () => (this.working ? pause() : this.go("train")));
    this.one = button("One more epoch", () => this.more && this.go("step"));
    this.end = button("Stop", () => this.run?.open && this.stop());
    this.pin = button("Pin", () => this.exchange());
    const { reset } = page;
    page.reset = () => {
      this.clear();
      reset.call(page);
      this.fields.tell();
    };
  }

  get working() {
    return Boolean(this.run?.working);
  }

  // Whether there can be one more epoch: not while it trains, nor after the last one.
  get more() {
    return !this.working && !(this.run?.done && this.run.has(this.setting));
  }

  // What is drawn, each with whether it is pinned: the last run above the pinned one.
  get runs() {
    const pinned = this.pinned && this.pinned !== this.run ? [[this.pinned, true]] : [];
    return [...pinned, ...(this.run ? [[this.run, false]] : [])];
  }

  // What the controls say, in numbers.
  get setting() {
    const pairs = Object.entries(this.page.state);
    return Object.fromEntries(pairs.map(([key, value]) => [key, Number(value)]));
  }

  // Train on, or from the start where the setting is another one or training was over.
  go(what) {
    const wrong = this.fields.tell(), { setting } = this;
    if (wrong) return wrong.focus();
    if (!(this.run?.open && this.run.has(setting))) {
      this.run?.stop();
      this.run = new Run(this.data.worker, setting, this.log, (run) => this.heard(run));
    }
    this.run.ask(what);
    if (what === "train") this.say(`Training ${named(setting)}.`);
    this.page.draw();
  }

  // A word of the worker's; one from a run that is no longer the last has no effect.
  heard(run) {
    if (run !== this.run) return;
    if (run.working) return this.drawSoon();
    clearTimeout(this.later);
    this.later = null;
    this.page.draw();
    if (run.done || run.error) this.say(this.page.seen.textContent);
    else this.say(`Paused. ${progress(run)}`);
  }

  drawSoon() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.later ??= setTimeout(() => {
      this.later = null;
      this.page.draw();
    }, still ? SELDOM : OFTEN);
  }

  stop() {
    this.run.stop();
    this.page.draw();
    this.say(`Stopped. ${progress(this.run)}`);
  }

  // Pin the last run, for others to be compared with, or give up the pinned one.
  exchange() {
    if (this.run?.last && this.pinned !== this.run) this.pinned = this.run;
    else this.pinned = null;
    this.page.draw();
  }

  clear() {
    this.run?.stop();
    this.run = this.pinned = null;
    this.fields.forget();
    this.say("");
  }

  say(sentence) {
    this.page.heard.textContent = sentence;
  }

  show() {
    const { page, run, pinned, data } = this;
    this.main.textContent = this.working ? "Pause" : "Train";
    able(this.one, this.more);
    able(this.end, run?.open);
    const fresh = run?.last && run !== pinned;
    this.pin.textContent = pinned && !fresh ? "Unpin" : "Pin";
    able(this.pin, fresh || pinned);
    this.now.textContent = run ? progress(run) : "Choose, and press Train.";
    page.seen.textContent = run && (run.last || run.error) ? story(run, pinned, data) : "";
  }
}

const { render } = picture(NAME, (page, data) => void new Laboratory(page, data));

// Draw into an element; data: of network.py, with the worker's source.
export default function open(el, data) {
  const had = el.contains(document.activeElement); // the button that was pressed
  el.replaceChildren();
  render({ model: { get: () => data, set() {}, save_changes() {} }, el });
  if (had) el.firstChild.shadowRoot.querySelector("select").focus({ preventScroll: true });
}
