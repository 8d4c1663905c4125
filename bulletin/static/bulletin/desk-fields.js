// The fields of the article's form: what was typed into each, what is saved of it, and changing it without losing
// the caret. A field is "clean" where what stands in it is what is saved.
import { difference } from "./desk-quotes.js";

const TYPED = "textarea, input[type=text], input[type=number], input:not([type])";

export class Field {
  constructor(control) {
    this.control = control;
    this.name = control.name;
    this.isText = control.matches(TYPED);
    this.saved = this.value;
    this.known = this.value;
  }

  get value() {
    return this.control.type === "checkbox" ? String(this.control.checked) : this.control.value;
  }

  get isClean() {
    return this.value === this.saved;
  }

  // Puts `words` in place of what stands from `start` to `end`; the caret stays at its words.
  splice(start, end, words) {
    this.control.setRangeText(words, start, end, "preserve");
    this.known = this.value;
    this.control.dispatchEvent(new CustomEvent("desk:spliced", { bubbles: true }));
  }

  // Gives a field its whole value: a choice, a day, a tick.
  set(value) {
    if (this.control.type === "checkbox") this.control.checked = value === "true";
    else this.control.value = value;
    this.known = this.value;
    this.control.dispatchEvent(new CustomEvent("desk:spliced", { bubbles: true }));
  }

  // What was typed since the field was last looked at, as {at, removed, inserted}; null for nothing.
  typed() {
    const change = difference(this.known, this.value);
    this.known = this.value;
    return change;
  }
}

export class Fields {
  constructor(form) {
    this.form = form;
    this.all = new Map();
    for (const control of form.elements) {
      // The panel of people is no part of the text: its buttons send its fields.
      if (control.name?.startsWith("people-")) continue;
      if (control.name && !["hidden", "submit", "button"].includes(control.type)) this.all.set(control, new Field(control));
    }
  }

  of(control) {
    return this.all.get(control);
  }

  named(name) {
    return [...this.all.values()].find((field) => field.name === name);
  }

  // The field that holds a suggestion's words.
  holding({ field, photo, prefix, exact, suffix, replacement }) {
    if (field === "caption") return this.named(`photo-${photo}-caption`);
    if (field !== "byline") return this.named(field);
    const names = [prefix + exact + suffix, prefix + (replacement ?? exact) + suffix];
    return [...this.all.values()].find((one) => /^bylines-\d+-name$/.test(one.name) && names.includes(one.value));
  }

  get areClean() {
    return [...this.all.values()].every((field) => field.isClean);
  }

  // What is being sent now is what will be saved: called when an answer says that it was.
  snapshot() {
    return new Map([...this.all.values()].map((field) => [field, field.value]));
  }

  markSaved(snapshot) {
    for (const [field, value] of snapshot) field.saved = value;
  }
}
