"use strict";

// The box of each choice shows what would stand; typing in it chooses "other words". Words of one's own are kept while
// another side is looked at.
for (const place of document.querySelectorAll(".clash .choice")) {
  const box = place.querySelector("textarea");
  if (!box) continue;
  const sides = { mine: box.dataset.mine, theirs: box.dataset.theirs, both: box.dataset.theirs + box.dataset.mine };
  let own = box.value;

  box.addEventListener("input", () => {
    own = box.value;
    place.querySelector("[value=own]").checked = true;
  });
  place.addEventListener("change", (event) => {
    if (event.target.type === "radio") box.value = sides[event.target.value] ?? own;
  });
}
