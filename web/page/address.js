// Where the site stands, and the pages in it: a path is what follows the address of its first folder.

/** The address of the site's first folder. */
export const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/**
 * The path of an address, without what follows it; nothing for one that is not of the site.
 *
 * @param {string} address
 */
export const below = (address) => address.startsWith(root) ? address.slice(root.length).replace(/[?#].*/, "") : "";

/**
 * Under which path it is kept how far a learner is with what a link leads to: "read/people/lesson". The list at the
 * side of each page leaves it to the address; other places say it in full.
 *
 * @param {HTMLElement} link with `data-kept`
 */
export function keptOf(link) {
  const { kept } = link.dataset;
  if (kept || !(link instanceof HTMLAnchorElement)) return kept || "";
  const [folder, page = ""] = below(link.href).replace(/(?:(?:^|\/)index)?\.html$|\/$/, "").split("/");
  if (folder === "courses") return `finished/${page}`;
  if (page === "quiz") return `quiz/${folder}`;
  if (page.startsWith("checklist-")) return page.replace("checklist-", "list/");
  return page ? `read/${folder}/${page}` : `done/${folder}`;
}
