// Questions to try, in lessons and on other pages; fetched once one of them is near.

import "../quiz/check.js";
import { listen } from "../store/store.js";

listen();
