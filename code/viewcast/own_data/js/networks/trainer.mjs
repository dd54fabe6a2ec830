// Networks trained in workers, several at once where the device has room for them.

const MOST = 5; // at once: those of one kind differ by seed alone

// How many numbers a network learns, as viewcast.parameters.parameter_count.
export const parameterCount = (sizes) =>
  sizes.reduce((sum, inputs, k) => sum + (1 + inputs) * (sizes[k + 1] ?? 1), 0);

// What `networks` of models.mjs hands over, as `Training` takes it: rows in one array. Of
// days that are only forecast y says no more than how many they are.
export function partsToTrain({ X, y, ends: [, unseen, tomorrow] }) {
  const part = (rows, truth = rows.map(() => NaN)) =>
    ({ X: Float64Array.from(rows.flat()), y: Float64Array.from(truth) });
  return { training: part(X, y), unseen: part(unseen), tomorrow: part(tomorrow) };
}

let address; // of the worker's source

export class Trainer {
  // source: the worker's; heard(parameters, last): called after each epoch of a network of
  // so many, and whether it was its last one.
  constructor(source, heard) {
    const room = (navigator.hardwareConcurrency || 2) - 1; // one core is the page's
    const length = Math.max(1, Math.min(MOST, room));
    address ??= URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.workers = Array.from({ length }, () => new Worker(address));
    this.heard = heard;
  }

  // What `networks` asks for. Once it is stopped, the promise is never kept.
  async train({ sizes, seeds, schedule }, data) {
    const parts = partsToTrain(data), left = [...seeds.entries()], found = [];
    const work = async (worker) => {
      while (left.length) {
        const [place, seed] = left.shift();
        found[place] = await this.ask(worker, { sizes, seed, schedule, parts });
      }
    };
    await Promise.all(this.workers.map(work));
    const forecasts = data.ends.map((_, end) => found.map((each) => each[end]));
    return { parameters: parameterCount(sizes), forecasts };
  }

  // A promise of one network's forecasts.
  ask(worker, job) {
    const parameters = parameterCount(job.sizes), { epochs } = job.schedule;
    return new Promise((done, failed) => {
      worker.onerror = ({ message }) => failed(Error(message));
      worker.onmessage = ({ data }) => {
        if (data.error) failed(Error(data.error));
        else if (data.forecasts) done(data.forecasts);
        else this.heard(parameters, data.epochs === epochs);
      };
      worker.postMessage(job);
    });
  }

  stop() {
    for (const worker of this.workers) worker.terminate();
  }
}
