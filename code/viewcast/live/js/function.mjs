// Chapter 1: today's views against yesterday's, a line, and its forecast of one day.
import { picture, told } from "./kit.mjs";
import { grips, linePanel } from "./line.mjs";
import { pick } from "./parts/hands.mjs";
import { ORANGE } from "./parts/look.mjs";

// ŷ = b + w·x, as viewcast.function.linear for one past day.
export const forecast = (b, w, x) => b + w * x;

// "0.44k too high", in words a reader needs no sign for.
const off = (error) =>
  Math.abs(error) < 0.005
    ? "right to within 5 views"
    : `${told(Math.abs(error))}k too ${error > 0 ? "high" : "low"}`;

function build(page, { views, days, start }) {
  page.slider("b", { label: "bias b", unit: "k", min: -1, max: 5, step: 0.05, value: start.b });
  page.slider("w", { label: "weight w", min: 0, max: 1.6, step: 0.01, value: start.w });
  page.choice("day", {
    label: "day",
    options: days.map(({ date }) => [date, date]),
    value: days[0].date,
  });
  const chosen = (state) => days.find(({ date }) => date === state.day);
  const at = (state, { x }) => forecast(state.b, state.w, x);

  const line = linePanel(page, views, {
    yLabel: "today's views (k)",
    label: "Training days as dots, the line, and the chosen day with its forecast",
  });
  line.moving((panel, state) => {
    const day = chosen(state), y_hat = at(state, day);
    panel.curve(panel.x, panel.x.map((x) => at(state, { x })));
    panel.inside(() => {
      panel.line([[day.x, day.y], [day.x, y_hat]], { stroke: ORANGE, "stroke-dasharray": "3 3" });
      panel.dot([day.x, y_hat], { r: 5 });
    });
    panel.ring([day.x, day.y]);
    grips(page, panel, state);
  });

  const real = page
    .panel({
      x: [0, days.length],
      y: line.y,
      xLabel: "days after 26 January 2021",
      yLabel: "views (k)",
      title: "forecasts of real days",
      label: "The true views of fifteen days, and the line's forecast of each, dashed",
    })
    .moving((panel, state) => {
      const truth = days.map(({ y }, i) => [i + 1, y]);
      const y_hats = days.map((day, i) => [i + 1, at(state, day)]);
      panel.line(truth, { stroke: "currentColor" });
      const i = days.indexOf(chosen(state));
      panel.inside(() => {
        panel.line(y_hats, { "stroke-dasharray": "5 3" });
        panel.dot(y_hats[i], { r: 5 });
      });
      panel.ring(truth[i]);
    });
  pick(real, days.length, (i) => page.set({ day: days[i].date }));

  page.readout((state) => {
    const day = chosen(state), y_hat = at(state, day);
    return (
      `${day.date}: yesterday ${told(day.x, 3)}k, forecast ${told(state.b)} + ` +
      `${told(state.w)} × ${told(day.x, 3)} = ${told(y_hat, 3)}k. ` +
      `The day had ${told(day.y, 3)}k (ring): the forecast is ${off(y_hat - day.y)}.`
    );
  });
}

export default picture("function", build);
