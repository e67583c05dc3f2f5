// Drawings for what somebody has come to the end of, in the colours of the look; who cannot see them misses nothing.
// They show at an ending alone, so scripts make them, and no page carries those that it may never show.

const SVG = "http://www.w3.org/2000/svg";
const BOOK = "M32 19c-6-5-14-6-23-5v34c9-1 17 0 23 5 6-5 14-6 23-5V14c-9-1-17 0-23 5zv34";
const LINES = "M15 24c4 0 8 1 11 2M15 32c4 0 8 1 11 2";
const RAYS = "M32 3v8M32 53v8M3 32h8M53 32h8M11.5 11.5l5.7 5.7M46.8 46.8l5.7 5.7M11.5 52.5l5.7-5.7M46.8 17.2l5.7-5.7";
/** @typedef {"" | "full" | "rays" | "tick"} Look how a path is drawn: as a line, or by its class */
/**
 * The paths of each drawing, in the order in which they lie over each other.
 *
 * @type {Record<string, [path: string, look: Look][]>}
 */
const DRAWINGS = {
  passed: [[RAYS, "rays"], ["M16 32a16 16 0 1 0 32 0a16 16 0 1 0-32 0", "full"], ["M24 32.5l6 6 10.5-12", "tick"]],
  course: [
    ["M23 36l-7 24 9-5 6 7 4-22zM41 36l7 24-9-5-6 7-4-22z", "full"],
    ["M12 25a20 20 0 1 0 40 0a20 20 0 1 0-40 0", "full"],
    ["M23.5 25.5l6 6 11-12.5", "tick"],
  ],
  module: [["M14 60V5M6 60h18", ""], ["M14 7h40l-9 12 9 12H14z", "full"], ["M22 19l5 5 9-10", "tick"]],
  list: [
    ["M20 11h-9v49h42V11h-9", ""],
    ["M21 5h22v11H21z", "full"],
    ["M19 29l3 3 6-7M19 45l3 3 6-7M34 29h11M34 45h11", ""],
  ],
  read: [[BOOK, ""], [LINES + "M38 31l4 4 8-9", ""]],
  "not-yet": [[BOOK, ""], [LINES, ""], ["M41 8h9v21l-4.5-4-4.5 4z", "full"]],
};

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * Has a place begin with a drawing, in place of another, or with none; one that is there already stays as it is.
 *
 * @param {Element} place
 * @param {string} name
 */
export function showDrawing(place, name) {
  const own = `course-drawing course-drawing--${name}`;
  const old = place.querySelector(".course-drawing");
  if (old && old.getAttribute("class") === own) return;
  if (old) old.remove();
  if (!DRAWINGS[name]) return;
  const drawing = shape("svg", { class: own, viewBox: "0 0 64 64", "aria-hidden": "true", focusable: "false" });
  for (const [d, look] of DRAWINGS[name]) {
    drawing.append(shape("path", look ? { d, class: `course-drawing__${look}` } : { d }));
  }
  place.prepend(drawing);
}
