// Ordering: the selects alone are enough; with them come two buttons that move an item one place.
// An item is moved by moving its neighbours around it, so that focus stays where it is.

export function enliven(question) {
  const list = question.box.querySelector(".course-order");
  const before = [...list.children];
  const select = (item) => item.querySelector("select");
  const said = document.createElement("p");
  said.className = "course-visually-hidden";
  said.setAttribute("role", "status");
  list.after(said);

  function lay(items, still) {
    const at = items.indexOf(still);
    items.forEach((item, place) => {
      if (place < at) still.before(item);
      else if (place > at) list.append(item);
    });
  }
  function move(item, to) {
    const items = [...list.children].filter((other) => other !== item);
    const place = Math.max(0, Math.min(to, items.length));
    items.splice(place, 0, item);
    lay(items, item);
    items.forEach((each, index) => {
      select(each).value = index + 1;
    });
    said.textContent = `${item.querySelector("label").textContent}: place ${place + 1} of ${items.length}`;
  }

  // Whatever is moved, the learner has now said the place of each.
  question.together = () => before.map(select);
  question.arrange = function () {
    const items = [...before];
    if (items.every((item) => select(item).value)) items.sort((a, b) => select(a).value - select(b).value);
    lay(items, items.find((item) => item.contains(document.activeElement)) || items[0]);
    said.textContent = "";
  };
  for (const item of before) {
    const text = item.querySelector("label").textContent;
    for (const [arrow, words, step] of [["↑", "Move up", -1], ["↓", "Move down", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "course-move";
      button.textContent = arrow;
      button.setAttribute("aria-label", `${words}: ${text}`);
      button.addEventListener("click", () => {
        move(item, [...list.children].indexOf(item) + step);
        question.box.dispatchEvent(new Event("input"));
      });
      question.controls.push(button);
      select(item).after(...item.querySelectorAll(".course-move"), button);
    }
    select(item).addEventListener("input", (event) => {
      if (event.target.value) move(item, event.target.value - 1);
      else if (before.some((other) => select(other).value)) move(item, [...list.children].indexOf(item));
    });
  }
}
