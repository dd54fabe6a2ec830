// Two drawings with axes: the plane, and the losses by epoch.
import { BLUE, ORANGE } from "../js/parts/look.mjs";
import {
  MARKS, drawCrease, drawExamples, drawFrame, drawOutput, drawUnit,
} from "./drawing.mjs";

const PLANE_HEIGHTS = { high: 340, low: 250 }, LOSSES_HEIGHTS = { high: 150, low: 140 };
const IN_SIGHT = 150; // of the last reports, all lie within the axes
const SIDES = {
  training: { stroke: BLUE },
  unseen: { stroke: ORANGE, "stroke-dasharray": "7 3" },
};
const RIVAL = { stroke: "currentColor", "stroke-width": 1, "stroke-dasharray": "1 3" };

// Give a panel other axes, if they are others.
function setAxes(panel, options) {
  const text = JSON.stringify(options);
  if (panel.axesNow === text) return;
  Object.assign(panel, { axesNow: text, ...options });
  panel.axes();
}

// Which unit is shown large: { layer, unit } from 0 on, or null for ŷ and the truth.
export function lookedAt({ look }) {
  const [layer, unit] = look.split(".").map((text) => Number(text) - 1);
  return Number.isInteger(layer) ? { layer, unit } : null;
}

// What the plane's title says.
function titleOf({ look }, large) {
  if (large) return `unit ${large.unit + 1} of layer ${large.layer + 1}`;
  return look === "y" ? "the truth y" : "ŷ";
}

function drawNetwork(panel, { levels }, folded, large) {
  const { layer } = panel;
  if (large) {
    const stage = folded.hidden[large.layer];
    drawUnit(stage, large.unit, panel, layer);
    drawCrease(stage, large.unit, large.layer, panel, layer, { "stroke-width": 3 });
    return;
  }
  drawOutput(folded.output, levels, panel, layer);
  folded.hidden.forEach((stage, k) => stage[0].sums.forEach((_, unit) =>
    drawCrease(stage, unit, k, panel, layer)));
}

// shown() → { walk, folded }: a network, and what it does to the plane.
export function planePanel(page, shown) {
  const axes = { x: [0, 1], y: [0, 1], ...PLANE_HEIGHTS };
  const panel = page.panel({ ...axes, label: "The plane with its creases" });
  return panel.moving((_, state) => {
    const { walk: { set }, folded } = shown(), large = lookedAt(state);
    const { x, y, xLabel, yLabel } = set;
    const title = `${titleOf(state, large)}, over the plane`;
    setAxes(panel, { x, y, xLabel, yLabel, title });
    drawNetwork(panel, set, state.look === "y" ? set.truth : folded, large);
    for (const part in MARKS) {
      if (state.points !== part && state.points !== "both") continue;
      drawExamples(set[part], MARKS[part], set.levels, panel, panel.layer);
    }
    drawFrame(panel, panel.layer);
  });
}

const finite = ({ training, unseen }) => Number.isFinite(training + unseen);

// The end of the loss axis. A network may begin far above it.
function ceiling(reports, rival) {
  const late = reports.slice(1).slice(-IN_SIGHT);
  const losses = late.flatMap(({ training, unseen }) => [training, unseen]);
  return 1.8 * Math.max(rival, ...losses);
}

export function lossesPanel(page, shown) {
  const label = "Training and unseen loss by epoch; the sentences below have the last ones";
  const axes = { x: [0, 1], y: [0, 1], xLabel: "epochs", ...LOSSES_HEIGHTS };
  const panel = page.panel({ ...axes, title: "losses", label });
  return panel.moving(() => {
    const { walk } = shown(), { epochs } = walk.setting, { rival, unit } = walk.set;
    const reports = walk.reports.filter(finite), yLabel = unit ? `MAE (${unit})` : "MAE";
    setAxes(panel, { x: [0, epochs], y: [0, ceiling(reports, rival.loss)], yLabel });
    panel.line([[0, rival.loss], [epochs, rival.loss]], RIVAL);
    panel.inside(() => {
      for (const side in SIDES) {
        panel.line(reports.map((report) => [report.epoch, report[side]]), SIDES[side]);
      }
    });
    const end = { "text-anchor": "end" };
    panel.words(rival.name, panel.X(epochs) - 2, panel.Y(rival.loss) - 4, end);
    panel.legend(Object.entries(SIDES), 0.02, true);
  });
}
