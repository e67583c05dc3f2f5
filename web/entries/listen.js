// What reads a lesson aloud, once that is asked for.

import "../listen/listen.js";
