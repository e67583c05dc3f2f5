// <course-verifier>: opens records, says what each of them is, and lists them in a roster.
// Everything is compared with what the page itself holds; nothing is fetched and nothing is sent.
(function (course) {
  "use strict";
  if (course.verify || course.isServed === false) return;

  const MOST_BYTES = 2000000;
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;
  const numbers = (version) => [...version.split(".").map(Number), 0, 0].slice(0, 3);
  function order(one, other) {
    const [a, b] = [numbers(one), numbers(other)];
    const place = a.findIndex((number, index) => number !== b[index]);
    return place < 0 ? 0 : a[place] - b[place];
  }

  // What a text is: the JSON of a record, or a link that carries one.
  function read(text) {
    const { why, data: record } = course.record.dataOf(text);
    if (why) return { record: null, problems: [why] };
    const { sound, altered, problems, actual } = course.record.check(record);
    if (!sound) return { record: null, altered, problems };
    return { record, altered, problems, whole: !record.rest, actual };
  }

  // One file that cannot be read costs that file, and not the others.
  async function readFile(file) {
    let found = { why: "the file cannot be read" };
    try {
      // A byte more than may be is enough to know it.
      found = course.record.decoded(new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()));
    } catch { /* it is gone, or a folder */ }
    return found.why ? { record: null, problems: [found.why] } : read(found.text);
  }

  function differences(record, present, words) {
    const lines = [];
    const { code, version: then } = record.course;
    const here = present.courses[code];
    if (!here) lines.push(fill(words["course-gone"], { code }));
    else if (order(then, here.version)) {
      lines.push(fill(words[order(then, here.version) < 0 ? "course-older" : "course-newer"], { code, then, now: here.version }));
    }
    for (const module of record.modules) {
      const now = present.modules[module.code];
      if (!now) {
        lines.push(fill(words.gone, { code: module.code }));
        continue;
      }
      const earlier = order(module.version, now.version);
      if (earlier) {
        lines.push(fill(words[earlier < 0 ? "older" : "newer"], { code: module.code, then: module.version, now: now.version }));
        const since = now.changes.filter((change) => order(module.version, change.version) < 0);
        since.sort((a, b) => order(a.version, b.version));
        lines.push(...since.map((change) => fill(words.change, change)));
      }
      if (module.fingerprint !== now.fingerprint) lines.push(fill(words.keys, { code: module.code }));
    }
    return lines;
  }

  // course/verification.py comes to the same outcome, in the same words; a test compares them.
  function outcome({ record, altered, problems }, { present, words, states, today }) {
    const what = problems.join("; ");
    if (!record) return { state: "unreadable", lines: [fill(words.unreadable, { what })] };
    if (altered) return { state: "altered", lines: [fill(words.altered, { what })] };
    const found = new Set(["unchanged"]);
    const lines = [];
    if (record.catalogue.id !== present.catalogue) {
      found.add("foreign");
      lines.push(fill(words.foreign, { theirs: record.catalogue.id, ours: present.catalogue }));
    }
    if (record.valid_until && record.valid_until < today) {
      found.add("expired");
      lines.push(fill(words.expired, { day: record.valid_until }));
    }
    const older = found.has("foreign") ? [] : differences(record, present, words);
    if (older.length) found.add("older");
    const state = Object.keys(states).find((name) => found.has(name));
    return { state, lines: [words[state === "unchanged" ? "unchanged" : "fits"], ...lines, ...older] };
  }

  // What the page holds: the versions, fingerprints and changes that are in force.
  function presentOf(box) {
    const present = { catalogue: box.dataset.catalogue, courses: {}, modules: {} };
    for (const { dataset } of box.querySelectorAll("[data-course-code]")) {
      present.courses[dataset.courseCode] = { title: dataset.title, version: dataset.version };
    }
    for (const row of box.querySelectorAll("[data-module]")) {
      const changes = [...row.querySelectorAll("[data-kind]")].map(({ dataset }) => ({ ...dataset }));
      present.modules[row.dataset.module] = { version: row.dataset.version, fingerprint: row.dataset.fingerprint, changes };
    }
    return present;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  class Verifier extends HTMLElement {
    connectedCallback() {
      this.start();
    }
    start() {
      if (this.entries || !course.record || !course.roster) return;
      if (!course.sha256) {
        this.querySelector("script[src*=sha256]").addEventListener("load", () => this.start());
        return;
      }
      const { words, states, columns } = this.dataset;
      this.known = { present: presentOf(this), words: JSON.parse(words), states: JSON.parse(states), today: today() };
      this.columns = JSON.parse(columns);
      this.entries = [];
      this.rows = [];
      for (const name of ["files", "link", "search", "state"]) this[name] = this.querySelector(`[name=${name}]`);
      this.said = this.querySelector(".course-said");
      this.result = this.querySelector(".course-roster");
      this.body = this.querySelector("tbody");
      this.querySelector(".course-open").addEventListener("submit", (event) => event.preventDefault());
      this.files.addEventListener("change", () => this.open([...this.files.files]));
      this.addEventListener("dragover", (event) => event.preventDefault());
      this.addEventListener("drop", (event) => {
        event.preventDefault();
        this.open([...event.dataTransfer.files]);
      });
      this.onPress("look", () => this.scan(this.link.value));
      this.onPress("save", () => this.save());
      this.onPress("clear", () => this.clear());
      this.search.addEventListener("input", () => {
        this.search.defaultValue = this.search.value; // WebKit resets it when the page comes back
        this.filter();
      });
      this.state.addEventListener("change", () => this.filter());
      for (const head of this.querySelectorAll("th[data-column]")) {
        head.querySelector("button").addEventListener("click", () => this.sort(head));
      }
      this.querySelector(".course-open").hidden = false;
      this.querySelector(".course-no-script").hidden = true;
      this.follow();
    }
    onPress(name, act) {
      this.querySelector(`[data-act=${name}]`).addEventListener("click", act);
    }
    // A scanned code opens this page with the record behind the #.
    follow() {
      if (location.hash.startsWith("#r=")) this.scan(location.hash);
    }
    scan(text) {
      const link = text.trim();
      if (!link) {
        this.said.textContent = this.dataset.empty;
        this.link.focus();
        return;
      }
      this.add([{ file: this.dataset.link, ...read(link.includes("#r=") ? link : "#r=" + link) }]);
    }
    async open(files) {
      const entries = [];
      for (const file of files) {
        entries.push({ file: file.name, ...(await readFile(file)) });
      }
      this.files.value = "";
      if (entries.length) this.add(entries);
    }
    add(entries) {
      for (const entry of entries) {
        Object.assign(entry, outcome(entry, this.known));
        entry.label = this.known.states[entry.state];
      }
      this.entries.push(...entries);
      this.rows = course.roster.rows(this.entries, this.known.present, this.columns);
      this.sortedBy = null;
      this.result.hidden = false;
      this.show();
      this.said.textContent = entries.length === 1 ? this.one(entries[0]) : this.sum(entries);
    }
    one({ file, record, label, lines }) {
      const who = record ? `${record.learner.name}, ${record.course.code}` : file;
      return `${who}: ${label}. ${lines.join(" ")}`;
    }
    sum(entries) {
      const found = Object.keys(this.known.states).reverse().map((state) => [state, entries.filter((entry) => entry.state === state).length]);
      const said = found.filter(([, number]) => number).map(([state, number]) => `${this.known.states[state]}: ${number}.`);
      const merged = this.entries.length - this.rows.length;
      said.unshift(`${count(entries.length, "file was", "files were")} opened.`);
      if (merged) said.push(`${count(merged, "was", "were")} merged with a later one of the same learner and course.`);
      return said.join(" ");
    }
    shown() {
      const rows = course.roster.filtered(this.rows, this.search.value, this.state.value);
      return this.sortedBy ? course.roster.sorted(rows, ...this.sortedBy) : rows;
    }
    filter() {
      this.show();
      this.said.textContent = `${this.body.rows.length} of ${this.rows.length} shown.`;
    }
    sort(head) {
      const down = head.getAttribute("aria-sort") === "ascending";
      this.sortedBy = [head.dataset.column, down];
      this.show();
      this.said.textContent = `Sorted by ${head.textContent.trim()}, ${down ? "descending" : "ascending"}.`;
    }
    show() {
      const heads = [...this.querySelectorAll("th[data-column]")];
      for (const head of heads) {
        const [column, down] = this.sortedBy || ["learner", false];
        if (head.dataset.column === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      this.body.replaceChildren(...this.shown().map((row) => this.line(row, heads)));
    }
    line(row, heads) {
      const line = document.createElement("tr");
      for (const head of heads) {
        const name = head.dataset.column;
        const cell = document.createElement(name === "learner" ? "th" : "td");
        if (name === "learner") cell.scope = "row";
        else cell.dataset.cell = name;
        cell.append(name === "learner" ? row.learner || row.file : row[name]);
        if (name === "state") this.explain(cell, row);
        line.append(cell);
      }
      return line;
    }
    // The state has a mark and a word of its own; the reasons stand under it.
    explain(cell, row) {
      const mark = document.createElement("strong");
      mark.className = "course-outcome";
      mark.dataset.state = row.is;
      mark.textContent = row.state;
      const reasons = row.is === "unchanged" ? [] : row.lines.map((line) => {
        const reason = document.createElement("span");
        reason.className = "course-small";
        reason.textContent = line + " ";
        return reason;
      });
      cell.replaceChildren(mark, " ", ...reasons);
    }
    save() {
      const list = course.roster.filtered(this.rows, this.search.value, this.state.value);
      const blob = new Blob([course.roster.csv(list, this.columns)], { type: "text/csv" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = this.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      this.said.textContent = `${count(list.length, "row", "rows")} saved as ${this.dataset.file}.`;
    }
    clear() {
      this.entries = [];
      this.rows = [];
      this.show();
      this.result.hidden = true;
      this.link.value = "";
      this.said.textContent = this.dataset.cleared;
      this.files.focus();
    }
  }

  course.verify = { read, readFile, outcome };
  // The files of the page may arrive in any order; the last one starts it.
  course.startVerifier = () => document.querySelectorAll("course-verifier").forEach((box) => box.start && box.start());
  customElements.define("course-verifier", Verifier);
  addEventListener("hashchange", () => document.querySelectorAll("course-verifier").forEach((box) => box.entries && box.follow()));
})((window.coursewright = window.coursewright || {}));
