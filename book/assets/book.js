// A formula that is wider than the page scrolls; let the arrow keys reach it, too.
// (The theme does this for code and tables.)
const formulas = document.querySelectorAll(".katex-display");

function letKeysScroll() {
  for (const formula of formulas) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
    else formula.removeAttribute("tabindex");
  }
}

document.fonts.ready.then(letKeysScroll);
addEventListener("resize", letKeysScroll);

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
