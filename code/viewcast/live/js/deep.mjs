// Chapter 6: layers that fold a tent, beside one layer that bends once for each unit.
import { many, picture, told } from "./kit.mjs";
import { relusThrough } from "./layer.mjs";
import { corners, folded, forward, meanDistance, parameterCount, sizesOf, tent } from "./network.mjs";
import { spread } from "./parts/axes.mjs";
import { drag } from "./parts/hands.mjs";
import { GREEN, ORANGE } from "./parts/look.mjs";

const DEEPEST = 6, REACH = 2.1;
const FIRST = { stroke: GREEN, "stroke-dasharray": "8 4", "stroke-width": 1.3 };
const SECOND = { stroke: ORANGE, "stroke-dasharray": "2 3", "stroke-width": 1.6 };
const ZIGZAG = { "stroke-width": 1.3 };
const WIDE = { stroke: ORANGE, "stroke-dasharray": "8 4" };

// The deep network, and the wide one that takes its heights from it.
function both({ layers: count, peak, width }) {
  const theta = folded(count, peak), sizes = sizesOf(count);
  const x = spread(0, 1, width + 1);
  const y = forward(theta, x.map((place) => [place]), sizes).at(-1);
  const zigzag = corners(theta, sizes), wide = corners(relusThrough(x, y), [1, width]);
  return { sizes, zigzag, wide, distance: meanDistance(zigzag, wide) };
}

// What a unit of a layer gives to the sum of that layer, c·a.
function contribution(layer, p, unit) {
  const theta = folded(layer, p);
  theta[theta.length - 1 - unit] = 0; // the other one's c
  return corners(theta, sizesOf(layer));
}

function controls(page, start) {
  const slider = (key, label, options) =>
    page.slider(key, { label, step: 1, digits: 0, value: start[key], ...options });
  slider("layers", "layers", { min: 1, max: DEEPEST });
  slider("peak", "peak of the tent", { min: 0.1, max: 0.9, step: 0.05, digits: 2 });
  slider("width", "width of one layer", { min: 2, max: 64 });
  const options = Array.from({ length: DEEPEST }, (_, k) => [String(k + 1), `layer ${k + 1}`]);
  const select = page.choice("look", { label: "units of", options, value: String(start.layers) });
  page.drawings.push(() => {
    const { layers: count, look } = page.state;
    for (const option of select.options) option.disabled = option.value > count;
    if (look > count) page.state.look = String(count);
    page.controls.look.show(page.state.look);
  });
}

function drawDeep(panel, { layers: count, peak, look }) {
  const zigzag = corners(folded(count, peak), sizesOf(count));
  // A skew tent's units give more than the panel holds.
  panel.inside(() => {
    panel.line(contribution(Number(look), peak, 0), FIRST);
    panel.line(contribution(Number(look), peak, 1), SECOND);
  }, [-REACH, REACH]);
  panel.line(zigzag);
  for (const point of zigzag) panel.dot(point, { r: count < 5 ? 3 : 1.5 });
  panel.legend([["ŷ", {}], ["unit 1", FIRST], ["unit 2", SECOND]], 0.01, true);
  movePeak(panel, peak);
}

// The peak of the tent that every layer makes, to be moved; none moves it up or down.
function movePeak(panel, peak) {
  const top = [peak, 1], x = panel.X(peak), y = panel.Y(1);
  panel.line([[peak, 0], top], { stroke: "currentColor", "stroke-width": 1, opacity: 0.4 });
  panel.ring(top, "currentColor");
  panel.words("peak", x, y - 10, { "text-anchor": "middle", class: "number" });
  drag(panel, top, ([to]) => panel.page.set({ peak: to }));
}

function drawWide(panel, state) {
  const { zigzag, wide } = both(state);
  panel.line(zigzag, ZIGZAG);
  panel.line(wide, WIDE);
  const side = state.width > 24 ? 3 : 6;
  for (const point of wide) panel.square(point, side, ORANGE);
  panel.legend([["zigzag", ZIGZAG], ["one layer", WIDE]], 0.01, true);
}

function sentence(state) {
  const { layers: count, peak, width, look } = state;
  const { sizes, zigzag, wide, distance } = both(state);
  const [c_1, c_2] = tent(peak).map((weight) => told(weight));
  return (
    `${many(count, "layer")} of two: ${many(parameterCount(sizes), "parameter")}, ` +
    `${many(zigzag.length - 1, "straight piece")}. ` +
    `One layer of ${width}: ${many(parameterCount([1, width]), "parameter")}, ` +
    `${many(wide.length - 1, "straight piece")}, ` +
    (distance < 1e-9 ? "exactly" : `on average ${told(distance, 3)} from`) + " the zigzag. " +
    `Dashed: what the units of layer ${look} give, ${c_1} · a₁ and ${c_2} · a₂; ` +
    `their sum is the zigzag after ${many(Number(look), "layer")}.`
  );
}

function build(page, { start }) {
  controls(page, start);
  page
    .panel({
      x: [0, 1],
      y: [-REACH, 2.9],
      xLabel: "x",
      yLabel: "y",
      title: "layers of two ReLUs",
      label: "The zigzag that the deep network draws, and what two of its units give",
    })
    .moving(drawDeep);
  page
    .panel({
      x: [0, 1],
      y: [0, 1.2],
      xLabel: "x",
      yLabel: "y",
      title: "one wide layer",
      label: "The same zigzag, and what one layer makes of it from equally spaced points",
    })
    .moving(drawWide);
  page.readout(sentence);
}

export default picture("deep", build);
