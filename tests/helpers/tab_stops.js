// Lists what Tab should stop at, in the order of the page; stop() then tells at which of
// them the focus is, whether it looks different there, and whether some of it is on top.
(() => {
  const selector = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const every = (root) => [...root.querySelectorAll("*")].flatMap((e) => [
    ...(e.matches(selector) && e.tabIndex >= 0 ? [e] : []),
    ...(e.shadowRoot ? every(e.shadowRoot) : []),
  ]);
  const ring = (e) => {
    const { outline, outlineStyle, boxShadow } = getComputedStyle(e);
    return [outlineStyle === "none" ? "" : outline, boxShadow].join();
  };
  const looks = (e) => ring(e) + ring(e.form ?? e);
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true });
  const stops = every(document).filter(isShown);
  const before = stops.map(looks);
  const parts = [0.5, 0.1, 0.9];
  const isSeen = (e) =>
    [...e.getClientRects()].some(({ x, y, width, height }) =>
      parts.some((part) => e.contains(
        e.getRootNode().elementFromPoint(x + part * width, y + part * height))));
  window.stop = () => {
    let e = document.activeElement;
    while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    const i = stops.indexOf(e);
    return [i, i < 0 || looks(e) !== before[i], i < 0 || isSeen(e)];
  };
  return stops.map((e) => `${e.localName} ${e.className} ${e.textContent.trim()}`);
})()
