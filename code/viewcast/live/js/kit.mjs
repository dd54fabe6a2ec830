// What all live pictures share: controls, panels, the address, announcements, words.
// A picture is a module in anywidget's protocol whose default export `picture` makes.
import { Panel } from "./panel.mjs";
import { asked, forget, leadTo } from "./parts/address.mjs";
import { clamp } from "./parts/axes.mjs";
import { STYLE } from "./parts/style.mjs";

// A number as a reader writes it: fixed decimals, a real minus sign, and none before 0.
export const told = (value, digits = 2) =>
  value.toFixed(digits).replace(/^-(?=[0.]*$)/, "").replace("-", "−");

export const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

export function element(name, properties, parent) {
  const made = Object.assign(document.createElement(name), properties);
  parent?.append(made);
  return made;
}

// The page that a picture's function `build(page, data)` fills.
class Page {
  constructor(root, name) {
    Object.assign(this, { name, state: {}, controls: {}, drawings: [], panels: [] });
    element("style", { textContent: STYLE }, root);
    this.bar = element("div", { className: "controls" }, root);
    this.box = element("div", { className: "panels" }, root);
    this.seen = element("p", {}, root);
    this.heard = element("p", { className: "heard" }, root);
    this.heard.setAttribute("role", "status");
    this.foot = element("div", { className: "controls" }, root);
    this.note = element("span"); // what a button did, for those who see
    this.place = root.host.closest("[id]")?.id; // where a link to a state leads
  }

  slider(key, { label, unit = "", min, max, step, digits = 2, value, text }) {
    const holder = element("label", { textContent: label }, this.bar);
    const input = element("input", { type: "range", min, max, step }, holder);
    const output = element("span", {}, holder); // <output> would be read aloud each time
    output.setAttribute("aria-hidden", "true"); // the slider says it itself
    const fits = (wish) => {
      const number = Number.parseFloat(wish);
      if (!Number.isFinite(number)) return value;
      const on_step = min + Math.round((number - min) / step) * step;
      return clamp(Number(on_step.toPrecision(12)), min, max);
    };
    const show = (now) => {
      const words = text ? text(now) : told(now, digits) + unit;
      input.value = now;
      output.textContent = words;
      input.setAttribute("aria-valuetext", words);
    };
    input.addEventListener("input", () => this.set({ [key]: input.valueAsNumber }));
    this.add(key, { fits, show, value });
    return holder;
  }

  choice(key, { label, options, value }) {
    const holder = element("label", { textContent: label }, this.bar);
    const select = element("select", {}, holder);
    for (const [name, text] of options) {
      element("option", { value: name, textContent: text }, select);
    }
    const fits = (wish) => (options.some(([name]) => name === wish) ? wish : value);
    const show = (now) => void (select.value = now);
    select.addEventListener("change", () => this.set({ [key]: select.value }));
    this.add(key, { fits, show, value });
    return select;
  }

  button(text, pressed, where = this.bar) {
    const button = element("button", { type: "button", textContent: text }, where);
    button.addEventListener("click", () => pressed());
    return button;
  }

  // A value begins with what the address asks for, or with the picture's own.
  add(key, control) {
    this.controls[key] = control;
    this.state[key] = control.fits(asked(this.name, key) ?? control.value);
  }

  // Show the parts that belong to a choice's value and hide the others.
  only(key, parts) {
    this.drawings.unshift(() => {
      for (const value in parts) {
        const display = this.state[key] === value ? "" : "none";
        for (const part of parts[value]) part.style.display = display;
      }
    });
  }

  panel(options) {
    const panel = new Panel(this.box, this, options);
    this.panels.push(panel);
    return panel;
  }

  // readout(state) → the sentence below the picture, which is also read aloud.
  readout(sentence) {
    this.drawings.push(() => {
      const text = sentence(this.state);
      if (text === this.seen.textContent) return; // only drawn at another width
      this.seen.textContent = text;
      clearTimeout(this.later);
      const say = () => void (this.heard.textContent = text);
      if (this.ready) this.later = setTimeout(say, 600);
    });
  }

  // A change by the reader ends what is playing.
  set(changes) {
    cancelAnimationFrame(this.playing);
    for (const key in changes) this.state[key] = this.controls[key].fits(changes[key]);
    this.draw();
  }

  draw() {
    for (const key in this.controls) this.controls[key].show(this.state[key]);
    for (const drawing of this.drawings) drawing();
    this.note.textContent = this.linked = "";
    this.changed?.(this.state);
  }

  reset() {
    const start = Object.entries(this.controls).map(([key, { value }]) => [key, value]);
    this.set(Object.fromEntries(start));
    forget(this.name, this.place);
  }

  link() {
    const address = leadTo(this.name, this.state, this.place);
    clearTimeout(this.later); // it would be said over what the button did
    this.linked = address; // until the next change
    const tell = (text) => {
      if (this.linked === address) this.note.textContent = this.heard.textContent = text;
    };
    const refused = "Not copied: the page's address, above, now leads to this state.";
    const copied = navigator.clipboard?.writeText(address) ?? Promise.reject();
    copied.then(() => tell("Copied: a link that leads to this state."), () => tell(refused));
  }
}

// `disabled` would take the focus away from the one who has just pressed the button.
export const able = (button, can) => button.setAttribute("aria-disabled", String(!can));

// A picture of this name in the address that build(page, data) fills.
export const picture = (name, build) => ({
  render: ({ model, el }) => show(name, build, model, el),
});

function show(name, build, model, el) {
  const host = element("div", {}, el);
  // JupyterLab would take the arrow keys: outside, the host is what has the focus.
  host.dataset.lmSuppressShortcuts = "true";
  const root = host.attachShadow({ mode: "open" });
  const page = new Page(root, name);
  build(page, model.get("data"));
  page.button("Reset", () => page.reset(), page.foot);
  // Neither JupyterLab nor a frame keeps an address that leads back to the picture.
  if (window === window.top && !el.closest(".lm-Widget")) {
    page.button("Link to this state", () => page.link(), page.foot);
  }
  page.foot.append(page.note);
  const fit = () => {
    for (const panel of page.panels) panel.resize();
    page.draw();
  };
  fit(); // in a width to begin with, so that nothing waits for a layout, or moves
  page.ready = true;
  page.changed = (state) => {
    model.set("state", { ...state });
    model.save_changes();
  };
  const watch = new ResizeObserver(fit);
  watch.observe(element("div", {}, root)); // as wide as the page, and never high
  return () => watch.disconnect();
}
