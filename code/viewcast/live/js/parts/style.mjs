// What a picture's shadow root is styled with: controls in rows, panels side by side.

import { BLUE, NARROW, ORANGE } from "./look.mjs";

export const STYLE = `
:host { display: block; margin: 1em 0; text-align: start; }
.controls { display: flex; flex-wrap: wrap; gap: 0.3em 1.2em; align-items: center; }
label { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 0.5em; max-width: 100%; }
input[type="range"] { flex: 1 1 5em; width: 9em; min-width: 5em; max-width: 9em; min-height: 24px;
  accent-color: ${BLUE}; }
label span { min-width: 4em; font-variant-numeric: tabular-nums; }
button, select { font: inherit; min-height: 28px; padding: 0.1em 0.7em; border-radius: 4px;
  border: 1px solid currentColor; background: transparent; color: inherit; }
select { max-width: 100%; background: Field; color: FieldText; }
button { cursor: pointer; }
button[aria-disabled="true"] { opacity: 0.5; cursor: default; }
:focus-visible { outline: 3px solid ${ORANGE}; outline-offset: 2px; }
.panels { display: grid; gap: 0.4em; margin-top: 0.5em;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); }
.panels > :nth-child(odd):last-child { grid-column: 1 / -1; }
svg { display: block; width: 100%; overflow: visible; user-select: none; }
svg text { fill: currentColor; font-size: 12px; }
text.number { paint-order: stroke; stroke-width: 4; stroke-linejoin: round;
  stroke: var(--pst-color-background, var(--jp-layout-color0, Canvas)); }
.handle { cursor: grab; }
.pick { cursor: pointer; }
p { margin: 0.4em 0; font-variant-numeric: tabular-nums; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
@media ${NARROW} {
  :host { font-size: 0.875em; }
  .controls { gap: 0.2em 0.6em; }
  label:has(input) { flex: 1 1 auto; }
  input[type="range"] { width: 5em; max-width: 12em; }
  label span { min-width: 2.6em; }
  button { padding: 0.1em 0.4em; }
  select { font-size: 16px; padding: 0 0.3em; }
  .panels { grid-template-columns: 1fr 1fr; gap: 0.2em; margin-top: 0.3em; }
  .panels > :not(.half) { grid-column: 1 / -1; }
  p { margin: 0.2em 0; line-height: 1.4; }
}
@media print { .controls, .fields, button { display: none; } }`;
