// What the box's parts do to the page they stand in: add to it, and let it breathe.

const BREATH = 30; // milliseconds of work between two breaths of the page

export function make(name, parent, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  parent.append(made);
  return made;
}

// What a generator returns; the page stays alive meanwhile.
export async function breathing(steps) {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < BREATH) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }
}
