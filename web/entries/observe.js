// The page for observers.

import "../observe/observe.js";
import { listen } from "../store/store.js";

listen();
