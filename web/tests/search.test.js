import { deepStrictEqual as same, ok } from "node:assert";
import { rank, termsOf } from "../search/ranking.js";
import { germanForms, keyOf, markedParts, wordsOf } from "../search/words.js";

// As course/site/search_index.py writes them: the length of the stem, then page (as a step), section, weight.
/** @type {import("../search/ranking.js").Words} */
const WORDS = {
  call: [4, 0, 0, 2, 0, 1, 10, 3, 0, 1],
  called: [4, 1, 0, 1],
  caller: [6, 2, 0, 9],
  calm: [4, 2, 0, 1],
  constructor: [11, 3, 1, 1],
};
const PAGES = 5;

/**
 * @param {string} question
 * @param {import("../search/ranking.js").Words} words
 */
function asked(question, words = WORDS) {
  const terms = termsOf(question);
  const found = rank(terms, (term) => keyOf(term.word, 2) === "ca" || term.word in words ? words : {}, PAGES);
  return { pages: found.found.map(({ page }) => page), ...found };
}

Deno.test("words are found without capitals, accents and signs, and by letters where no spaces divide", () => {
  same(wordsOf("Don't RE-open 24/7: Café_Über"), ["don", "t", "re", "open", "24", "7", "cafe", "uber"]);
  same(wordsOf("Łódź Straße ŒUVRE Søren ΛΌΓΟΣ"), ["lodz", "strasse", "oeuvre", "soren", "λογοσ"]);
  same(wordsOf("أَرْض إلى آخر مدرسة مـاء"), ["ارض", "الي", "اخر", "مدرسه", "ماء"]);
  same(wordsOf("東京"), ["東", "京", "東京"]);
  same(wordsOf("x".repeat(99)), ["x".repeat(40)]);
  same(["report", "a", "über", "東京"].map((word) => keyOf(word, 2)), ["re", "a", "fc-b", "6771-4eac-"]);
});

Deno.test("one letter finds itself alone, whatever words its file has", () => {
  same(asked("c", { ...WORDS, c: [1, 4, 0, 1] }).pages, [4]);
  same(asked("c", WORDS).pages, []);
});

Deno.test("a word finds itself, its forms, and what it begins", () => {
  same(asked("call").pages, [0, 2, 3, 1]);
  same(asked("calls").pages.includes(1), true); // not in the index: by the stem of what is
  same(asked("called").pages.sort(), [0, 1, 3]);
  same([...asked("calling").marked].sort(), ["call", "called"]);
  same(asked("cal").pages.length, 4);
});

Deno.test("a German word is found however its umlauts are written, and in German alone", () => {
  const forms = ["fuer", "für", "FÜR", "Tuer", "Muenchen", "Öl", "Strasse", "neue", "Quelle", "Frauen", "ue"];
  same(forms.map(germanForms), [["fur"], ["fuer"], ["fuer"], ["tur"], ["munchen"], ["oel"], [], [], [], [], []]);
  same(termsOf('fuer "der Tür" -Oel', "de-AT").map(({ word, forms }) => [word, ...forms]), [
    ["fuer", "fur"],
    ["der"],
    ["tur", "tuer"],
    ["oel", "ol"],
  ]);
  /** @type {import("../search/ranking.js").Words} */
  const german = { fur: [3, 0, 0, 1], fuer: [4, 1, 0, 1], furcht: [6, 2, 0, 1] };
  /** @param {string} question @param {string} language */
  const found = (question, language) => rank(termsOf(question, language), () => german, PAGES);
  same(found("fuer", "de").found.map(({ page }) => page).sort(), [0, 1, 2]);
  same(found("für", "de").found.map(({ page }) => page).sort(), [0, 1, 2]);
  same([...found("für", "de").marked].sort(), ["fuer", "fur", "furcht"]);
  same(found("fuer", "en").found.map(({ page }) => page), [1]);
  same(found("für", "tr").found.map(({ page }) => page), [0, 2]);
});

Deno.test("a page with all words comes before one with some, and the section with most of them is named", () => {
  const { found } = asked("calm caller call");
  same(found[0].page, 2);
  same(asked("call").found[0].section, 1); // its title has the word
});

Deno.test("a word with a minus must not be there, one with a plus or in quotes must", () => {
  same(asked("call -called").pages.includes(1), false);
  same(asked("call +calm").pages, [2]);
  for (const quoted of ['"calm"', "“calm”", "„calm“", "«calm»"]) same(asked(`call ${quoted}`).pages, [2]);
  same(asked("-call").pages, []);
});

Deno.test("any question has an answer, and soon", () => {
  for (const question of ["", "~", '"', '""', "+-+-a", "*a*", "constructor __proto__ toString", "a ".repeat(999)]) {
    ok(termsOf(question).length <= 20);
    ok(Array.isArray(asked(question).pages));
  }
  same(asked("constructor", { constructor: [11, 3, 1, 1] }).pages, [3]);
  same(asked("toString", {}).pages, []);
});

Deno.test("what was found is marked in the text as it is written", () => {
  same(markedParts("Call, then CALLED.", new Set(["call", "called"])), [
    { text: "Call", marked: true },
    { text: ", then ", marked: false },
    { text: "CALLED", marked: true },
    { text: ".", marked: false },
  ]);
  same(markedParts("Nothing.", new Set(["call"])), [{ text: "Nothing.", marked: false }]);
});
