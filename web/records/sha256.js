// SHA-256 (FIPS 180-4) of a text's UTF-8 bytes. Browsers have one of their own, crypto.subtle, but
// hide it from pages that came without encryption, such as those of an intranet or a USB stick.

// The first 32 bits of the fractional part of a prime's root.
/** @param {number} root */
const fraction = (root) => ((root - Math.floor(root)) * 4294967296) | 0;
/** @type {number[]} */
const primes = [];
for (let number = 2; primes.length < 64; number += 1) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

/** @type {(word: number, bits: number) => number} */
const rotate = (word, bits) => (word >>> bits) | (word << (32 - bits));
const SCHEDULE = new Int32Array(64); // of the block at hand: ten thousand records have millions of blocks

/**
 * The bytes, a one, zeros, and the number of bits: whole blocks of 64 bytes.
 *
 * @param {Uint8Array} bytes
 */
function padded(bytes) {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 128;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(blocks.length - 4, bytes.length << 3);
  return view;
}

/**
 * Fills the schedule.
 *
 * @param {DataView} view
 * @param {number} offset
 */
function schedule(view, offset) {
  for (let at = 0; at < 16; at += 1) SCHEDULE[at] = view.getInt32(offset + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const early = SCHEDULE[at - 15];
    const late = SCHEDULE[at - 2];
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    SCHEDULE[at] = SCHEDULE[at - 16] + first + SCHEDULE[at - 7] + second;
  }
}

/**
 * Takes in the block of the schedule. Its letters change places one by one: a list of them for each of 64 steps would
 * take three times as long.
 *
 * @param {Int32Array} state which is changed
 */
function compress(state) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 64; at += 1) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + ROUND[at] + SCHEDULE[at]) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/**
 * Returns 32 bytes. Half a surrogate pair counts as U+FFFD, as in every encoder of a browser.
 *
 * @param {string} text
 */
export function sha256(text) {
  const view = padded(new TextEncoder().encode(text));
  const state = Int32Array.from(START);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    schedule(view, offset);
    compress(state);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => digest.setInt32(at * 4, word));
  return new Uint8Array(digest.buffer);
}
