// Clicks whatever can be clicked on a page and tells what happened. A click goes to what
// is on the screen with nothing in front of it; links that lead away aren't followed.
const CLICKABLE = "a[href], button, summary, select, input";
const MENU = ".dropdown-menu.show, #pst-primary-sidebar-modal:modal";
const TOGGLE = ".dropdown-toggle, .primary-toggle";

const every = (root) => [...root.querySelectorAll("*")].flatMap((e) => [
  ...(e.matches(CLICKABLE) && !e.closest(".onlyprint") ? [e] : []),
  ...(e.shadowRoot ? every(e.shadowRoot) : []),
]);
const described = (e) =>
  `${e.localName}#${e.id}.${e.className} ${e.ariaLabel ?? e.textContent.trim()}`;
const dialogs = [...document.querySelectorAll("dialog")];
const dialog = () => dialogs.find((e) => e.matches(":modal"));
const menus = [...document.querySelectorAll(".dropdown-menu, #pst-primary-sidebar-modal")];
const menu = () => menus.find((e) => e.matches(MENU));
const frame = () => new Promise(requestAnimationFrame);

async function until(test) {
  for (let i = 0; i < 200 && !test(); i++) await frame();
}

// A heading's link is seen when the mouse is there: on a desk.
function isShown(e) {
  if (e.matches(".headerlink")) return innerWidth > 1000;
  return e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
}

// What must be different after a click; undefined where nothing is to be seen.
function state(e) {
  const page = document.documentElement;
  if (e.matches("summary")) return e.parentElement.open;
  if (e.matches(".copybtn")) return e.classList.contains("success");
  if (e.matches(".answers button")) return e.form.querySelector(".verdict").textContent;
  if (e.matches(".answers-kept button"))
    return e.parentElement.querySelector("[role=status]").textContent;
  if (e.matches(".theme-switch-button")) return page.dataset.mode;
  if (e.matches(".toc-entry a:not(.active)")) return "not yet the active one";
  if (e.matches(".btn-fullscreen-button")) return document.fullscreenElement;
  if (e.matches(".search-button__button")) return document.activeElement;
  if (e.matches(".secondary-toggle")) return dialog();
  if (e.matches(TOGGLE))
    return menu() ?? document.querySelector(".bd-sidebar").className;
}

class Hands {
  told = { clicked: {}, links: [], covered: [], small: [], idle: [], errors: [] };
  all = every(document);
  done = new Set();
  options = new Map();
  now = "nothing";

  constructor() {
    const note = (what) => this.told.errors.push([this.now, String(what)]);
    addEventListener("error", ({ message }) => note(message));
    addEventListener("unhandledrejection", ({ reason }) => note(reason));
    addEventListener("click", (event) => this.hold(event));
    window.print = () => void (this.told.printed = true);
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = "* { transition: none !important; }";
  }

  hold(event) {
    const link = event.composedPath().find((e) => e.localName === "a");
    if (!link) return;
    this.told.links.push(link.href);
    if (link.getAttribute("href")[0] !== "#") event.preventDefault();
  }

  look(e) {
    if (e.matches(".headerlink, .skip-link a")) return;
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const [{ x, y, width, height }] = e.getClientRects();
    const front = e.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
    if (!e.contains(front)) this.told.covered.push([this.now, front?.outerHTML]);
    const isSmall = Math.min(width, height) < 24;
    if (isSmall && e.localName !== "a") this.told.small.push(this.now);
  }

  choose(e, values) {
    for (const value of values) {
      e.value = value;
      for (const type of ["input", "change"])
        e.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
    }
  }

  // One option now, the next when all that this one shows was clicked.
  pick(e) {
    const left = this.options.get(e) ?? Array.from(e.options, ({ value }) => value);
    this.choose(e, [left.shift()]);
    if (!left.length) return;
    this.options.set(e, left);
    this.done.delete(e);
    this.all.push(...this.all.splice(this.all.indexOf(e), 1));
  }

  async press(e) {
    if (e.type === "range") return this.choose(e, [e.min, e.max]);
    if (e.options) return this.pick(e);
    const before = state(e);
    e.click();
    if (before === undefined) return;
    await until(() => state(e) !== before);
    if (state(e) === before) this.told.idle.push(this.now);
    if (!document.fullscreenElement) return;
    e.click();
    await until(() => !document.fullscreenElement);
  }

  async click(e) {
    const [modal, opened] = [dialog(), menu()];
    const isMore = (e) => opened?.contains(e) && !this.done.has(e);
    if (e.matches(TOGGLE)) this.toggle = e;
    this.now = described(e);
    this.done.add(e);
    this.told.clicked[e.localName] = 1 + (this.told.clicked[e.localName] ?? 0);
    this.look(e);
    const more = this.all.some(isMore);
    await this.press(e);
    if (more && !menu()) this.done.delete(this.toggle);
    if (modal && !dialog()) await frame(); // the theme puts its contents back
  }

  async clickAll() {
    for (;;) {
      const within = dialog();
      const isNext = (e) => !this.done.has(e) && (within?.contains(e) ?? true) && isShown(e);
      const next = this.all.find(isNext);
      if (next) await this.click(next);
      else if (within) await this.leave(within);
      else return;
    }
  }

  async leave(modal) {
    modal.dispatchEvent(new MouseEvent("click", { clientX: -1, clientY: -1 }));
    await until(() => !modal.open);
    if (modal.open) this.told.idle.push(`${described(modal)} stays open`);
    modal.close();
    await frame();
  }

  async work() {
    // First, as browsers grant it to none but a hand that just did something.
    await this.click(document.querySelector(".btn-fullscreen-button"));
    await this.clickAll();
    scrollTo(0, document.body.scrollHeight);
    await frame();
    await frame();
    scrollBy(0, -50); // which shows a button that leads back to the top
    await frame();
    await frame();
    await this.clickAll();
    this.told.left = this.all.filter((e) => !this.done.has(e)).map(described);
    return this.told;
  }
}

new Hands().work();
