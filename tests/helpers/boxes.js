// Shortens a page for what needn't see all of it. putBoxes("alike") marks `data-look` the
// texts that look like none before them, down from the page's ground, and has formulas and
// code in which nothing is new give way to boxes of their sizes; putBoxes("all") leaves
// nothing but boxes of formulas, of code and of blocks without anything to click, until
// putBack().
{
  const NOTHING = "rgba(0, 0, 0, 0) none 1";
  const every = (root) => [...root.querySelectorAll("*")].flatMap((e) =>
    e.shadowRoot ? [e, ...every(e.shadowRoot)] : [e]);
  const textOf = (e) => [...e.childNodes]
    .map((n) => (n.nodeType === 3 ? n.data : "")).join("").trim();
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true });
  const grounds = new Map([[null, ""]]), known = new Set(), taken = [];

  // What is painted behind an element's text, down from the page's ground.
  const ground = (e) => {
    if (grounds.has(e)) return grounds.get(e);
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(e);
    const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
    const whole = ground(e.parentElement ?? e.getRootNode().host ?? null) +
      (own === NOTHING ? "" : `/${own}`);
    return grounds.set(e, whole) && whole;
  };
  const look = (e) => {
    const { color, fill, fontSize, fontWeight } = getComputedStyle(e);
    return [color, fill, fontSize, fontWeight, ground(e)].join();
  };
  // Not what has no text, or one letter, which axe never calls too pale.
  const isLookedAt = (e) => {
    if (e.matches("input, select, textarea")) return true;
    if (textOf(e).length < 2) return false;
    if (!isShown(e)) return true; // it isn't, if axe finds it hidden too
    const looks = look(e);
    return !known.has(looks) && Boolean(known.add(looks));
  };
  const markTexts = () => {
    for (const e of every(document.body)) e.toggleAttribute("data-look", isLookedAt(e));
  };

  // An element's name, and its attributes but those that only set looks.
  const kind = (e) => e.localName +
    [...e.attributes].filter(({ name }) => !/^(class|style|data-look)$/.test(name))
      .map(({ name, value }) => ` ${name}=${value}`);
  const isAlike = (part) => {
    const inside = [...part.querySelectorAll("*")];
    const isNew = inside.some((e) => !known.has(kind(e)) ||
      (e.hasAttribute("data-look") && isShown(e)));
    if (isNew) for (const e of inside) known.add(kind(e));
    return !isNew;
  };

  // Blocks that hold nothing to click, and whose contents don't stick out of them.
  const HOLDS =
    "a, button, input, select, summary, [id], [tabindex], .live-picture, .live-picture *";
  const holds = (e) => e.matches(HOLDS) || e.querySelector(HOLDS);
  const isWithin = (inner, outer) => inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 && inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const isBlock = (e) => {
    const box = e.getBoundingClientRect();
    return box.height && getComputedStyle(e).display !== "inline" &&
      [...e.querySelectorAll("*")].every((x) => isWithin(x.getBoundingClientRect(), box));
  };
  const blocks = () => [...document.querySelectorAll("article *")]
    .filter((e) => !holds(e) && holds(e.parentElement) && isBlock(e));

  const take = (e, ...rest) => {
    taken.push([e, [...e.childNodes], e.style.cssText]);
    e.replaceChildren(...rest);
  };
  const empty = (e, { width, height }) => {
    take(e);
    e.style.cssText += `; box-sizing: border-box; width: ${width}px; height: ${height}px`;
  };
  globalThis.putBoxes = (which) => {
    if (which === "alike") markTexts();
    const parts = [...document.querySelectorAll(".katex, .highlight pre")]
      .filter((part) => !part.querySelector("a, button, [id], [tabindex]"))
      .filter((part) => which === "all" || isAlike(part));
    const boxes = parts.flatMap((part) => [...part.querySelectorAll(".base")])
      .map((e) => [e, e.getBoundingClientRect().width]);
    for (const [e, width] of boxes) {
      take(e, ...e.querySelectorAll(":scope > .strut"));
      e.style.width = `${width}px`;
    }
    for (const part of parts) {
      const text = part.matches("pre") ? part : part.querySelector(".katex-mathml");
      take(text, text.textContent);
    }
    if (which === "alike") return;
    for (const [e, box] of blocks().map((e) => [e, e.getBoundingClientRect()])) empty(e, box);
  };
  globalThis.putBack = () => {
    for (const [e, nodes, style] of taken.splice(0).reverse()) {
      e.replaceChildren(...nodes);
      e.style.cssText = style;
    }
  };
}
