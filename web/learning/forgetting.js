// What a browser can be asked to forget, and what is said of it before and after.

import { speak } from "../page/language.js";
import * as progress from "./progress.js";

/** @typedef {import("./progress.js").State} State */
/**
 * What can be forgotten: which paths, and what is gone then, in words.
 *
 * @typedef {{words: string, forgotten: string, matches: (path: string) => boolean, gone: () => string}} Choice
 */

/**
 * What can be forgotten: the quiz of a module, a module, or everything.
 *
 * @param {State | null} state
 * @returns {Choice[]}
 */
export function choices(state) {
  if (!state) return [everything()];
  const share = state.pass && state.pass.of ? progress.perCent(state.pass) : null;
  return [quizAlone(state.module, share), wholeModule(state.module, share)];
}

/** @returns {Choice} */
function everything() {
  return {
    words: speak("Everything"),
    matches: () => true,
    forgotten: speak("Forgotten: everything. You can put it back until you leave this page."),
    gone: () =>
      speak(
        "This will be gone from this browser: every answer, every lesson read, every note, every certificate and " +
          "your name, in all courses of this training.",
      ),
  };
}

/**
 * @param {State["module"]} module
 * @param {number | null} share with which it was passed, in per cent; null where it was not
 * @returns {Choice}
 */
function quizAlone({ slug, code }, share) {
  const quiz = new RegExp(`^quiz/${slug}(?:/|$)`);
  return {
    words: speak("The quiz of %(code)s alone", { code }),
    forgotten: speak("Forgotten: the quiz of %(code)s alone. You can put it back until you leave this page.", {
      code,
    }),
    matches: (path) => quiz.test(path),
    gone: () =>
      share === null
        ? speak("This will be gone from this browser: your answers in the quiz of %(code)s.", { code })
        : speak(
          "This will be gone from this browser: your answers in the quiz of %(code)s and your pass with %(share)s%%.",
          { code, share },
        ),
  };
}

/**
 * @param {State["module"]} module
 * @param {number | null} share as above
 * @returns {Choice}
 */
function wholeModule({ slug, code, parts }, share) {
  const lists = parts.filter(({ kind }) => kind === "list").map(({ id }) => id);
  const whole = new RegExp(`^(?:quiz|check|review|read|scenario|done)/${slug}(?:/|$|~)`);
  const listed = (/** @type {string} */ path) =>
    lists.some((id) => path === `list/${id}` || path === `observation/${id}` || path.startsWith(`tick/${id}/`));
  return {
    words: speak("All of %(code)s", { code }),
    forgotten: speak("Forgotten: all of %(code)s. You can put it back until you leave this page.", { code }),
    matches: (path) => whole.test(path) || listed(path),
    gone: () =>
      share === null
        ? speak(
          "This will be gone from this browser: your answers, what you have read and played, and the ticks of its " +
            "checklists.",
        )
        : speak(
          "This will be gone from this browser: your answers and your pass with %(share)s%%, what you have read " +
            "and played, and the ticks of its checklists.",
          { share },
        ),
  };
}
