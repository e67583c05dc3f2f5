// What the next bit of a text will be, from the bytes before it: several guesses, by the last one, two, three, four and
// six bytes and by the last place where the same six stood, weighed by how good each has been (context mixing). Only
// sums, products and quotients: JavaScript rounds those the same everywhere, as it does not logarithms.

const ORDERS = [0, 1, 2, 3, 4, 6];
const SIZE = 2 ** 18; // of the table of each order
const FAST = 12; // a chance that is new changes fast, up to so many bits
const STEP = 0.001; // how fast weights change

/** A curve from chances (0 to 1) to where guesses add up, and back; the logistic one needs logarithms. */
/** @param {number} chance */
const stretched = (chance) => (chance - 0.5) / (0.5 - Math.abs(chance - 0.5) + 0.004);
/** @param {number} sum */
const squashed = (sum) => 0.5 + (sum / (1 + Math.abs(sum))) / 2;

export class Model {
  constructor() {
    this.chances = ORDERS.map(() => new Float32Array(SIZE).fill(0.5));
    this.counts = ORDERS.map(() => new Uint8Array(SIZE));
    this.hashes = ORDERS.map(() => 0);
    this.places = ORDERS.map(() => 0);
    this.inputs = new Float64Array(ORDERS.length + 1);
    this.weights = Array.from({ length: 8 }, () => new Float64Array(ORDERS.length + 1).fill(0.4));
    /** @type {number[]} */
    this.bytes = [];
    this.partial = 1; // the bits of this byte, after a 1
    this.bits = 0; // how many
    /** @type {Map<string, number>} where a sequence stood last */
    this.seen = new Map();
    this.match = 0; // where what follows it stands
    this.length = 0; // for how long it has been right
    this.trust = Array.from({ length: 32 }, () => 0.75);
    this.chance = 0.5;
  }
  /** How likely a 1 is, of 4096. */
  guess() {
    for (let at = 0; at < ORDERS.length; at += 1) {
      this.places[at] = (this.hashes[at] * 257 + this.partial * 40503) % SIZE;
      this.inputs[at] = stretched(this.chances[at][this.places[at]]);
    }
    this.inputs[ORDERS.length] = this.expected();
    const weights = this.weights[Math.min(7, this.length)];
    let sum = 0;
    for (let at = 0; at < this.inputs.length; at += 1) sum += this.inputs[at] * weights[at];
    this.chance = squashed(sum);
    return Math.min(4095, Math.max(1, Math.floor(this.chance * 4096)));
  }
  /** What the place where the same stood before says. */
  expected() {
    if (!this.length) return 0;
    const byte = this.bytes[this.match] + 256;
    const bits = this.bits;
    if (byte >> (8 - bits) !== this.partial) {
      this.length = 0;
      return 0;
    }
    const says = stretched(this.trust[Math.min(31, this.length)]);
    return (byte >> (7 - bits)) & 1 ? says : -says;
  }
  /** @param {number} bit that it was */
  learn(bit) {
    const weights = this.weights[Math.min(7, this.length)];
    const error = (bit - this.chance) * STEP;
    for (let at = 0; at < this.inputs.length; at += 1) weights[at] += this.inputs[at] * error;
    for (let at = 0; at < ORDERS.length; at += 1) this.shift(at, bit);
    if (this.length) this.judge(bit);
    this.partial = this.partial * 2 + bit;
    this.bits += 1;
    if (this.partial >= 256) this.take(this.partial - 256);
  }
  /**
   * @param {number} at
   * @param {number} bit
   */
  shift(at, bit) {
    const place = this.places[at];
    const count = this.counts[at][place];
    this.chances[at][place] += (bit - this.chances[at][place]) / (count + 1.6);
    if (count < (at < 2 ? 4 * FAST : FAST)) this.counts[at][place] = count + 1;
  }
  /** @param {number} bit */
  judge(bit) {
    const step = Math.min(31, this.length);
    const isRight = this.inputs[ORDERS.length] > 0 === (bit === 1);
    this.trust[step] += ((isRight ? 0.999 : 0.001) - this.trust[step]) / 16;
    if (!isRight) this.length = 0;
  }
  /** @param {number} byte that is whole now */
  take(byte) {
    this.bytes.push(byte);
    this.partial = 1;
    this.bits = 0;
    const last = this.bytes.length;
    for (const [at, order] of ORDERS.entries()) {
      let hash = order;
      for (let back = 1; back <= Math.min(order, last); back += 1) {
        hash = (hash * 271 + this.bytes[last - back]) % 1048573;
      }
      this.hashes[at] = hash;
    }
    if (this.length) {
      this.match += 1;
      this.length += 1;
    }
    const key = this.bytes.slice(-5).join(" ");
    const place = this.seen.get(key);
    if (!this.length && place !== undefined) {
      this.match = place;
      this.length = 1;
    }
    this.seen.set(key, last);
  }
}
