import { deepStrictEqual as same, throws } from "node:assert";
import { constants, deflateRawSync } from "node:zlib";
import { inflated, unpacked } from "../page/inflate.js";
import { chances } from "./chance.js";

// As tests/pages/test_packing.py has it from course/pages/packing.py.
Deno.test("a text that Python packed is opened", () => {
  same(unpacked("80jNycnXUchAoqwU0osObzs8P7VI4VHbJIXna6bocQEA"), "Hello, hello, hello: größer → 笔.\n");
});

/**
 * Bytes of which some are by chance, and others stand again.
 *
 * @param {number} seed
 */
function bytesOf(seed) {
  const chance = chances(seed);
  const bytes = new Uint8Array(Math.floor(chance() ** 2 * 70000));
  const [again, kinds] = [chance(), 1 + Math.floor(chance() * 255)];
  for (let at = 0; at < bytes.length; at += 1) {
    const back = 1 + Math.floor(chance() * chance() * 32768);
    bytes[at] = back <= at && chance() < again ? bytes[at - back] : chance() * kinds;
  }
  return bytes;
}

Deno.test("whatever was packed is as it was, in blocks of every kind", () => {
  const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
  for (let seed = 0; seed < 40; seed += 1) {
    const bytes = bytesOf(seed);
    for (const strategy of [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE]) {
      for (const level of [0, 1, 9]) {
        const packed = new Uint8Array(deflateRawSync(bytes, { level, strategy }));
        same(inflated(packed), bytes, `${seed}, ${level}, ${strategy}`);
      }
    }
  }
});

Deno.test("what was cut off, or changed, ends with an error and goes on for ever nowhere", () => {
  const packed = new Uint8Array(deflateRawSync(new TextEncoder().encode("One, two, three, one, two, three, four")));
  for (let length = 0; length < packed.length; length += 1) {
    throws(() => inflated(packed.subarray(0, length)), RangeError);
  }
  throws(() => inflated(Uint8Array.of(7)), RangeError);
  throws(() => unpacked(""), RangeError);
  throws(() => unpacked("?"));
});
