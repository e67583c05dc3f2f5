// On My learning: progress as a file and back, durable storage, and starting afresh.

import { dataOf, find, make } from "../page/elements.js";
import { save } from "../page/files.js";
import { speak, speakMany } from "../page/language.js";
import { afterPress } from "../page/press.js";
import { day, dayOf } from "../page/words.js";
import * as records from "../records/record.js";
import * as keep from "../store/keep.js";
import { session, storage } from "../store/place.js";
import * as store from "../store/store.js";
import { choices } from "./forgetting.js";
import { keepCourse } from "./path.js";
import * as progress from "./progress.js";

/** @typedef {import("./learning.js").Learning} Learning */
/** @typedef {import("./progress.js").State} State */
/** @typedef {import("../store/store.js").Kept} Kept */
/** @typedef {import("./forgetting.js").Choice} Choice */

const MOST_BYTES = 80000000; // of which keep.js looks at the characters
// Answers in a quiz are many, and earn nothing by themselves.
const EARNED = /^(?:(?:read|scenario|list|observation|done|finished|record)\/|quiz\/[^/]+$)/;

/**
 * The newest thing that was earned, as a date.
 *
 * @param {Record<string, Kept>} records
 */
function newest(records) {
  const earned = Object.entries(records).filter(([path]) => EARNED.test(path));
  return progress.latest(earned.flatMap(([path, kept]) => datesOf(kept, path.startsWith("finished/"))));
}
/**
 * @param {Kept} kept
 * @param {boolean} isFinished whether it says that a course was completed
 */
function datesOf(
  { passed, pass, read, acknowledged, runs = [], uses = [], observations = [], date, record },
  isFinished,
) {
  const [run] = runs.slice(-1);
  const used = [...uses, ...observations].map(({ made }) => made);
  const dates = [passed, pass && pass.date, read, acknowledged, ...used, run && run.date, record && record.made];
  return [...dates, isFinished ? date : ""].flatMap((found) => found || []);
}

/** @param {Learning} page */
function start(page) {
  const section = find(page, ".course-keep");
  const notice = find(section, ".course-notice");
  const say = (/** @type {string} */ words) => {
    notice.textContent = words;
  };
  find(section, ".course-tools").hidden = false;
  find(section, "[data-act=export]").addEventListener("click", () => say(saveAll(page)));
  const input = find(section, "[type=file]", HTMLInputElement);
  input.addEventListener("change", async () => {
    const [file] = input.files || [];
    if (file) say(await open(page, file, input));
  });
  find(section, "[data-act=persist]").addEventListener("click", async () => say(await persist(page)));
  find(section, "[data-act=forget]").addEventListener("click", () => ask(page, null));
  find(page, ".course-undo button").addEventListener("click", () => undo(page));
}

/**
 * Saves all progress as a file, and says what it holds.
 *
 * @param {Learning} page
 */
function saveAll(page) {
  const { course, title } = dataOf(page);
  const file = keep.file(page.root, course, title);
  const entries = Object.keys(file.records).length;
  if (!entries) {
    return store.isBlocked()
      ? speak("This browser lets no site keep anything, so there is nothing to save.")
      : speak("There is nothing to save yet.");
  }
  save(`${course}-${dayOf(new Date())}.json`, JSON.stringify(file, null, 1));
  store.write(`${page.root}exported`, (old) => ({ ...old, date: file.made }));
  page.refresh();
  return speakMany(
    "Saved: one entry. Keep the file where you will find it again.",
    "Saved: %(number)s entries. Keep the file where you will find it again.",
    entries,
  );
}

/**
 * Brings in a file that a learner has chosen, and says what became of it.
 *
 * @param {Learning} page
 * @param {File} file
 * @param {HTMLInputElement} input
 */
async function open(page, file, input) {
  /** @type {ReturnType<typeof records.decoded>} */
  let found = { why: speak("the file cannot be read") };
  try {
    found = records.decoded(new Uint8Array(await file.arrayBuffer()), MOST_BYTES);
  } catch { /* it is gone, or a folder */ }
  input.value = "";
  if (found.why !== undefined) {
    return speak("%(what)s. Nothing here was changed.", {
      what: found.why.charAt(0).toUpperCase() + found.why.slice(1),
    });
  }
  return bring(page, found.text);
}

