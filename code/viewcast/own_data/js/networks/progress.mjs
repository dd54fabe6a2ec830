// How far the networks are, as a bar and in words, and how long the rest takes.
import { NETWORKS, SCHEDULE, SEEDS } from "../evaluation/models.mjs";
import { make } from "../page.mjs";
import { parameterCount } from "./trainer.mjs";

const KINDS = Object.values(NETWORKS);
// An epoch takes as long as a network has parameters, roughly.
const PARAMETERS = KINDS.map(parameterCount).reduce((sum, count) => sum + count, 0);
export const WORK = PARAMETERS * SEEDS.length * SCHEDULE.epochs;
export const COUNT = KINDS.length * SEEDS.length;
const ENOUGH = 1000; // milliseconds of training, to know how long all of it takes
const BETWEEN = 200; // milliseconds between two drawings

// "about 50 seconds"
export function about(seconds) {
  if (seconds < 10) return "a few seconds";
  if (seconds < 95) return `about ${10 * Math.round(seconds / 10)} seconds`;
  return `about ${Math.max(2, Math.round(seconds / 60))} minutes`;
}

export class Progress {
  // known(seconds): called once, when it is known how long all takes.
  constructor(place, known) {
    this.bar = make("progress", place, { max: WORK, value: 0 });
    this.bar.setAttribute("aria-label", "Training");
    this.words = make("span", place);
    Object.assign(this, { known, work: 0, trained: 0, drawn: 0, begun: performance.now() });
  }

  // After an epoch of a network of so many parameters, and whether it was its last.
  heard(parameters, last) {
    this.work += parameters;
    if (last) this.trained++;
    const now = performance.now();
    if (now - this.drawn > BETWEEN) this.draw((this.drawn = now) - this.begun);
  }

  draw(taken) {
    const left = (taken * (WORK / this.work - 1)) / 1000, enough = taken > ENOUGH;
    const words = `${this.trained} of ${COUNT} trained`;
    this.words.textContent = words + (enough ? `, ${about(left)} left` : "");
    this.bar.setAttribute("aria-valuetext", this.words.textContent);
    this.bar.value = this.work;
    if (!enough) return;
    this.known?.(taken / 1000 + left);
    this.known = undefined;
  }

  remove() {
    this.bar.remove();
    this.words.remove();
  }
}
