import { deepStrictEqual as alike, strictEqual as same } from "node:assert";
import { page } from "../frame/page.js";
import { listed, speak, speakMany, speakNodes } from "../page/language.js";

/** @param {NonNullable<import("../frame/page.js").Page["words"]>} words @param {() => void} test */
function inWords(words, test) {
  page.words = words;
  try {
    test();
  } finally {
    delete page.words;
  }
}

Deno.test("a message is said as it stands in the code where there are no words for it", () => {
  same(speak("%(share)s%% passes.", { share: 80 }), "80% passes.");
  same(speak("due today"), "due today");
  same(speakMany("one day", "%(number)s days", 1), "one day");
  same(speakMany("one day", "%(number)s days", 0), "0 days");
  same(speak("%(points)s points", { points: 0.5 }), "0.5 points");
});

Deno.test("a message is said in the words that the build has put before the script", () => {
  inWords({ "due today": "heute fällig", "one day": { one: "ein Tag", other: "%(number)s Tage" } }, () => {
    same(speak("due today"), "heute fällig");
    same(speak("Done"), "Done");
    same(speakMany("one day", "%(number)s days", 1), "ein Tag");
    same(speakMany("one day", "%(number)s days", 3), "3 Tage");
  });
});

Deno.test("a form that a language has not is its other one", () => {
  inWords({ "one day": { other: "%(number)s 日" } }, () => same(speakMany("one day", "%(number)s days", 1), "1 日"));
});

Deno.test("what stands in a place is taken as it is, whatever signs it has", () => {
  same(speak("%(name)s: %(value)s", { name: "%(value)s", value: "$& %%" }), "%(value)s: $& %%");
});

Deno.test("elements stand where a language puts them", () => {
  alike(speakNodes("Next: %(step)s.", { step: "the quiz" }), ["Next: ", "the quiz", "."]);
  inWords({ "Next: %(step)s.": "%(step)s: 100%% next" }, () => {
    alike(speakNodes("Next: %(step)s.", { step: "the quiz" }), ["the quiz", ": 100", "%", " next"]);
  });
});

Deno.test("parts stand in a row with what the language has between them", () => {
  same(listed(["a", 2]), "a, 2");
  inWords({ ", ": "، " }, () => same(listed(["a", 2]), "a، 2"));
});