/**
 * Asks the browser to keep what is here, and says what it has answered.
 *
 * @param {Learning} page
 */
async function persist(page) {
  const kept = navigator.storage && navigator.storage.persist && (await navigator.storage.persist());
  store.write(`${page.root}exported`, (old) => ({ ...old, asked: new Date().toISOString() }));
  await tell(page);
  return kept
    ? speak("This browser will keep your progress until you clear it yourself.")
    : speak("This browser does not promise to keep it. Save your progress as a file from time to time.");
}

/**
 * @param {Learning} page
 * @param {string} text
 */
function bring(page, text) {
  const { course, title } = dataOf(page);
  const found = keep.read(text, course, title);
  if (found.why !== undefined) return `${found.why} ${speak("Nothing here was changed.")}`;
  const done = keep.bring(page.root, found.records);
  if (done.why !== undefined) return done.why;
  page.refresh();
  if (!done.count) return speak("Everything in the file of %(day)s is here already.", { day: day(found.made) });
  return speakMany(
    "Brought in from the file of %(day)s: one entry. What was later here has stayed.",
    "Brought in from the file of %(day)s: %(number)s entries. What was later here has stayed.",
    done.count,
    { day: day(found.made) },
  );
}
let telling = 0;
/**
 * Says how safe the progress is: what the browser promises, and what the last file lacks.
 *
 * @param {Learning} page
 */
async function tell(page) {
  const place = find(page, "[data-place=kept]");
  // The page is shown before all that is kept has been looked at, which is done once for what comes close together.
  const mine = (telling += 1);
  await new Promise((go) => {
    setTimeout(go, 100);
  });
  if (mine !== telling) return;
  /** @type {Kept} */
  const { date, asked } = store.read(`${page.root}exported`) || {};
  const earned = newest(keep.collect(page.root, (path) => EARNED.test(path)));
  const kept = Boolean(navigator.storage && navigator.storage.persisted && (await navigator.storage.persisted()));
  await new Promise((go) => afterPress(() => go(null)));
  place.textContent = earned || date ? fileWords(earned, date) + promiseWords(kept, asked) : "";
  const button = find(page, "[data-act=persist]");
  const held = button === document.activeElement; // what was pressed may go, and must not take the focus with it
  button.hidden = kept || !earned;
  if (held && button.hidden) find(page, "[data-act=export]").focus();
}
/**
 * @param {string} earned when something was earned last
 * @param {string | undefined} date of the last file
 */
function fileWords(earned, date) {
  const file = date
    ? speak("You last saved a file on %(day)s.", { day: day(date) })
    : speak("You have not saved a file yet.");
  if (!earned || (date && earned <= date)) return file;
  return `${file} ` +
    (date
      ? speak("You have earned something since: save a file now.")
      : speak("You have earned something since you began: save a file now."));
}
/**
 * @param {boolean} kept
 * @param {string | undefined} asked when the browser was asked to keep it
 */
function promiseWords(kept, asked) {
  if (kept) return ` ${speak("This browser has promised to keep your progress until you clear it yourself.")}`;
  return asked ? ` ${speak("This browser has not promised to keep it.")}` : "";
}

/**
 * @param {Choice} choice
 * @param {boolean} checked
 * @param {() => void} choose
 */
function radioFor(choice, checked, choose) {
  const radio = make("input");
  Object.assign(radio, { type: "radio", name: "forget", checked });
  radio.addEventListener("change", choose);
  return make("p", "", "", make("label", "", "", radio, ` ${choice.words}`));
}

/**
 * Asks twice: what to forget, and then whether it should really go.
 *
 * @param {Learning} page
 * @param {State | null} state of the module to begin again; null for everything
 */
