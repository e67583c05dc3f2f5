// multiple-choice: each choice is to be taken or left. A key says whether its choice should be chosen.

/** @type {import("../quiz/grade.js").Judge} */
export const judge = (key, value) => key === (value === true);
