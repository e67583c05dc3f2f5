// cmi5: an LMS that says in the address of the launch where its records are. It gets statements of the nine that cmi5
// defines and no others: initialized, completed, passed, failed and terminated; the rest are its own. State goes to the
// State API of xAPI, as one document.

import { durationOf } from "./scorm2004.js";
import { floored } from "./outcome.js";
import { Refused } from "./scorm.js";

/** @typedef {import("./scorm.js").Opened} Opened */
/** @typedef {import("./scorm.js").Report} Report */
/** @typedef {import("./scorm.js").Runtime} Runtime */
/** @typedef {"initialized" | "completed" | "passed" | "failed" | "terminated"} Verb */
/**
 * What we keep: the packed state, and which statements are made once and have been.
 *
 * @typedef {object} Document
 * @property {string} state
 * @property {string} place
 * @property {number} [best]
 * @property {Verb[]} sent
 * @property {number} [tries] how many attempts there were when somebody was last said to have failed
 */
/**
 * What the LMS says at launch; there is more that has no meaning for us.
 *
 * @typedef {object} Launch
 * @property {string} [launchMode]
 * @property {number} [masteryScore]
 * @property {string} [returnURL]
 * @property {{contextActivities?: Record<string, object[]>, extensions?: Record<string, unknown>}} contextTemplate
 */

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const OURS = "coursewright";
const NEEDED = ["endpoint", "fetch", "actor", "registration", "activityId"];
/** @type {Verb[]} */
const JUDGED = ["completed", "passed", "failed"]; // by which an LMS decides whether somebody moves on

/** An id of a statement: random, in the form that version 4 of UUID has. */
function newId() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] % 16) + 64;
  bytes[8] = (bytes[8] % 64) + 128;
  const text = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @implements {Runtime} */
export class Cmi5 {
  limit = 1000000;
  returnUrl = "";
  #token = "";
  /** @type {Launch} */
  #launch = { contextTemplate: {} };
  /** @type {Document} */
  #kept = { state: "", place: "", sent: [] };
  /** @type {Map<Verb, object>} statements that the LMS has not taken yet */
  #waiting = new Map();
  /** @type {Promise<unknown>} one request after the other */
  #queue = Promise.resolve();
  #isReadOnly = false;

