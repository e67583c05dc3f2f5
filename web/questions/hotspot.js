// hotspot: each place is to be taken or left. A key says whether its place should be chosen.

/** @type {import("../quiz/grade.js").Judge} */
export const judge = (key, value) => key === (value === true);
