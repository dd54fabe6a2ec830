// What is wider than its place scrolls: let the arrow keys reach it. An observer sees a
// part when it has been laid out, so that nothing has to be for its sake.
const scrollers = "pre, .katex-display, .output, .pst-scrollable-table-container";
const isWide = (e) => e.scrollWidth > e.clientWidth;
const isHigh = (e) => e.scrollHeight > e.clientHeight && !e.matches(".katex-display");
const goesOn = (e) => e.scrollWidth - e.clientWidth - e.scrollLeft > 1;
const sizes = new ResizeObserver((entries) => {
  const parts = entries.map(({ target }) => target);
  const scrolls = parts.map((part) => [isWide(part) || isHigh(part), goesOn(part)]);
  parts.forEach((part, i) => {
    if (scrolls[i][0]) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
    part.classList.toggle("goes-on", scrolls[i][1]);
  });
});
// It fades at the edge until its end has come into view.
addEventListener("scroll", ({ target }) => {
  if (target.matches?.(scrollers)) target.classList.toggle("goes-on", goesOn(target));
}, { capture: true, passive: true });
function measure() {
  for (const part of document.querySelectorAll(scrollers)) {
    sizes.unobserve(part);
    sizes.observe(part);
  }
}
measure();
document.fonts.addEventListener("loadingdone", measure);

// The exercises wait until the page is there (book.css); then they come, a few at a time,
// or all at once for whoever returns to the page or was led to one of them.
const waiting = [...document.querySelectorAll("#exercises > section")];
const place = document.getElementById(location.hash.slice(1));
const { again } = document.documentElement.dataset; // layout.html says it before they are
const atOnce = again !== undefined || place?.closest("#exercises");
const soon = window.requestIdleCallback ?? setTimeout;
function come(many) {
  for (const one of waiting.splice(0, many)) one.style.contentVisibility = "visible";
  if (waiting.length) soon(() => come(4));
}
if (atOnce) come(waiting.length);
else addEventListener("load", () => soon(() => come(4)));

// A script beside this one, once it is needed; one that didn't come is asked for again.
window.bookAnswers = { from: document.currentScript.src };
const scripts = {};
window.bookScript = (name) => scripts[name] ??= new Promise((come, fail) => {
  const script = document.createElement("script");
  script.src = new URL(name, bookAnswers.from);
  script.onload = come;
  script.onerror = () => fail(delete scripts[name]);
  document.head.append(script);
});

// What checks and keeps answers comes when a form is touched, or soon if some are kept.
const withAnswers = () => bookScript("answers.js");
const lost = "What checks the answers didn't come. Are you online? Then try again.";
const tell = (place) => () => void (place.textContent = lost);
for (const form of document.querySelectorAll("form.answers")) {
  const said = form.querySelector(".verdict");
  form.addEventListener("focusin", () => {
    withAnswers().then(() => bookAnswers.warm(form)).catch(() => {});
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    withAnswers().then(() => bookAnswers.check(form)).catch(tell(said));
  });
}
for (const button of document.querySelectorAll(".answers-kept button")) {
  const said = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", () => {
    withAnswers().then(() => bookAnswers[button.dataset.does](said)).catch(tell(said));
  });
}
try {
  if (localStorage.getItem("viewcast-answers")) addEventListener("load", () => soon(withAnswers));
} catch {} // a browser that keeps nothing

// The theme has a pressed button drop the focus, to be rid of its tooltip. Who pressed
// it by key would lose the place on the page.
const pressed = ".theme-switch-button, .search-button, .primary-toggle, .secondary-toggle";
for (const button of document.querySelectorAll(pressed)) {
  const { blur } = button;
  button.blur = () => button.matches(":focus-visible") || blur.call(button);
}

// On a phone the contents lie over the page: a link to a place on it uncovers that place,
// and Tab goes on from there, though the theme gives the focus back to its button.
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (!link) return;
    dialog.addEventListener("close", () => location.replace(link.href), { once: true });
    dialog.close();
  });
}

// A script of Sphinx's keeps Escape from closing them where no field has the focus.
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") document.querySelector("dialog:modal")?.close();
});

// Names and states that the theme leaves out, for those who hear the page.
const named = {
  "#pst-search-dialog": "Search",
  "#pst-primary-sidebar-modal": "Contents of the book",
  "#pst-secondary-sidebar-modal": "Contents of this page",
};
for (const [dialog, name] of Object.entries(named)) {
  document.querySelector(dialog)?.setAttribute("aria-label", name);
}
const modes = { auto: "as the system", light: "light", dark: "dark" };

function tellMode() {
  const name = `Color mode: ${modes[document.documentElement.dataset.mode]}`;
  for (const button of document.querySelectorAll(".theme-switch-button")) {
    button.setAttribute("aria-label", name);
  }
}

tellMode();
new MutationObserver(tellMode).observe(document.documentElement, {
  attributeFilter: ["data-mode"],
});

// Paper is white, and opens nothing: what is printed is light, and hints are open.
addEventListener("beforeprint", () => {
  const { dataset } = document.documentElement, { theme } = dataset;
  const shut = document.querySelectorAll("article details:not([open], .above-input)");
  addEventListener("afterprint", () => {
    dataset.theme = theme;
    for (const hint of shut) hint.open = false;
  }, { once: true });
  dataset.theme = "light";
  for (const hint of shut) hint.open = true;
});

// A laboratory is loaded when it is opened, or where the address has a state of it.
for (const place of document.querySelectorAll(".laboratory")) {
  const [sentence, button] = place.children, { laboratory, shared, script } = place.dataset;
  const failed = "The laboratory couldn't be loaded. Once there is a network, press again.";
  button.addEventListener("click", () => {
    place.classList.add("open"); // about as high as it will be, so that nothing moves later
    const [first, then] = [shared, script].map((src) =>
      Object.assign(document.createElement("script"), { src, onerror: () => {
        first.remove();
        then.remove();
        sentence.setAttribute("role", "alert");
        sentence.textContent = failed;
      } }));
    first.onload = () => place.append(then);
    place.append(first);
  });
  const states = [...new URLSearchParams(location.search).keys()];
  if (states.some((key) => key.startsWith(`${laboratory}.`))) button.click();
}
