"use strict";

// A suspect's words lead to the field that holds them. Without this script the link goes to the field's top;
// with it the words are selected and brought before the eyes.
const placeOf = (text, { exact, before, behind, start }) => {
  const around = text.indexOf(before + exact + behind);
  if (around >= 0) return around + before.length;
  let best = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best;
};

// How far below its top a text area has the character at `at`: a copy of it up to there is measured.
const depthOf = (field, at) => {
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "border", "boxSizing", "width", "textSpacingTrim"]) {
    copy.style[name] = style[name];
  }
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
  copy.textContent = field.value.slice(0, at) || " ";
  document.body.append(copy);
  const depth = copy.offsetHeight;
  copy.remove();
  return depth;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.find");
  const field = link && document.getElementById(link.hash.slice(1));
  const at = field ? placeOf(field.value, link.dataset) : -1;
  if (at < 0) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at + link.dataset.exact.length);
  const top = field.getBoundingClientRect().top + (field.tagName === "TEXTAREA" ? depthOf(field, at) : 0);
  window.scrollBy({ top: top - window.innerHeight / 3 });
});
