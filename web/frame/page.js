// What the scripts of one page share. Each bundle has modules of its own, so whatever must be one for
// the page stands here: early.js has begun it.

/** @type {Record<string, any>} */
export const page = (globalThis.coursewright = globalThis.coursewright || {});
