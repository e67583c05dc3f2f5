// On each page of a package: what keeps and tells is that of the package around it, which an LMS has opened. A page
// that was opened by itself goes there.

import { page } from "../frame/page.js";
import { root } from "../page/address.js";

/** The package around this page, where there is one. */
function deskAbove() {
  try {
    const above = /** @type {Window & {coursewright?: import("../frame/page.js").Page}} */ (parent);
    return above !== window && above.coursewright ? above.coursewright.desk : undefined;
  } catch {
    return undefined; // a frame of another site
  }
}

page.desk = deskAbove();
if (!page.desk) location.replace(`${root}package.html`);
