// SHA-512 (FIPS 180-4) of bytes, which Ed25519 asks for; why there is none of the browser's own, sha256.js says.
// Numbers are BigInt: a signature is looked at once, and so it may take a millisecond.

const MASK = (1n << 64n) - 1n;

/**
 * The first 64 bits of the fractional part of a prime's root, square or cubic, by whole numbers alone.
 *
 * @param {number} prime
 * @param {bigint} degree
 */
function fraction(prime, degree) {
  const wanted = BigInt(prime) << (64n * degree);
  let [low, high] = [0n, 1n << 70n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= wanted) low = middle;
    else high = middle;
  }
  return low & MASK;
}
/** @type {number[]} */
const primes = [];
for (let number = 2; primes.length < 80; number += 1) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
/** @type {{start: bigint[], round: bigint[]} | undefined} */
let constants;
function known() {
  constants = constants || {
    start: primes.slice(0, 8).map((prime) => fraction(prime, 2n)),
    round: primes.map((prime) => fraction(prime, 3n)),
  };
  return constants;
}

/** @type {(word: bigint, bits: bigint) => bigint} */
const rotate = (word, bits) => (word >> bits) | ((word << (64n - bits)) & MASK);

/**
 * The bytes, a one, zeros, and the number of bits: whole blocks of 128 bytes.
 *
 * @param {Uint8Array} bytes
 */
function padded(bytes) {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  blocks.set(bytes);
  blocks[bytes.length] = 128;
  const view = new DataView(blocks.buffer);
  view.setBigUint64(blocks.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

/**
 * @param {DataView} view
 * @param {number} offset
 */
function schedule(view, offset) {
  const words = Array.from({ length: 16 }, (_, at) => view.getBigUint64(offset + at * 8));
  for (let at = 16; at < 80; at += 1) {
    const [early, late] = [words[at - 15], words[at - 2]];
    const first = rotate(early, 1n) ^ rotate(early, 8n) ^ (early >> 7n);
    const second = rotate(late, 19n) ^ rotate(late, 61n) ^ (late >> 6n);
    words.push((words[at - 16] + first + words[at - 7] + second) & MASK);
  }
  return words;
}

/**
 * @param {bigint[]} state which is changed
 * @param {bigint[]} words
 */
function compress(state, words) {
  const { round } = known();
  let [a, b, c, d, e, f, g, h] = state;
  for (let at = 0; at < 80; at += 1) {
    const choice = (e & f) ^ (~e & MASK & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = h + (rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)) + choice + round[at] + words[at];
    const two = (rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & MASK, c, b, a, (one + two) & MASK];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = (state[at] + word) & MASK;
  });
}

/**
 * Returns 64 bytes.
 *
 * @param {Uint8Array} bytes
 */
export function sha512(bytes) {
  const view = padded(bytes);
  const state = [...known().start];
  for (let offset = 0; offset < view.byteLength; offset += 128) compress(state, schedule(view, offset));
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, at) => digest.setBigUint64(at * 8, word));
  return new Uint8Array(digest.buffer);
}
