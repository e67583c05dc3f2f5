// <course-device>: has the whole site kept on this device, for when there is no network, once somebody asks for it.

import { dataOf, find, makeButton } from "../page/elements.js";
import { speak } from "../page/language.js";
import * as keeper from "./keeper.js";

const HALF_COME = speak(
  "Not all of this training has come yet, so it does not open without a network. What has come is not fetched again.",
);

/** @typedef {import("./keeper.js").Told} Told */

/** @param {number} bytes */
const megabytes = (bytes) => Math.max(0.1, Math.ceil(bytes / 100000) / 10);
const QUARTERS = 4; // of the way are announced; the bar shows each file

export class Device extends HTMLElement {
  root = new URL(".", new URL(dataOf(this).home, location.href)).href;
  state = find(this, "[data-place=state]");
  bar = find(this, "progress", HTMLProgressElement);
  tools = find(this, ".course-choices-of-action");
  announced = 0;
  isStarted = false;
  failure = "";
  /** Whether what was being fetched has ended; what was told on the way may come later. */
  isOver = false;
  isKept = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    const reason = keeper.whyNot();
    if (reason) return this.say(WHY_NOT[reason]());
    navigator.serviceWorker.addEventListener("message", ({ data }) => data && data.keeper && this.hear(data));
    navigator.serviceWorker.startMessages();
    return this.look();
  }
  /**
   * @param {string} words
   * @param {...HTMLElement} buttons
   */
  say(words, ...buttons) {
    const hadFocus = this.tools.contains(document.activeElement);
    this.bar.hidden = true;
    this.state.textContent = words;
    this.tools.replaceChildren(...buttons);
    this.tools.hidden = !buttons.length;
    if (hadFocus) (buttons[0] || this.focusState()).focus();
  }
  focusState() {
    this.state.tabIndex = -1;
    return this.state;
  }

  /** Shows what is kept, and what can be done. */
  async look() {
    const registration = await keeper.registrationOf(this.root).catch(() => undefined);
    const begun = (await keeper.cachesOf(this.root).catch(() => [])).length > 0;
    if (registration && registration.active) {
      this.showKept(registration);
      registration.addEventListener("updatefound", () => this.watch(registration, registration.installing));
      if (!registration.installing) registration.update().catch(() => {}); // without a network what is kept stays
    } else if (!registration) this.offer(begun);
    if (registration && registration.installing) this.watch(registration, registration.installing);
  }
  /** @param {ServiceWorkerRegistration} registration */
  showKept({ waiting }) {
    this.isKept = true;
    const gone = makeButton(speak("Remove it from this device"), true, () => this.takeAway());
    if (!waiting) {
      const kept = speak("This whole training is kept on this device. It opens at this address without a network.");
      return this.say(kept, gone);
    }
    const use = makeButton(speak("Use the newer edition"), false, () => this.goOver(waiting));
    return this.say(
      speak("A newer edition of this training has come, whole. Until you use it, all pages stay as they are."),
      use,
      gone,
    );
  }
  /** @param {boolean} begun */
  offer(begun) {
    const buttons = [makeButton(begun ? speak("Go on") : speak("Keep it on this device"), true, () => this.ask())];
    if (begun) buttons.push(makeButton(speak("Remove what has come"), true, () => this.takeAway()));
    this.say(
      begun
        ? HALF_COME
        : speak("You can keep this whole training on this device, to open it at this address without a network."),
      ...buttons,
    );
  }
  /** Says how much there is to fetch, before anything is. */
  async ask() {
    try {
      const { files, bytes } = await keeper.sizeOf(this.root);
      const size = megabytes(bytes);
      const room = await keeper.roomLeft();
      if (room < bytes) {
        return this.say(
          speak("It takes %(size)s MB, and this browser has room for %(room)s MB.", { size, room: megabytes(room) }),
        );
      }
      return this.say(
        speak("It takes %(size)s MB, in %(files)s files. Later only what has changed is fetched.", { size, files }),
        makeButton(speak("Keep it"), false, () => this.keep()),
        makeButton(speak("Do not keep it"), true, () => this.look()),
      );
    } catch {
      return this.say(
        speak("There is no network now, or this server has no list of the files to keep. Nothing was changed."),
      );
    }
  }
  async keep() {
    this.failure = "";
    this.say(speak("It is being fetched. You can go on in another tab."));
    try {
      const registration = await keeper.register(this.root);
      const worker = registration.installing;
      if (worker) this.watch(registration, worker);
      else this.showKept(registration);
    } catch {
      this.say(WHY_NOT.none());
    }
  }
  /**
   * Follows an edition until it is whole, or will not be.
   *
   * @param {ServiceWorkerRegistration} registration
   * @param {ServiceWorker | null} worker
   */
  watch(registration, worker) {
    if (!worker) return;
    this.announced = 0;
    this.failure = "";
    this.isOver = false;
    worker.addEventListener("statechange", () => {
      const isWhole = worker.state === "activated" || (worker.state === "installed" && registration.active !== null);
      this.isOver = this.isOver || isWhole || worker.state === "redundant";
      if (isWhole) this.showKept(registration);
      else if (worker.state === "redundant" && !registration.active) this.showFailure();
    });
  }
  /** Of the first edition: another that fails leaves the one that is kept, and the next visit goes on. */
  showFailure() {
    const again = makeButton(speak("Go on"), true, () => this.ask());
    const gone = makeButton(speak("Remove what has come"), true, () => this.takeAway());
    this.say(this.failure || FAILURES.network(""), again, gone);
  }
  /** @param {Told} told */
  hear({ done, of, failed, path = "" }) {
    if (failed) {
      this.failure = (FAILURES[failed] || FAILURES.network)(path);
      if (this.isOver && !this.isKept) this.showFailure();
      return;
    }
    // A newer edition comes quietly: the one that is kept stays what there is to tell of.
    if (this.isKept || this.isOver || done === undefined || of === undefined) return;
    this.bar.max = of;
    this.bar.value = done;
    this.bar.hidden = done === of;
    const quarter = Math.floor((QUARTERS * done) / of);
    if (quarter === this.announced) return;
    this.announced = quarter;
    if (quarter < QUARTERS) this.state.textContent = speak("Files that have come: %(done)s of %(of)s.", { done, of });
  }
  /** @param {ServiceWorker} waiting */
  async goOver(waiting) {
    const others = await keeper.goOver(waiting);
    if (others) {
      this.state.textContent = speak(
        "Close the other pages of this training first: one may be in the middle of a quiz.",
      );
    } else location.reload();
  }
  async takeAway() {
    await keeper.remove(this.root);
    this.isKept = false;
    this.say(
      speak("Removed. Nothing of this training’s pages is kept on this device; your progress stays in this browser."),
    );
  }
}

/** @type {Record<import("./keeper.js").Reason, () => string>} */
const WHY_NOT = {
  disk: () => speak("You have opened this training from a disk: all of it is here already, and needs no network."),
  insecure: () =>
    speak(
      "At this address this training cannot be kept on your device: browsers keep a site only where its address " +
        "begins with https. Ask for it as one file, site-offline.zip, which opens from a disk or a USB stick.",
    ),
  none: () => speak("This browser keeps no site for use without a network; a private window never does."),
};
/** @type {Record<string, (path: string) => string>} */
const FAILURES = {
  network: () =>
    speak(
      "It was cut off before all had come, so nothing opens without a network yet. What has come is not fetched again.",
    ),
  missing: (path) =>
    speak("The server does not have %(file)s, which belongs to this training. Try again later.", { file: path }),
  differs: (path) =>
    speak(
      "What came as %(file)s is not what was published. A new edition may be on its way, or you have to sign in to " +
        "this network first. Try again later.",
      { file: path },
    ),
  room: () => speak("This device has no room for all of it."),
};

customElements.define("course-device", Device);
