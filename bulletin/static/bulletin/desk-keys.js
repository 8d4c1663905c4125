// Keys, buttons and what they do. The list of keys is the page's own help. A key that a running composition (the
// input of Chinese) has begun is never ours, nor is a single character while something is being typed.
const PLAIN = "bulletin-desk-plain-keys";

const isTyping = (node) => node.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const isComposing = (event) => event.isComposing || event.keyCode === 229;

const combination = (event) => {
  const control = event.ctrlKey || event.metaKey;
  // With Option, a Mac writes another character; with Ctrl, the place of a letter depends on the keyboard.
  const letter = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
  return [control && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", control ? letter : event.code].filter(Boolean).join("+");
};

export class Keys {
  constructor(help, perform) {
    this.help = help;
    this.perform = perform;
    this.combined = new Map();
    this.plain = new Map();
    for (const row of help.querySelectorAll("tr[data-action]")) {
      for (const keys of row.dataset.keys.split(" ")) this.combined.set(keys, row.dataset.action);
      for (const key of (row.dataset.plain ?? "").split(" ").filter(Boolean)) this.plain.set(key, row.dataset.action);
    }
    this.wish = help.querySelector("#desk-plain-keys");
    this.wish.checked = localStorage.getItem(PLAIN) !== "off";
    this.wish.addEventListener("change", () => localStorage.setItem(PLAIN, this.wish.checked ? "on" : "off"));
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("click", (event) => this.clicked(event));
  }

  pressed(event) {
    if (isComposing(event) || event.getModifierState("AltGraph") || document.querySelector("dialog[open]")) return;
    const action = this.combined.get(combination(event)) ?? this.plainAction(event);
    if (action && this.perform(action, { by: "key", target: event.target }) !== false) event.preventDefault();
  }

  plainAction(event) {
    if (!this.wish.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
    return this.plain.get(event.key);
  }

  clicked(event) {
    const button = event.target.closest("[data-action]");
    if (!button || button.tagName !== "BUTTON") return;
    event.preventDefault();
    this.perform(button.dataset.action, { by: event.detail === 0 ? "key" : "pointer", target: button });
  }

  toggleHelp() {
    if (this.help.open) this.help.close();
    else this.help.showModal();
  }
}
