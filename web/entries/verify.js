// The verifier.

import "../records/verify.js";
import "../records/people_page.js";
import "../records/sheets.js";
