// The innermost sums of a matrix product, for four rows and four columns at a time: in
// JavaScript, and as machine code that computes two of them at once (WebAssembly). Both add
// in the same order, so they give the same numbers, bit for bit, on every machine.

export const SIDE = 4;

// A function of c, the place of the tile's first sum, and cDown, how far its next row is; of
// the same for a and b, and how far right their next columns are; and of the sums' length.
export function plainTile(values) {
  return (c, cDown, a, aDown, aRight, b, bDown, bRight, length) => {
    for (let i = 0; i < SIDE; i++) {
      for (let j = 0; j < SIDE; j++) {
        let sum = 0, left = a + i * aDown, above = b + j * bRight;
        for (let k = 0; k < length; k++) {
          sum += values[left] * values[above];
          left += aRight;
          above += bDown;
        }
        values[c + i * cDown + j] = sum;
      }
    }
  };
}

// The same function as machine code, for numbers in a WebAssembly.Memory.
export function fastTile(memory) {
  const module = new WebAssembly.Module(machineCode());
  return new WebAssembly.Instance(module, { js: { memory } }).exports.tile;
}

const ROWS = [0, 1, 2, 3], PAIRS = [0, 1]; // of columns: a vector holds two numbers
const PLACES = ["c", "cDown", "a", "aDown", "aRight", "b", "bDown", "bRight"];
const GIVEN = [...PLACES, "length"];
const SUMS = ROWS.flatMap((row) => PAIRS.map((pair) => `sum${row}${pair}`));
const VECTORS = ["b0", "b1", "aTwice", ...SUMS];
const LOCALS = [...GIVEN, "place", ...VECTORS];

// Instructions as bytes. Each takes its operands from the end of a list of values, where
// what stands before it has put them, and puts its result there.
const get = (name) => [0x20, LOCALS.indexOf(name)];
const set = (name, ...value) => [...value.flat(), 0x21, LOCALS.indexOf(name)];
const constant = (number) => [0x41, number];
const move = (name, ...step) => set(name, get(name), ...step, [0x6a]); // i32.add
const BYTES = [...constant(3), 0x74]; // of so many numbers, each of 2³: i32.shl
const LOAD_TWICE = [0xfd, 10, 3, 0]; // v128.load64_splat
const LOAD_SECOND = [0xfd, 87, 3, 0, 1]; // v128.load64_lane
const store = (pair) => [0xfd, 11, 3, 16 * pair]; // v128.store
const TIMES = [0xfd, 0xf2, 1], PLUS = [0xfd, 0xf0, 1]; // f64x2.mul, f64x2.add
const MINUS_1 = constant(0x7f), LOOP = [0x03, 0x40], END = [0x0b];
const AGAIN_UNLESS_0 = [0x0d, 0]; // br_if

const loadPair = (pair) => [
  ...set(`b${pair}`, get("place"), LOAD_TWICE),
  ...move("place", get("bRight")),
  ...set(`b${pair}`, get("place"), get(`b${pair}`), LOAD_SECOND),
  ...move("place", get("bRight")),
];

const addProduct = (sum, pair) =>
  set(sum, get(sum), get("aTwice"), get(`b${pair}`), TIMES, PLUS);

const addRow = (row) => [
  ...set("aTwice", get("place"), LOAD_TWICE),
  ...PAIRS.flatMap((pair) => addProduct(`sum${row}${pair}`, pair)),
  ...move("place", get("aDown")),
];

const storeRow = (row) => [
  ...PAIRS.flatMap((pair) => [...get("c"), ...get(`sum${row}${pair}`), ...store(pair)]),
  ...move("c", get("cDown")),
];

const body = () => [
  ...PLACES.flatMap((name) => set(name, get(name), BYTES)),
  ...LOOP,
  ...set("place", get("b")),
  ...PAIRS.flatMap(loadPair),
  ...set("place", get("a")),
  ...ROWS.flatMap(addRow),
  ...move("a", get("aRight")),
  ...move("b", get("bDown")),
  ...move("length", MINUS_1),
  ...get("length"),
  ...AGAIN_UNLESS_0,
  ...END,
  ...ROWS.flatMap(storeRow),
  ...END,
];

// A size is written in seven bits a byte, the lowest first.
const size = (n) => (n < 128 ? [n] : [128 | (n & 127), ...size(n >> 7)]);
const sized = (bytes) => [...size(bytes.length), ...bytes];
const text = (word) => sized([...word].map((letter) => letter.charCodeAt(0)));

// The module: one function, which is given a memory.
function machineCode() {
  const I32 = 0x7f, V128 = 0x7b;
  const code = [2, 1, I32, VECTORS.length, V128, ...body()];
  const sections = [
    [1, [1, 0x60, ...sized(GIVEN.map(() => I32)), 0]], // the function's type
    [2, [1, ...text("js"), ...text("memory"), 2, 0, 1]], // what is given
    [3, [1, 0]], // the function is of that type
    [7, [1, ...text("tile"), 0, 0]], // its name
    [10, [1, ...sized(code)]],
  ];
  const parts = sections.flatMap(([id, bytes]) => [id, ...sized(bytes)]);
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...parts]); // "\0asm", version 1
}
