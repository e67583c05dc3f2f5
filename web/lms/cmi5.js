// cmi5: an LMS that says in the address of the launch where its records are. It gets statements of the nine that cmi5
// defines and no others: initialized, completed, passed, failed and terminated; the rest are its own. State goes to the
// State API of xAPI, as one document. Of passed and failed a session has one: somebody who fails is said to have failed
// when the package is closed, because they may still pass.

import { durationOf } from "./scorm2004.js";
import { floored } from "./outcome.js";
import { Ended, Refused } from "./scorm.js";

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
 * @property {Verb[]} [due] which of them were on their way when the page went, so that they may have got lost
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
const MOST = 60000; // bytes that browsers still send once a page has gone: 64 KiB for all requests of one page
const HEAD_START = 400; // milliseconds
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

/** Does nothing for a while; requests go their way meanwhile. */
function headStart() {
  for (const began = Date.now(); Date.now() - began < HEAD_START;);
}

/** @implements {Runtime} */
export class Cmi5 {
  limit = 1000000;
  between = 2000; // a document of its own, and no row of calls: little is left for when the page goes
  returnUrl = "";
  isSilent = false;
  #token = "";
  /** @type {Launch} */
  #launch = { contextTemplate: {} };
  /** @type {Document} */
  #kept = { state: "", place: "", sent: [] };
  #written = ""; // the document that the LMS has, or is on its way
  #isWriting = false;
  #tries = -1; // how many attempts there were when the session began
  /** @type {Map<Verb, object>} statements that the LMS has not taken yet */
  #waiting = new Map();
  /** @type {Set<Verb>} those of them that are on their way */
  #underWay = new Set();
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
    const isNothing = answer.status === 404 && !options.method; // asked for, and not there
    if (!answer.ok && !isNothing) throw new Refused(`${path}: ${answer.status}`);
    return answer;
  }
  /**
   * Sends JSON, to its end even where the page goes meanwhile.
   *
   * @param {"PUT" | "POST"} method
   * @param {string} path
   * @param {Record<string, string>} values
   * @param {object} content
   */
  #send(method, path, values, content) {
    const body = JSON.stringify(content);
    return this.#ask(path, values, { method, body, keepalive: body.length < MOST, headers: JSON_TYPE });
  }
  /** @param {string} stateId */
  #state(stateId) {
    const { activityId, registration } = this;
    return { activityId, registration, stateId, agent: JSON.stringify(this.actor) };
  }
  /** @returns {Promise<Opened>} */
  async open() {
    const { "auth-token": token } = await (await fetch(this.fetchUrl, { method: "POST" })).json();
    if (!token) throw new Ended("no token"); // it is handed out once, and this page was loaded anew
    this.#token = token;
    this.#launch = await (await this.#ask("activities/state", this.#state("LMS.LaunchData"))).json();
    const agent = JSON.stringify(this.actor);
    const wishes = await this.#ask("agents/profile", { agent, profileId: "cmi5LearnerPreferences" });
    this.isSilent = wishes.ok && (await wishes.json()).audioPreference === "off";
    this.#isReadOnly = (this.#launch.launchMode || "Normal") !== "Normal";
    this.returnUrl = this.#launch.returnURL || "";
    this.#waiting.set("initialized", this.#statement("initialized"));
    await this.#post();
    const found = await this.#ask("activities/state", this.#state(OURS));
    if (found.ok) this.#kept = await found.json();
    await this.#lookAfter();
    const { state, place, best, sent } = this.#kept;
    const [isPassed, isComplete] = [sent.includes("passed"), sent.includes("completed")];
    return { state, place, best, isPassed, isComplete, isReadOnly: this.#isReadOnly, mark: this.#launch.masteryScore };
  }
  /** Asks whether what was on its way when the page went last has arrived; where an LMS does not say, it has. */
  async #lookAfter() {
    const { due = [], sent } = this.#kept;
    for (const verb of due) {
      const { activityId: activity, registration } = this;
      const values = { agent: JSON.stringify(this.actor), activity, registration, verb: VERBS + verb, limit: "1" };
      const found = await this.#ask("statements", values).then((answer) => answer.json()).catch(() => null);
      if (found && found.statements && !found.statements.length) sent.splice(sent.indexOf(verb), 1);
    }
    delete this.#kept.due;
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
   * Makes the statements that are due, each once: that somebody failed only at the end of a session in which they did.
   *
   * @param {Report} report
   * @param {boolean} isLast
   */
  #judge({ outcome: { score, isPassed, isComplete, tries }, seconds }, isLast) {
    const duration = durationOf(seconds);
    const share = score === null ? 0 : score;
    const points = { scaled: Number(floored(share, 1, 4)), raw: Number(floored(share, 100, 2)), min: 0, max: 100 };
    const isNew = (/** @type {Verb} */ verb) => !this.#kept.sent.includes(verb) && !this.#waiting.has(verb);
    if (this.#tries < 0) this.#tries = tries;
    if (isLast && isPassed === false && tries > this.#tries) {
      this.#waiting.set("failed", this.#statement("failed", { success: false, score: points, duration }));
    }
    if (isPassed && isNew("passed")) {
      this.#waiting.set("passed", this.#statement("passed", { success: true, score: points, duration }));
    }
    if (isComplete && isNew("completed")) {
      this.#waiting.set("completed", this.#statement("completed", { completion: true, duration }));
    }
  }
  /** Sends what waits and is not under way, in its order and in one request. */
  async #post() {
    const sent = [...this.#waiting].filter(([verb]) => !this.#underWay.has(verb));
    if (!sent.length) return;
    for (const [verb] of sent) this.#underWay.add(verb);
    try {
      await this.#send("POST", "statements", {}, sent.map(([, statement]) => statement));
      for (const [verb] of sent) this.#waiting.delete(verb);
      this.#kept.sent.push(...sent.map(([verb]) => verb).filter((verb) => ONCE.includes(verb)));
    } finally {
      for (const [verb] of sent) this.#underWay.delete(verb);
    }
  }
  /**
   * Keeps the document, unless the LMS has it.
   *
   * @param {Report} report
   */
  async #put({ state, place, outcome }) {
    const due = ONCE.filter((verb) => this.#waiting.has(verb));
    const document = {
      state,
      place,
      sent: [...this.#kept.sent, ...due],
      ...(due.length && { due }),
      ...(outcome.score !== null && { best: outcome.score }),
    };
    const text = JSON.stringify(document);
    if (text === this.#written) return;
    this.#written = text;
    this.#isWriting = true;
    try {
      await this.#send("PUT", "activities/state", this.#state(OURS), document);
    } catch (error) {
      this.#written = "";
      throw error;
    } finally {
      this.#isWriting = false;
    }
  }
  /** @param {Report} report */
  keep(report) {
    this.#judge(report, false);
    const done = this.#queue.then(() => this.#post()).then(() => this.#put(report));
    this.#queue = done.catch(() => {}); // whoever asked is told
    return /** @type {Promise<void>} */ (/** @type {unknown} */ (done));
  }
  /**
   * The page goes, and no answer can be waited for. An LMS refuses a state that comes after the end of a session, or
   * beside another, so what is on its way gets a head start.
   *
   * @param {Report | null} report
   */
  async close(report) {
    const last = this.#last(report);
    if (this.#isWriting) headStart();
    const put = report && this.#put(report);
    if (this.#isWriting) headStart();
    this.#waiting.set("terminated", last);
    await Promise.all([put, this.#post()]);
  }
  /**
   * The learner leaves: everything is taken before the session ends.
   *
   * @param {Report | null} report
   */
  async leave(report) {
    await (report ? this.keep(report) : this.#queue);
    const last = this.#last(report);
    this.#waiting.set("terminated", last);
    await this.#post();
  }
  /** @param {Report | null} report */
  #last(report) {
    if (report) this.#judge(report, true);
    return this.#statement("terminated", { duration: durationOf(report ? report.seconds : 0) });
  }
}
/** @type {Verb[]} */
const ONCE = ["passed", "completed"]; // in a registration
const JSON_TYPE = { "Content-Type": "application/json" };
