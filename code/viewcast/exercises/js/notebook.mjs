// A chapter's notebook with a reader's answers in their places, to go on with in Jupyter.
import { fill } from "./checks.mjs";

// The notebook with each stub replaced by what fill() makes of the texts; what can't be
// read stays open. answered: [exercise, texts] of each.
export function filled(notebook, answered) {
  const sources = new Map();
  for (const [exercise, texts] of answered) {
    const readable = texts.map((text, i) => {
      const alone = texts.map((_, j) => (i === j ? text : ""));
      try {
        fill(exercise, alone);
        return text;
      } catch {
        return "";
      }
    });
    sources.set(exercise.stub, fill(exercise, readable).source);
  }
  const cells = notebook.cells.map((cell) => {
    const source = sources.get([cell.source].flat().join(""));
    return source === undefined ? cell : { ...cell, source };
  });
  return { ...notebook, cells };
}

export async function download(chapter, answered) {
  const response = await fetch(new URL(`../notebooks/${chapter}.ipynb`, location));
  const text = JSON.stringify(filled(await response.json(), answered), null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  link.download = `${chapter}.ipynb`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return `${link.download} is downloaded: open it in Jupyter and go on there.`;
}
