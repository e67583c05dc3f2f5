import { deepStrictEqual as same, ok } from "node:assert";
import { FIELDS, merged, shown, standing, withSaid } from "../notes/said.js";
import { fault } from "../store/kinds.js";
import { merge, written } from "../store/merge.js";
import { chances } from "./chance.js";

/** @typedef {import("../notes/said.js").Note} Note */

const PATH = "note/people/lesson/your-own-case";
const about = { title: "Your own case", lesson: "A lesson", path: "people/lesson.html#your-own-case" };
let clock = 0;
const now = () => new Date(Date.UTC(2026, 4, 4) + ++clock).toISOString();

// A tab that shows one field: it writes in the place of what it has shown.
class Tab {
  /** @type {import("../store/kinds.js").Said[]} */
  seen = [];
  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }
  /** @param {Note} note */
  look(note) {
    const says = shown(note.text);
    this.seen = (note.text || []).filter((one) => one.says === says || !one.says.trim());
  }
  /**
   * @param {Note} note
   * @param {string} says
   */
  write(note, says) {
    const found = withSaid(note, "text", { id: this.id, says, date: now(), seen: this.seen });
    this.seen = (found.text || []).filter((one) => one.says === says);
    return found;
  }
}

Deno.test("what is written in the place of what was shown replaces it, in every copy", () => {
  const tab = new Tab("a");
  const first = tab.write({}, "Hands");
  const other = new Tab("b");
  other.look(first);
  const second = other.write(first, "Hands off the keys");
  same(standing(second.text).map(({ says }) => says), ["Hands off the keys"]);
  same(merged(first, second), merged(second, second));
  same(shown(merged(second, first).text), "Hands off the keys");
});
Deno.test("what was written in two places stands twice, the newer first, until somebody has seen both", () => {
  const [one, other] = [new Tab("a"), new Tab("b")];
  const mine = one.write({}, "At the desk");
  const theirs = other.write({}, "On the phone");
  const both = merged(mine, theirs);
  same(standing(both.text).map(({ says }) => says), ["On the phone", "At the desk"]);
  one.look(both);
  const again = one.write(both, "On the phone, at nine");
  same(standing(again.text).map(({ says }) => says), ["On the phone, at nine", "At the desk"]);
});
Deno.test("a field that was emptied stays empty where an older copy is brought in", () => {
  const tab = new Tab("a");
  const full = tab.write({}, "Words");
  const empty = tab.write(full, "");
  same(shown(merged(empty, full).text), "");
  same(standing(merged(full, empty).text).length, 1);
});

Deno.test("in whatever order copies meet, they say the same, and lose nothing that was not seen", () => {
  const chance = chances(11);
  const pick = (/** @type {number} */ number) => Math.floor(chance() * number);
  for (let round = 0; round < 300; round += 1) {
    /** @type {Note[]} two devices, and files that each has saved */
    const devices = [{}, {}];
    /** @type {Note[]} */
    const files = [];
    const tabs = [new Tab("a"), new Tab("b"), new Tab("c"), new Tab("d")]; // two on each
    /** @type {Set<string>} what was written and not knowingly replaced */
    const stands = new Set();
    for (let step = 0; step < 25; step += 1) {
      const at = pick(4);
      const [device, tab] = [at % 2, tabs[at]];
      const what = pick(5);
      if (what === 0) tab.look(devices[device]);
      else if (what === 1) files.push(devices[device]);
      else if (what === 2 && files.length) devices[device] = merged(devices[device], files[pick(files.length)]);
      else {
        const says = `${tab.id}${step}`;
        for (const { says: seen } of tab.seen) stands.delete(seen);
        devices[device] = tab.write(devices[device], says);
        stands.add(says);
      }
    }
    const all = [...devices, ...files];
    const forth = all.reduce(merged, {});
    const back = [...all].reverse().reduce(merged, {});
    same(written(forth), written(back));
    same(written(merged(forth, forth)), written(forth));
    const said = new Set(standing(forth.text).map(({ says }) => says));
    for (const words of stands) ok(said.has(words), `${words} is lost: ${written(forth)}`);
  }
});

Deno.test("a note is kept under a section of any script, and merged with what stands there", () => {
  const tab = new Tab("a");
  const note = { v: 3, n: 1, ...tab.write({}, "Words"), ...about, date: now() };
  for (const path of [PATH, "note/people/lesson/поехали", "note/people/lesson/a%2Fb"]) same(fault(path, note), "");
  for (const path of ["note/people/lesson/a/b", "note/people/lesson/a~1", "note/people/lesson"]) ok(fault(path, note));
  ok(fault(PATH, { ...note, day: [{ id: "a", n: 1, says: "some day", date: now() }] }));
  ok(fault(PATH, { ...note, text: [{ id: "a", n: -1, says: "x", date: now() }] }));
  const theirs = { v: 3, n: 9, ...new Tab("b").write({}, "Other words"), ...about, date: now() };
  const found = merge({ [PATH]: note }, { [PATH]: theirs })[PATH];
  same(fault(PATH, found), "");
  same(standing(found.text).map(({ says }) => says), ["Other words", "Words"]);
  same(FIELDS.filter((name) => found[name]), ["text"]);
});
