// A formula that is wider than the page scrolls; let the arrow keys reach it, too.
// (The theme does this for code and tables.)
const formulas = document.querySelectorAll(".katex-display");

function letKeysScroll() {
  for (const formula of formulas) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
    else formula.removeAttribute("tabindex");
  }
}

letKeysScroll();
document.fonts.ready.then(letKeysScroll);
addEventListener("resize", letKeysScroll);
