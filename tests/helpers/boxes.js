// Shortens a page for what needn't see all of it. putBoxes("alike") has formulas and code
// in which all looks like something earlier on the page, down from its ground, give way
// to boxes of their sizes, and marks the texts that do so `data-alike`; putBoxes("all")
// leaves no formula and no code but boxes, until putBack().
{
  const NOTHING = "rgba(0, 0, 0, 0) none 1";
  const hasText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true });
  const grounds = new Map([[null, ""]]), known = new Set(), taken = [];

  // What is painted behind an element's text, down from the page's ground.
  const ground = (e) => {
    if (grounds.has(e)) return grounds.get(e);
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(e);
    const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
    const whole = ground(e.parentElement) + (own === NOTHING ? "" : `/${own}`);
    return grounds.set(e, whole) && whole;
  };
  const look = (e) => {
    const { color, fontSize, fontWeight } = getComputedStyle(e);
    return [color, fontSize, fontWeight, ground(e)].join();
  };
  const markTexts = () => {
    for (const e of document.querySelectorAll("body *")) {
      if (!hasText(e) || !isShown(e)) continue;
      const looks = look(e);
      e.toggleAttribute("data-alike", known.has(looks));
      known.add(looks);
    }
  };

  // An element's name, and its attributes but those that only set looks.
  const kind = (e) => e.localName +
    [...e.attributes].filter(({ name }) => !/^(class|style|data-alike)$/.test(name))
      .map(({ name, value }) => ` ${name}=${value}`);
  const isAlike = (part) => {
    const inside = [...part.querySelectorAll("*")];
    const isNew = inside.some((e) => !known.has(kind(e)) ||
      (hasText(e) && isShown(e) && !e.hasAttribute("data-alike")));
    if (isNew) for (const e of inside) known.add(kind(e));
    return !isNew;
  };

  const take = (e, ...rest) => {
    taken.push([e, [...e.childNodes]]);
    e.replaceChildren(...rest);
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
      text.toggleAttribute("data-alike", true);
    }
  };
  globalThis.putBack = () => {
    for (const [e, nodes] of taken.splice(0).reverse()) {
      e.replaceChildren(...nodes);
      e.style.removeProperty("width");
    }
  };
}
