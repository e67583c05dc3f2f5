import { deepStrictEqual as same } from "node:assert";
import { unpacked } from "../search/packed.js";

// As tests/site/test_search_index.py has them from course/site/search_index.py.
Deno.test("a list of a word is its stem, and page, section and weight of each place", () => {
  same(unpacked("& #! "), [5, 0, 1, 1, 1, 0, 1]);
  same(unpacked("( !W#"), [7, 0, 0, 100]);
  same(unpacked("%"), [4]);
});

Deno.test("numbers of any size, and every sign, are read", () => {
  same(unpacked("$ NPP!"), [3, 0, 22, 46 * 46 + 47]);
});
