// What most scripts that keep are made of. Whichever of them comes first on a page has it and shares it; those that are
// asked for later have none of it, and take it from there: bundle.py reads here which name stands for what.

import { copiesOf, dataOf, find, findAll, make, makeButton } from "../page/elements.js";
import { listed, locale, speak, speakMany, speakNodes } from "../page/language.js";
import { afterPress, inAMoment } from "../page/press.js";
import { page } from "../frame/page.js";
import { drop, isKept, keys, listen, peek, put, read, tell, why, write } from "./store.js";

page.shared = {
  ...page.shared,
  ...{ copiesOf, dataOf, find, findAll, make, makeButton },
  ...{ listed, locale, speak, speakMany, speakNodes },
  ...{ afterPress, inAMoment },
  ...{ drop, isKept, keys, listen, peek, put, read, tell, why, write },
};
