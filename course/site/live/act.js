// Of one state of a preview: does what brings the page into that state, as a learner would, once its scripts are ready.
// What the page keeps is kept in this frame alone, so that each state starts afresh and no progress is touched.
(() => {
  const act = JSON.parse(document.currentScript.dataset.act);

  class Memory {
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    }
    setItem(key, text) {
      this[key] = String(text);
    }
    removeItem(key) {
      delete this[key];
    }
    clear() {
      Object.keys(this).forEach((key) => delete this[key]);
    }
    key(at) {
      return Object.keys(this)[at] ?? null;
    }
    get length() {
      return Object.keys(this).length;
    }
  }
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { value: new Memory(), configurable: true });
  }

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
  const until = async (found) => {
    for (let tries = 0; tries < 250 && !found(); tries += 1) await turn();
    return found();
  };
  const put = (control, value) => {
    control.value = value;
    for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
  };

  // The answer that the page itself knows to be right, or another one.
  const answer = (isRight) => {
    for (const control of all("fieldset input, fieldset select, fieldset textarea, .course-items input")) {
      const { key, accept, high, low, part } = control.dataset;
      const ticked = control.closest("[data-key]")?.dataset.key?.split(" ").includes(control.value) ?? true;
      if (control.type === "radio" || control.type === "checkbox") {
        if (control.checked !== (ticked === isRight)) control.click();
      } else if (control instanceof HTMLSelectElement) {
        const right = key ?? accept.split("\n")[0];
        const other = [...control.options].find((one) => one.value && one.value !== right);
        put(control, isRight || !other ? right : other.value);
      } else if (low !== undefined) put(control, isRight ? low : String(Number(high) + 1000));
      else if (accept !== undefined) put(control, isRight ? accept.split("\n")[0] : "???");
      else if (part) put(control, "…");
    }
  };
  const tick = (values) => {
    for (const box of all("fieldset input")) {
      if (box.checked !== values.includes(box.value)) box.click();
    }
  };
  const press = async () => {
    if (!all("form").length) return; // a checklist has nothing to hand in
    const button = await until(() => all("form button[type=submit]").find((one) => !one.hidden && !one.disabled));
    button?.click();
    await until(() => document.querySelector(".course-verdict")?.textContent);
    await turn(); // what is said of each part comes after the verdict
  };
  const choose = async (choices) => {
    for (const at of choices) {
      const found = await until(() => all(".course-scene__choice")[at]);
      found?.click();
    }
  };
  const follow = async (choices) => {
    const here = () => all(".course-guide__step").find((step) => step.getClientRects().length > 0);
    await until(() => document.querySelector(".course-guide--on"));
    for (const at of choices) {
      const before = here();
      all(".course-guide__choices .course-guide__choice", before)[at]?.click();
      await until(() => here() !== before);
    }
  };

  addEventListener("load", async () => {
    if (act.tick || act.answer) {
      await until(() => all("form button[type=submit]").some((one) => !one.hidden && !one.disabled) || !all("form").length);
      if (act.tick) tick(act.tick);
      else answer(act.answer === "right");
      await press();
      const model = document.querySelector(".course-model");
      if (model) await until(() => model.open);
      if (model && act.answer === "right") await press(); // once more, when what was said has been judged by it
    }
    if (act.press) document.querySelector(act.press)?.click();
    if (act.open) {
      for (const folded of all(act.open)) folded.open = true;
    }
    if (act.choose) await choose(act.choose);
    if (act.follow) await follow(act.follow);
    document.documentElement.dataset.act = "done";
  });
})();
