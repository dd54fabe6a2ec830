// Drawings with axes.
import { scale, ticks } from "./parts/axes.mjs";
import { BLUE, ORANGE, isNarrow } from "./parts/look.mjs";

export function shape(name, attributes, parent) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  parent?.append(made);
  return made;
}

const MARGIN = { left: 44, right: 12, top: 20, bottom: 38 };
const EDGE = 2; // a line along the edge keeps its width

// A drawing with axes. still(draw) draws at each new width, moving(draw) at each change.
export class Panel {
  // xTicks: names of the places 1, 2, …, where x is no number; high and low: heights on a
  // desk and on a phone, where two that are `half` stand side by side.
  constructor(parent, page, { label, half, ...options }) {
    Object.assign(this, { page, parts: [], high: 270, low: 200, ...options });
    this.svg = shape("svg", { role: "img", "aria-label": label ?? this.title }, parent);
    this.svg.classList.toggle("half", Boolean(half));
    this.back = shape("g", {}, this.svg);
    this.front = shape("g", {}, this.svg);
  }

  still(draw) {
    this.parts.push(draw);
    return this;
  }

  moving(draw) {
    this.page.drawings.push(() => {
      this.front.replaceChildren();
      draw(this, this.page.state);
    });
    return this;
  }

  resize() {
    const width = Math.max(140, (this.page.ready && this.svg.clientWidth) || 400);
    const height = isNarrow() ? this.low : this.high;
    if (width === this.width && height === this.height) return;
    Object.assign(this, { width, height });
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.style.height = `${height}px`;
    this.axes();
  }

  axes() {
    const { width, height, back } = this, few = (room) => Math.min(5, room);
    const right = width - MARGIN.right, low = height - MARGIN.bottom;
    this.X = scale(this.x, [MARGIN.left, right]);
    this.Y = scale(this.y, [low, MARGIN.top]);
    back.replaceChildren();
    this.layer = back;
    if (this.xTicks) this.xTicks.forEach((name, i) => this.below(name, this.X(i + 1)));
    else {
      const values = ticks(this.x, few(width / 45));
      for (const value of values) this.tick(this.X(value), low, value, true);
    }
    for (const value of ticks(this.y, few(height / 40))) {
      this.tick(this.Y(value), MARGIN.left, value);
    }
    const middle = (MARGIN.left + right) / 2, upright = (MARGIN.top + low) / 2;
    this.words(this.xLabel, middle, height - 4, { "text-anchor": "middle" });
    this.words(this.yLabel, 12, upright, {
      "text-anchor": "middle",
      transform: `rotate(-90 12 ${upright})`,
    });
    this.words(this.title, middle, 12, { "text-anchor": "middle" });
    for (const draw of this.parts) draw(this, this.page.state);
    this.layer = this.front;
  }

  tick(place, edge, value, below) {
    const ends = below
      ? { x1: place, x2: place, y1: MARGIN.top, y2: edge }
      : { x1: edge, x2: this.width - MARGIN.right, y1: place, y2: place };
    shape("line", { ...ends, stroke: "currentColor", opacity: 0.15 }, this.back);
    const text = String(value).replace("-", "−");
    if (below) this.below(text, place);
    else this.words(text, edge - 5, place + 4, { "text-anchor": "end" });
  }

  below(text, place) {
    this.words(text, place, this.height - MARGIN.bottom + 14, { "text-anchor": "middle" });
  }

  words(text, x, y, attributes = {}) {
    if (text) shape("text", { x, y, ...attributes }, this.layer).textContent = text;
  }

  // A line through points [[x, y], …] in the units of the axes.
  line(points, attributes = {}) {
    const path = points.map(([x, y]) => `${this.X(x).toFixed(1)},${this.Y(y).toFixed(1)}`);
    const style = { fill: "none", stroke: BLUE, "stroke-width": 2, ...attributes };
    return shape("polyline", { points: path.join(" "), ...style }, this.layer);
  }

  // Draw with what leaves the axes, or these heights, cut off.
  inside(draw, [low, high] = this.y) {
    const { layer } = this, left = this.X(this.x[0]) - EDGE, top = this.Y(high) - EDGE;
    const width = this.X(this.x[1]) + EDGE - left, height = this.Y(low) + EDGE - top;
    const viewBox = [left, top, width, height].join(" ");
    const style = `overflow: hidden; width: ${width}px; height: ${height}px`;
    this.layer = shape("svg", { x: left, y: top, width, height, viewBox, style }, layer);
    draw();
    this.layer = layer;
  }

  // A curve as far as it lies within the axes.
  curve(x, y, attributes) {
    this.inside(() => this.line(x.map((value, i) => [value, y[i]]), attributes));
  }

  dot([x, y], attributes = {}) {
    const style = { r: 4, fill: BLUE, ...attributes };
    return shape("circle", { cx: this.X(x), cy: this.Y(y), ...style }, this.layer);
  }

  // With its middle at a point.
  square([x, y], side, fill = BLUE) {
    const corner = { x: this.X(x) - side / 2, y: this.Y(y) - side / 2, fill };
    shape("rect", { ...corner, width: side, height: side }, this.layer);
  }

  ring(point, stroke = ORANGE) {
    return this.dot(point, { r: 5, fill: "none", stroke, "stroke-width": 2 });
  }

  // Dots as one path: many of them cost no more than a few.
  cloud(points, attributes = {}) {
    const path = points.map(([x, y]) => `M${this.X(x).toFixed(1)} ${this.Y(y).toFixed(1)}h0`);
    const style = { "stroke-width": 4, "stroke-linecap": "round", stroke: "currentColor" };
    return shape("path", { d: path.join(""), opacity: 0.5, ...style, ...attributes }, this.layer);
  }

  // A sample of each line with its name, in a column or a row that begins at a share of
  // the width.
  legend(entries, share, row = false) {
    const [from, to] = this.x;
    let left = this.X(from + share * (to - from)), y = MARGIN.top + 10;
    for (const [text, style] of entries) {
      const ends = { x1: left, x2: left + 28, y1: y, y2: y };
      shape("line", { ...ends, stroke: BLUE, "stroke-width": 2, ...style }, this.layer);
      this.words(text, left + 34, y + 4);
      if (row) left += 46 + 6.3 * text.length;
      else y += 15;
    }
  }
}
