// Quiet marks: a tick beside what is solved, in the text and in the contents, and beside a
// chapter how much of it.
import { kept, solvedOf } from "./kept.mjs";

function mark(place, sign, words) {
  const made = document.createElement("span");
  made.className = "solved";
  made.innerHTML = '<span aria-hidden="true"></span><span class="visually-hidden"></span>';
  made.firstChild.textContent = sign;
  made.lastChild.textContent = `, ${words}`;
  place.append(made);
}

const chapterOf = (link) => link.pathname.match(/\/chapters\/([^/]+)\.html$/)?.[1];

export function showMarks() {
  for (const old of document.querySelectorAll(".solved")) old.remove();
  const all = kept();
  for (const link of document.querySelectorAll("#pst-primary-sidebar nav a")) {
    const { names, many } = solvedOf(chapterOf(link), all);
    const whole = names.length >= many, sign = whole ? "✓" : `${names.length}/${many}`;
    if (names.length) mark(link, sign, `${names.length} of ${many} exercises solved`);
  }
  for (const form of document.querySelectorAll("form.answers")) {
    const { chapter } = form.dataset, name = form.id.replace("answer-", "");
    if (!all[chapter]?.exercises[name]?.solved) continue;
    const section = form.closest("section");
    mark(section.querySelector("h3"), "✓", "solved");
    for (const link of document.querySelectorAll(`a.nav-link[href="#${section.id}"]`)) {
      mark(link, "✓", "solved");
    }
  }
}
