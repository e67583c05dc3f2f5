// What the end of a scenario shows: what to take from it, the path, what else there was, checklist items that it
// touched, and earlier plays.

import { copiesOf, find, findAll, make, makeButton } from "../page/elements.js";
import { listed, speak, speakNodes } from "../page/language.js";
import { day } from "../page/words.js";

/** @typedef {import("./scenario.js").Scenario} Scenario */
/** @typedef {import("./scenario.js").Moment} Moment */
/** @typedef {import("./scenario.js").Scored} Scored */

const SHOWN = 3; // of the earlier plays; the others are folded
/** @type {Record<string, string>} */
const ENDED = { good: speak("a good ending"), mixed: speak("a mixed ending"), poor: speak("a poor ending") };

/**
 * @param {Scenario} play
 * @param {Moment} moment the ending
 * @param {Scored[]} earlier plays, the newest last
 */
export function debrief(play, moment, earlier) {
  const said = copiesOf(moment.item.querySelector(".course-scenario__debrief"));
  return make(
    "div",
    "",
    "course-scene__debrief",
    make("div", "", "course-scenario__debrief", ...said),
    ...walked(play),
    ...elsewhere(play, moment),
    ...touched(play, moment),
    ...compared(play, earlier),
  );
}

/** @param {string} words */
const heading = (words) => make("h5", words);

/** @param {Scenario} play */
function walked(play) {
  const items = play.path.map((entry) => {
    const choice = play.taken(entry);
    const effect = copiesOf(choice.outcome.querySelector(".course-scenario__effect"));
    return make("li", "", "", ...copiesOf(choice.words), " ", make("span", "", "course-scenario__effect", ...effect));
  });
  return [heading(speak("The path you took")), make("ol", "", "course-scene__path", ...items)];
}

/**
 * The moments to which a way leads from one.
 *
 * @param {Scenario} play
 * @param {string} from
 */
function reachable(play, from) {
  const found = new Set([from]);
  for (const name of found) for (const { goto } of play.momentOf(name).choices) found.add(goto);
  return found;
}
/**
 * The other endings, each at the last moment of this play from which another choice leads there.
 *
 * @param {Scenario} play
 * @param {Moment} moment
 */
function elsewhere(play, moment) {
  const others = [...play.moments].filter(([, other]) => other.ends && other !== moment);
  const turns = play.path.map((entry) => {
    const ways = play.momentOf(entry.node).choices.filter((_, at) => at !== entry.at);
    return new Set(ways.flatMap(({ goto }) => [...reachable(play, goto)]));
  });
  /** @type {HTMLElement[]} */
  const parts = [];
  for (let at = turns.length - 1; at >= 0; at -= 1) {
    const later = turns.slice(at + 1);
    const ends = others.filter(([node]) => turns[at].has(node) && !later.some((turn) => turn.has(node)));
    if (!ends.length) continue;
    parts.push(
      make("p", speak("From moment %(number)s it could still have come to:", { number: at + 1 })),
      make("ul", "", "", ...ends.map(([, other]) => endingLine(other))),
      make(
        "p",
        "",
        "",
        makeButton(speak("Play again from moment %(number)s", { number: at + 1 }), true, () => play.goBackTo(at)),
      ),
    );
  }
  return parts.length ? [heading(speak("What else could have happened")), ...parts] : [];
}
/**
 * What a moment says, without who says it.
 *
 * @param {HTMLElement} says
 */
function wordsOf(says) {
  const copy = /** @type {HTMLElement} */ (says.cloneNode(true));
  findAll(copy, ".course-speaker").forEach((speaker) => speaker.remove());
  return (copy.textContent || "").trim();
}
/** @param {Moment} moment */
function endingLine({ item, ends, says }) {
  const words = find(item, ".course-scenario__end").textContent || "";
  const kind = make("b", words, `course-scene__kind--${ends}`);
  return make(
    "li",
    "",
    "",
    ...speakNodes("%(ending)s: %(says)s", { ending: kind, says: wordsOf(says) }),
  );
}

/**
 * @param {Scenario} play
 * @param {Moment} moment
 */
function touched(play, moment) {
  const own = moment.item.querySelector(":scope > .course-scenario__items");
  const lists = [...play.path.map((entry) => play.taken(entry).items), own];
  const all = lists.flatMap((list) => (list ? findAll(list, ":scope > *") : []));
  // Each once, where it comes first.
  const items = new Map([...all].reverse().map((item) => [item.textContent, item]));
  const once = all.filter((item) => items.get(item.textContent) === item).map((item) => item.cloneNode(true));
  if (!once.length) return [];
  return [heading(speak("Checklist items that it touched")), make("ul", "", "course-scenario__items", ...once)];
}

/**
 * What a play has come to, quality by quality.
 *
 * @param {Scenario} play
 * @param {Scored} run
 */
function scores({ qualities }, { effects }) {
  return listed(qualities.map(({ id, label }) => {
    const by = Number(effects[id]) || 0;
    return `${label} ${by > 0 ? "+" : ""}${String(by).replace("-", "−")}`;
  }));
}
/**
 * Where an earlier play left the path of this one.
 *
 * @param {Scored} now
 * @param {Scored} run
 */
function parting(now, run) {
  const parted = run.path.findIndex((step, at) => step !== now.path[at]);
  if (parted < 0 && run.path.length === now.path.length) return speak("the same path");
  return speak("parted from this one at moment %(number)s", { number: (parted < 0 ? run.path.length : parted) + 1 });
}
/**
 * @param {Scenario} play
 * @param {Scored[]} earlier
 */
function compared(play, earlier) {
  if (!earlier.length) return [];
  const now = play.run();
  const items = [...earlier].reverse().map((run) => {
    const ended = make("b", ENDED[run.ends || ""] || speak("an ending"), `course-scene__kind--${run.ends}`);
    const nodes = { day: day(run.date), ending: ended, path: parting(now, run) };
    const said = play.scored
      ? speakNodes("%(day)s: %(ending)s; %(scores)s; %(path)s.", { ...nodes, scores: scores(play, run) })
      : speakNodes("%(day)s: %(ending)s; %(path)s.", nodes);
    return make("li", "", "", ...said);
  });
  const mine = play.scored
    ? speak(
      "This play: %(scores)s. It is kept in this browser beside your earlier ones, for your eyes alone.",
      { scores: scores(play, now) },
    )
    : speak("This play is kept in this browser beside your earlier ones, for your eyes alone.");
  const list = make("ul", "", "", ...items.slice(0, SHOWN));
  /** @type {HTMLElement[]} */
  const parts = [heading(speak("Beside your earlier plays")), make("p", mine), list];
  const more = items.slice(SHOWN);
  if (more.length) {
    parts.push(
      make(
        "details",
        "",
        "",
        make("summary", speak("%(number)s more", { number: more.length })),
        make("ul", "", "", ...more),
      ),
    );
  }
  return parts;
}
