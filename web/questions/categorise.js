// categorise: each item has its category, which its control names.

/** @type {import("../quiz/grade.js").Judge} */
export const judge = (key, value) => typeof key === "object" && key.key === value;
