#!/usr/bin/env bash
# JupyterLab 4.4.10 (@jupyterlab/rendermime), run under jsdom 24.1.3, Node.js 20.
#
# One would expect an SVG output to be shown wherever a PNG is. But image/svg+xml is not
# among the types that JupyterLab holds to be safe: of a notebook that it doesn't trust
# (one that was downloaded or cloned, say) it shows the next type, here text/plain, while
# the same drawing as a data address in the <img> of a text/html output is shown.
#
# Seen:
#   svg trusted image/svg+xml
#   svg untrusted text/plain
#   img trusted text/html
#   img untrusted text/html
#
# So a figure of ours is stored as an <img> (viewcast.plots.figure.picture), which also
# carries its alternative text, and the site makes a drawing of it again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent @jupyterlab/rendermime@4.4.10 jsdom@24.1.3 esbuild@0.21.5 >/dev/null

cat >ask.js <<'JS'
import { RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";

const registry = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
const plain = { "text/plain": "what is plotted" };
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const source = `data:image/svg+xml;base64,${btoa(drawing)}`;
const outputs = {
  svg: { ...plain, "image/svg+xml": drawing },
  img: { ...plain, "text/html": `<img alt="nothing" src="${source}">` },
};
for (const [name, forms] of Object.entries(outputs)) {
  for (const [trust, safe] of [["trusted", "any"], ["untrusted", "ensure"]]) {
    seen.push(`${name} ${trust} ${registry.preferredMimeType(forms, safe)}`);
  }
}
JS
npx esbuild ask.js --bundle --platform=browser --outfile=asked.js \
    --loader:.svg=text --loader:.css=empty --log-level=error

cat >run.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("", { runScripts: "outside-only", pretendToBeVisual: true });
window.seen = [];
window.eval(`
  window.DragEvent = class {};
  document.queryCommandSupported = () => false;
  window.matchMedia = () => ({ matches: false, addEventListener() {} });
`); // what jsdom lacks and the bundle asks for as it loads
window.eval(readFileSync("asked.js", "utf8"));
console.log(window.seen.join("\n"));
process.exit();
JS
node run.cjs | tee seen.txt

diff seen.txt - <<'TXT'
svg trusted image/svg+xml
svg untrusted text/plain
img trusted text/html
img untrusted text/html
TXT
echo "As found."
