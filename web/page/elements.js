// How scripts find what a page's template has written, and make elements of their own.

/**
 * Makes an element with a text, a class and what it holds.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [text]
 * @param {string} [className]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, text = "", className = "", ...content) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/**
 * Makes a button, plain where another is what to press.
 *
 * @param {string} text
 * @param {boolean} plain
 * @param {() => void} press
 * @param {...Node} content
 */
export function makeButton(text, plain, press, ...content) {
  const element = make("button", text, "course-button" + (plain ? " course-button--plain" : ""), ...content);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

/**
 * Copies of what a page says in a place; ids stay with the original.
 *
 * @param {Element | null} place
 * @returns {ChildNode[]}
 */
export function copiesOf(place) {
  if (!place) return [];
  const copy = /** @type {Element} */ (place.cloneNode(true));
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  return [...copy.childNodes];
}

/**
 * Finds what the template of a page always writes, as what it is.
 *
 * @template {Element} [Found=HTMLElement]
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Found} [type] where it is more than any HTML element
 * @returns {Found}
 */
export function find(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (found instanceof (type || HTMLElement)) return /** @type {Found} */ (found);
  throw new TypeError(`The page has no ${selector}.`);
}

/**
 * Finds all that a selector means, which are HTML elements.
 *
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const findAll = (
  parent,
  selector,
) => [.../** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll(selector))];

/**
 * What the template has written on an element; it writes every `data-*` that the script of the element asks for.
 *
 * @param {HTMLElement} element
 * @returns {Record<string, string>}
 */
export const dataOf = (element) => /** @type {Record<string, string>} */ (element.dataset);
