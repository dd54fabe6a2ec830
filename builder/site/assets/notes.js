// A link to a term or to a work shows what it is: when the mouse rests on it, or the
// keyboard reaches it. Escape closes the note; the mouse may move onto it.
window.bookNotes = {}; // its `texts` come with the first link of these that is reached
(() => {
  const links = "a.term, a[href*='#cite-']";
  const rest = 250; // milliseconds until a note opens, or closes
  const note = document.createElement("div");
  note.id = "book-note";
  note.role = "tooltip";
  note.hidden = true;
  let shown = null, timer = 0;

  function close() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    note.hidden = true;
  }
  async function open(link) {
    await bookScript("notes-texts.js").catch(() => {});
    const said = bookNotes.texts?.[decodeURIComponent(link.hash.slice(1))];
    if (!said || !(link.matches(":hover") || link === document.activeElement)) return;
    close();
    document.body.append(note);
    shown = link;
    note.textContent = said;
    note.hidden = false;
    link.setAttribute("aria-describedby", note.id);
    // Below the line of the link, or above it where there is no room.
    const line = link.getClientRects()[0], wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, wide - note.offsetWidth - 8));
    const fits = line.bottom + note.offsetHeight < innerHeight;
    const top = fits ? line.bottom : line.top - note.offsetHeight;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${top + scrollY}px`;
  }
  const soon = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, rest);
  };
  addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const link = target.closest?.(links);
    if (link && link !== shown) soon(() => open(link));
    else if (link || target === note) clearTimeout(timer);
    else if (shown !== document.activeElement) soon(close);
  });
  addEventListener("focusin", ({ target }) => {
    if (target.matches?.(links) && target.matches(":focus-visible")) open(target);
  });
  addEventListener("focusout", ({ target }) => target === shown && close());
  addEventListener("keydown", ({ key }) => key === "Escape" && close());
})();
