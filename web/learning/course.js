// What My learning says of a course: what comes next, and its certificate.

import { make } from "../page/elements.js";
import { listed, speak, speakMany, speakNodes } from "../page/language.js";
import { day } from "../page/words.js";
import { isUnclear, record } from "./earn.js";
import { keepCourse } from "./path.js";
import { link, WORDS } from "./says.js";

/** @typedef {import("../records/record.js").Facts} Facts */
/** @typedef {import("./progress.js").State} State */
/** @typedef {import("./earn.js").Result} Result */
/** @typedef {import("./earn.js").States} States */

/** @type {Record<import("./earn.js").Status, string>} */
export const COURSE_WORDS = { ...WORDS, changed: speak("Updated since you completed it"), expired: speak("Expired") };

/**
 * The codes of modules.
 *
 * @param {string[]} slugs
 * @param {States} states
 */
const codes = (slugs, states) => listed(slugs.map((slug) => /** @type {State} */ (states.get(slug)).module.code));

/** @param {string} module its code and title */
export const startWords = (module) => speak("Start %(module)s", { module });
/**
 * How many of the modules that a course asks for are complete.
 *
 * @param {number} complete
 * @param {number} all
 */
export const howMany = (complete, all) =>
  speakMany("%(complete)s of 1 module complete.", "%(complete)s of %(number)s modules complete.", all, { complete });

/**
 * What has changed, what is to be renewed, what is missing, and the next step.
 *
 * @param {Result} result
 * @param {States} states
 * @param {(slug: string) => string} startOf where a module begins
 */
export function nextOf(result, states, startOf) {
  const box = [];
  if (result.changed.length) {
    const changed = codes(result.changed, states);
    box.push(
      make("p", speak("Changed since you passed: %(codes)s. What you have earned stays yours.", { codes: changed })),
    );
  }
  if (result.renew.length) {
    const values = { day: day(result.until), codes: codes(result.renew, states) };
    box.push(
      make(
        "p",
        speak("Your certificate expired on %(day)s. To renew it, pass these quizzes again: %(codes)s.", values),
      ),
    );
  }
  if (result.missing && !result.taken.core.some((slug) => result.still.includes(slug))) {
    box.push(
      make(
        "p",
        speakMany("One more elective of your choice.", "%(number)s more electives of your choice.", result.missing),
      ),
    );
  }
  const next = states.get(result.next);
  if (next && (next.next || next.status === "new")) {
    const href = next.next ? next.next.link.href : startOf(result.next);
    box.push(make("p", "", "", link(href, stepWords(next), "course-button course-button--plain")));
  }
  return box;
}
/**
 * Has the way lead along a course from now on.
 *
 * @param {import("./earn.js").Facts} course
 * @param {States} states
 */
export function follow({ id, core, electives, choose }, states) {
  const placesOf = (/** @type {string[]} */ slugs) =>
    slugs.flatMap((slug) => {
      const state = states.get(slug);
      return state ? [{ path: `${slug}/index.html`, title: state.module.title }] : [];
    });
  keepCourse({ id, core: placesOf(core), electives: placesOf(electives), choose });
}
/** @param {State} state */
function stepWords({ status, module, next }) {
  if (status === "new" || !next) return startWords(`${module.code} ${module.title}`);
  return speak("%(code)s: %(step)s", { code: module.code, step: next.word });
}

/**
 * What is said of a course's certificate, and the words of the button that makes one, where it can be made.
 *
 * @param {Result} result
 * @param {States} states
 * @param {Facts["catalogue"]} catalogue
 * @param {string} address of the page with certificates
 */
export function certificateOf(result, states, catalogue, address) {
  const { certificate } = result;
  const words = certificate ? [lineOf(result, certificate, address)] : [];
  const isUnclearIn = (/** @type {string} */ slug) => isUnclear(/** @type {State} */ (states.get(slug)));
  if (!result.complete || result.renew.length || result.counted.some(isUnclearIn)) return { words, make: "" };
  const facts = record(catalogue, result.taken, result, states, { name: "-" });
  if (!certificate) return { words, make: speak("Make my certificate") };
  return { words, make: earned(certificate) === earned(facts) ? "" : speak("Make a new certificate") };
}
/**
 * @param {Result} result
 * @param {import("../records/record.js").CourseRecord} certificate
 * @param {string} address
 */
function lineOf({ expired, until }, certificate, address) {
  const words = speak("Certificate of %(day)s", { day: day(certificate.completed) });
  const nodes = { certificate: link(`${address}#${certificate.id}`, words), day: until ? day(until) : "" };
  if (!until) return make("p", "", "", ...speakNodes("%(certificate)s.", nodes));
  return make(
    "p",
    "",
    "",
    ...expired
      ? speakNodes("%(certificate)s, expired on %(day)s.", nodes)
      : speakNodes("%(certificate)s, valid until %(day)s.", nodes),
  );
}
/**
 * What tells whether something has been earned since.
 *
 * @param {Facts} facts
 */
const earned = ({ completed, modules }) =>
  JSON.stringify([completed, modules.map(({ code, version, completed }) => [code, version, completed])]);

/**
 * Whether whatever was begun is done, and nothing of it has changed or run out since; not where that is not known.
 *
 * @param {Result[]} results
 * @param {States} states
 * @param {Set<string>} begun
 */
export function isAllDone(results, states, begun) {
  const isOver = (/** @type {{status: string}} */ { status }) => status === "new" || status === "done";
  return results.every(isOver) && [...states.values()].every(isOver) && [...begun].every((slug) => states.has(slug));
}
/**
 * What is said where nothing is left to do: with the first module that nobody asks for, if there is one.
 *
 * @param {States} states
 */
export function afterAll(states) {
  const more = [...states.values()].find(({ status }) => status === "new");
  const [lesson = null] = more ? more.parts : [];
  const words = [speak("All that you have begun is done."), " "];
  if (!more || !lesson) return words;
  const { title } = more.module;
  return [...words, link(lesson.link.href, speak("Start with %(title)s", { title }), "course-button")];
}
