// One order for what was typed and what was decided: undo takes back the last of them, redo does it again.
// A step is {field, at, removed, inserted} for typing, {field, before, after} for a choice, or any object with
// `undo` and `redo`, which may wait for the server and say by false that they could not.
const PAUSE = 1500;
const MOST = 1000;

export class History {
  constructor(fields, { changed, missed, settled }) {
    this.fields = fields;
    this.changed = changed;
    this.missed = missed;
    this.settled = settled;
    this.done = [];
    this.undone = [];
    this.busy = Promise.resolve();
    const form = fields.form;
    const control = (event) => fields.of(event.target);
    document.addEventListener("input", (event) => {
      if (control(event) && !event.isComposing) this.note(control(event));
    });
    document.addEventListener("compositionend", (event) => control(event) && this.note(control(event)));
    document.addEventListener("change", (event) => control(event) && this.note(control(event)));
    form.addEventListener("beforeinput", (event) => {
      // The browser's own undo does not know of decisions.
      if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
        event.preventDefault();
        this[event.inputType === "historyUndo" ? "undo" : "redo"]();
      }
    });
  }

  note(field) {
    if (!field.isText) {
      if (field.known !== field.value) this.push({ field, before: field.known, after: field.value });
      field.known = field.value;
      return;
    }
    const change = field.typed();
    if (!change) return;
    const now = performance.now();
    const last = this.done.at(-1);
    const goesOn = last && last.field === field && "at" in last && now - last.when < PAUSE && !this.undone.length;
    if (goesOn && !change.removed && change.at === last.at + last.inserted.length) {
      last.inserted += change.inserted;
    } else if (goesOn && !change.inserted && !last.inserted && change.at + change.removed.length === last.at) {
      Object.assign(last, { at: change.at, removed: change.removed + last.removed });
    } else {
      this.push({ field, ...change });
    }
    this.done.at(-1).when = now;
    this.changed();
  }

  push(step) {
    this.done.push(step);
    if (this.done.length > MOST) this.done.shift();
    this.undone = [];
    this.changed();
  }

  // Forgets everything: what is now before the eyes is another text.
  clear() {
    this.done = [];
    this.undone = [];
    this.changed();
  }

  undo() {
    return this.turn(this.done, this.undone, "undo");
  }

  redo() {
    return this.turn(this.undone, this.done, "redo");
  }

  turn(from, to, way) {
    this.busy = this.busy.then(async () => {
      await this.settled();
      const step = from.pop();
      if (!step) return this.missed(way === "undo" ? "nothingToUndo" : "nothingToRedo");
      const worked = step[way] ? await step[way]() : this.apply(step, way === "undo");
      if (worked) to.push(step);
      this.changed();
      return worked ? step : null;
    });
    return this.busy;
  }

  apply(step, back) {
    const { field } = step;
    if (!("at" in step)) {
      field.set(back ? step.before : step.after);
      return true;
    }
    const [out, into] = back ? [step.inserted, step.removed] : [step.removed, step.inserted];
    if (field.value.slice(step.at, step.at + out.length) !== out) {
      this.missed("changedSince");
      return false;
    }
    field.splice(step.at, step.at + out.length, into);
    if (field.control.selectionStart !== null) {
      field.control.focus({ preventScroll: true });
      field.control.setSelectionRange(step.at + into.length, step.at + into.length);
    }
    return true;
  }
}
