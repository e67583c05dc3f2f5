// <course-observed>: on the page of a checklist, who has observed the learner by it; a file from an observer is brought
// in here. observation/<checklist> {observations}: as their files hold them.

import { dataOf, find, make } from "../page/elements.js";
import { speak, speakNodes } from "../page/language.js";
import { day } from "../page/words.js";
import { isCatalogue, now } from "../store/names.js";
import * as store from "../store/store.js";
import * as observations from "./observation.js";
import { outcomeWords, sheetOf, signedWords } from "./sheet.js";

/** @typedef {import("./observation.js").Observation} Observation */

class Observed extends HTMLElement {
  data = dataOf(this);
  root = `coursewright/${this.data.course}/`;
  list = find(this, ".course-observed__list");
  notice = find(this, ".course-notice");
  file = find(this, "[type=file]", HTMLInputElement);
  isStarted = false;

  connectedCallback() {
    if (this.isStarted) return;
    this.isStarted = true;
    find(this, ".course-observed__tools").hidden = false;
    this.file.addEventListener("change", async () => {
      const [file] = this.file.files || [];
      if (!file) return;
      this.notice.textContent = await this.open(file);
      store.tell(this.notice);
    });
    this.refresh();
  }
  key() {
    return `${this.root}observation/${this.data.checklist}`;
  }
  refresh() {
    this.show();
    store.tell(this.notice);
  }
  show() {
    const { observations: known = [] } = store.read(this.key()) || {};
    this.list.replaceChildren(...known.map(lineOf));
  }
  /**
   * Brings in a file, and says what became of it.
   *
   * @param {File} file
   */
  async open(file) {
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch { /* it is gone, or a folder */ }
    this.file.value = "";
    const found = bytes ? observations.read(bytes) : [];
    const [first] = found;
    if (!first) return speak("The file cannot be read. Nothing here was changed.");
    if (found.length > 1) {
      return speak("The file holds the sheets of several people. Ask your observer for the file with yours alone.");
    }
    const why = this.refused(first);
    return why || this.bring(/** @type {Observation} */ (first.observation));
  }
  /** @param {import("./observation.js").Found} found */
  refused({ observation, altered, problems }) {
    if (!observation) {
      return speak("The file is no signed sheet: %(what)s. Nothing here was changed.", { what: problems.join("; ") });
    }
    if (altered) return speak("Something in the file was changed after it was signed, so it does not count here.");
    const { catalogue, checklist } = observation;
    if (!isCatalogue(catalogue.id, this.data.course)) {
      return speak("The sheet belongs to another training, “%(theirs)s”. This one is “%(ours)s”.", {
        theirs: catalogue.title,
        ours: this.data.title,
      });
    }
    if (now("checklists", checklist.id)[0] === this.data.checklist) return "";
    return speak("The sheet is of another checklist, “%(title)s”.", { title: checklist.title });
  }
  /** @param {Observation} observation */
  bring(observation) {
    const { observations: known = [] } = store.read(this.key()) || {};
    if (known.some(({ code }) => code === observation.code)) return speak("That sheet is here already.");
    store.write(this.key(), (old) => ({
      observations: [...((old && old.observations) || []), observation].slice(-20),
    }));
    this.show();
    const { name = "" } = store.read(`${this.root}learner`) || {};
    const said = `${speak("Brought in: the sheet signed by %(name)s.", { name: observation.observer.name })} ${
      outcomeWords(observation)
    }`;
    if (!name || name === observation.learner.name) return said;
    const other = speak("It is made out to “%(theirs)s”, and your certificate to “%(yours)s”: both will be read.", {
      theirs: observation.learner.name,
      yours: name,
    });
    return `${said} ${other}`;
  }
}

/** @param {Observation} observation */
function lineOf(observation) {
  const { observer, date, place, learner } = observation;
  const words = speakNodes("%(learner)s, observed by %(observer)s on %(day)s, %(place)s.", {
    learner: learner.name,
    observer: make("strong", observer.name),
    day: day(date),
    place,
  });
  const whole = make("details", "", "", make("summary", speak("The whole sheet")), sheetOf(observation));
  const said = make("p", `${outcomeWords(observation)} ${signedWords(observation)}`, "course-small");
  return make("li", "", "", make("p", "", "", ...words), said, whole);
}

customElements.define("course-observed", Observed);
