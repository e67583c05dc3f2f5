// Bits into characters and back, each bit for as much room as it was unexpected (an arithmetic coder).

export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HALF = 2048; // of 4096: as likely as not

/** @type {(low: number, high: number, chance: number) => number} */
const between = (low, high, chance) => low + Math.floor((high - low) / 4096) * chance;
/** @param {number} number */
const top = (number) => Math.floor(number / 2 ** 24);

class Coder {
  low = 0;
  high = 2 ** 32 - 1;

  /** Whether the first byte of both ends is the same, which is then settled. */
  isSettled() {
    return top(this.low) === top(this.high);
  }
  shift() {
    this.low = (this.low % 2 ** 24) * 256;
    this.high = (this.high % 2 ** 24) * 256 + 255;
  }
}

export class Writer extends Coder {
  /** @type {number[]} */
  bytes = [];

  /**
   * @param {number} bit
   * @param {number} chance that it is 1, of 4096; never 0 and never all
   */
  write(bit, chance) {
    const middle = between(this.low, this.high, chance);
    if (bit) this.high = middle;
    else this.low = middle + 1;
    while (this.isSettled()) {
      this.bytes.push(top(this.high));
      this.shift();
    }
  }
  /**
   * A number in so many bits.
   *
   * @param {number} value
   * @param {number} bits
   */
  plain(value, bits) {
    for (let at = bits - 1; at >= 0; at -= 1) this.write((value >> at) & 1, HALF);
  }
  /** Everything that was written, in characters. */
  end() {
    this.bytes.push(top(this.low) + 1, 0); // between the two ends, which differ in their first byte
    let text = "";
    let [bits, room] = [0, 0];
    for (const byte of this.bytes) {
      bits = bits * 256 + byte;
      for (room += 8; room >= 6; room -= 6) {
        const value = Math.floor(bits / 2 ** (room - 6));
        text += ALPHABET[value];
        bits -= value * 2 ** (room - 6);
      }
    }
    return room ? text + ALPHABET[bits * 2 ** (6 - room)] : text;
  }
}

export class Reader extends Coder {
  /** @param {string} text of characters of ALPHABET */
  constructor(text) {
    super();
    this.text = text;
    this.place = 0;
    this.bits = 0;
    this.room = 0;
    this.value = 0;
    for (let at = 0; at < 4; at += 1) this.value = this.value * 256 + this.byte();
  }
  byte() {
    while (this.room < 8) {
      const found = ALPHABET.indexOf(this.text[this.place] || ALPHABET[0]);
      this.place += 1;
      this.bits = this.bits * 64 + found;
      this.room += 6;
    }
    const value = Math.floor(this.bits / 2 ** (this.room - 8));
    this.bits -= value * 2 ** (this.room - 8);
    this.room -= 8;
    return value;
  }
  /** @param {number} chance as when it was written */
  read(chance) {
    const middle = between(this.low, this.high, chance);
    const bit = Number(this.value <= middle);
    if (bit) this.high = middle;
    else this.low = middle + 1;
    while (this.isSettled()) {
      this.shift();
      this.value = (this.value % 2 ** 24) * 256 + this.byte();
    }
    return bit;
  }
  /** @param {number} bits */
  plain(bits) {
    let value = 0;
    for (let at = 0; at < bits; at += 1) value = value * 2 + this.read(HALF);
    return value;
  }
}
