// The verifier.

import "../records/verify.js";
