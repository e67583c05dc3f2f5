// Where sentences begin and end.

import { sentencesOf } from "../listen/sentences.js";
import { deepStrictEqual as same } from "node:assert";

const TEXT = ' Say what you see.  "Is he awake?" Call! 3.5 minutes … and then? — ';

/** @param {string} text */
const split = (text) => sentencesOf(text, "en").map(([start, end]) => text.slice(start, end));

Deno.test("a text is split at the ends of its sentences, and nothing is read that has no word", () => {
  const found = split(TEXT);
  same(found[0], "Say what you see.");
  same(found[1], '"Is he awake?"');
  same(found[2], "Call!");
  same(found.join(" ").replace(/\s+/g, " ").startsWith('Say what you see. "Is he awake?" Call! 3.5'), true);
  same(split(" — … "), []);
});

Deno.test("a browser without a segmenter goes by the marks", () => {
  const segmenter = Object.getOwnPropertyDescriptor(Intl, "Segmenter");
  Reflect.deleteProperty(Intl, "Segmenter");
  try {
    same(split(TEXT).slice(0, 3), ["Say what you see.", '"Is he awake?"', "Call!"]);
    same(split("没有标点。再来一句"), ["没有标点。", "再来一句"]);
  } finally {
    if (segmenter) Object.defineProperty(Intl, "Segmenter", segmenter);
  }
});
