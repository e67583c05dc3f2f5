// The lists of the index, which are written as texts: less than half of what they take as numbers in JSON.

const DIGITS = 46;
const QUOTE = 34;
const BACKSLASH = 92; // either would take two letters

/**
 * A list of a word: the length of its stem, then page (as a step), section and weight again and again. Each number is
 * written from its smallest digit; a letter stands for a digit and says whether another follows. Section and weight
 * are one number where the weight is 1, as it mostly is (course/site/search_index.py).
 * @param {string} packed
 * @returns {number[]}
 */
export function unpacked(packed) {
  const [stem, ...numbers] = numbersOf(packed);
  const list = [stem];
  for (let at = 0; at < numbers.length; at += 2) {
    const place = numbers[at + 1];
    list.push(numbers[at], place >> 1, place % 2 ? numbers[at + 2] : 1);
    at += place % 2;
  }
  return list;
}

/** @param {string} packed */
function numbersOf(packed) {
  const numbers = [];
  let number = 0;
  let scale = 1;
  for (let at = 0; at < packed.length; at += 1) {
    const code = packed.charCodeAt(at);
    const digit = code - 32 - Number(code > QUOTE) - Number(code > BACKSLASH);
    number += (digit % DIGITS) * scale;
    scale *= DIGITS;
    if (digit < DIGITS) {
      numbers.push(number);
      number = 0;
      scale = 1;
    }
  }
  return numbers;
}
