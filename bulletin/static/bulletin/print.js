/* Buttons that print the page: shown only where there is a script to print with. */
for (const button of document.querySelectorAll("[data-tool=print]")) {
  (button.closest("[data-print]") || button).hidden = false;
  button.addEventListener("click", () => window.print());
}
