// Answers tests that are written in Python, from the modules and without a browser: each line of the input is
// JSON, [script, argument], and so is each line of the output, {found} or {thrown}.

import "./exposed.js";

const written = new TextEncoder();
const wait = Deno.stdin.readable.pipeThrough(new TextDecoderStream()).getReader();
let rest = "";

/** @param {string} line */
async function answer(line) {
  try {
    const [script, argument] = JSON.parse(line);
    // deno-lint-ignore no-eval -- that is what it is for: a test sends a function, as it would to a browser
    const asked = (0, eval)(`(${script})`);
    return { found: await (typeof asked === "function" ? asked(argument) : asked) };
  } catch (error) {
    return { thrown: error instanceof Error ? String(error.stack) : String(error) };
  }
}

for (let part = await wait.read(); !part.done; part = await wait.read()) {
  const lines = (rest + part.value).split("\n");
  rest = lines.pop() || "";
  for (const line of lines) {
    const bytes = written.encode(JSON.stringify(await answer(line)) + "\n");
    for (let at = 0; at < bytes.length;) at += await Deno.stdout.write(bytes.subarray(at));
  }
}
