// Whether a signature by Ed25519 (RFC 8032) was made with a key. Browsers have that too, in crypto.subtle, which they
// hide from pages that came without encryption, such as those of an intranet or a USB stick. Nothing here is secret.
//   isSigned(key, message, signature)  bytes, all three
//   isKey(key)                         a point of the curve, written in one way, and not of small order
// course/records/ed25519.py is as strict and says why; a test holds both against a third.

import { sha512 } from "./sha512.js";

/** @typedef {[x: bigint, y: bigint, z: bigint, t: bigint]} Point extended coordinates, t is xy */
/** @typedef {Point[][]} Table for each hex digit of a number, the point times that digit at its place */

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** @type {Point} */
const NEUTRAL = [0n, 1n, 1n, 0n];

/** @param {bigint} value */
const mod = (value) => {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
};
/**
 * @param {bigint} base
 * @param {bigint} exponent
 */
function power(base, exponent) {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT = power(2n, (P - 1n) / 4n); // of -1

/** @param {Uint8Array} bytes */
function numberOf(bytes) {
  let hex = "0x";
  for (let at = bytes.length - 1; at >= 0; at -= 1) hex += bytes[at].toString(16).padStart(2, "0");
  return BigInt(hex);
}

/**
 * The sum of two points, equal ones too: the formula is complete on this curve (RFC 8032, 5.1.4).
 *
 * @param {Point} one
 * @param {Point} other
 * @returns {Point}
 */
function sum([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const [a, b] = [((y1 - x1) * (y2 - x2)) % P, ((y1 + x1) * (y2 + x2)) % P];
  const [c, d] = [(2n * D * t1 * t2) % P, (2n * z1 * z2) % P];
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}
/** @type {(one: Point, other: Point) => boolean} */
const areEqual = ([x1, y1, z1], [x2, y2, z2]) => mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;

/**
 * @param {Uint8Array} written
 * @returns {Point | null}
 */
function pointOf(written) {
  const number = numberOf(written);
  const [y, odd] = [number & (2n ** 255n - 1n), number >> 255n];
  if (y >= P) return null;
  const [above, below] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  const root = power(above * power(below, 7n), (P - 5n) / 8n);
  let x = mod(above * power(below, 3n) * root);
  const fits = () => mod(below * x * x) === above;
  if (!fits()) x = mod(x * ROOT);
  if (!fits() || (x === 0n && odd)) return null;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}
/**
 * @param {Uint8Array} written
 * @returns {Point | null}
 */
function strictPoint(written) {
  const point = written.length === 32 ? pointOf(written) : null;
  if (!point) return null;
  let eightfold = point;
  for (let times = 0; times < 3; times += 1) eightfold = sum(eightfold, eightfold);
  return areEqual(eightfold, NEUTRAL) ? null : point;
}

/**
 * @param {Point} point
 * @returns {Table}
 */
function tableOf(point) {
  const rows = [];
  let next = point;
  for (let place = 0; place < 64; place += 1) {
    const row = [NEUTRAL];
    for (let digit = 1; digit < 16; digit += 1) row.push(sum(row[digit - 1], next));
    rows.push(row);
    next = sum(row[15], next);
  }
  return rows;
}
/**
 * @param {Table} table
 * @param {bigint} number
 */
function times(table, number) {
  let total = NEUTRAL;
  let rest = number;
  for (const row of table) {
    total = sum(total, row[Number(rest & 15n)]);
    rest >>= 4n;
  }
  return total;
}

/** @type {Map<string, Table>} few people sign, and each signs many records */
const tables = new Map();
/**
 * @param {string} name
 * @param {Point} point
 */
function kept(name, point) {
  const table = tables.get(name) || tableOf(point);
  tables.set(name, table);
  return table;
}
function base() {
  const y = mod(4n * power(5n, P - 2n));
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * at)) & 255n));
  return kept("base", /** @type {Point} */ (pointOf(bytes)));
}

/** @param {Uint8Array} key */
export const isKey = (key) => strictPoint(key) !== null;

/**
 * Whether a signature is that of a message by the holder of a key.
 *
 * @param {Uint8Array} key
 * @param {Uint8Array} message
 * @param {Uint8Array} signature
 */
export function isSigned(key, message, signature) {
  const point = strictPoint(key);
  if (!point || signature.length !== 64) return false;
  const drawn = strictPoint(signature.slice(0, 32));
  const scalar = numberOf(signature.slice(32));
  if (!drawn || scalar >= ORDER) return false;
  const bound = numberOf(sha512(Uint8Array.from([...signature.slice(0, 32), ...key, ...message]))) % ORDER;
  return areEqual(times(base(), scalar), sum(drawn, times(kept(String(key), point), bound)));
}
