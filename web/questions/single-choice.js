// single-choice: one choice is right. A key says whether its choice should be chosen.

/** @type {import("../quiz/grade.js").Judge} */
export const judge = (key, value) => key === (value === true);
