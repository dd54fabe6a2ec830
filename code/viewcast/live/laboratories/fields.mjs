// Labelled inputs whose typed values are heeded, or named where they can't be.
import { element } from "../js/kit.mjs";
import { ORANGE } from "../js/parts/look.mjs";

// How they look, with what stands below them in every laboratory.
const FIELDS_LOOK = `
.fields { display: grid; gap: 0.3em 0.6em;
  grid-template-columns: repeat(auto-fill, minmax(4.4rem, 1fr)); }
.fields label { display: block; font-size: 0.85em; white-space: nowrap; }
.fields :is(input, select) { display: block; box-sizing: border-box; width: 100%;
  min-height: 30px; padding: 0 0.3em; font: inherit; font-size: 1rem;
  border: 1px solid currentColor; border-radius: 4px; background: Field; color: FieldText; }
.fields [aria-invalid="true"] { border: 3px double ${ORANGE}; }
.fields :disabled { opacity: 0.6; }
.do { margin-top: 0.5em; font-size: 0.9em; }
.do.controls { gap: 0.4em; }
.do button { padding: 0.1em 0.5em; }
.do button:first-child { min-width: 4em; }
.fault:empty { margin: 0; }
.story { min-height: 8em; }
@media (max-width: 30rem) { .now { min-height: 3.4em; } }`;

const WHOLE = /^\d+$/, ANY = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

// A number as people write it, also with a comma or as 3e-3; NaN if it is none.
export function read(text, { whole }) {
  const plain = whole ? text.trim() : text.trim().replace(",", ".");
  return (whole ? WHOLE : ANY).test(plain) ? Number(plain) : NaN;
}

// What is wrong with a typed text: its value, the limits and the fix; "" if nothing is.
// spec: { label, min, max, value, whole }; max may be a function of the state.
export function fault(text, spec, state) {
  const { label, min, value, whole } = spec, number = read(text, spec);
  const max = typeof spec.max === "function" ? spec.max(state) : spec.max;
  if (number >= min && number <= max) return "";
  const kind = whole ? "a whole number" : "a number", said = text.trim() || "empty";
  const limits = `${kind} from ${min} to ${max}`;
  return `${label} is ${said}, but must be ${limits}: type one, for example ${value}.`;
}

// The fields of a page, and one sentence below them for what is wrong.
export class Fields {
  constructor(page) {
    Object.assign(this, { page, all: {} });
    page.bar.className = "fields";
    page.bar.before(element("style", { textContent: FIELDS_LOOK }));
    this.said = element("p", { className: "fault", id: "fault" });
    this.said.setAttribute("role", "alert");
    page.bar.after(this.said);
  }

  // A number to be typed; the state has the last one that was right.
  number(key, spec) {
    const { page } = this, { label, whole, value } = spec;
    const holder = element("label", { textContent: label }, page.bar);
    const inputMode = whole ? "numeric" : "decimal";
    const input = element("input", { type: "text", inputMode, autocomplete: "off" }, holder);
    const wrong = () => fault(input.value, spec, page.state);
    const heed = () => wrong() || page.set({ [key]: read(input.value, spec) });
    input.addEventListener("input", () => heed() || this.tell());
    input.addEventListener("change", () => this.tell()); // not while it is being typed
    // What is being typed stays as it is, such as 0.10 on the way to 0.105.
    let shown;
    const show = (now) => {
      if (now !== shown && now !== read(input.value, spec)) input.value = now;
      shown = now;
    };
    const fits = (wish) => (fault(String(wish), spec, page.state) ? value : Number(wish));
    this.all[key] = { input, wrong, forget: () => void (shown = input.value = "") };
    page.add(key, { fits, show, value });
  }

  // One of a few numbers.
  choice(key, { label, options, value }) {
    const texts = options.map((option) => [String(option), String(option)]);
    this.page.choice(key, { label, options: texts, value: String(value) });
  }

  // Say what is wrong, if anything is; the first field that is wrong, or undefined.
  tell() {
    const faults = Object.values(this.all).map(({ input, wrong }) =>
      [input, input.disabled ? "" : wrong()]);
    const [first, sentence = ""] = faults.find((one) => one[1]) ?? [];
    for (const [input, wrong] of faults) {
      input.setAttribute("aria-invalid", wrong !== "");
      input.setAttribute("aria-describedby", input === first ? "fault" : "");
    }
    if (this.said.textContent !== sentence) this.said.textContent = sentence;
    return first;
  }

  // Have each field show what the state says, whatever was typed.
  forget() {
    for (const field of Object.values(this.all)) field.forget();
  }
}
