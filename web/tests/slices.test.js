import { strictEqual as same } from "node:assert";
import { atOnce, inSlices } from "../page/slices.js";

/** @param {number} most */
function* counting(most) {
  let number = 0;
  while (number < most) {
    number += 1;
    yield;
  }
  return number;
}

Deno.test("work in slices comes to what it comes to at once", async () => {
  same(atOnce(counting(1000)), 1000);
  same(await inSlices(counting(1000), () => true), 1000);
});

Deno.test("between two slices something else is done, and what is not wanted any more ends", async () => {
  let isWanted = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    isWanted = false;
    port1.close();
  };
  port2.postMessage(null);
  same(await inSlices(counting(Infinity), () => isWanted), undefined);
});
