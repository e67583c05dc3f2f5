// Text in as few characters as can be, for an LMS that gives room for a few thousand: a model guesses each bit from the
// bytes before it, and what it guessed right costs next to nothing. It reckons in whole numbers and products of them
// alone, so that every browser guesses the same; and it has read SAMPLE before, so that the names of fields cost
// nothing either. Both are part of the format, which is read for ever: whoever changes either makes another format.

import { ALPHABET, Reader, Writer } from "./bits.js";
import { Model } from "./model.js";

const SAMPLE =
  '{"catalogue":{"check/people/first-call":{"fp":"0a1b2c3d","response":{"a":true},"points":1,"of":1,"date":"2026-11-' +
  '29T10:00:00.000Z","firsts":[{"fp":"0a1b2c3d","response":{"a":true},"points":1,"of":1,"date":"2026-11-29T10:00:00.' +
  '000Z"}],"v":4,"n":1},"quiz/people":{"seed":1234567890,"drawn":["first-call","second"],"points":8,"of":8,"date":"2' +
  '026-11-29T10:05:00.000Z","attempts":1,"scores":[{"points":8,"of":8,"date":"2026-11-29T10:05:00.000Z","mark":80}],' +
  '"passed":"2026-11-29T10:05:00.000Z","pass":{"version":"1.0","edition":"0a1b2c3d4e5f","mark":80,"questions":[{"id"' +
  ':"first-call","fp":"0a1b2c3d","response":{"a":true},"points":1,"of":1}],"points":8,"of":8,"date":"2026-11-29T10:0' +
  '5:00.000Z","attempts":1,"seed":1234567890},"v":4,"n":2},"quiz/people/second":{"fp":"4e5f6a7b","seed":1234567890,"' +
  'response":{"b":true,"c":"2"},"hinted":true,"shown":"4e5f6a7b","tries":1,"points":0,"of":2,"date":"2026-11-29T10:0' +
  '5:00.000Z","firsts":[{"fp":"4e5f6a7b","response":{"b":true},"points":0,"of":1,"date":"2026-11-29T10:05:00.000Z","' +
  'hinted":true,"shown":true}],"v":4,"n":3},"read/people/lesson":{"sections":{"what":"2026-11-29T10:00:00.000Z"},"re' +
  'ad":"2026-11-29T10:00:00.000Z","v":4,"n":5},"scenario/people/one":{"runs":[{"date":"2026-11-29T10:00:00.000Z","pa' +
  'th":["start","end:a"],"ends":"end","effects":{"calm":1}}],"now":["start"],"v":4,"n":1},"done/people":{"read":"202' +
  '6-11-29T10:00:00.000Z","scenarios":"2026-11-29T10:00:00.000Z","checklists":"2026-11-29","date":"2026-11-29","vers' +
  'ion":"1.0","v":4,"n":3},"list/after":{"acknowledged":"2026-11-29T10:00:00.000Z","revision":1,"uses":[],"v":4,"n":' +
  '1},"tick/after/one":{"on":true,"fp":"0a1b2c3d","revision":1,"v":4,"n":1},"here":{"path":"people/lesson.html","tit' +
  'le":"The","kept":"read/people/lesson","then":{"path":"people/quiz.html","title":"Quiz"},"date":"2026-11-29T10:00:' +
  '00.000Z","v":4,"n":9}}}';
const LENGTH = 24; // bits for how many bytes there are
const CHECK = 18; // bits that say whether all came back as it was

/** @param {Uint8Array} bytes */
function sumOf(bytes) {
  let [one, two] = [1, 0];
  for (const byte of bytes) {
    one = (one + byte) % 509;
    two = (two + one) % 509;
  }
  return two * 512 + one;
}
/** A model that has read the sample. */
function primed() {
  const model = new Model();
  for (const byte of new TextEncoder().encode(SAMPLE)) {
    for (let at = 7; at >= 0; at -= 1) {
      model.guess();
      model.learn((byte >> at) & 1);
    }
  }
  return model;
}

/**
 * A text in characters of ALPHABET.
 *
 * @param {string} text
 */
export function pack(text) {
  const bytes = new TextEncoder().encode(text);
  const writer = new Writer();
  writer.plain(bytes.length, LENGTH);
  writer.plain(sumOf(bytes), CHECK);
  const model = primed();
  for (const byte of bytes) {
    for (let at = 7; at >= 0; at -= 1) {
      const bit = (byte >> at) & 1;
      writer.write(bit, model.guess());
      model.learn(bit);
    }
  }
  return writer.end();
}
/**
 * The text that was packed; null where characters were lost or changed.
 *
 * @param {string} packed
 * @returns {string | null}
 */
export function unpack(packed) {
  if ([...packed].some((character) => !ALPHABET.includes(character))) return null;
  const reader = new Reader(packed);
  const length = reader.plain(LENGTH);
  const sum = reader.plain(CHECK);
  if (length > packed.length * 400) return null; // no text shrinks to less
  const bytes = new Uint8Array(length);
  const model = primed();
  for (let place = 0; place < length; place += 1) {
    for (let at = 0; at < 8; at += 1) {
      const bit = reader.read(model.guess());
      model.learn(bit);
      bytes[place] = bytes[place] * 2 + bit;
    }
  }
  return sumOf(bytes) === sum ? new TextDecoder().decode(bytes) : null;
}
