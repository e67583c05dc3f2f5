// A QR code (ISO/IEC 18004) for a text: bytes in UTF-8, error correction level L, the smallest
// version that holds them, and the mask with the least penalty.

// Level L, for each version: codewords of error correction in a block, and how many blocks there are.
// deno-fmt-ignore -- a table
const CORRECTION = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
  28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
// deno-fmt-ignore -- a table
const BLOCKS = [
  1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
  8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
];
const LEVEL_L = 1; // as format information writes it
/** @type {((y: number, x: number) => number)[]} */
const MASKS = [
  (y, x) => (y + x) % 2,
  (y) => y % 2,
  (_, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];
const FINDER = "1011101";

/** @typedef {number[][]} Grid rows of 0 (light) and 1 (dark); nothing yet where data belongs */

/** @param {number} version */
const sizeOf = (version) => version * 4 + 17;

/**
 * How many codewords a version holds, error correction among them.
 *
 * @param {number} version
 */
function capacityOf(version) {
  const size = sizeOf(version);
  const centres = centresOf(version).length;
  const patterns = centres ? (centres * centres - 3) * 25 - (centres - 2) * 10 : 0;
  const information = version < 7 ? 31 : 67;
  return Math.floor((size * size - 3 * 64 - 2 * (size - 16) - patterns - information) / 8);
}

/** @param {number} version */
const dataOf = (version) => capacityOf(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

/**
 * Where alignment patterns have their centres, in rows and in columns.
 *
 * @param {number} version
 */
function centresOf(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = sizeOf(version) - 7;
  const step = version === 32 ? 26 : Math.ceil((last - 6) / (count - 1) / 2) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)];
}

/**
 * Returns the version and its data codewords, or null for more than the largest holds.
 *
 * @param {Uint8Array} bytes
 */
function encode(bytes) {
  for (let version = 1; version <= 40; version += 1) {
    const length = version < 10 ? 8 : 16;
    const room = dataOf(version);
    if (room * 8 >= 4 + length + bytes.length * 8) return { version, data: codewords(bytes, length, room) };
  }
  return null;
}
/**
 * @param {Uint8Array} bytes
 * @param {number} length of what says how many bytes there are, in bits
 * @param {number} room
 */
function codewords(bytes, length, room) {
  let bits = "0100" + bytes.length.toString(2).padStart(length, "0");
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  // Four zeros end the text. Eight more, which no reader looks at, make the code the same as segno's on paper.
  bits = (bits + "000000000000").slice(0, room * 8);
  const found = (bits.match(/.{8}/g) || []).map((word) => parseInt(word, 2));
  for (let filler = 0xec; found.length < room; filler ^= 0xec ^ 0x11) found.push(filler);
  return found;
}

// Reed-Solomon over GF(256) with x^8 + x^4 + x^3 + x^2 + 1.
const POWERS = [1];
while (POWERS.length < 255) {
  const next = POWERS[POWERS.length - 1] << 1;
  POWERS.push(next > 255 ? next ^ 0x11d : next);
}
/** @type {number[]} */
const LOGS = [];
POWERS.forEach((value, exponent) => {
  LOGS[value] = exponent;
});
/** @type {(one: number, other: number) => number} */
const times = (one, other) => (one && other ? POWERS[(LOGS[one] + LOGS[other]) % 255] : 0);

/** @param {number} degree */
function generatorOf(degree) {
  let found = [1];
  for (let at = 0; at < degree; at += 1) {
    const raised = [...found, 0];
    found.forEach((value, place) => {
      raised[place + 1] ^= times(value, POWERS[at]);
    });
    found = raised;
  }
  return found;
}
/**
 * @param {number[]} data
 * @param {number[]} generator
 * @returns {number[]}
 */
function remainder(data, generator) {
  const rest = [...data, ...Array(generator.length - 1).fill(0)];
  for (let at = 0; at < data.length; at += 1) {
    const factor = rest[at];
    generator.forEach((value, place) => {
      rest[at + place] ^= times(value, factor);
    });
  }
  return rest.slice(data.length);
}

/**
 * All codewords in the order in which they are placed: the first of each block, the second ...
 *
 * @param {number[]} data
 * @param {number} version
 */
function interleave(data, version) {
  const count = BLOCKS[version - 1];
  const generator = generatorOf(CORRECTION[version - 1]);
  const short = Math.floor(data.length / count);
  const long = data.length % count; // so many blocks, the last ones, hold one more
  let start = 0;
  const blocks = Array.from({ length: count }, (_, at) => {
    const block = data.slice(start, start += short + (at >= count - long ? 1 : 0));
    return { block, correction: remainder(block, generator) };
  });
  /** @type {number[]} */
  const found = [];
  for (let at = 0; at <= short; at += 1) {
    blocks.forEach(({ block }) => {
      if (at < block.length) found.push(block[at]);
    });
  }
  for (let at = 0; at < generator.length - 1; at += 1) blocks.forEach(({ correction }) => found.push(correction[at]));
  return found;
}

/**
 * Fills what of a rectangle is within the grid.
 *
 * @param {Grid} grid
 * @param {[top: number, left: number, height: number, width: number]} rectangle
 * @param {number} value
 */
function paint(grid, [top, left, height, width], value) {
  const size = grid.length;
  for (let y = Math.max(top, 0); y < Math.min(top + height, size); y += 1) {
    for (let x = Math.max(left, 0); x < Math.min(left + width, size); x += 1) grid[y][x] = value;
  }
}
/**
 * Paints squares within each other, the outermost dark.
 *
 * @param {Grid} grid
 * @param {number} y
 * @param {number} x
 * @param {number} reach from the centre to the outermost
 */
