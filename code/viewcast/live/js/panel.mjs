// Drawings with axes, and the numbers on them. Colours are Okabe and Ito's, and every mark
// differs by shape or dash as well. All else is drawn in the page's own text colour.

export const BLUE = "#0072b2", ORANGE = "#d55e00", GREEN = "#009e73";

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

export function scale([from, to], [start, end]) {
  const slope = (end - start) / (to - from);
  return Object.assign((value) => start + (value - from) * slope, {
    inverse: (place) => from + (place - start) / slope,
  });
}

export function shape(name, attributes, parent) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  parent?.append(made);
  return made;
}

// Round places for an axis: about `count` multiples of 1, 2 or 5 times a power of ten.
export function ticks([from, to], count = 5) {
  const raw = (to - from) / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999);
  const first = Math.ceil(from / step - 1e-9);
  return Array.from(
    { length: Math.floor(to / step + 1e-9) - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(12)),
  );
}

// So many equally spaced numbers, both ends among them.
export const spread = (from, to, points) =>
  Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));

const MARGIN = { left: 44, right: 12, top: 20, bottom: 38 };
const EDGE = 2; // a line along the edge keeps its width

// A finger on a handle doesn't scroll the page (touch-action is heeded on boxes only).
const keepFinger = (event) => event.target.matches(".handle") && event.preventDefault();

// A drawing with axes. still(draw) draws at each new width, moving(draw) at each change.
export class Panel {
  // xTicks: names of the places 1, 2, …, where x is no number.
  constructor(parent, page, { label, ...options }) {
    Object.assign(this, { page, parts: [], height: 270, ...options });
    this.svg = shape("svg", { role: "img", "aria-label": label ?? this.title }, parent);
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
    const width = Math.max(240, (this.page.ready && this.svg.clientWidth) || 400);
    if (width === this.width) return;
    this.width = width;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${this.height}`);
    this.svg.style.height = `${this.height}px`;
    this.axes();
  }

  axes() {
    const { width, height, back } = this;
    const right = width - MARGIN.right, low = height - MARGIN.bottom;
    this.X = scale(this.x, [MARGIN.left, right]);
    this.Y = scale(this.y, [low, MARGIN.top]);
    back.replaceChildren();
    this.layer = back;
    if (this.xTicks) this.xTicks.forEach((name, i) => this.below(name, this.X(i + 1)));
    else for (const value of ticks(this.x)) this.tick(this.X(value), low, value, true);
    for (const value of ticks(this.y)) this.tick(this.Y(value), MARGIN.left, value);
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

  // Where a pointer is, in the drawing's own units.
  place({ clientX, clientY }) {
    const { left, top, width, height } = this.svg.getBoundingClientRect();
    return [
      ((clientX - left) * this.width) / width,
      ((clientY - top) * this.height) / height,
    ];
  }

  // Let a finger or a mouse move a point: moved([x, y]) in the units of the axes.
  drag(point, moved) {
    const handle = this.dot(point, { r: 16, fill: "transparent", class: "handle" });
    this.svg.addEventListener("touchstart", keepFinger, { passive: false }); // once
    handle.addEventListener("pointerdown", (start) => {
      if (start.button) return; // it opens a menu
      start.preventDefault();
      const [across, up] = this.place(start); // beside the point: there it stays
      const aside = this.X(point[0]) - across, above = this.Y(point[1]) - up;
      const end = new AbortController(), { signal } = end;
      const listen = (kind, heard) => {
        const own = (event) => event.pointerId === start.pointerId && heard(event);
        addEventListener(kind, own, { signal });
      };
      listen("pointermove", (event) => {
        const [x, y] = this.place(event);
        moved([
          clamp(this.X.inverse(x + aside), ...this.x),
          clamp(this.Y.inverse(y + above), ...this.y),
        ]);
      });
      for (const kind of ["pointerup", "pointercancel"]) listen(kind, () => end.abort());
    });
  }
}
