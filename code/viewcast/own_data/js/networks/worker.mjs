// Training beside the page, in a worker, so that the page stays awake. It is asked, as often
// as there are networks to train:
//   { sizes, seed, schedule, parts }   as `Training` takes them
// and answers:
//   { epochs }      after each epoch, how many are done
//   { forecasts }   in the end, ŷ (n,) of each part
//   { error }       why that can't be done
// A page that needs it no longer terminates it.
import { Training } from "../../../live/training/training.mjs";

function train({ sizes, seed, schedule, parts }, tell) {
  const training = new Training(sizes, parts, schedule, seed);
  while (training.updates < training.total) {
    training.update();
    if (training.updates % training.perEpoch === 0) tell({ epochs: training.epoch });
  }
  tell({ forecasts: Object.keys(parts).map((part) => training.forecasts(part)) });
}

export default function serve(scope) {
  const tell = (message) => scope.postMessage(message);
  scope.onmessage = ({ data }) => {
    try {
      train(data, tell);
    } catch (error) {
      tell({ error: error.message });
    }
  };
}
