// A package that was opened without an LMS: everything works, and nothing is kept.

/** @type {import("./scorm.js").Runtime} */
export const nowhere = {
  limit: Infinity,
  open() {
    throw new Error("no LMS");
  },
  keep() {},
  close() {},
};
