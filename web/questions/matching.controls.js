// Matching, by hand: a text is taken up and put where it belongs, each in one place; see quiz/placing.js.

import { placing } from "../quiz/placing.js";

/** @param {import("../quiz/question.js").Question} question */
export const enliven = (question) => placing(question, true);
