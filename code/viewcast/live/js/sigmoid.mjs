// Chapter 4: the red curve from a constant and three pieces, one after another.
import { able, picture, told } from "./kit.mjs";
import { oneLayer } from "./layer.mjs";
import { clamp, spread } from "./parts/axes.mjs";
import { drag } from "./parts/hands.mjs";
import { BLUE } from "./parts/look.mjs";

// As in viewcast.sigmoid.
export const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export const hardSigmoid = (z) => clamp(0.5 + z / 4, 0, 1);

export function distances(y_hat, y) {
  const sizes = y.map((value, i) => Math.abs(y_hat[i] - value));
  return {
    largest: Math.max(...sizes),
    mean: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
  };
}

const PIECES = [1, 2, 3], SUBSCRIPTS = "₁₂₃";
const DASHES = ["5 4", "9 3 2 3", "2 3"];
const ACTIVATIONS = { hard: hardSigmoid, soft: sigmoid };

// θ of the constant and of all pieces, or of these pieces without the constant.
export function thetaOf(state, pieces = PIECES, b = state.b) {
  const of = (letter) => pieces.map((i) => state[letter + i]);
  const w = of("w"), middles = of("m");
  return [...middles.map((middle, i) => -w[i] * middle), ...w, b, ...of("c")];
}

// Where the constant and piece i belong: values for the controls.
export function place(theta, i) {
  const h = (theta.length - 1) / 3, w = theta[h + i - 1];
  const middle = -theta[i - 1] / w, c = theta[2 * h + i];
  return { b: theta[2 * h], [`c${i}`]: c, [`m${i}`]: middle, [`w${i}`]: w };
}

// The first piece that isn't where it belongs; undefined if all are.
export function nextPiece(theta, state) {
  const away = ([key, value]) => Math.abs(state[key] - value) > 1e-9;
  return PIECES.find((i) => Object.entries(place(theta, i)).some(away));
}

function pieceSliders(page) {
  const sliders = PIECES.map((i) => {
    const add = (key, options) => page.slider(key + i, { step: 0.1, digits: 1, ...options });
    const sub = SUBSCRIPTS[i - 1];
    return [
      add("c", { label: `climb c${sub}`, min: -4, max: 4, value: 0 }),
      add("m", { label: `middle −b${sub}/w${sub}`, min: 0, max: 8, value: 4 }),
      add("w", { label: `steepness w${sub}`, min: 0.5, max: 8, value: 2 }),
    ];
  });
  page.only("piece", Object.fromEntries(PIECES.map((i) => [i, sliders[i - 1]])));
}

function nextButton(page, theta) {
  const button = page.button("Add the next piece", () => {
    const i = nextPiece(theta, page.state);
    if (i) page.set({ piece: String(i), ...place(theta, i) });
  });
  page.drawings.push(() => able(button, Boolean(nextPiece(theta, page.state))));
}

function controls(page, theta) {
  const shapes = [["hard", "hard sigmoid"], ["soft", "sigmoid"]];
  page.slider("b", { label: "constant b", min: 0, max: 6, step: 0.1, digits: 1, value: 0 });
  page.choice("piece", { label: "piece", options: ["1", "2", "3"].map((i) => [i, i]), value: "1" });
  pieceSliders(page);
  page.choice("shape", { label: "shape", options: shapes, value: "hard" });
  nextButton(page, theta);
}

// The colours of the chapter's figure.
const RED = { stroke: "#d62828", "stroke-width": 7 };
const SUM = { stroke: "currentColor", "stroke-width": 2.5 };
const pieceStyle = (i, chosen) => ({
  "stroke-dasharray": DASHES[i - 1],
  "stroke-width": chosen ? 2.4 : 1.2,
  stroke: BLUE,
});

function names(panel, { piece }) {
  const pieces = PIECES.map((i) => [`piece ${i}`, pieceStyle(i, piece === String(i))]);
  const columns = [[["red curve", RED], ["sum", SUM]], pieces.slice(0, 2), pieces.slice(2)];
  columns.forEach((rows, i) => panel.legend(rows, [0.01, 0.4, 0.71][i]));
}

// The pieces, each alone, and what they add up to.
function drawSum(panel, state, x) {
  for (const i of PIECES) {
    if (!state[`c${i}`] && state.piece !== String(i)) continue;
    const y = oneLayer(thetaOf(state, [i], 0), x, ACTIVATIONS[state.shape]);
    panel.curve(x, y, pieceStyle(i, state.piece === String(i)));
  }
  const sum = oneLayer(thetaOf(state), x, ACTIVATIONS[state.shape]);
  panel.curve(x, sum, SUM);
}

function handle(page, panel, state) {
  const i = state.piece, c = `c${i}`, m = `m${i}`;
  const middle = [state[m], state[c] / 2];
  panel.dot(middle, { r: 5, fill: BLUE });
  drag(panel, middle, ([x, y]) => page.set({ [m]: x, [c]: 2 * y }));
}

function build(page, { x, y, theta, axes }) {
  controls(page, theta);
  const across = spread(...axes.x, 801);
  const red = oneLayer(theta, across, hardSigmoid);
  page
    .panel({
      ...axes,
      xLabel: "x",
      yLabel: "y",
      title: "a constant and three pieces",
      label: "The red curve, the sum of the constant and the pieces, and each piece alone",
      high: 330,
      low: 260,
    })
    .still((panel) => {
      panel.curve(across, red, RED);
      x.forEach((value, i) => panel.dot([value, y[i]], { r: 5, fill: RED.stroke }));
    })
    .moving((panel, state) => {
      names(panel, state);
      drawSum(panel, state, across);
      handle(page, panel, state);
    });
  page.readout(sentence(theta, axes.x));
}

function sentence(theta, ends) {
  const x = spread(...ends, 161), y = oneLayer(theta, x, hardSigmoid);
  return (state) => {
    const y_hat = oneLayer(thetaOf(state), x, ACTIVATIONS[state.shape]);
    const { largest, mean } = distances(y_hat, y), i = state.piece;
    const [c, middle, w] = ["c", "m", "w"].map((letter) => state[letter + i]);
    const ramp = state.shape === "hard" ? `, on a ramp ${told(4 / w, 1)} long` : "";
    return (
      `Piece ${i} climbs by ${told(c, 1)} around x = ${told(middle, 1)}${ramp}. The largest ` +
      `distance between the sum and the red curve is ${told(largest)}, the mean ${told(mean)}.`
    );
  };
}

export default picture("sigmoid", build);
