// Training beside the page, in a worker, so that the page stays awake. It is asked:
//   { ask: "begin", setting, log }   a network at its start; the one before is forgotten
//   { ask: "train" }, { ask: "step" }, { ask: "pause" }   to the end, one epoch, no more
// setting: { layers, units, pastDays, eta, batchSize, epochs, seed }; log: { views, training,
// unseen }, views in k, and the places of the first and the last day to be forecast.
// It answers each and, 30 times a second at most, tells how training goes:
//   { reports, epoch, forecasts, working }   of each epoch since the last answer { epoch,
//     training, unseen }, losses in k; epochs done; ŷ of the unseen days in k; more to come?
//   { error }   why that can't be done
// A page that needs it no longer terminates it.
import { Training, examples } from "./training.mjs";

const BETWEEN = 1000 / 30; // milliseconds that it trains without a word

class Service {
  constructor(tell) {
    const { port1, port2 } = new MessageChannel(); // a timer would wait for 4 ms each time
    port1.onmessage = () => this.work();
    Object.assign(this, { tell, later: () => port2.postMessage(0), waiting: false });
  }

  begin({ setting, log }) {
    const { layers, units, pastDays, seed } = setting, hidden = Array(layers).fill(units);
    const part = (name) => examples(log.views, pastDays, log[name]);
    const parts = { training: part("training"), unseen: part("unseen") };
    this.training = new Training([pastDays, ...hidden], parts, setting, seed);
    this.goal = 0;
    this.say([this.training.report()]);
  }

  train() {
    this.until(this.training.total);
  }

  step() {
    const { epoch, perEpoch, total } = this.training;
    this.until(Math.min((Math.floor(epoch) + 1) * perEpoch, total));
  }

  pause() {
    this.until(this.training.updates);
  }

  until(goal) {
    this.goal = goal; // in updates
    if (!this.waiting) this.turn();
  }

  get working() {
    return this.training.updates < this.goal;
  }

  // Work once what the page has asked for meanwhile is heard.
  turn() {
    this.waiting = true;
    this.later();
  }

  work() {
    const { training } = this, reports = [], end = performance.now() + BETWEEN;
    while (this.working && performance.now() < end) {
      training.update();
      if (training.updates % training.perEpoch === 0) reports.push(training.report());
    }
    this.waiting = false;
    this.say(reports);
    if (this.working) this.turn();
  }

  say(reports) {
    const { training, working } = this, { epoch } = training;
    this.tell({ reports, epoch, forecasts: training.forecasts("unseen"), working });
  }
}

export default function serve(scope) {
  const service = new Service((message) => scope.postMessage(message));
  scope.onmessage = ({ data }) => {
    try {
      service[data.ask](data);
    } catch (error) {
      scope.postMessage({ error: error.message });
    }
  };
}
