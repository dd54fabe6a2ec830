// The search, on its page alone. Its index (builder/site/searching) holds what all
// sections say, so that nothing else is fetched; results.js shows what is found here.

// A word is a run of Chinese, a number such as 3.2, letters and digits, or a sign.
const WORD = /\p{sc=Han}+|\d+(?:\.\d+)+|(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}_])+|[∇∂∑√∞]/gu;
const SMALL = new Set(("a an and are as at be by can do does for from how i in is it my of" +
  " on or that the this to was we what when where which who why with you").split(" "));

const isChinese = (text) => /^\p{sc=Han}/u.test(text);

// A word as it is looked for: x₁, x_1 and X1 are the same to whoever asks.
const plains = new Map();
function plain(text) {
  if (!plains.has(text)) {
    const letters = text.normalize("NFKC").toLowerCase();
    plains.set(text, letters.replace(/^(\p{L})_([\p{L}\p{N}])$/u, "$1$2"));
  }
  return plains.get(text);
}

const wordsOf = (text) => [...text.matchAll(WORD)].map(([found]) => plain(found));

// What losses have in common with loss, and trained with training.
function stem(text) {
  if (text.length < 4) return text;
  const without = text.replace(/(?:(?<![ais])s|es|ing|ed|e)$/, "");
  return without.replace(/([bdgmnprt])\1$/, "$1");
}

// Of a question or a name, the words that tell something; all if none does.
function telling(words) {
  const found = words.filter((one) => !SMALL.has(one));
  return found.length ? found : words;
}

const keyOf = (words) => telling(words).map(stem).join(" ");

// Chinese has no blanks: any two characters side by side may be a word.
function pairs(run) {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => signs[i] + sign);
}

// What a text is found by: its words, and of Chinese each character and each pair.
function piecesOf(text) {
  return wordsOf(text).flatMap((one) =>
    isChinese(one) ? [...new Set([...one, ...pairs(one)])] : one);
}

// Whether one letter more, less, other, or changed with its neighbour makes a into b.
function isSlip(a, b) {
  const least = Math.min(a.length, b.length);
  let start = 0, end = 0;
  while (start < least && a[start] === b[start]) start++;
  while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a, b].map((text) => text.slice(start, text.length - end));
  return Math.max(x.length, y.length) < 2 || (x.length === 2 && y === x[1] + x[0]);
}

// The sections, and for each word those that have it: how often, and how much of a name.
function indexed({ pages, sections }) {
  const words = new Map(), stems = new Map(), titles = [];
  function note(part, section, { named = 0, count = 0 }) {
    if (!words.has(part)) words.set(part, new Map());
    const on = words.get(part);
    if (!on.has(section)) on.set(section, { named: 0, count: 0 });
    const had = on.get(section);
    had.named = Math.max(had.named, named);
    had.count += count;
  }
  const all = sections.map(([page, place, title, names, text, code]) => {
    titles[page] ??= title;
    const section = { url: `${pages[page]}.html#${place}`, title, page: titles[page], text };
    const called = [title, ...names], said = piecesOf(text);
    for (const name of called.map(piecesOf)) {
      for (const part of name) note(part, section, { named: 1 / Math.sqrt(name.length) });
    }
    for (const part of said) note(part, section, { count: 1 });
    for (const part of wordsOf(code)) note(part, section, { count: 0.3 });
    section.names = called.map((name) => [keyOf(wordsOf(name)), name]);
    section.length = said.length;
    section.said = text.toLowerCase();
    return section;
  });
  for (const known of words.keys()) {
    const same = stem(known);
    if (!stems.has(same)) stems.set(same, []);
    stems.get(same).push(known);
  }
  const typical = all.reduce((sum, { length }) => sum + length, 0) / all.length;
  return { all, words, stems, typical };
}

// The known words that a word of the question may mean, each with how well it fits.
function meant({ words, stems }, asked) {
  const fits = new Map();
  if (asked.length > 2 && !isChinese(asked)) {
    for (const known of words.keys()) if (known.startsWith(asked)) fits.set(known, 0.4);
  }
  for (const known of stems.get(stem(asked)) ?? []) fits.set(known, 0.7);
  return words.has(asked) ? fits.set(asked, 1) : fits;
}

// The known word that this one is a slip of, the most frequent; undefined if none is.
function mended({ words }, asked) {
  if (!/^\p{L}{4}/u.test(asked)) return undefined;
  const near = [...words.keys()].filter((known) => known.length > 3 && isSlip(asked, known));
  return near.sort((a, b) => words.get(b).size - words.get(a).size)[0];
}

// The question's words, mended where the book hasn't them, and what was mended.
function understood(index, question) {
  const asked = [], mends = [];
  for (const one of wordsOf(question)) {
    const before = asked.at(-1), joined = before + one;
    if (index.words.has(joined) && ![before, one].every((part) => index.words.has(part))) {
      asked.splice(-1, 1, joined); // hyper parameter
      continue;
    }
    const isKnown = isChinese(one) || meant(index, one).size > 0;
    const better = isKnown ? one : mended(index, one) ?? one;
    if (better !== one) mends.push([one, better]);
    asked.push(better);
  }
  return { asked, mends };
}

// How well each section answers a part of the question; rare words weigh more.
function weighed(index, fits) {
  const weights = new Map();
  for (const [known, fit] of fits) {
    for (const [section, { named, count }] of index.words.get(known)) {
      const often = count / (count + 0.4 + 0.8 * section.length / index.typical);
      const weight = fit * (4 * named + often);
      weights.set(section, Math.max(weight, weights.get(section) ?? 0));
    }
  }
  const rare = Math.log(1 + index.all.length / weights.size);
  return new Map([...weights].map(([section, weight]) => [section, rare * weight]));
}

// How much it counts that a section is called as was asked: more than all else, the more
// the earlier it stands among its names, and most if capitals are the same, as of W and w.
function called(section, key, question) {
  const place = section.names.findIndex(([name]) => name === key);
  const same = section.names.some(([, name]) => name === question);
  return place < 0 ? 0 : 1000 - 10 * place + (same ? 100 : 0);
}

// The sections that have most of the question's words, best first; `words` are
// those that were looked for. Solutions stand behind what says the same in the chapters.
function find(index, question) {
  const { asked, mends } = understood(index, question);
  const parts = telling(asked).flatMap((one) => isChinese(one) ? pairs(one) : one);
  const fits = parts.map((part) => meant(index, part));
  const weights = fits.map((fit) => weighed(index, fit));
  const key = keyOf(asked), phrase = asked.join(" ");
  const rated = index.all.map((section) => {
    const those = weights.map((weight) => weight.get(section) ?? 0);
    const has = those.filter((weight) => weight).length;
    const said = parts.length > 1 && section.said.includes(phrase) ? 1.3 : 1;
    const where = section.url.startsWith("solutions/") ? 0.7 : 1;
    const sum = said * where * those.reduce((total, weight) => total + weight, 0);
    return { section, has, score: sum + called(section, key, question) };
  });
  const most = Math.max(...rated.map(({ has }) => has));
  const best = rated.filter(({ has }) => has && has === most);
  const places = best.sort((a, b) => b.score - a.score).map(({ section }) => section);
  const words = new Set(fits.flatMap((fit) => [...fit.keys()]));
  return { places, mends, words, all: most === parts.length };
}
