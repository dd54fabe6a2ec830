// The offer to train networks on the days of a story, too: a button, which stops it as well.
import { networks, partsOf } from "../evaluation/models.mjs";
import { tell } from "../evaluation/story.mjs";
import { breathing, make } from "../page.mjs";
import { COUNT, Progress, about } from "./progress.mjs";
import { Trainer } from "./trainer.mjs";

const TRAIN = "Train networks on it, too", STOP = "Stop";

export class Offer {
  // place: an element; source: the worker's; log: { first, views }; told: what is called,
  // say(sentence), seldom, and show(story, focused), in the end.
  constructor(place, source, log, told) {
    Object.assign(this, { source, log, told, row: make("p", place) });
    this.button = make("button", this.row, { type: "button", textContent: TRAIN });
    this.button.onclick = () => (this.trainer ? this.stop() : this.train());
  }

  async train() {
    this.button.textContent = STOP;
    this.progress = new Progress(this.row, (seconds) =>
      this.told.say(`Training ${COUNT} networks takes ${about(seconds)} on this device.`));
    try {
      const { progress } = this;
      const trainer = new Trainer(this.source, (...epoch) => progress.heard(...epoch));
      this.trainer = trainer;
      const train = (setting, data) => trainer.train(setting, data);
      const trained = await networks(partsOf(this.log), train);
      const story = await breathing(tell(this.log, trained));
      if (this.trainer === trainer) this.end(story); // it wasn't stopped meanwhile
    } catch (error) {
      this.rest();
      this.told.say(`Networks can't be trained here: ${error.message}.`);
    }
  }

  end(story) {
    const focused = this.row.contains(document.activeElement);
    this.withdraw();
    this.told.show(story, focused);
  }

  stop() {
    this.rest();
    this.told.say("Training was stopped. The story without networks stands below.");
  }

  rest() {
    this.trainer?.stop();
    this.trainer = undefined;
    this.progress?.remove();
    this.button.textContent = TRAIN;
  }

  withdraw() {
    this.rest();
    this.row.remove();
  }
}
