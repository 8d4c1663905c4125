// Marks in the text: behind each text area lies a copy of its words, unseen, in which the suspects are marked. The
// text area stays a real one, as high as its copy, which also tells where on the screen a character stands.
const CLASSES = { current: "current", risky: "risky" };

class Backdrop {
  constructor(control) {
    this.control = control;
    this.frame = document.createElement("div");
    this.frame.className = "marked";
    this.copy = document.createElement("div");
    this.copy.className = "marks";
    this.copy.setAttribute("aria-hidden", "true");
    const focused = document.activeElement === control;
    control.replaceWith(this.frame);
    this.frame.append(this.copy, control);
    if (focused) control.focus({ preventScroll: true });
  }

  draw(suspects) {
    const text = this.control.value;
    const ends = suspects.flatMap(({ start, end }) => [start, end]);
    const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
    const parts = cuts.slice(1).map((end, n) => {
      const start = cuts[n];
      const over = suspects.filter((one) => one.start <= start && end <= one.end);
      const words = text.slice(start, end);
      if (!over.length) return document.createTextNode(words);
      const mark = document.createElement("mark");
      mark.textContent = words;
      for (const [name, value] of Object.entries(CLASSES)) mark.classList.toggle(value, over.some((one) => one[name]));
      return mark;
    });
    // A last line that is empty has its height only with something in it.
    this.copy.replaceChildren(...parts, document.createTextNode("\u200b"));
  }

  // The box, on the screen, of the characters from `start` to `end`.
  box(start, end) {
    const range = document.createRange();
    range.setStart(...this.point(start));
    range.setEnd(...this.point(end));
    const boxes = range.getClientRects();
    return boxes.length ? boxes[0] : range.getBoundingClientRect();
  }

  point(offset) {
    const walker = document.createTreeWalker(this.copy, NodeFilter.SHOW_TEXT);
    let left = offset;
    let last = null;
    while (walker.nextNode()) {
      last = walker.currentNode;
      if (left <= last.length) return [last, left];
      left -= last.length;
    }
    return last ? [last, last.length] : [this.copy, 0];
  }
}

export class Marks {
  constructor(fields, suspects) {
    this.fields = fields;
    this.suspects = suspects;
    this.backdrops = new Map();
    for (const field of fields.all.values()) {
      if (field.control.tagName === "TEXTAREA") this.backdrops.set(field, new Backdrop(field.control));
    }
  }

  draw(only = null) {
    const places = this.suspects.places();
    for (const [field, backdrop] of this.backdrops) {
      if (!only || only === field) backdrop.draw(places.filter((place) => place.field === field));
    }
    for (const field of this.fields.all.values()) {
      if (field.control.tagName !== "INPUT") continue;
      const held = places.filter((place) => place.field === field);
      field.control.classList.toggle("suspected", held.length > 0);
      field.control.classList.toggle("current", held.some((place) => place.current));
    }
  }

  // Where on the screen a place {field, start, end} is.
  box({ field, start, end }) {
    return this.backdrops.get(field)?.box(start, end) ?? field.control.getBoundingClientRect();
  }
}
