// Chapter 7: choose by the training side; the unseen side shows after the commitment.
import { able, picture, told } from "./kit.mjs";
import { shape } from "./panel.mjs";
import { pick } from "./parts/hands.mjs";
import { BLUE, ORANGE } from "./parts/look.mjs";

export function mean(losses) {
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

// In what share of all pairs, a network of each kind, the first has the lower loss.
export function better(one, other) {
  let count = 0;
  for (const mine of one) for (const theirs of other) count += mine < theirs;
  return count / (one.length * other.length);
}

// The kind with the lowest mean; losses: { kind: [a loss for each seed] }.
export function best(losses) {
  const lower = (kind, other) => (mean(losses[other]) < mean(losses[kind]) ? other : kind);
  return Object.keys(losses).reduce(lower);
}

// The share of pairs in which a kind beats each of the others: { other: share }.
export function shares(losses, kind) {
  const others = Object.keys(losses).filter((other) => other !== kind);
  return Object.fromEntries(
    others.map((other) => [other, better(losses[kind], losses[other])]),
  );
}

// Neither 0% nor 100% unless it is.
function percent(share) {
  if (share >= 0.995 && share < 1) return "over 99%";
  if (share <= 0.005 && share > 0) return "under 1%";
  return `${told(100 * share, 0)}%`;
}

// The top of the axis: above every loss of every log, and above the words there.
export function ceiling(logs) {
  const sides = Object.values(logs).flatMap(({ train, unseen }) => [train, unseen]);
  const highest = Math.max(...sides.flatMap((losses) => Object.values(losses).flat()));
  return Math.ceil(10 * highest + 1) / 10;
}

const k = (loss) => `${told(loss, 3)}k`;

function controls(page, { kinds, logs }) {
  const names = Object.entries(logs).map(([key, { name }]) => [key, name]);
  page.choice("log", { label: "log", options: names, value: names[0][0] });
  const select = page.choice("model", {
    label: "for today I use",
    options: [["none", "choose …"], ...Object.entries(kinds)],
    value: "none",
  });
  page.add("committed", {
    fits: (wish) => (Object.hasOwn(kinds, wish) ? wish : "no"),
    show() {},
    value: "no",
  });
  if (page.state.committed !== "no") page.state.model = page.state.committed;
  buttons(page, logs, select);
}

function buttons(page, logs, select) {
  const trained = ({ log, model }) => Boolean(logs[log].train[model]);
  const ready = (state) => state.committed === "no" && trained(state);
  const done = (state) => state.committed !== "no";
  const commit = page.button("Commit", () => {
    if (ready(page.state)) page.set({ committed: page.state.model });
  });
  const again = page.button("Start again", () => {
    if (done(page.state)) page.set({ model: "none", committed: "no" });
  });
  page.drawings.push(() => {
    const { state } = page, { train } = logs[state.log];
    for (const option of select.options) {
      option.disabled = option.value !== "none" && !train[option.value];
    }
    select.disabled = done(state);
    able(commit, ready(state));
    able(again, done(state));
  });
}

function diamond(panel, [x, y]) {
  const d = `M${panel.X(x)} ${panel.Y(y) - 6}l6 6l-6 6l-6 -6z`;
  shape("path", { d, fill: "none", stroke: ORANGE, "stroke-width": 2 }, panel.layer);
}

function column(panel, place, losses, lecture) {
  const dots = losses.map((loss, seed) => {
    const share = losses.length > 1 ? seed / (losses.length - 1) : 0.5;
    return [place - 0.25 + share / 2, loss];
  });
  const middle = mean(losses), bar = [[place - 0.36, middle], [place + 0.36, middle]];
  panel.line(bar, { stroke: "currentColor", "stroke-width": 2 });
  panel.cloud(dots, { stroke: BLUE, opacity: 0.85 });
  if (lecture !== undefined) diamond(panel, [place, lecture]);
}

function frame(panel, place) {
  const x = panel.X(place - 0.46), y = panel.Y(panel.y[1]) + 20;
  const width = panel.X(place + 0.46) - x, height = panel.Y(panel.y[0]) - y;
  const style = { fill: "none", stroke: "currentColor", "stroke-dasharray": "5 4" };
  shape("rect", { x, y, width, height, ...style }, panel.layer);
}

function columns(panel, kinds, losses, lecture, chosen) {
  Object.keys(kinds).forEach((kind, i) => {
    const place = i + 1;
    if (losses[kind]) column(panel, place, losses[kind], lecture?.[kind]);
    else {
      const x = panel.X(place) + 4, y = panel.Y(panel.y[0]) - 8;
      panel.words("not trained", x, y, { transform: `rotate(-90 ${x} ${y})` });
    }
    if (kind === chosen) frame(panel, place);
  });
  const top = panel.Y(panel.y[1]) + 14, key = "• a seed   ▬ their mean";
  const whole = lecture ? `${key}   ◇ lecture` : key;
  panel.words(whole, panel.X(panel.x[0]) + 4, top, { style: "white-space: pre" });
}

function soFar({ kinds, logs }, { log, model }) {
  const { name, train } = logs[log];
  const means = Object.entries(train).map(([kind, losses]) => `${kinds[kind]} ${k(mean(losses))}`);
  const missing = model !== "none" && !train[model];
  return (
    `Training MAE on ${name}, mean over the seeds: ${means.join(", ")}. ` +
    (missing ? `${kinds[model]} wasn't trained on it. ` : "") +
    "Which kind would you use for today? Choose it and commit; then the unseen days show."
  );
}

function verdict({ kinds, logs }, { log, committed }) {
  const { name, unseen } = logs[log], first = best(unseen), losses = unseen[committed];
  const lowest = `Lowest on average: ${kinds[first]}, ${k(mean(unseen[first]))}`;
  const yours = `You committed to ${kinds[committed]}`;
  if (!losses) return `${yours}, which wasn't trained on ${name}. ${lowest}.`;
  const ends = `${k(Math.min(...losses))} to ${k(Math.max(...losses))}`;
  const pairs = Object.entries(shares(unseen, committed));
  const beaten = pairs.map(([kind, share]) => `${kinds[kind]} in ${percent(share)}`);
  return (
    `${yours}. On unseen days of ${name}: ` +
    `MAE ${k(mean(losses))} on average, ${ends} over ${losses.length} seeds. ` +
    `${lowest}${first === committed ? ", your choice" : ""}. ` +
    `Of all pairs of networks, yours is better than ${beaten.join(", ")}.`
  );
}

function build(page, data) {
  const { kinds, logs } = data;
  controls(page, data);
  const axes = {
    x: [0.5, Object.keys(kinds).length + 0.5],
    xTicks: Object.keys(kinds).map((kind) => kind.replace("x", "×")),
    y: [0, ceiling(logs)],
    xLabel: "layers × ReLUs in each",
    yLabel: "MAE (k)",
  };
  const training = "Training loss of each kind of network: a dot a seed, a bar at the mean";
  const shown = page
    .panel({ ...axes, title: "training days", label: training })
    .moving((panel, { log, model }) => {
      columns(panel, kinds, logs[log].train, logs[log].lecture?.train, model);
    });
  pick(shown, Object.keys(kinds).length, (i) => {
    const model = Object.keys(kinds)[i], { log, committed } = page.state;
    if (committed === "no" && logs[log].train[model]) page.set({ model });
  });
  const hidden = "Loss on unseen days, drawn in the same way after you commit";
  page
    .panel({ ...axes, title: "unseen days", label: hidden })
    .moving((panel, { log, committed }) => {
      const { unseen, lecture } = logs[log];
      if (committed !== "no") columns(panel, kinds, unseen, lecture?.unseen, committed);
      else {
        const middle = { "text-anchor": "middle" };
        panel.words("hidden until you commit", panel.width / 2 + 18, panel.height / 2, middle);
      }
    });
  page.readout((state) => (state.committed === "no" ? soFar : verdict)(data, state));
}

export default picture("overfitting", build);
