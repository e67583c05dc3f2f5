// A lesson, section by section: where it stands, before what follows.

import "../learning/sections.js";
