// The files of the index, each fetched once, when a question needs it.

import { textOf } from "../page/inflate.js";
import { unpacked } from "./packed.js";
import { keyOf } from "./words.js";
import { rank, termsOf } from "./ranking.js";

/**
 * @typedef {{ address: string, title: string, group: string, at: number }} Page
 * @typedef {[anchor: string, title: string, text: string]} Section
 * @typedef {{ page: Page, section: Section, marked: Set<string> }} Answer
 */

export class IndexFiles {
  /** @type {Map<string, Promise<any>>} what each file holds depends on its name */
  #fetched = new Map();
  /** @type {{ pages: Page[], letters: number, keys: Set<string> } | undefined} */
  #listed;
  /** @type {Map<string, import("./ranking.js").Words>} by the keys of their files */
  #words = new Map();

  /**
   * @param {URL} folder where the files are
   * @param {string} language of the pages
   */
  constructor(folder, language) {
    this.folder = folder;
    this.language = language;
  }

  /**
   * How many pages answer a question, and the best of them with the section that answers it.
   * @param {string} question
   * @param {number} most
   * @returns {Promise<{ pages: number, answers: Answer[] }>}
   */
  async ask(question, most) {
    const { pages, letters, keys } = await this.listed();
    const keyFor = (/** @type {string} */ word) => keyOf(word, letters);
    const terms = termsOf(question, this.language);
    const words = new Map(
      await Promise.all(terms.map(async (term) => {
        const files = [...new Set([term.word, ...term.forms].map(keyFor))].filter((key) => keys.has(key));
        const lists = await Promise.all(files.map((key) => this.words(key)));
        return /** @type {const} */ ([term, lists.length === 1 ? lists[0] : Object.assign({}, ...lists)]);
      })),
    );
    const { found, marked } = rank(terms, (term) => words.get(term) ?? {}, pages.length);
    const answers = found.slice(0, most).map(async ({ page: number, section }) => {
      const page = pages[number];
      const sections = (await this.texts(page.group))[page.at];
      return { page, section: sections[section], marked };
    });
    return { pages: found.length, answers: await Promise.all(answers) };
  }

  /** What there is: the pages, and the keys of the files of words, each of so many letters. */
  async listed() {
    const { groups, letters, keys } = await this.fetch("pages.json");
    this.#listed ??= {
      pages: groups.flatMap((/** @type {[string, [string, string][]]} */ [group, pages]) =>
        pages.map(([address, title], at) => ({ address, title, group, at }))
      ),
      letters,
      keys: new Set(keys),
    };
    return this.#listed;
  }

  /**
   * The words of a file, each with its list.
   * @param {string} key
   * @returns {Promise<import("./ranking.js").Words>}
   */
  async words(key) {
    const known = this.#words.get(key) ?? {};
    if (!this.#words.has(key)) {
      for (const [word, packed] of Object.entries(await this.fetch(`words/${key}.dat`))) {
        known[word] = unpacked(packed);
      }
      this.#words.set(key, known);
    }
    return known;
  }

  /**
   * The sections of each page of a group.
   * @param {string} group
   * @returns {Promise<Section[][]>}
   */
  texts(group) {
    return this.fetch(`texts/${group}.dat`);
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} what the file holds, which depends on its name
   */
  fetch(name) {
    const known = this.#fetched.get(name) ?? this.#fetch(name);
    this.#fetched.set(name, known);
    known.catch(() => this.#fetched.delete(name)); // the connection may be back at the next question
    return known;
  }

  /** @param {string} name */
  async #fetch(name) {
    const answer = await fetch(new URL(name, this.folder));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return name.endsWith(".json") ? answer.json() : JSON.parse(textOf(new Uint8Array(await answer.arrayBuffer())));
  }
}
