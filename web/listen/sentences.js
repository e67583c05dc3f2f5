// Where the sentences of a text begin and end. Pure.

/** A sentence as browsers without a segmenter find it: up to its mark and what closes it. */
const SENTENCE = /[^.!?…。！？؟]+[.!?…。！？؟]*["'”’»)\]]*\s*/g;

/**
 * Where each sentence begins and ends, without the space after it.
 *
 * @param {string} text
 * @param {string} language
 * @returns {[start: number, end: number][]}
 */
export function sentencesOf(text, language) {
  return partsOf(text, language).filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).map(({ segment, index }) => {
    const start = index + segment.length - segment.trimStart().length;
    return [start, index + segment.trimEnd().length];
  });
}
/**
 * @param {string} text
 * @param {string} language
 * @returns {{segment: string, index: number}[]}
 */
function partsOf(text, language) {
  const { Segmenter } = /** @type {any} */ (Intl); // newer than the floor
  if (Segmenter) return [...new Segmenter(language, { granularity: "sentence" }).segment(text)];
  return [...text.matchAll(SENTENCE)].map(({ 0: segment, index = 0 }) => ({ segment, index }));
}
