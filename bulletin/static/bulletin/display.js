/* Large type and dark pages, as the reader chose them: kept in this browser, sent to nobody. Loaded in the head, so
   that a page never changes its size or colour before the reader's eyes. Without it the system's choices hold. */
(() => {
  "use strict";

  const root = document.documentElement;
  const KEY = "bulletin-display";
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  }

  function keep(chosen) {
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // A browser that keeps nothing shows the choice until the page is left.
    }
  }

  function apply({ type, scheme }) {
    if (type === "large") root.dataset.type = "large";
    else delete root.dataset.type;
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  const isDark = () => (root.dataset.scheme || (systemDark.matches ? "dark" : "light")) === "dark";

  apply(read());
  root.dataset.scripted = ""; // The buttons stand there from the first moment, or nothing below them would keep its place.

  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.querySelector(".display");
    if (!panel) return;
    const [type, scheme] = ["type", "scheme"].map((name) => panel.querySelector(`[data-display=${name}]`));
    const tell = () => {
      type.setAttribute("aria-pressed", String(root.dataset.type === "large"));
      scheme.setAttribute("aria-pressed", String(isDark()));
    };
    const choose = (change) => {
      const chosen = { ...read(), ...change };
      keep(chosen);
      apply(chosen);
      tell();
    };
    type.addEventListener("click", () => choose({ type: root.dataset.type === "large" ? "" : "large" }));
    scheme.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      choose({ scheme: wanted === (systemDark.matches ? "dark" : "light") ? "" : wanted });
    });
    systemDark.addEventListener("change", tell);
    // What was chosen in another window holds here too.
    window.addEventListener("storage", (event) => {
      if (event.key === KEY) {
        apply(read());
        tell();
      }
    });
    tell();
  });
})();
