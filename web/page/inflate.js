// Texts that were packed for their files, as course/pages/packing.py does it: bytes by DEFLATE (RFC 1951); where a
// script holds them, in Base64.
// A browser's own DecompressionStream is younger than the oldest browsers that pages are for.

/** @typedef {{ counts: Uint16Array, symbols: Uint16Array }} Code how many codes have each length, and of what */

const MOST_BITS = 15; // of one code
const END = 256; // of a block; smaller symbols are bytes, larger ones say how much stands again
const MOST_AGAIN = 258; // bytes at once: the last length, of which no bits say more
// Of each length and each step back: how many bits say more, and where it begins.
const LENGTH_BITS = [...Array(4).fill(0), ...[0, 1, 2, 3, 4, 5].flatMap((bits) => Array(4).fill(bits))];
const LENGTHS = [...beginnings(LENGTH_BITS, 3), MOST_AGAIN];
const STEP_BITS = [0, 0, ...[...Array(14).keys()].flatMap((bits) => [bits, bits])];
const STEPS = beginnings(STEP_BITS, 1);
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const FIXED = [
  codeOf([...Array(144).fill(8), ...Array(112).fill(9), ...Array(24).fill(7), ...Array(8).fill(8)]),
  codeOf(Array(30).fill(5)),
];

/**
 * @param {string} packed
 * @returns {string}
 */
export function unpacked(packed) {
  return textOf(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function textOf(bytes) {
  return new TextDecoder().decode(inflated(bytes));
}

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function inflated(bytes) {
  const bits = new Bits(bytes);
  const made = new Made();
  for (let isLast = false; !isLast;) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) made.add(bits.whole());
    else fill(made, bits, kind === 1 ? FIXED : codesOf(bits));
  }
  return made.bytes.subarray(0, made.length);
}

class Bits {
  #at = 0;
  #held = 0;
  #number = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }
  /** @param {number} number */
  take(number) {
    while (this.#number < number) {
      if (this.#at >= this.bytes.length) throw new RangeError("a packed text ends too early");
      this.#held |= this.bytes[this.#at++] << this.#number;
      this.#number += 8;
    }
    const taken = this.#held & ((1 << number) - 1);
    this.#held >>>= number;
    this.#number -= number;
    return taken;
  }
  /** @param {Code} code */
  symbol({ counts, symbols }) {
    let [code, first, at] = [0, 0, 0]; // what was read; the first code of its length, and the place of its symbol
    for (let length = 1; length <= MOST_BITS; length += 1) {
      code |= this.take(1);
      const count = counts[length];
      if (code - first < count) return symbols[at + code - first];
      at += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError("a packed text has a code that stands for nothing");
  }
  /** Bytes that stand as they are. */
  whole() {
    this.#held = this.#number = 0;
    const length = this.take(16);
    this.take(16); // the same once more, turned over
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}

/** What was unpacked so far, with room for more. */
class Made {
  bytes = new Uint8Array(1 << 14);
  length = 0;

  /** @param {number} more */
  room(more) {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * this.bytes.length + more);
    larger.set(this.bytes);
    this.bytes = larger;
  }
  /** @param {Uint8Array} bytes */
  add(bytes) {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  /**
   * @param {number} length
   * @param {number} back how far back begins what stands again; it may reach into itself
   */
  again(length, back) {
    if (back > this.length) throw new RangeError("a packed text leads to before its beginning");
    this.room(length);
    for (let left = length; left; left -= 1, this.length += 1) this.bytes[this.length] = this.bytes[this.length - back];
  }
  /** @param {number} byte */
  put(byte) {
    this.room(1);
    this.bytes[this.length++] = byte;
  }
}

/**
 * @param {Made} made
 * @param {Bits} bits
 * @param {Code[]} codes
 */
function fill(made, bits, [letters, steps]) {
  for (let symbol = bits.symbol(letters); symbol !== END; symbol = bits.symbol(letters)) {
    if (symbol < END) made.put(symbol);
    else {
      const place = symbol - END - 1;
      const length = LENGTHS[place] + bits.take(LENGTH_BITS[place] || 0);
      const step = bits.symbol(steps);
      made.again(length, STEPS[step] + bits.take(STEP_BITS[step]));
    }
  }
}

/**
 * Where each of a list of ranges begins, which follow each other.
 *
 * @param {number[]} bits how many bits say a place in each range
 * @param {number} first
 */
function beginnings(bits, first) {
  let next = first;
  return bits.map((number) => (next += 1 << number) - (1 << number));
}

/** @param {Bits} bits */
function codesOf(bits) {
  const letters = bits.take(5) + 257;
  const steps = bits.take(5) + 1;
  const known = bits.take(4) + 4;
  const lengths = new Array(ORDER.length).fill(0);
  for (const place of ORDER.slice(0, known)) lengths[place] = bits.take(3);
  const code = codeOf(lengths);
  /** @type {number[]} */
  const found = [];
  while (found.length < letters + steps) {
    const symbol = bits.symbol(code);
    if (symbol < 16) found.push(symbol);
    else if (symbol === 16) found.push(...Array(3 + bits.take(2)).fill(found[found.length - 1]));
    else found.push(...Array(symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)).fill(0));
  }
  return [codeOf(found.slice(0, letters)), codeOf(found.slice(letters, letters + steps))];
}

/**
 * @param {number[]} lengths of the code of each symbol; 0 where none stands for it
 * @returns {Code}
 */
function codeOf(lengths) {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const symbols = lengths.map((_, symbol) => symbol).filter((symbol) => lengths[symbol]);
  symbols.sort((one, other) => lengths[one] - lengths[other] || one - other);
  return { counts, symbols: Uint16Array.from(symbols) };
}
