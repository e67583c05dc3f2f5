// <course-guide>: shows one step of a guide at a time. Choices are the page's own links, so that the
// address names the step and the browser's Back works; this keeps the path beside them, and writes it
// as a note. Path and names live in this tab's session storage alone, and go with "Start again".

import * as store from "../store/store.js";

const FIELDS = "input, textarea, select, [contenteditable]";
const PERSON = -1; // the choice of a path's entry, where nothing fitted

function make(name, className, ...parts) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...parts);
  return element;
}
function button(words, act) {
  const element = make("button", "course-button course-button--plain", words);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
function text(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}
function time(date) {
  const two = (number) => String(number).padStart(2, "0");
  const month = date.toLocaleDateString(document.documentElement.lang || "en", { month: "long" });
  return `${date.getDate()} ${month} ${date.getFullYear()}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}

class Guide extends HTMLElement {
  connectedCallback() {
    this.listen(true);
    if (this.steps) return;
    this.steps = new Map(
      [...this.querySelectorAll(".course-guide__step")].map((item) => [item.dataset.step, this.step(item)]),
    );
    this.first = this.steps.keys().next().value;
    this.name = `coursewright/${this.dataset.course}/guide/${this.dataset.slug}/${this.dataset.guide}`;
    Object.assign(this, { path: [], values: {}, began: null, future: [] }, this.stored());
    this.build();
    this.classList.add("course-guide--on");
    this.fill();
    this.here = null;
    this.arrive();
  }
  disconnectedCallback() {
    this.listen(false);
  }
  listen(on) {
    this.hear = this.hear || [
      [window, "hashchange", () => this.arrive(true)],
      [document, "keydown", (event) => this.press(event)],
      [window, "pageshow", (event) => event.persisted && this.comeBack()],
    ];
    for (const [place, name, act] of this.hear) place[on ? "addEventListener" : "removeEventListener"](name, act);
  }
  step(item) {
    const links = [...item.querySelectorAll(".course-guide__choices .course-guide__choice")];
    const person = item.querySelector(".course-guide__person .course-guide__choice");
    const take = (link, at) =>
      link.addEventListener("click", (event) => this.take(event, { step: item.dataset.step, at }));
    links.forEach((link, at) => take(link, at));
    if (person) take(person, PERSON);
    return { item, links, person, says: item.querySelector(".course-guide__says"), ends: item.dataset.ends };
  }
  goto(entry) {
    const step = this.steps.get(entry.step);
    const link = step && (entry.at === PERSON ? step.person : step.links[entry.at]);
    return link ? link.hash.slice("#step-".length) : "";
  }

  // Session storage, which another site cannot read and a new tab does not have.
  stored() {
    try {
      const found = JSON.parse(sessionStorage.getItem(this.name)) || {};
      const path = (Array.isArray(found.path) ? found.path : []).filter((entry) => entry && this.goto(entry));
      const values = {};
      for (const name of Object.keys(found.values || {})) values[name] = String(found.values[name]);
      return { path, values, began: typeof found.began === "number" ? found.began : null };
    } catch {
      return {}; // blocked or damaged: the guide works without
    }
  }
  store() {
    try {
      if (!this.path.length && !Object.keys(this.values).length) sessionStorage.removeItem(this.name);
      else {sessionStorage.setItem(
          this.name,
          JSON.stringify({ path: this.path, values: this.values, began: this.began }),
        );}
      this.lasting = true;
    } catch {
      this.lasting = false; // blocked or full: it lasts as long as the page
    }
  }

  build() {
    const list = this.querySelector(".course-guide__steps");
    this.status = make("p", "course-guide__status");
    this.status.setAttribute("role", "status");
    this.back = button("Back", () => this.goBack());
    this.tools = make("p", "course-guide__tools", this.back, " ", button("Start again", () => this.restart()));
    list.before(...this.facts());
    list.after(this.tools, this.status, this.record(), this.keys(), this.keep());
  }
  // What is filled in once, and stands in every step and in the note.
  facts() {
    const places = [...this.querySelectorAll(".course-guide__facts [data-variable]")];
    if (!places.length) return [];
    const labels = places.map((place) => {
      const input = make("input", "course-guide__field");
      input.type = "text";
      input.autocomplete = "off";
      input.spellcheck = false;
      input.maxLength = 200;
      input.dataset.field = place.dataset.variable;
      input.addEventListener("input", () => {
        this.values[input.dataset.field] = input.defaultValue = input.value;
        this.fill();
        this.write();
        this.store();
      });
      return make("label", "", make("span", "", text(place.closest("div").querySelector("dt"))), input);
    });
    const said = make(
      "p",
      "course-small",
      "What you fill in stays in this tab. “Start again” or closing the tab takes it away.",
    );
    const form = make("div", "course-guide__form", ...labels);
    this.filled = make("details", "course-guide__fill", make("summary", "", "Names and numbers"), form, said);
    this.putFields(form);
    return [this.filled];
  }
  // As the default too: WebKit resets these fields when the page comes back out of its cache.
  putFields(place) {
    place.querySelectorAll(".course-guide__field").forEach((field) => {
      field.value = field.defaultValue = this.values[field.dataset.field] || "";
    });
  }
  // A later page of this tab may have gone on with the guide.
  comeBack() {
    const found = this.lasting ? this.stored() : null;
    if (found) Object.assign(this, { path: [], values: {}, began: null, future: [] }, found);
    this.putFields(this);
    this.fill();
    this.here = null;
    this.arrive();
  }
  fill() {
    this.querySelectorAll("[data-variable]").forEach((place) => {
      if (!("label" in place.dataset)) place.dataset.label = place.textContent;
      const value = (this.values[place.dataset.variable] || "").trim();
      place.textContent = value || place.dataset.label;
      place.classList.toggle("course-variable--filled", Boolean(value));
    });
  }

  arrive(focus) {
    const name = location.hash.replace(/^#step-/, "");
    const to = this.steps.has(name) ? name : location.hash && this.here ? null : this.first;
    if (to === null) return; // a link to some other part of the page
    const taken = this.taken;
    this.taken = null;
    const last = this.path[this.path.length - 1];
    const next = this.future[this.future.length - 1];
    if (!this.here) this.enter(to);
    else if (taken && taken.step === this.here && this.goto(taken) === to) this.go(taken);
    else if (to === this.here) return;
    else if (last && last.step === to) this.future.push(this.path.pop());
    else if (next && next.step === this.here && this.goto(next) === to) this.path.push(this.future.pop());
    else this.jump(to);
    this.here = to;
    this.show(focus);
  }
  go(entry) {
    this.began = this.began || Date.now();
    this.path.push(entry);
    this.future = [];
  }
  // A fresh page, or one loaded again or come back: what was taken after this step lies ahead.
  enter(to) {
    const at = this.path.map((entry) => this.goto(entry)).lastIndexOf(to);
    this.future = this.path.splice(at + 1).reverse();
  }
  jump(to) {
    const at = this.path.findIndex((entry) => entry.step === to);
    this.path.length = at < 0 ? 0 : at;
    this.future = [];
  }
  take(event, entry) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // for a tab or window of its own
    event.preventDefault();
    this.taken = entry;
    if (this.goto(entry) !== this.here) this.move(this.goto(entry));
    else {
      this.taken = null;
      this.go(entry); // the same address again: nothing would arrive
      this.show(true);
    }
  }
  // At once: the browser tells of the new address later, and the next key may come before that.
  move(name) {
    location.hash = "step-" + name;
    this.arrive(true);
  }
  // Never history.back(): what stands before this page may be another one.
  goBack() {
    const last = this.path[this.path.length - 1];
    if (!last) return;
    if (last.step !== this.here) this.move(last.step);
    else {
      this.path.pop();
      this.show(true);
    }
  }
  restart() {
    this.values = {};
    this.path = [];
    this.future = [];
    this.began = this.taken = null;
    this.putFields(this);
    this.fill();
    this.here = this.first;
    location.hash = "step-" + this.first;
    this.show(true);
    this.say("Started again. Names and path are cleared.");
  }
  show(focus) {
    const step = this.steps.get(this.here);
    for (const { item } of this.steps.values()) item.classList.toggle("course-guide__step--here", item === step.item);
    this.back.disabled = !this.path.length;
    // Once under way, the step alone is what is wanted.
    const fresh = this.here === this.first && !this.path.length;
    if (this.filled && fresh !== this.fresh) this.filled.open = fresh && matchMedia("(min-width: 45em)").matches;
    this.fresh = fresh;
    this.classList.toggle("course-guide--under-way", !fresh);
    this.say("");
    this.write();
    this.store();
    if (step.ends) this.note.open = true;
    if (focus) {
      step.says.focus({ preventScroll: true });
      step.item.scrollIntoView({ block: "nearest" });
    }
  }
  say(words) {
    this.status.textContent = words;
    this.sure = false;
  }

  // The path as plain text.
  record() {
    this.area = make("textarea", "course-guide__note");
    this.area.readOnly = true;
    this.area.rows = 8;
    this.area.setAttribute("aria-label", "Note for the record");
    const copy = button("Copy the note", () => this.copy());
    this.note = make("details", "", make("summary", "", "Note for the record"), this.area, make("p", "", copy));
    return this.note;
  }
  write() {
    const lines = [`${text(this.querySelector("h1"))}, ${time(new Date(this.began || Date.now()))}`];
    this.querySelectorAll(".course-guide__facts dt").forEach((term) => {
      const name = term.parentElement.querySelector("[data-variable]").dataset.variable;
      if ((this.values[name] || "").trim()) lines.push(`${text(term)}: ${this.values[name].trim()}`);
    });
    this.path.forEach((entry, at) => {
      const { links, person } = this.steps.get(entry.step);
      const link = entry.at === PERSON ? person : links[entry.at];
      const said = entry.at === PERSON ? "Nothing fitted; a person was fetched" : this.noted(link);
      lines.push(`${at + 1}. ${this.question(entry.step)} ${said}`);
    });
    const ends = this.steps.get(this.here).ends;
    lines.push(`${ends ? "Ended" : "Now"} at: ${this.question(this.here)}`);
    this.area.value = lines.join("\n");
  }
  question(name) {
    const says = this.steps.get(name).says.cloneNode(true);
    says.querySelector(".course-guide__number").remove();
    return text(says);
  }
  noted(link) {
    if (!link.dataset.note) return text(link.querySelector(".course-guide__words"));
    return link.dataset.note.replace(/\{([^{}\s]+)\}/g, (whole, name) => (this.values[name] || "").trim() || whole);
  }
  copy() {
    this.area.focus();
    this.area.select();
    const asked = navigator.clipboard
      ? navigator.clipboard.writeText(this.area.value)
      : Promise.reject(new Error("none"));
    asked.then(
      () => this.say("The note is copied."),
      () => this.say("The note is selected: copy it with Ctrl+C, or Cmd+C on a Mac."),
    );
  }

  // Single keys, with a way to turn them off (WCAG 2.1.4).
  keys() {
    const box = make("input");
    box.type = "checkbox";
    const key = `coursewright/${this.dataset.course}/guide-keys`;
    const record = store.read(key);
    box.checked = !(record && record.on === false);
    this.useKeys(box.checked);
    box.addEventListener("change", () => {
      this.useKeys(box.checked);
      store.write(key, () => ({ on: box.checked }));
    });
    const list = make(
      "ul",
      "",
      make(
        "li",
        "",
        make("kbd", "", "1"),
        " to ",
        make("kbd", "", "9"),
        " choose; ",
        make("kbd", "", "0"),
        " fetches a person",
      ),
      make(
        "li",
        "",
        make("kbd", "", "B"),
        ", ",
        make("kbd", "", "←"),
        " or ",
        make("kbd", "", "Backspace"),
        " goes back one step",
      ),
      make("li", "", make("kbd", "", "R"), " twice starts again, and clears what you filled in"),
    );
    const said = make("p", "course-small", "They do nothing while you type in a field.");
    return make(
      "details",
      "course-guide__help",
      make("summary", "", "Keys"),
      list,
      make("p", "", make("label", "", box, " Use single keys")),
      said,
    );
  }
  useKeys(on) {
    this.single = on;
    this.classList.toggle("course-guide--keys", on);
    for (const { links, person } of this.steps.values()) {
      links.slice(0, 9).forEach((link, at) => this.shortcut(link, on && at + 1));
      if (person) this.shortcut(person, on && "0");
    }
  }
  shortcut(link, key) {
    if (key) link.setAttribute("aria-keyshortcuts", key);
    else link.removeAttribute("aria-keyshortcuts");
  }
  press(event) {
    if (!this.single || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
      return;
    }
    if (event.target.closest && event.target.closest(FIELDS)) return;
    const step = this.steps.get(this.here);
    const key = event.key.toLowerCase();
    const link = key === "0" ? step.person : /^[1-9]$/.test(key) ? step.links[key - 1] : null;
    if (link) link.click();
    else if (["b", "arrowleft", "backspace"].includes(key)) this.goBack();
    else if (key === "r" && this.sure) this.restart();
    else if (key === "r") this.ask();
    else return;
    event.preventDefault();
  }
  ask() {
    this.say("Press R once more to start again and clear names and path.");
    this.sure = true;
  }

  // A copy for when there is no network, made only when somebody asks for it.
  keep() {
    const place = make("p", "course-guide__keep");
    if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol) || !window.isSecureContext) {
      return place;
    }
    place.append(button("Keep for use without a network", () => this.keepNow()));
    return place;
  }
  async keepNow() {
    const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((link) => link.href);
    files.push(location.href.split("#")[0], ...[...document.scripts].map((script) => script.src));
    try {
      await navigator.serviceWorker.register(this.dataset.keeper, { scope: location.pathname });
      const { active } = await navigator.serviceWorker.ready;
      const answer = new MessageChannel();
      const kept = new Promise((resolve) => {
        answer.port1.onmessage = (event) => resolve(event.data);
      });
      active.postMessage(files.filter((file) => file.startsWith(location.origin)), [answer.port2]);
      this.say(
        (await kept)
          ? "Kept in this browser. It opens at the same address without a network."
          : "It could not be kept. Print the guide instead.",
      );
    } catch {
      this.say("This browser does not keep it. Print the guide instead.");
    }
  }
}

customElements.define("course-guide", Guide);
