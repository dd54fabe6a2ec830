// What a reader has answered, kept on their device and nowhere else: for each chapter the
// texts of its exercises, which of them are solved, and how many can be.
const KEY = "viewcast-answers";

export function kept() {
  try {
    const all = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(all.filter(([, of]) => isWhole(of?.exercises)));
  } catch {
    return {}; // nothing readable is there, or the browser keeps nothing
  }
}

// What something else left under this name is as if it weren't there.
const isWhole = (exercises) =>
  exercises && Object.values(exercises).every((one) => Array.isArray(one?.texts));

// Whether it could be kept: a browser may be told to keep nothing, or be full.
export function keep(chapter, name, { texts, solved }, many) {
  const all = kept(), of = all[chapter] ?? { exercises: {} };
  const before = of.exercises[name] ?? {};
  of.exercises[name] = { texts, solved: solved || Boolean(before.solved) };
  all[chapter] = { ...of, many };
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {} // then nothing was kept
}

export function solvedOf(chapter, all = kept()) {
  const { exercises = {}, many = 0 } = all[chapter] ?? {};
  const names = Object.keys(exercises).filter((name) => exercises[name].solved);
  return { names, many };
}
