// On My learning: progress as a file and back, durable storage, and starting afresh.

import * as records from "../records/record.js";
import * as keep from "../store/keep.js";
import * as store from "../store/store.js";
import { dayOf } from "./earn.js";
import * as progress from "./progress.js";
import { count, day, make } from "./progress.js";

const MOST_BYTES = 80000000; // of which keep.js looks at the characters
const EARNED = /^(?:read|scenario|quiz|list|done|finished|record)\//;

// The newest thing that was earned, as a date.
function newest(records) {
  const dates = Object.entries(records).flatMap(([path, { passed, pass, read, acknowledged, runs, date, record }]) => {
    if (!EARNED.test(path)) return [];
    return [
      passed,
      pass && pass.date,
      read,
      acknowledged,
      runs && runs.length && runs[runs.length - 1].date,
      path.startsWith("finished/") && date,
      record && record.made,
    ].filter(Boolean);
  });
  return progress.latest(dates);
}

function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function start(page) {
  const section = page.querySelector(".course-keep");
  const say = (words) => {
    section.querySelector(".course-notice").textContent = words;
  };
  section.querySelector(".course-tools").hidden = false;
  section.querySelector("[data-act=export]").addEventListener("click", () => {
    const file = keep.file(page.root, page.dataset.course, page.dataset.title);
    if (!Object.keys(file.records).length) {
      return say(
        store.isBlocked()
          ? "This browser lets no site keep anything, so there is nothing to save."
          : "There is nothing to save yet.",
      );
    }
    save(`${page.dataset.course}-${dayOf(new Date())}.json`, JSON.stringify(file, null, 1));
    store.write(`${page.root}exported`, (old) => ({ ...old, date: file.made }));
    page.refresh();
    say(
      `Saved: ${
        count(Object.keys(file.records).length, "one entry", "entries")
      }. Keep the file where you will find it again.`,
    );
  });
  const input = section.querySelector("[type=file]");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    let found = { why: "the file cannot be read" };
    try {
      found = records.decoded(new Uint8Array(await file.arrayBuffer()), MOST_BYTES);
    } catch { /* it is gone, or a folder */ }
    input.value = "";
    say(found.why ? `The ${found.why.slice(4)}. Nothing here was changed.` : bring(page, found.text));
  });
  section.querySelector("[data-act=persist]").addEventListener("click", async () => {
    const kept = navigator.storage && navigator.storage.persist && (await navigator.storage.persist());
    store.write(`${page.root}exported`, (old) => ({ ...old, asked: new Date().toISOString() }));
    await tell(page);
    say(
      kept
        ? "This browser will keep your progress until you clear it yourself."
        : "This browser does not promise to keep it. Save your progress as a file from time to time.",
    );
  });
  section.querySelector("[data-act=forget]").addEventListener("click", () => ask(page, null));
  page.querySelector(".course-undo button").addEventListener("click", () => undo(page));
}

function bring(page, text) {
  const found = keep.read(text, page.dataset.course, page.dataset.title);
  const done = found.why ? found : keep.bring(page.root, found.records);
  if (done.why) return `${done.why} ${done.why.endsWith("changed.") ? "" : "Nothing here was changed."}`.trim();
  page.refresh();
  if (!done.count) return `Everything in the file of ${day(found.made)} is here already.`;
  return `Brought in from the file of ${day(found.made)}: ${
    count(done.count, "one entry", "entries")
  }. What was later here has stayed.`;
}

// Says how safe the progress is: what the browser promises, and what the last file lacks.
async function tell(page) {
  const place = page.querySelector("[data-place=kept]");
  const { date, asked } = store.read(`${page.root}exported`) || {};
  const earned = newest(keep.collect(page.root));
  const file = date ? `You last saved a file on ${day(date)}.` : "You have not saved a file yet.";
  const lacks = earned && (!date || earned > date)
    ? ` You have earned something since${date ? "" : " you began"}: save a file now.`
    : "";
  const kept = Boolean(navigator.storage && navigator.storage.persisted && (await navigator.storage.persisted()));
  const promise = kept
    ? " This browser has promised to keep your progress until you clear it yourself."
    : asked
    ? " This browser has not promised to keep it."
    : "";
  place.textContent = earned || date ? file + lacks + promise : "";
  page.querySelector("[data-act=persist]").hidden = kept || !earned;
}