function paintRings(grid, y, x, reach) {
  for (let value = 1; reach >= 0; reach -= 1, value ^= 1) {
    paint(grid, [y - reach, x - reach, 2 * reach + 1, 2 * reach + 1], value);
  }
}

/**
 * A grid with all that does not hang on the text.
 *
 * @param {number} version
 */
function patterns(version) {
  const size = sizeOf(version);
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => Array(size));
  paint(grid, [0, 0, 9, 9], 0); // beside the finders stands format information, written last
  paint(grid, [0, size - 8, 9, 8], 0);
  paint(grid, [size - 8, 0, 8, 9], 0);
  for (let at = 8; at < size - 8; at += 1) grid[6][at] = grid[at][6] = (at + 1) % 2;
  for (const [y, x] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
    paintRings(grid, y, x, 3);
    paint(grid, [y - 1, x - 1, 3, 3], 1);
  }
  const centres = centresOf(version);
  for (const y of centres) {
    for (const x of centres) {
      const isFinder = (y === 6 && (x === 6 || x === size - 7)) || (x === 6 && y === size - 7);
      if (!isFinder) paintRings(grid, y, x, 2);
    }
  }
  if (version > 6) {
    paint(grid, [0, size - 11, 6, 3], 0);
    paint(grid, [size - 11, 0, 3, 6], 0);
  }
  return grid;
}

/**
 * Data goes up and down in columns two wide, from the right, past the column of the timing pattern.
 *
 * @param {Grid} grid
 * @param {number[]} bytes
 */
function place(grid, bytes) {
  const size = grid.length;
  const free = [];
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const isUp = ((right + 1) & 2) === 0;
    for (let at = 0; at < size; at += 1) {
      const y = isUp ? size - 1 - at : at;
      for (const x of [right, right - 1]) if (grid[y][x] === undefined) free.push([y, x]);
    }
  }
  free.forEach(([y, x], at) => {
    grid[y][x] = at < bytes.length * 8 ? (bytes[at >> 3] >> (7 - (at & 7))) & 1 : 0;
  });
  return free;
}

/** @param {Grid} grid */
function penaltyOf(grid) {
  const size = grid.length;
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.join(""));
  let found = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) || []) found += run.length - 2;
    found += 40 * findersIn(line, size);
  }
  for (let y = 1; y < size; y += 1) {
    for (let x = 1; x < size; x += 1) {
      const sum = grid[y][x] + grid[y][x - 1] + grid[y - 1][x] + grid[y - 1][x - 1];
      if (sum % 4 === 0) found += 3;
    }
  }
  const dark = grid.reduce((sum, row) => sum + row.reduce((one, other) => one + other), 0);
  return found + 10 * Math.floor(Math.abs((dark / size ** 2) * 100 - 50) / 5);
}
/**
 * What could be taken for a finder: its pattern with four light modules, or the edge, on either side.
 *
 * @param {string} line
 * @param {number} size
 */
function findersIn(line, size) {
  let count = 0;
  let at = line.indexOf(FINDER);
  while (at >= 0) {
    const end = at + 7;
    const isFinder = at === 0 || end === size || !line.slice(Math.max(at - 4, 0), at).includes("1") ||
      !line.slice(end, end + 4).includes("1");
    if (isFinder) count += 1;
    at = line.indexOf(FINDER, isFinder ? end : at + 4);
  }
  return count;
}

/**
 * Bits of a value and of its remainder in a BCH code.
 *
 * @param {number} value
 * @param {number} generator
 * @param {number} bits
 */
function withCheck(value, generator, bits) {
  let rest = value << bits;
  for (let at = 31 - Math.clz32(rest); at >= bits; at = 31 - Math.clz32(rest)) rest ^= generator << (at - bits);
  return (value << bits) | rest;
}
/**
 * Writes which mask was taken, twice, and which version it is, twice.
 *
 * @param {Grid} grid
 * @param {number} version
 * @param {number} mask
 */
function inform(grid, version, mask) {
  const size = grid.length;
  const format = withCheck((LEVEL_L << 3) | mask, 0x537, 10) ^ 0x5412;
  for (let at = 0; at < 15; at += 1) {
    const bit = (format >> at) & 1;
    if (at < 8) {
      grid[at < 6 ? at : at + 1][8] = bit; // past the timing pattern
      grid[8][size - 1 - at] = bit;
    } else {
      grid[8][at === 8 ? 7 : 14 - at] = bit;
      grid[size - 15 + at][8] = bit;
    }
  }
  grid[size - 8][8] = 1;
  if (version < 7) return;
  const information = withCheck(version, 0x1f25, 12);
  for (let at = 0; at < 18; at += 1) {
    const [far, close] = [size - 11 + (at % 3), Math.floor(at / 3)];
    grid[far][close] = grid[close][far] = (information >> at) & 1;
  }
}

/**
 * Returns the code without its quiet zone; null where the text is too long.
 *
 * @param {string} text
 */
export function qr(text) {
  const found = encode(new TextEncoder().encode(text));
  if (!found) return null;
  const grid = patterns(found.version);
  const free = place(grid, interleave(found.data, found.version));
  const apply = (/** @type {number} */ mask) =>
    free.forEach(([y, x]) => {
      if (!MASKS[mask](y, x)) grid[y][x] ^= 1;
    });
  const penalties = MASKS.map((_, mask) => {
    apply(mask);
    const penalty = penaltyOf(grid);
    apply(mask);
    return penalty;
  });
  const best = penalties.indexOf(Math.min(...penalties));
  apply(best);
  inform(grid, found.version, best);
  return grid;
}
