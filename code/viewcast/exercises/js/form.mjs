// The forms below the exercises: what is written is checked, kept, and brought back.
import { fill, verdict } from "./checks.mjs";
import { forget, keep, kept } from "./kept.mjs";
import { showMarks } from "./marks.mjs";
import { download } from "./notebook.mjs";

const forms = [...document.querySelectorAll("form.answers")];
const nameOf = (form) => form.id.replace("answer-", "");
const fieldsOf = (form) => [...form.querySelectorAll("input, textarea, select")];
const textsOf = (form) => fieldsOf(form).map((field) => field.value);

// A chapter's data come as a script, once; see data.py.
const coming = {};
function dataOf({ dataset: { chapter, version } }) {
  coming[chapter] ??= new Promise((come, fail) => {
    bookAnswers[chapter] = (packed) => unpacked(packed).then(come, fail);
    const script = document.createElement("script");
    script.src = new URL(`answers/${chapter}.js?${version}`, bookAnswers.from);
    script.onerror = () => fail(new Error("the answers' data didn't come"));
    document.head.append(script);
  });
  coming[chapter].catch(() => delete coming[chapter]); // the next press tries again
  return coming[chapter];
}

function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

async function check(form) {
  const exercise = (await dataOf(form))[nameOf(form)], texts = textsOf(form);
  const fields = fieldsOf(form);
  for (const field of fields) field.removeAttribute("aria-invalid");
  let filled;
  try {
    filled = fill(exercise, texts);
  } catch (error) {
    const wrong = fields[error.place];
    wrong?.setAttribute("aria-invalid", "true");
    wrong?.focus();
    return say(form, [`✗ ${error.message}`]);
  }
  const said = verdict(exercise, filled.answers);
  const solved = said.passed === said.total;
  const stays = keep(form.dataset.chapter, nameOf(form), { texts, solved }, forms.length);
  const lost = stays ? [] : ["• This browser keeps nothing: the answer goes with the page."];
  say(form, [`${said.title}: ${said.summary}`, ...said.lines, ...filled.notes, ...lost]);
  showMarks();
}

function say(form, lines) {
  const items = lines.map((line) => {
    const item = document.createElement("p");
    item.textContent = line;
    return item;
  });
  form.querySelector(".verdict").replaceChildren(...items);
}

function bringBack(form) {
  const before = kept()[form.dataset.chapter]?.exercises[nameOf(form)];
  if (!before) return;
  fieldsOf(form).forEach((field, i) => {
    field.value ||= before.texts[i] ?? "";
  });
}

function forgetAll(told) {
  if (!confirm("Forget all answers in all chapters on this device?")) {
    told.textContent = "Nothing is forgotten.";
    return;
  }
  forget();
  for (const form of forms) {
    form.reset();
    say(form, []);
  }
  showMarks();
  told.textContent = "All answers are forgotten.";
}

async function downloadAll(told) {
  try {
    const exercises = await dataOf(forms[0]);
    const answered = forms.map((form) => [exercises[nameOf(form)], textsOf(form)]);
    told.textContent = await download(forms[0].dataset.chapter, answered);
  } catch {
    told.textContent = "The notebook can't be read here; the answers stay in the fields.";
  }
}

for (const form of forms) {
  bringBack(form);
  form.addEventListener("input", () => {
    const { chapter } = form.dataset;
    keep(chapter, nameOf(form), { texts: textsOf(form) }, forms.length);
  });
}
addEventListener("storage", showMarks); // answered in another tab
showMarks();
Object.assign(bookAnswers, { check, warm: dataOf, download: downloadAll, forget: forgetAll });
