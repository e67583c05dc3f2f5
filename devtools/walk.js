// What the walk of `audit walk` asks a page: what a newcomer does next on it, whether that is in view, and what a screen
// reader would say. It is put into every page before its own scripts, and changes nothing there but marks what to press.

globalThis.walk = (() => {
  const main = () => document.querySelector("main");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shows = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  const name = (element) => (element.getAttribute("aria-label") || element.innerText || element.value || "").trim();
  const LINES = 60; // so many pixels hold two lines, from which one reads on
  let number = 0;
  const marked = (element) => {
    element.dataset.walk ||= String(++number);
    return `[data-walk="${element.dataset.walk}"]`;
  };
  /** One thing to do: with which element, how (press, choose, write), what is put there, and what it is called. */
  const act = (element, how = "press", value = "") => ({ at: marked(element), how, value, name: name(element) });

  /** Whether some of an element can be seen and pressed: in the window, and nothing over its middle. */
  function isInView(element) {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (!width || !height || bottom <= 1 || top >= innerHeight - 1) return false;
    const x = Math.min(innerWidth - 1, Math.max(0, (left + right) / 2));
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const there = document.elementFromPoint(x, y);
    return Boolean(there && (element.contains(there) || there.contains(element) && there.matches("label")));
  }
  const isFull = (element) => !element.matches(".course-button--plain");
  const buttons = () =>
    all(":is(main, dialog) .course-button").filter((one) => isFull(one) && shows(one) && !one.disabled);

  /** What gives a question its right answer, by a finger or by keys. */
  function answers(box) {
    const key = (box.dataset.key || "").split(" ");
    const found = [];
    const hints = all(".course-model:not([open]) > summary", box);
    found.push(...hints.map((one) => act(one)));
    const order = box.querySelector(".course-order");
    if (order) return [...found, ...moves(order)];
    const pairs = box.querySelector(".course-pairs[data-by=hand]");
    if (pairs) return [...found, ...placed(box, pairs)];
    for (const control of all("input, select, textarea", box)) {
      const { key: place, accept, low } = control.dataset;
      if (control.disabled) continue;
      if (/radio|checkbox/.test(control.type)) {
        if (key.includes(control.value) !== control.checked && (control.type === "checkbox" || !control.checked)) {
          found.push(act(control));
        }
        continue;
      }
      const wanted = [place, ...(accept || "").split("\n"), low, "What I would say"].filter(Boolean);
      if (control.localName !== "select") {
        if (!control.value) found.push(act(control, "write", wanted[0]));
        continue;
      }
      const option = [...control.options].find(({ value, text }) => wanted.includes(value) || wanted.includes(text));
      if (option && !option.selected) found.push(act(control, "choose", option.value));
    }
    return found;
  }
  /** The presses that put the items of an order in their places, one after the other from the top. */
  function moves(order) {
    const items = all(":scope > li", order);
    const place = (item) => Number(item.querySelector("select").dataset.key);
    const now = [...items];
    const found = [];
    for (let at = 0; at < items.length; at += 1) {
      let from = now.findIndex((item) => place(item) === at + 1);
      const item = now[from];
      for (; from > at; from -= 1) {
        found.push(act(item.querySelectorAll(".course-move")[0]));
        [now[from - 1], now[from]] = [now[from], now[from - 1]];
      }
    }
    // An order that is right as it stands has to be said too.
    if (!found.length && !items.every((item) => item.querySelector("select").value)) {
      found.push(act(items[0].querySelectorAll(".course-move")[1]), act(items[0].querySelectorAll(".course-move")[0]));
    }
    return found;
  }
  function placed(box, pairs) {
    const texts = all(".course-placing__text", box);
    let held = texts.find((one) => one.getAttribute("aria-pressed") === "true");
    return all("select", pairs).flatMap((select) => {
      const option = [...select.options].find((one) => one.value === select.dataset.key);
      const text = option && texts.find((one) => one.textContent === option.text);
      const slot = select.parentElement.querySelector(".course-placing__slot");
      if (!text || !slot || select.value === select.dataset.key) return [];
      const isHeld = text === held;
      held = box.dataset.kind === "matching" ? undefined : text; // a category stays taken up
      return isHeld ? [act(slot)] : [act(text), act(slot)];
    });
  }

  /** The choice of a moment of a scenario that helps most. */
  function bestOf(scenario) {
    const choices = all(".course-scene__choice", scenario).filter(shows);
    const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
    const effects = new Map(
      all(".course-scenario__choice", scenario).map((one) => [
        one.querySelector("summary").textContent.replace(/\s+/g, " ").trim(),
        (one.dataset.effect || "0").split(" ").reduce((sum, by) => sum + Number(by), 0),
      ]),
    );
    const worth = (choice) => effects.get(words(choice)) || 0;
    return choices.sort((a, b) => worth(b) - worth(a))[0];
  }
  function question() {
    for (const box of all("fieldset.course-question").filter(shows)) {
      if (box.disabled || box.hidden || box.dataset.state) continue;
      const check = box.closest("course-check");
      const button = check && check.querySelector("[type=submit]");
      const list = answers(box);
      if (check) list.push(act(button));
      if (check || list.length) return { what: check ? "question" : "quiz", list };
    }
    return null;
  }
  /** What a newcomer does next, in the order of the page: what kind of thing it is, and the acts that it takes. */
  function next() {
    const asked = question() || sheet();
    if (asked) return asked;
    for (const scenario of all("course-scenario").filter(shows)) {
      const choice = bestOf(scenario);
      if (choice) return { what: "scenario", list: [act(choice)] };
    }
    const one = (selector) => all(selector).filter((found) => shows(found) && !found.disabled)[0];
    const steps = [
      ["hand in", one("course-quiz .course-submit [type=submit]")],
      ["result", one(".course-summary .course-onwards")],
      ["section", one(".course-sections__turn [data-read]")],
      ["observer", observer(one)],
      ["given", one(".course-observing > p > a.course-button:not(.course-button--plain)")],
      ["learning", globalThis.location.hash ? null : one("course-learning [data-place=next] a")],
      ["list", one(".course-ending .course-onwards") ? null : readList()],
      ["next", one(".course-onwards")],
      ["certificate", certificate(one)],
      ["start", one(".course-due--today a, [data-place=go-on] a, .course-start a")],
    ];
    const [what, element] = steps.find(([, found]) => found) || ["", null];
    if (!element) return { what: "", list: [] };
    return { what, list: [...(what === "certificate" ? names(element) : []), act(element)] };
  }
  /** What a button asks to be written first: a name for the certificate. */
  const names = (button) =>
    all("input:not([type]), input[type=text]", button.closest("section") || main())
      .filter((one) => shows(one) && !one.value).map((one) => act(one, "write", "Ana Ruiz"));
  const observer = (one) => {
    const list = document.querySelector(".course-observed__list");
    return list && !list.children.length ? one(".course-observed__tools a.course-button") : null;
  };
  /** The button of a list that is to be read or used; a list that was read has said how it ended. */
  const readList = () => all("course-checklist .course-tools .course-button").find((one) => shows(one) && isFull(one) && !one.disabled);
  /** What an observer puts into the sheet that the learner has handed over. */
  function sheet() {
    const form = all(".course-observing form").filter(shows)[0];
    if (!form) return null;
    const put = { learner: "Ana Ruiz", place: "Front desk", observer: "Kim Lee", overall: "Calm and clear" };
    const fields = all("input[type=text], input:not([type])", form).filter(shows);
    const list = fields.filter((one) => !one.value && !one.closest("fieldset")).map((one) => act(one, "write", put[one.name] || "Kim Lee"));
    const marks = all("fieldset", form).map((box) => box.querySelector("[type=radio]")).filter((one) => one && !one.checked);
    return { what: "sheet", list: [...list, ...marks.map((one) => act(one)), act(form.querySelector("button.course-button"))] };
  }
  const certificate = (one) => {
    const ended = location.hash.startsWith("#course-") && document.getElementById(location.hash.slice(1));
    const box = ended && ended.closest("section");
    return box && all("form [type=submit], a.course-button, button.course-button", box).find((found) => isFull(found) && shows(found));
  };

  /** Whether some of what holds the next act is in view, or a sentence that says what is asked for or how much is left. */
  function isBegun(target) {
    const part = target.closest("fieldset.course-question, course-scenario, form") || target;
    const { top, bottom, height } = part.getBoundingClientRect();
    const isSeen = height > 0 && Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(height, LINES);
    return isSeen || all(".course-asked, .course-left").some((one) => one.textContent.trim() && isInView(one));
  }
  /** Where the page stands: whether its full button, and what comes next, can be seen as it is scrolled now. */
  function look() {
    const { what, list } = next();
    const [first] = list;
    const target = first && document.querySelector(first.at);
    const full = buttons();
    const below = full.map((one) => one.getBoundingClientRect().top).filter((top) => top > 0);
    return {
      what,
      page: location.pathname.slice(1) + location.hash,
      title: document.title,
      full: full.map(name),
      fullInView: full.some(isInView),
      nextInView: Boolean(target && isInView(target)),
      nextBegun: Boolean(target && (isInView(target) || isBegun(target))),
      screens: below.length ? Math.min(...below) / innerHeight : 0,
    };
  }
  /** Whether all is there that the part of the page in view needs. */
  function isSettled() {
    if (document.readyState !== "complete") return false;
    const near = all("[data-near]").filter((one) => shows(one) && isInView(one));
    return near.every((one) => one.matches(":defined") || one.matches(".course-still"));
  }
  /** Looks through the whole page once, as who reads it does: parts far down come when they are near. */
  async function read() {
    const { scrollX, scrollY } = globalThis;
    const pause = (time) => new Promise((go) => setTimeout(go, time));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight * .8) {
      scrollTo({ top, behavior: "instant" });
      await pause(40);
    }
    const near = all("[data-near]").filter(shows);
    for (let wait = 0; wait < 50 && !near.every((one) => one.matches(":defined, .course-still")); wait += 1) await pause(40);
    scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    await pause(60);
  }
  /** How the focus stands: on what, and whether any of it can be seen. */
  function focus() {
    const on = document.activeElement || document.body;
    const rect = on.getBoundingClientRect();
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]];
    const isSeen = points.some(([across, down]) => {
      const [x, y] = [rect.left + rect.width * across, rect.top + rect.height * down];
      const there = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && document.elementFromPoint(x, y);
      return there && (on.contains(there) || there.contains(on));
    });
    return { at: on.dataset.walk || "", group: on.type === "radio" ? on.name : "", name: name(on).slice(0, 80), isSeen: on === document.body || isSeen };
  }
  /** What live regions have said since it was last asked. */
  const said = [];
  const LIVE = "[role=status], [role=alert], [aria-live], output";
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const live = element && element.closest(LIVE);
      const words = live && live.checkVisibility() ? live.textContent.replace(/\s+/g, " ").trim() : "";
      if (words && said.at(-1) !== words) said.push(words);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  return { next, look, read, isSettled, focus, said: () => said.splice(0), isInView: (at) => isInView(document.querySelector(at)) };
})();
