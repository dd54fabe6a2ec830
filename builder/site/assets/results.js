// What the search found, on its page: how many places, and each with what it says there.

const MOST = 50; // places that are shown
const BEFORE = 90, WIDTH = 240; // of an excerpt, in characters

// Where in a text the words stand, as pairs of a begin and an end.
function placesIn(text, words) {
  return [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const ends = index + found.length;
    if (!isChinese(found)) return words.has(plain(found)) ? [[index, ends]] : [];
    return [...found].flatMap((_, i) => {
      const known = [2, 1].find((many) => words.has(found.slice(i, i + many)));
      return known ? [[index + i, Math.min(index + i + known, ends)]] : [];
    });
  });
}

// The part of a text in which most of the words stand, which are marked.
function excerpt(text, words) {
  const places = placesIn(text, words), shown = document.createElement("p");
  const many = places.map(([from]) =>
    new Set(places.filter(([at, to]) => at >= from && to < from + WIDTH - BEFORE)
      .map(([at, to]) => plain(text.slice(at, to)))).size);
  const [first] = places[many.indexOf(Math.max(...many))] ?? [0];
  const start = first < BEFORE ? 0 : text.indexOf(" ", first - BEFORE) + 1 || first;
  const far = text.lastIndexOf(" ", start + WIDTH);
  const end = text.length <= start + WIDTH ? text.length : far > first ? far : start + WIDTH;
  let at = start;
  shown.className = "context";
  shown.append(start ? "… " : "");
  for (const [from, to] of places) {
    if (from < at || to > end) continue;
    const marked = document.createElement("mark");
    marked.textContent = text.slice(from, to);
    shown.append(text.slice(at, from), marked);
    at = to;
  }
  shown.append(text.slice(at, end), end < text.length ? " …" : "");
  return shown;
}

// A place in the list: its title as a link, its page, and what it says.
function item({ url, title, page, text }, words) {
  const shown = document.createElement("li"), link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  shown.append(link, title === page ? "" : ` in ${page}`, excerpt(text, words));
  return shown;
}

// The sentence that says what was found, also for those who hear the page.
function told(question, { places, mends, all }) {
  if (!places.length) return `The search found nothing for “${question}”.`;
  const count = places.length === 1 ? "one place" : `${places.length} places`;
  return [
    ...mends.map(([was, is]) => `Nothing has “${was}”; this is for “${is}”.`),
    `The search found ${count}.`,
    ...all ? [] : ["No place has all the words: these have the most."],
    ...places.length > MOST ? [`The first ${MOST} are shown.`] : [],
  ].join(" ");
}

const question = new URLSearchParams(location.search).get("q")?.trim();
for (const field of document.querySelectorAll("input[name=q]")) field.value = question ?? "";
if (question) { // the index comes for it, and not before
  const index = document.createElement("script");
  index.src = new URL("../searchindex.js", document.currentScript.src);
  document.head.append(index);
}

// Shows what answers the question in the page's address; the index calls it with itself.
function searchIn(held) {
  const found = find(indexed(held), question);
  const items = found.places.slice(0, MOST).map((place) => item(place, found.words));
  document.querySelector("ul.search").append(...items);
  document.querySelector(".search-summary").textContent = told(question, found);
  document.querySelector("main input[name=q]").focus(); // Tab goes on to what was found
}
