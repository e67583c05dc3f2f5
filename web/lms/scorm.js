// SCORM, as far as its two versions are one: an API that a frame or window above this one has, and texts under names.

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./outcome.js").Outcome} Outcome */
/** @typedef {Record<string, (...values: string[]) => unknown>} Api */
/**
 * What an LMS has of an earlier visit.
 *
 * @typedef {object} Opened
 * @property {string} state
 * @property {string} place the page where the learner was
 * @property {boolean} isReadOnly whether somebody looks back, and nothing counts
 * @property {number} [mark] the pass mark of the LMS, from 0 to 1
 * @property {number} [best] the score that it has, from 0 to 1
 * @property {boolean} [isPassed]
 * @property {boolean} [isComplete]
 */
/**
 * What it is told.
 *
 * @typedef {object} Report
 * @property {string} state
 * @property {string} place
 * @property {Outcome} outcome
 * @property {boolean} [isMarked] whether the LMS has a pass mark of its own, by which it judges whatever score it has
 * @property {number} seconds since it was opened
 * @property {Answer[]} answers first answers since then, each told once
 */
/**
 * What stands between us and an LMS.
 *
 * @typedef {object} Runtime
 * @property {number} limit how many characters of state it takes
 * @property {number} [between] milliseconds from one commit to the next, where it is not ten seconds
 * @property {string} [returnUrl] where it wants the learner to go in the end
 * @property {boolean} [isSilent] whether the learner wants no sound at first
 * @property {() => Opened | Promise<Opened>} open
 * @property {(report: Report) => void | Promise<void>} keep throws where the LMS has not taken it
 * @property {(report: Report | null) => void | Promise<void>} close
 * @property {(report: Report | null) => Promise<void>} [leave] closes where there is time; throws as ``keep`` does
 */
/**
 * What differs: how calls begin, what is asked for at first, and under which names what is told.
 *
 * @typedef {object} Dialect
 * @property {string} api its name in a window
 * @property {string} prefix
 * @property {string} end
 * @property {number} limit
 * @property {(get: (name: string) => string) => Opened} read
 * @property {(set: (name: string, value: string) => void, report: Report) => void} write
 * @property {(set: (name: string, value: string) => void, at: number, answer: Answer) => void} writeAnswer
 */

const NOT_THERE = /^(?:401|402)$/; // an optional part of SCORM that an LMS does not have
const DEEPEST = 500; // frames above this one: a frame that says it is its own parent's child would never end

/**
 * The API of an LMS: in a frame above this one, or in those of the window that opened it. Frames of other sites may not
 * be looked into.
 *
 * @param {string} name
 * @param {Window | null} from
 * @returns {Api | null}
 */
export function findApi(name, from = window) {
  let frame = from;
  for (let depth = 0; frame && depth < DEEPEST; depth += 1) {
    const found = apiIn(frame, name);
    if (found) return found;
    if (frame.parent === frame) break;
    frame = frame.parent;
  }
  const opener = frame && openerOf(frame);
  return opener && opener !== from ? findApi(name, opener) : null;
}
/**
 * @param {Window} frame
 * @param {string} name
 * @returns {Api | null}
 */
function apiIn(frame, name) {
  try {
    return /** @type {Record<string, Api>} */ (/** @type {unknown} */ (frame))[name] || null;
  } catch {
    return null;
  }
}
/** @param {Window} frame */
function openerOf(frame) {
  try {
    return /** @type {Window | null} */ (frame.opener);
  } catch {
    return null;
  }
}

/** What the LMS said when it did not take something. */
export class Refused extends Error {}
/** The visit that an LMS began is over. */
export class Ended extends Error {}

/** @implements {Runtime} */
export class Scorm {
  /** @type {Map<string, string>} what the LMS has taken already */
  #taken = new Map();
  #answers = 0; // how many it has
  #takesAnswers = true;
  #isOpen = false;

  /**
   * @param {Api} api
   * @param {Dialect} dialect
   */
  constructor(api, dialect) {
    this.api = api;
    this.dialect = dialect;
    this.limit = dialect.limit;
  }
  /**
   * @param {string} name
   * @param {...string} values
   */
  #call(name, ...values) {
    return String(this.api[this.dialect.prefix + name](...values));
  }
  #error() {
    const code = this.#call("GetLastError");
    return { code, words: this.#call("GetErrorString", code) };
  }
  /** @param {string} what */
  #refuse(what) {
    const { code, words } = this.#error();
    throw new Refused(`${what}: ${code} ${words}`);
  }
  /** @returns {Opened} */
  open() {
    if (this.#call("Initialize", "") !== "true") this.#refuse("Initialize");
    this.#isOpen = true;
    const get = (/** @type {string} */ name) => {
      const found = this.#call("GetValue", name);
      return found === "undefined" || found === "null" ? "" : found;
    };
    this.#answers = Number(get("cmi.interactions._count")) || 0;
    return this.dialect.read(get);
  }
  /**
   * @param {string} name
   * @param {string} value
   */
  #set(name, value) {
    if (this.#taken.get(name) === value) return;
    if (this.#call("SetValue", name, value) !== "true") this.#refuse(name);
    this.#taken.set(name, value);
  }
  /** @param {Report} report */
  keep(report) {
    this.dialect.write((name, value) => this.#set(name, value), report);
    this.#tell(report.answers);
    if (this.#call("Commit", "") !== "true") this.#refuse("Commit");
  }
  /**
   * An LMS without room for answers has none; SCORM leaves that to it.
   *
   * @param {Answer[]} answers those that it has not been told yet
   */
  #tell(answers) {
    for (const answer of answers.splice(0)) {
      if (!this.#takesAnswers) return;
      this.dialect.writeAnswer((name, value) => this.#setPart(name, value), this.#answers, answer);
      this.#answers += 1;
    }
  }
  /**
   * @param {string} name
   * @param {string} value
   */
  #setPart(name, value) {
    if (!this.#takesAnswers || this.#call("SetValue", name, value) === "true") return;
    const { code } = this.#error();
    if (NOT_THERE.test(code)) this.#takesAnswers = false;
  }
  /** @param {Report | null} report */
  close(report) {
    if (!this.#isOpen) return;
    try {
      if (report) this.keep(report);
    } finally {
      this.#isOpen = false;
      this.#call(this.dialect.end, "");
    }
  }
}
