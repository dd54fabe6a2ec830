// Adam (Kingma and Ba 2015), number for number as viewcast.overfitting.Adam: m and v are
// kept without their factors 1 − β and 1 − γ, which the step's length makes up for.

const BETA = 0.9, GAMMA = 0.999, EPSILON = 1e-8;

export class Adam {
  constructor(parameters, slopes) {
    Object.assign(this, { parameters, slopes, updates: 0 });
    this.m = new Float64Array(parameters.length);
    this.v = new Float64Array(parameters.length);
  }

  // θ ← θ − η m̂/(√v̂ + ε), from the slopes as they are.
  update(eta) {
    const { parameters, slopes, m, v } = this;
    this.updates++;
    const spread = Math.sqrt((1 - GAMMA ** this.updates) / (1 - GAMMA));
    const epsilon = EPSILON * spread;
    const step = (eta * spread * (1 - BETA)) / (1 - BETA ** this.updates);
    for (let i = 0; i < parameters.length; i++) {
      const g = slopes[i];
      m[i] = m[i] * BETA + g;
      v[i] = v[i] * GAMMA + g * g;
      parameters[i] -= (m[i] / (Math.sqrt(v[i]) + epsilon)) * step;
    }
  }
}
