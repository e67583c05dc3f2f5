import { deepStrictEqual as same, rejects, strictEqual as is } from "node:assert";
import { Cmi5 } from "../lms/cmi5.js";
import { Ended } from "../lms/scorm.js";

const OUTCOME = { score: null, isPassed: null, isComplete: false, tries: 0, share: 0 };
const ASKED = {
  endpoint: "https://lms.example/lrs",
  fetch: "https://lms.example/token",
  actor: '{"account":{"homePage":"https://lms.example","name":"ada"}}',
  registration: "r",
  activityId: "a",
};
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

/** @param {Partial<import("../lms/outcome.js").Outcome>} outcome @param {string} [state] */
const report = (outcome, state = "one") => ({
  state,
  place: "quiz.html",
  outcome: { ...OUTCOME, ...outcome },
  seconds: 61,
  answers: [],
});

/** An LMS that takes everything, and writes down what it was asked. */
function lms() {
  const made = {
    /** @type {any} */ document: null,
    /** @type {any[]} */ statements: [],
    /** @type {string[]} */ asked: [],
    tokens: 1,
    isDeaf: false,
    /** @type {object} */ wishes: {},
    /** @type {object} */ launch: { launchMode: "Normal", masteryScore: 0.8, contextTemplate: {} },
    verbs: () => made.statements.map(({ verb }) => verb.id.replace(/.*\//, "")),
  };
  const say = (/** @type {unknown} */ content, status = 200) =>
    new Response(content === undefined ? null : JSON.stringify(content), { status });
  /** @param {URL} url @param {RequestInit} options */
  const answer = (url, { method = "GET", body }) => {
    if (url.pathname === "/token") return say(made.tokens-- > 0 ? { "auth-token": "t" } : { "error-code": "1" });
    if (url.pathname === "/lrs/agents/profile") return say(made.wishes);
    if (url.searchParams.get("stateId") === "LMS.LaunchData") return say(made.launch);
    made.asked.push(`${method} ${url.pathname.slice(5)}`);
    if (made.isDeaf) return say({}, 500);
    if (url.pathname === "/lrs/statements" && method === "POST") {
      made.statements.push(...JSON.parse(String(body)));
      return say([]);
    }
    if (url.pathname === "/lrs/statements") {
      const verb = url.searchParams.get("verb");
      return say({ statements: made.statements.filter((one) => one.verb.id === verb) });
    }
    if (method === "PUT") made.document = JSON.parse(String(body));
    if (method === "PUT") return say(undefined, 204);
    return made.document ? say(made.document) : say(undefined, 404);
  };
  globalThis.fetch = (address, options = {}) => Promise.resolve(answer(new URL(String(address)), options));
  return made;
}
const visit = async () => {
  const runtime = new Cmi5(new URLSearchParams(ASKED));
  await runtime.open();
  await runtime.keep(report({}));
  return runtime;
};

Deno.test("of passed and failed a session has one: who fails and then passes has passed", async () => {
  const there = lms();
  const runtime = await visit();
  await runtime.keep(report({ score: 0.5, isPassed: false, tries: 1 }));
  await runtime.keep(report({ score: 0.7, isPassed: false, tries: 2 }));
  same(there.verbs(), ["initialized"]);
  await runtime.keep(report({ score: 0.9, isPassed: true, tries: 3 }));
  await runtime.leave(report({ score: 0.9, isPassed: true, tries: 3 }));
  same(there.verbs(), ["initialized", "passed", "terminated"]);
  is(there.statements[1].context.extensions[MASTERY], 0.8);
});

Deno.test("who failed in a session is said to have failed at its end, once, and in no other", async () => {
  const there = lms();
  const failed = { score: 0.7, isPassed: false, tries: 2 };
  const runtime = await visit();
  await runtime.keep(report(failed));
  await runtime.close(report(failed));
  same(there.verbs(), ["initialized", "failed", "terminated"]);
  same(there.statements[1].result, {
    success: false,
    score: { scaled: 0.7, raw: 70, min: 0, max: 100 },
    duration: "PT61S",
  });
  there.tokens = 1;
  const again = new Cmi5(new URLSearchParams(ASKED));
  await again.open();
  await again.keep(report(failed));
  await again.close(report(failed));
  same(there.verbs().slice(3), ["initialized", "terminated"]);
});

Deno.test("the state is there before a session ends, and is not sent again where it is there", async () => {
  const there = lms();
  const runtime = await visit();
  there.asked.length = 0;
  await runtime.leave(report({}, "two"));
  same(there.asked, ["PUT activities/state", "POST statements"]);
  is(there.document.state, "two");
  there.tokens = 1;
  const again = new Cmi5(new URLSearchParams(ASKED));
  await again.open();
  await again.keep(report({}, "three"));
  there.asked.length = 0;
  await again.close(report({}, "three"));
  same(there.asked, ["POST statements"]);
  there.tokens = 1;
  const last = new Cmi5(new URLSearchParams(ASKED));
  await last.open();
  await last.keep(report({}, "three"));
  there.asked.length = 0;
  await last.close(report({}, "four"));
  same(there.asked, ["PUT activities/state", "POST statements"]);
});

Deno.test("a statement that is under way is not sent a second time when the page goes", async () => {
  const there = lms();
  const runtime = await visit();
  const passed = report({ score: 1, isPassed: true, isComplete: true, tries: 1 });
  const kept = runtime.keep(passed);
  await Promise.resolve(); // the request goes out
  await Promise.resolve();
  await runtime.close(passed);
  await kept;
  same(there.verbs().sort(), ["completed", "initialized", "passed", "terminated"]);
});

Deno.test("what may have got lost as the page went is asked for, and said anew where it is not there", async () => {
  const there = lms();
  const runtime = await visit();
  const passed = report({ score: 1, isPassed: true, tries: 1 }, "passed");
  await runtime.close(passed); // which says so, with the end of the session
  same(there.document.due, ["passed"]);
  there.statements = []; // it got lost
  there.tokens = 1;
  const again = new Cmi5(new URLSearchParams(ASKED));
  is((await again.open()).isPassed, false);
  await again.keep(passed);
  same(there.verbs(), ["initialized", "passed"]);
  same([there.document.sent, there.document.due], [["passed"], undefined]);
  there.document.due = ["passed"]; // it arrived
  there.tokens = 1;
  const third = new Cmi5(new URLSearchParams(ASKED));
  is((await third.open()).isPassed, true);
  await third.keep(passed);
  same(there.verbs(), ["initialized", "passed", "initialized"]);
});

Deno.test("what was not taken is sent again, and leaving says so", async () => {
  const there = lms();
  const runtime = await visit();
  there.isDeaf = true;
  const passed = report({ score: 1, isPassed: true, tries: 1 }, "passed");
  await rejects(runtime.keep(passed), /^Error: statements: 500$/);
  await rejects(runtime.leave(passed), /^Error: statements: 500$/);
  there.isDeaf = false;
  await runtime.leave(passed);
  same(there.verbs(), ["initialized", "passed", "terminated"]);
  same([there.document.state, there.document.sent], ["passed", ["passed"]]);
});

Deno.test("a page that is loaded anew finds its session ended", async () => {
  lms();
  await visit();
  await rejects(new Cmi5(new URLSearchParams({ ...ASKED })).open(), Ended);
});

Deno.test("who wants no sound is known, and looking back tells of nothing but the visit", async () => {
  const there = lms();
  there.wishes = { languagePreference: "en", audioPreference: "off" };
  there.launch = { launchMode: "Browse", contextTemplate: {} };
  const runtime = new Cmi5(new URLSearchParams(ASKED));
  is((await runtime.open()).isReadOnly, true);
  is(runtime.isSilent, true);
  await runtime.leave(null);
  same(there.verbs(), ["initialized", "terminated"]);
  is(there.document, null);
});