// What can be forgotten: the quiz of a module, a module, or everything.
function choices(state) {
  const every = {
    words: "Everything",
    matches: () => true,
    gone: () => "every answer, every lesson read, every certificate and your name, in all courses of this training",
  };
  if (!state) return [every];
  const { slug, code, parts } = state.module;
  const lists = parts.filter(({ kind }) => kind === "list").map(({ id }) => id);
  const quiz = new RegExp(`^quiz/${slug}(?:/|$)`);
  const whole = new RegExp(`^(?:quiz|check|read|scenario|done)/${slug}(?:/|$|~)`);
  const listed = (path) => lists.some((id) => path === `list/${id}` || path.startsWith(`tick/${id}/`));
  const pass = state.pass && state.pass.of ? ` and your pass with ${progress.perCent(state.pass)}%` : "";
  return [
    {
      words: `The quiz of ${code} alone`,
      matches: (path) => quiz.test(path),
      gone: () => `your answers in the quiz of ${code}${pass}`,
    },
    {
      words: `All of ${code}`,
      matches: (path) => whole.test(path) || listed(path),
      gone: () => `your answers${pass}, what you have read and played, and the ticks of its checklists`,
    },
  ];
}

// Asks twice: what to forget, and then whether it should really go.
function ask(page, state) {
  const dialog = page.querySelector(".course-ask");
  const place = dialog.querySelector("[data-place=ask]");
  const title = dialog.querySelector("h2");
  const go = dialog.querySelector("[value=yes]");
  if (dialog.hasAttribute("open")) return title.focus(); // one that does not cover the page, asked for again
  const opener = document.activeElement;
  const offered = choices(state);
  let chosen = offered[0];
  let sure = false;
  title.textContent = state ? `Start ${state.module.code} afresh?` : "Start everything afresh?";
  go.textContent = "Go on";
  place.replaceChildren(
    make("p", "What should this browser forget?"),
    ...offered.map((choice, at) => {
      const radio = make("input");
      Object.assign(radio, { type: "radio", name: "forget", checked: at === 0 });
      radio.addEventListener("change", () => {
        chosen = choice;
      });
      return make("p", "", "", make("label", "", "", radio, ` ${choice.words}`));
    }),
  );
  dialog.returnValue = "";
  const press = (event) => {
    if (sure) return;
    event.preventDefault();
    sure = true;
    title.textContent = "Really forget it?";
    go.textContent = "Forget it";
    place.replaceChildren(
      make(
        "p",
        `This will be gone from this browser: ${chosen.gone()}. A certificate that you have handed in already stays with your trainer.`,
      ),
    );
    title.focus();
  };
  go.addEventListener("click", press);
  dialog.addEventListener("close", () => {
    go.removeEventListener("click", press);
    if (dialog.returnValue === "yes") forget(page, chosen);
    else if (opener) opener.focus();
  }, { once: true });
  show(dialog);
}
// Browsers of the floor may know no <dialog> (iOS before 15.4, Firefox before 98): it then opens where it stands.
function show(dialog) {
  if (dialog.showModal) return dialog.showModal();
  dialog.setAttribute("open", "");
  dialog.setAttribute("role", "dialog");
  const close = (answer) => {
    dialog.removeAttribute("open");
    dialog.returnValue = answer;
    dialog.dispatchEvent(new Event("close"));
  };
  dialog.onclick = (event) => {
    const button = event.target.closest("[type=submit]");
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    close(button.value);
  };
  dialog.onkeydown = (event) => {
    if (event.key === "Escape") close("");
  };
  dialog.querySelector("h2").focus();
}

// Guides that were kept for use without a network, and what keeps them.
function forgetGuides() {
  if (window.caches) caches.delete("coursewright-guides").catch(() => {/* a browser that keeps none */});
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.getRegistrations().then((all) =>
    all.forEach((one) => {
      const { scriptURL } = one.active || one.waiting || one.installing || {};
      if (scriptURL && scriptURL.endsWith("/guide-keeper.js")) one.unregister();
    }), () => {/* not allowed here: there is none */});
}
// A guide in use and a scenario half played last as long as their tab.
function forgetThisTab(prefix, matches) {
  try {
    const keys = Object.keys(sessionStorage).filter((key) =>
      key.startsWith(prefix) && matches(key.slice(prefix.length))
    );
    for (const key of keys) sessionStorage.removeItem(key);
  } catch { /* blocked: there is nothing */ }
}
function forget(page, { words, matches }) {
  page.forgotten = keep.forget(page.root, matches);
  forgetThisTab(page.root, matches);
  page.typed = undefined;
  if (matches("everything")) forgetGuides();
  page.refresh();
  page.notice.textContent = `Forgotten: ${words.charAt(0).toLowerCase()}${
    words.slice(1)
  }. You can put it back until you leave this page.`;
  const place = page.querySelector(".course-undo");
  place.hidden = false;
  place.querySelector("button").focus();
}
function undo(page) {
  keep.restore(page.forgotten.filter(([key]) => localStorage.getItem(key) === null));
  page.refresh();
  page.notice.textContent = "Everything is back as it was.";
  page.querySelector(".course-undo").hidden = true;
  const heading = page.querySelector("#modules");
  heading.tabIndex = -1;
  heading.focus();
}

export { ask, newest, save, start, tell };
