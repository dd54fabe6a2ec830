// What a mouse or a finger does in a panel.
import { clamp } from "./axes.mjs";

// A finger on a handle doesn't scroll the page (touch-action is heeded on boxes only).
const keepFinger = (event) => event.target.matches(".handle") && event.preventDefault();

// Where a pointer is, in the drawing's own units.
function pointed({ svg, width, height }, { clientX, clientY }) {
  const box = svg.getBoundingClientRect();
  return [
    ((clientX - box.left) * width) / box.width,
    ((clientY - box.top) * height) / box.height,
  ];
}

// Let a finger or a mouse move a point: moved([x, y]) in the units of the axes.
export function drag(panel, point, moved) {
  const { X, Y, svg } = panel;
  const handle = panel.dot(point, { r: 16, fill: "transparent", class: "handle" });
  svg.addEventListener("touchstart", keepFinger, { passive: false }); // once
  handle.addEventListener("pointerdown", (start) => {
    if (start.button) return; // it opens a menu
    start.preventDefault();
    const [across, up] = pointed(panel, start); // beside the point: there it stays
    const aside = X(point[0]) - across, above = Y(point[1]) - up;
    const end = new AbortController(), { signal } = end;
    const listen = (kind, heard) => {
      const own = (event) => event.pointerId === start.pointerId && heard(event);
      addEventListener(kind, own, { signal });
    };
    listen("pointermove", (event) => {
      const [x, y] = pointed(panel, event);
      moved([
        clamp(X.inverse(x + aside), ...panel.x),
        clamp(Y.inverse(y + above), ...panel.y),
      ]);
    });
    for (const kind of ["pointerup", "pointercancel"]) listen(kind, () => end.abort());
  });
}

// Let a click choose among what stands at x = 1, …, count: chosen(index).
export function pick(panel, count, chosen) {
  panel.svg.classList.add("pick");
  panel.svg.addEventListener("click", (event) => {
    const x = panel.X.inverse(pointed(panel, event)[0]);
    chosen(clamp(Math.round(x), 1, count) - 1);
  });
}
