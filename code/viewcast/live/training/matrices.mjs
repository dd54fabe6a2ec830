// Matrices that share one memory, and their products, one tile after the other.
import { SIDE, fastTile, plainTile } from "./tile.mjs";

const PAGE = 65536; // bytes: what WebAssembly counts memory in

// Matrices of these shapes, one after another in one Float64Array, and what multiplies
// them. Each says where it begins and how far away its next row and column are. Tiles
// write beyond its sides, where nothing that counts is read: there is room for that.
export function allocate(shapes, fast = true) {
  let end = 0;
  const matrices = shapes.map(([rows, columns]) => {
    const at = end, down = SIDE * Math.ceil(columns / SIDE);
    end += (rows + SIDE - 1) * down;
    return { at, rows, columns, down, right: 1 };
  });
  return { matrices, ...(fast ? shared(end) : alone(end)) };
}

function alone(count) {
  const values = new Float64Array(count);
  return { values, tile: plainTile(values) };
}

// By machine code, unless the browser has none for pairs or the page forbids it.
function shared(count) {
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((8 * count) / PAGE) });
    return { values: new Float64Array(memory.buffer), tile: fastTile(memory) };
  } catch {
    return alone(count);
  }
}

// The same numbers with rows and columns exchanged; nothing is copied.
export function turned({ at, rows, columns, down, right }) {
  return { at, rows: columns, columns: rows, down: right, right: down };
}

// All rows but the first.
export const below = (M) => ({ ...M, at: M.at + M.down, rows: M.rows - 1 });

// The first n columns.
export const first = (n, M) => ({ ...M, columns: n });

// C ← A·B, the rows and columns that C has; each sum is as long as A is wide.
export function multiply(tile, C, A, B) {
  for (let i = 0; i < C.rows; i += SIDE) {
    for (let j = 0; j < C.columns; j += SIDE) {
      const c = C.at + i * C.down + j, a = A.at + i * A.down, b = B.at + j * B.right;
      tile(c, C.down, a, A.down, A.right, b, B.down, B.right, A.columns);
    }
  }
}
