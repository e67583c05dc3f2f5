// Before all others, where something was renamed: what is kept under old names is brought to the new ones.

import { dataOf, find } from "../page/elements.js";
import { rename } from "../store/renaming.js";

rename(dataOf(find(document, "#course-side")).course);
