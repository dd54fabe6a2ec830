// The tables of a zip, in memory: its directory, then each file, checked as it comes.
import { ReadError } from "./rows.mjs";

export const LIMIT = 20e6, MOST_FILES = 100; // bytes: a row a day for a thousand years
const END = 0x06054b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const TABLE = /^(?!__MACOSX)(.*\/)?[^./][^/]*\.(csv|tsv|txt)$/i; // and none that is hidden
const STORED = 0, DEFLATED = 8, ENCRYPTED = 1;

export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] < 6;

// The CSV files of a zip as [[name, bytes], …].
export async function unzipped(name, bytes) {
  const entries = entriesOf(name, bytes);
  if (entries.some((entry) => /^xl\/|^content\.xml$/.test(entry.name))) {
    throw new ReadError(name, "a spreadsheet, which can't be read; save the sheet as CSV");
  }
  const tables = entries.filter((entry) => TABLE.test(entry.name));
  if (!tables.length) {
    const held = entries.slice(0, 5).map((entry) => entry.name).join(", ") || "nothing";
    throw new ReadError(name, `a zip without a CSV file; it holds ${held}`);
  }
  if (tables.reduce((sum, { size }) => sum + size, 0) > LIMIT) {
    throw new ReadError(name, `unpacks to more than the limit, ${LIMIT / 1e6} MB`);
  }
  const read = [];
  for (const entry of tables) {
    read.push([entry.name.split("/").at(-1), await contentOf(name, bytes, entry)]);
  }
  return read;
}

const damaged = (name, why) => new ReadError(name, `a zip that can't be opened (${why})`);

function entriesOf(name, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22; // a comment may follow the end's record
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw damaged(name, "its directory is missing");
  const count = view.getUint16(end + 10, true), entries = [];
  if (count > MOST_FILES) throw damaged(name, `${count} files, and ${MOST_FILES} are the limit`);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) {
      throw damaged(name, "its directory is damaged");
    }
    const [length, extra, comment] = [28, 30, 32].map((k) => view.getUint16(at + k, true));
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + extra + comment;
  }
  return entries.filter((entry) => !entry.name.endsWith("/"));
}

async function contentOf(name, bytes, { flags, method, crc, packed, size, offset }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (flags & ENCRYPTED) throw damaged(name, "it asks for a password");
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) {
    throw damaged(name, "a file isn't where its directory says");
  }
  const [length, extra] = [26, 28].map((k) => view.getUint16(offset + k, true));
  const start = offset + 30 + length + extra;
  const content = bytes.subarray(start, start + packed);
  if (![STORED, DEFLATED].includes(method)) {
    throw damaged(name, `packed in a way of its own, ${method}`);
  }
  const whole = method === STORED ? content : await inflated(name, content, size);
  if (whole.length !== size || crc32(whole) !== crc) {
    throw damaged(name, "a file in it is damaged");
  }
  return whole;
}

// No more than the size that the directory tells, whatever comes.
async function inflated(name, content, size) {
  const whole = new Uint8Array(size);
  let length = 0;
  try {
    const inflate = new DecompressionStream("deflate-raw");
    const reader = new Blob([content]).stream().pipeThrough(inflate).getReader();
    for (let part; !(part = await reader.read()).done; length += part.value.length) {
      whole.set(part.value, length); // a RangeError where it would be more
    }
  } catch (error) {
    throw damaged(name, error.message);
  }
  return whole.subarray(0, length);
}

export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
