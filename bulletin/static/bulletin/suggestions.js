/* While a reader types in a search field: names and headlines that begin so, in the field's own list. Without it the
   field is searched all the same. */
(() => {
  "use strict";

  const PAUSE = 200;

  document.addEventListener("DOMContentLoaded", () => {
    const field = document.querySelector("input[data-suggestions]");
    if (!field) return;
    const list = document.getElementById(field.getAttribute("list"));
    let waiting = 0;
    let asked = "";

    async function suggest() {
      const words = field.value.trim();
      if (words === asked) return;
      asked = words;
      if (!words) {
        list.replaceChildren();
        return;
      }
      let found;
      try {
        const answer = await fetch(`${field.dataset.suggestions}?${new URLSearchParams({ q: words })}`);
        if (!answer.ok) return;
        found = (await answer.json()).suggestions;
      } catch {
        return; // No network, no suggestions: the form says what is wrong when it is sent.
      }
      if (words !== asked) return;
      list.replaceChildren(...found.map((words) => Object.assign(document.createElement("option"), { value: words })));
    }

    field.addEventListener("input", (event) => {
      // Pinyin on its way to characters is no word yet.
      if (event.isComposing) return;
      clearTimeout(waiting);
      waiting = setTimeout(suggest, PAUSE);
    });
    field.addEventListener("compositionend", () => {
      clearTimeout(waiting);
      waiting = setTimeout(suggest, PAUSE);
    });
  });
})();
