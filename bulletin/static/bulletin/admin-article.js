"use strict";

// The article's page without this script: everything works, saving is by the button.
// With it: Ctrl+S saves, the text area is as tall as its text, and leaving with unsaved words asks first.
const form = document.getElementById("article_form");

if (form) {
  const text = form.elements.namedItem("text");
  const note = form.querySelector(".dirty");
  let dirty = document.querySelector(".clash, .errornote") !== null;

  const fit = () => {
    if (CSS.supports("field-sizing", "content")) return;
    text.rows = Math.max(8, Math.ceil(text.scrollHeight / parseFloat(getComputedStyle(text).lineHeight)));
  };

  const mark = () => {
    note.textContent = dirty ? note.dataset.words : "";
  };

  form.addEventListener("input", () => {
    dirty = true;
    mark();
    fit();
  });
  form.addEventListener("submit", () => {
    dirty = false;
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.elements.namedItem("_save"));
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  mark();
  fit();
}
