// One network's training as a page sees it: asked of a worker, kept as it is told.

let address; // of the worker's source, for all runs

export class Run {
  // source: the worker's, but for the shared script; setting and log: of the worker's `begin`; heard(run): called after each of its words.
  constructor(source, setting, log, heard) {
    Object.assign(this, { setting, reports: [], epoch: 0, forecasts: [], error: "" });
    this.working = this.stopped = false;
    const text = ["self.laboratoryParts = ", laboratoryParts, ";\n", source];
    address ??= URL.createObjectURL(new Blob(text, { type: "text/javascript" }));
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => {
      this.keep(data);
      heard(this);
    };
    this.worker.onerror = (event) => this.worker.onmessage({ data: { error: event.message } });
    this.worker.postMessage({ ask: "begin", setting, log });
  }

  // what: "train", "step" or "pause"
  ask(what) {
    this.working = true; // until the worker says that it rests
    this.worker.postMessage({ ask: what });
  }

  keep({ error, reports = [], epoch = this.epoch, forecasts = this.forecasts, working }) {
    const begun = this.reports.length > 0 || error; // its first word is on the start
    this.reports.push(...reports);
    Object.assign(this, { epoch, forecasts, working: begun ? working : this.working });
    const { training, unseen } = this.reports.at(-1) ?? {};
    if (error) this.fail(error);
    else if (!Number.isFinite(training + unseen)) {
      this.fail("the loss is too large for a number: make η smaller, and train again");
    } else if (this.done) this.worker.terminate();
  }

  fail(error) {
    this.error = error;
    this.stop();
  }

  stop() {
    this.working = false;
    this.stopped = !this.done;
    this.worker.terminate();
  }

  get done() {
    return this.epoch >= this.setting.epochs;
  }

  // Whether it is this setting's.
  has(setting) {
    return Object.keys(setting).every((key) => setting[key] === this.setting[key]);
  }

  // Whether it can be trained on.
  get open() {
    return !this.stopped && !this.done;
  }

  // The last epoch that is over, with both losses.
  get last() {
    return this.reports.at(-1);
  }
}
