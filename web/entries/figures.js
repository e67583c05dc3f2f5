// How the questions do, in the verifier; fetched when somebody asks for it.

import "../records/figures_page.js";
