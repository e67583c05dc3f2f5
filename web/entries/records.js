// What the pages of records have in common, a schema of 31 kB among it: loaded before their scripts, which have none of
// it. Each module stands here by its path, and bundle.py has whatever imports it there take it from this script.

import * as language from "../page/language.js";
import * as words from "../page/words.js";
import * as observation from "../observe/observation.js";
import * as record from "../records/record.js";
import * as sha256 from "../records/sha256.js";
import * as shape from "../records/shape.js";
import * as kinds from "../store/kinds.js";
import * as merge from "../store/merge.js";
import * as names from "../store/names.js";
import * as store from "../store/store.js";
import { page } from "../frame/page.js";

page.shared = { language, words, observation, record, sha256, shape, kinds, merge, names, store };
