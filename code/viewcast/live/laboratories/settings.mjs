// What a network is trained with, as viewcast.training.laboratory.Settings: fields, each
// with its first value, which is quick, not good. A batch has no more than all examples.
const whole = true;

export const SETTINGS = {
  layers: { label: "layers", options: [0, 1, 2, 3, 4], value: 1 },
  units: { label: "units", min: 1, max: 1000, value: 10, whole },
  pastDays: { label: "past days", options: [1, 7, 28, 56], value: 56 },
  epochs: { label: "epochs", min: 1, max: 1000, value: 20, whole },
  eta: { label: "η at first", min: 1e-6, max: 1, value: 0.003 },
  batchSize: { label: "batch size", min: 1, value: 64, whole },
  seed: { label: "seed", min: 0, max: 1e6, value: 0, whole },
};
