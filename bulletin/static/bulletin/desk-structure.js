// How the article is made up, by keys: the step is taken at the paragraph that holds the caret. What was typed is
// saved first, as a step is made on the saved article; undo takes the step back as a whole, on the server.
const BLANK_LINES = /\n[ \t\u3000]*\n\s*/g;

// The block of a text in which a place lies: {at: its number, from 0, offset: in its words}; null where there is none.
export const blockAt = (text, place) => {
  let at = -1;
  let start = 0;
  let last = null;
  for (const gap of [...text.matchAll(BLANK_LINES), { index: text.length, 0: "" }]) {
    const chunk = text.slice(start, gap.index);
    if (chunk.trim()) {
      at += 1;
      const begins = start + chunk.indexOf(chunk.trim());
      last = { at, offset: Math.max(0, Math.min(place - begins, chunk.trim().length)) };
      if (place <= gap.index) return last;
    }
    start = gap.index + gap[0].length;
  }
  return last;
};

export class Structure {
  constructor(desk) {
    this.desk = desk;
    this.field = desk.fields.named("text");
    this.caret = null;
    this.field?.control.addEventListener("selectionchange", () => this.remember());
    document.addEventListener("selectionchange", () => this.remember());
    this.dialog = document.getElementById("desk-move");
    this.resume();
  }

  remember() {
    if (document.activeElement === this.field?.control) this.caret = this.field.control.selectionStart;
  }

  // Where the step is taken: at the caret, else at the suspect before the eyes, else nowhere.
  place() {
    this.remember(); // the browser tells of a caret that has moved only after a key that came with it
    if (this.caret !== null) return blockAt(this.field.value, this.caret);
    const suspect = this.desk.suspects.current && this.desk.suspects.place(this.desk.suspects.current);
    return suspect && suspect.field === this.field ? blockAt(this.field.value, suspect.start) : null;
  }

  get actions() {
    const turn = (part) => () => this.begin("turn", { part });
    return {
      cut: () => this.begin("cut"), join: () => this.begin("join"), split: () => this.begin("split"),
      move: () => this.choose(), merge: () => this.merge(),
      headline: turn("headline"), kicker: turn("kicker"), deck: turn("deck"), subheading: turn("subheading"),
      paragraph: turn("body"), caption: turn("caption"), furniture: turn("furniture"),
    };
  }

  begin(step, more = {}) {
    if (!this.field) return false;
    const place = this.place();
    if (!place) return this.desk.say("noParagraph", { urgent: true });
    return this.take({ step, block: place.at, offset: place.offset, ...more });
  }

  async merge() {
    const button = document.querySelector("button[data-action=merge]");
    if (!button) return this.desk.say("isFirst", { urgent: true });
    if (await this.desk.confirm("merge", { title: button.dataset.title })) await this.take({ step: `merge:${button.dataset.target}` });
  }

  choose() {
    if (!this.dialog) return this.desk.say("noOther", { urgent: true });
    if (!this.place()) return this.desk.say("noParagraph", { urgent: true });
    this.dialog.returnValue = "no";
    this.dialog.showModal();
    this.dialog.addEventListener("close", () => {
      const target = this.dialog.querySelector("select").value;
      if (this.dialog.returnValue === "yes" && target) this.begin("move", { target });
    }, { once: true });
  }

  // Takes a step now, and again for redo. Whether it worked.
  async take(values, isNew = true) {
    if (this.busy) return false;
    this.busy = true;
    try {
      if (!this.desk.fields.areClean && !(await this.desk.saving.save())) return false;
      const answer = await this.desk.ask("structure", values);
      if (answer.status !== 200) {
        this.desk.refuse(answer);
        return false;
      }
      if (answer.goto) return this.leave(answer.goto);
      await this.desk.take(answer.state);
      await this.redrawSource();
      this.desk.tell(answer.said, false, answer.link);
      if (isNew) this.desk.history.push(this.step(values, answer.batch));
      else this.batch = answer.batch;
      return true;
    } finally {
      this.busy = false;
    }
  }

  step(values, batch) {
    return {
      undo: () => this.take({ step: `undo:${batch}` }, false),
      redo: async () => {
        if (!values) return this.desk.say("nothingToRedo");
        const worked = await this.take(values, false);
        if (worked) batch = this.batch;
        return worked;
      },
    };
  }

  leave(address) {
    this.desk.saving.leaving = true;
    location.assign(address);
    return true;
  }

  // A step that led to this page is the first that undo takes back here.
  resume() {
    const asked = new URLSearchParams(location.search).get("step");
    if (!asked || !/^\d+$/.test(asked)) return;
    this.desk.history.push(this.step(null, asked));
    history.replaceState(null, "", location.pathname + location.hash);
  }

  // Which lines are this article's may have changed.
  async redrawSource() {
    const here = document.getElementById("pane-lines");
    const response = await fetch(location.pathname).catch(() => null);
    if (!here || !response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const now = page.getElementById("pane-lines");
    if (now) here.replaceChildren(...[...now.childNodes].map((node) => document.adoptNode(node)));
    for (const photos of page.querySelectorAll(".part.photos")) this.addPhotos(photos);
    this.desk.scrolling.forget();
  }

  // A caption that was made of a paragraph can be typed into after the page is loaded again; until then it is shown.
  addPhotos(photos) {
    const known = document.querySelector(".part.photos");
    const note = document.getElementById("desk-new-photos");
    if (note) note.hidden = (known?.querySelectorAll(".photo").length ?? 0) === photos.querySelectorAll(".photo").length;
  }
}