  /** @param {URLSearchParams} launch */
  constructor(launch) {
    const { endpoint, fetch, actor, registration, activityId } = Object.fromEntries(launch);
    this.endpoint = endpoint.replace(/\/*$/, "/");
    this.fetchUrl = fetch;
    this.actor = JSON.parse(actor);
    this.registration = registration;
    this.activityId = activityId;
  }
  /**
   * Whether an address is that of a launch.
   *
   * @param {URLSearchParams} search
   */
  static isLaunch(search) {
    return NEEDED.every((name) => search.get(name));
  }
  /**
   * @param {string} path
   * @param {Record<string, string>} values
   * @param {RequestInit} [options]
   */
  async #ask(path, values, options = {}) {
    const headers = {
      Authorization: ["Basic", this.#token].join(" "),
      "X-Experience-API-Version": "1.0.3",
      ...options.headers,
    };
    const query = new URLSearchParams(values);
    const answer = await fetch(`${this.endpoint}${path}?${query}`, { ...options, headers });
    if (!answer.ok && answer.status !== 404) throw new Refused(`${path}: ${answer.status}`);
    return answer;
  }
  /** @param {string} stateId */
  #state(stateId) {
    const { activityId, registration } = this;
    return { activityId, registration, stateId, agent: JSON.stringify(this.actor) };
  }
  /** @returns {Promise<Opened>} */
  async open() {
    const token = await (await fetch(this.fetchUrl, { method: "POST" })).json();
    this.#token = token["auth-token"];
    this.#launch = await (await this.#ask("activities/state", this.#state("LMS.LaunchData"))).json();
    await this.#ask("agents/profile", {
      agent: JSON.stringify(this.actor),
      profileId: "cmi5LearnerPreferences",
    });
    this.#isReadOnly = (this.#launch.launchMode || "Normal") !== "Normal";
    this.returnUrl = this.#launch.returnURL || "";
    this.#waiting.set("initialized", this.#statement("initialized"));
    await this.#post(false);
    const found = await this.#ask("activities/state", this.#state(OURS));
    if (found.ok) this.#kept = await found.json();
    const { state, place, best, sent } = this.#kept;
    const [isPassed, isComplete] = [sent.includes("passed"), sent.includes("completed")];
    return { state, place, best, isPassed, isComplete, isReadOnly: this.#isReadOnly, mark: this.#launch.masteryScore };
  }
  /**
   * @param {Verb} verb
   * @param {object} [result]
   */
  #statement(verb, result) {
    const { contextTemplate: template, masteryScore } = this.#launch;
    const activities = template.contextActivities || {};
    const isJudged = JUDGED.includes(verb);
    const category = [...(activities.category || []), { id: `${CATEGORY}cmi5` }];
    if (isJudged) category.push({ id: `${CATEGORY}moveon` });
    const isMarked = (verb === "passed" || verb === "failed") && masteryScore !== undefined;
    return {
      id: newId(),
      actor: this.actor,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id: this.activityId },
      context: {
        ...template,
        registration: this.registration,
        contextActivities: { ...activities, category },
        extensions: { ...template.extensions, ...(isMarked && { [MASTERY]: masteryScore }) },
      },
      timestamp: new Date().toISOString(),
      ...(result && { result }),
    };
  }
  /**
   * Makes the statements that are due: each once, but that somebody failed, which is said of each attempt.
   *
   * @param {Report} report
   */
  #judge({ outcome: { score, isPassed, isComplete, tries }, seconds }) {
    const duration = durationOf(seconds);
    const share = score === null ? 0 : score;
    const points = { scaled: Number(floored(share, 1, 4)), raw: Number(floored(share, 100, 2)), min: 0, max: 100 };
    const isNew = (/** @type {Verb} */ verb) => !this.#kept.sent.includes(verb) && !this.#waiting.has(verb);
    if (isPassed === false && tries > (this.#kept.tries || 0)) {
      this.#kept.tries = tries;
      this.#waiting.set("failed", this.#statement("failed", { success: false, score: points, duration }));
    }
    if (isPassed && isNew("passed")) {
      this.#waiting.set("passed", this.#statement("passed", { success: true, score: points, duration }));
    }
    if (isComplete && isNew("completed")) {
      this.#waiting.set("completed", this.#statement("completed", { completion: true, duration }));
    }
  }
  /**
   * Sends what waits, in its order and in one request; a statement that was sent twice has one id, and counts once.
   *
   * @param {boolean} isLast whether the page goes
   */
  async #post(isLast) {
    const sent = [...this.#waiting];
    if (!sent.length) return;
    const body = JSON.stringify(sent.map(([, statement]) => statement));
    await this.#ask("statements", {}, { method: "POST", body, keepalive: isLast, headers: JSON_TYPE });
    for (const [verb] of sent) this.#waiting.delete(verb);
  }
  /**
   * @param {Report} report
   * @param {boolean} isLast
   */
  #put({ state, place, outcome }, isLast) {
    const once = /** @type {Verb[]} */ (["passed", "completed"]);
    const sent = once.filter((verb) => this.#kept.sent.includes(verb) || this.#waiting.has(verb));
    const { tries } = this.#kept;
    this.#kept = {
      state,
      place,
      sent,
      ...(tries && { tries }),
      ...(outcome.score !== null && { best: outcome.score }),
    };
    const body = JSON.stringify(this.#kept);
    return this.#ask("activities/state", this.#state(OURS), {
      method: "PUT",
      body,
      keepalive: isLast,
      headers: JSON_TYPE,
    });
  }
  /** @param {Report} report */
  keep(report) {
    this.#judge(report);
    const done = this.#queue.then(() => Promise.all([this.#put(report, false), this.#post(false)]));
    this.#queue = done.catch(() => {}); // whoever asked is told
    return /** @type {Promise<void>} */ (/** @type {unknown} */ (done));
  }
  /**
   * The page goes: nothing can be waited for.
   *
   * @param {Report | null} report
   */
  async close(report) {
    if (report) this.#judge(report);
    const duration = durationOf(report ? report.seconds : 0);
    const last = report ? [this.#put(report, true)] : [];
    this.#waiting.set("terminated", this.#statement("terminated", { duration }));
    await Promise.all([...last, this.#post(true)]);
  }
}
const JSON_TYPE = { "Content-Type": "application/json" };