function ask(page, state) {
  // A cast, because browsers of the floor may not know HTMLDialogElement.
  const dialog = /** @type {HTMLDialogElement} */ (find(page, ".course-ask"));
  const place = find(dialog, "[data-place=ask]");
  const title = find(dialog, "h2");
  const go = find(dialog, "[value=yes]");
  if (dialog.hasAttribute("open")) return title.focus(); // one that does not cover the page, asked for again
  const opener = document.activeElement;
  const offered = choices(state);
  let chosen = offered[0];
  let sure = false;
  title.textContent = state
    ? speak("Start %(code)s afresh?", { code: state.module.code })
    : speak("Start everything afresh?");
  go.textContent = speak("Go on");
  const radios = offered.map((choice, at) =>
    radioFor(choice, at === 0, () => {
      chosen = choice;
    })
  );
  place.replaceChildren(make("p", speak("What should this browser forget?")), ...radios);
  dialog.returnValue = "";
  const press = (/** @type {Event} */ event) => {
    if (sure) return;
    event.preventDefault();
    sure = true;
    title.textContent = speak("Really forget it?");
    go.textContent = speak("Forget it");
    const stays = speak("A certificate that you have handed in already stays with your trainer.");
    place.replaceChildren(make("p", `${chosen.gone()} ${stays}`));
    title.focus();
  };
  go.addEventListener("click", press);
  dialog.addEventListener("close", () => {
    go.removeEventListener("click", press);
    if (dialog.returnValue === "yes") forget(page, chosen);
    else if (opener instanceof HTMLElement) opener.focus();
  }, { once: true });
  show(dialog);
}
/**
 * Browsers of the floor may know no <dialog> (iOS before 15.4, Firefox before 98): it then opens where it stands.
 *
 * @param {HTMLDialogElement} dialog
 */
function show(dialog) {
  if (typeof dialog.showModal === "function") return dialog.showModal();
  dialog.setAttribute("open", "");
  dialog.setAttribute("role", "dialog");
  const close = (/** @type {string} */ answer) => {
    dialog.removeAttribute("open");
    dialog.returnValue = answer;
    dialog.dispatchEvent(new Event("close"));
  };
  dialog.onclick = (event) => {
    const { target } = event;
    const button = target instanceof Element && target.closest("[type=submit]");
    if (!(button instanceof HTMLButtonElement) || event.defaultPrevented) return;
    event.preventDefault();
    close(button.value);
  };
  dialog.onkeydown = (event) => {
    if (event.key === "Escape") close("");
  };
  find(dialog, "h2").focus();
}

// Guides that were kept for use without a network, and what keeps them.
async function forgetGuides() {
  try {
    if (window.caches) await caches.delete("coursewright-guides");
  } catch { /* a browser that keeps none */ }
  try {
    const keepers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
    for (const keeper of keepers) {
      const { scriptURL = "" } = keeper.active || keeper.waiting || keeper.installing || {};
      if (scriptURL.endsWith("/guide-keeper.js")) keeper.unregister();
    }
  } catch { /* not allowed here: there is none */ }
}
/**
 * A guide in use lasts as long as its tab, and so did a scenario half played in an earlier version.
 *
 * @param {string} prefix
 * @param {Choice["matches"]} matches
 */
function forgetThisTab(prefix, matches) {
  try {
    const keys = Object.keys(session()).filter((key) => key.startsWith(prefix));
    for (const key of keys) if (matches(key.slice(prefix.length))) session().removeItem(key);
  } catch { /* blocked: there is nothing */ }
}
/**
 * @param {Learning} page
 * @param {Choice} choice
 */
function forget(page, { forgotten, matches }) {
  page.forgotten = keep.forget(page.root, matches);
  forgetThisTab(page.root, matches);
  page.typed = {};
  if (matches("everything")) {
    forgetGuides();
    keepCourse(null);
  }
  page.refresh();
  page.notice.textContent = forgotten;
  find(page, ".course-undo").hidden = false;
  find(page, ".course-undo button").focus();
}
/** @param {Learning} page */
function undo(page) {
  keep.restore(page.forgotten.filter(([key]) => storage().getItem(key) === null));
  page.refresh();
  page.notice.textContent = speak("Everything is back as it was.");
  find(page, ".course-undo").hidden = true;
  const heading = find(page, "#modules");
  heading.tabIndex = -1;
  heading.focus();
}

export { ask, newest, start, tell };
