// The proof desk: one article, put right without leaving its page. Without this script the page's form does all of
// it, with a page for each step; with it nothing that is typed is ever given up for an answer of the server.
//
// For other scripts, the form (#article_form) sends these events; they bubble:
//   desk:ready   {desk}             once, when the desk works. `desk.fields`, `desk.suspects` and `desk.history` are usable.
//   desk:typed   {clean}            what stands in the fields changed, by typing, undo or a decision
//   desk:saved   {version}          the article was saved
//   desk:decided {name, suggestion, version}   accept, reject, everywhere or reopen was written
//   desk:action  {action, by}       an action of the help's list was asked for; `by` is key or pointer
//   desk:clash, desk:errors {answer}  saving met another version or wrong input. Prevent the default to deal with it;
//                                   else the form is sent as a page.
//   desk:failed  {status}           0: no connection, 401: no longer logged in, else the status of the answer
// A script that puts words into a field itself sends the field's own `input` event, and undo takes it back like typing.
import { Decisions } from "./desk-decisions.js";
import { Fields } from "./desk-fields.js";
import { History } from "./desk-history.js";
import { Keys } from "./desk-keys.js";
import { reveal } from "./desk-live.js";
import { Marks } from "./desk-marks.js";
import { Notice } from "./desk-notice.js";
import { ask } from "./desk-requests.js";
import { People } from "./desk-people.js";
import { Saving } from "./desk-saving.js";
import { Scrolling } from "./desk-scrolling.js";
import { Structure } from "./desk-structure.js";
import { Suspects } from "./desk-suspects.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

class Desk {
  constructor(form) {
    this.form = form;
    this.words = document.getElementById("desk-words").dataset;
    this.said = document.getElementById("desk-said");
    this.base = form.dataset.desk.replace(/suspects\/$/, "");
    this.fields = new Fields(form);
    this.suspects = new Suspects(this.fields, document.getElementById("suspects"));
    this.suspects.take(read("desk-places"));
    this.marks = new Marks(this.fields, this.suspects);
    this.history = new History(this.fields, {
      changed: () => this.changed(),
      missed: (name) => this.say(name),
      settled: () => this.decisions.settled,
    });
    this.decisions = new Decisions(this);
    this.saving = new Saving(this);
    this.notice = new Notice(this);
    this.scrolling = new Scrolling({
      source: document.getElementById("pane-lines"), text: form, list: this.suspects.list,
      field: this.fields.named("text"), marks: this.marks, suspects: this.suspects, passages: read("desk-passages"),
    });
    this.people = new People(this);
    this.structure = new Structure(this);
    this.keys = new Keys(document.getElementById("desk-help"), (action, how) => this.perform(action, how));
    this.listen();
  }

  listen() {
    document.body.classList.add("live");
    reveal(document);
    const redraw = (event) => {
      const field = this.fields.of(event.target);
      if (!field) return;
      this.marks.draw(field);
      this.scrolling.forget();
      this.changed();
    };
    document.addEventListener("input", redraw);
    document.addEventListener("change", redraw);
    document.addEventListener("desk:spliced", redraw);
    document.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !event.target.matches(".one-line")) return;
      event.preventDefault();
      this.saving.save();
    });
    if (document.querySelector(".errornote, #keeping[data-typed]")) this.fields.of(this.form.elements.text).saved = null;
    const asked = Number(location.hash.match(/^#suspect-(\d+)$/)?.[1]);
    this.marks.draw();
    this.choose(this.suspects.quotes.has(asked) ? asked : this.suspects.beside(null, 1));
    this.changed();
    this.emit("ready", { desk: this });
  }

  // What a key or a button asks for. False: the key means nothing here and goes its usual way.
  perform(action, { by, target }) {
    const clicked = Number(target.closest?.("[data-suspect]")?.dataset.suspect) || null;
    const id = by === "pointer" || target.closest?.("button[data-action]") ? (clicked ?? this.suspects.current) : this.suspects.current;
    const actions = {
      next: () => this.choose(this.suspects.beside(this.suspects.current, 1)),
      previous: () => this.choose(this.suspects.beside(this.suspects.current, -1)),
      accept: () => this.decideHere(id, true),
      reject: () => this.decideHere(id, false),
      everywhere: () => this.everywhere(id),
      edit: () => this.edit(id),
      undo: () => this.step("undo"),
      redo: () => this.step("redo"),
      save: () => this.saving.save(),
      check: () => document.getElementById("id_checked")?.click(),
      advance: () => this.saving.advance(),
      help: () => this.keys.toggleHelp(),
      leave: () => this.leave(target),
      person: () => this.people.add(),
      ...this.structure.actions,
    };
    if (!actions[action]) return false;
    this.emit("action", { action, by });
    return actions[action]();
  }

  decideHere(id, accepting) {
    if (id === null) return this.say("none");
    const button = document.activeElement?.closest("[data-suspect] button") ? document.activeElement.dataset.action : null;
    this.decisions.decide(id, accepting);
    if (button) this.suspects.item(this.suspects.current)?.querySelector(`[data-action=${button}]`)?.focus({ preventScroll: true });
  }

  everywhere(id) {
    const button = this.suspects.item(id)?.querySelector("[data-action=everywhere]");
    if (button) this.decisions.everywhere(id, button.dataset.places);
  }

  async step(way) {
    const step = await this.history[way]();
    if (!step) return;
    if (step.field) {
      this.say(way === "undo" ? "undone" : "redone");
      if ("at" in step) this.scrolling.show({ field: step.field, start: step.at, end: step.at + 1 });
    }
  }

  leave(target) {
    if (!target.matches?.("input, textarea, select")) return false;
    target.blur();
  }

  // Brings a suspect before the eyes, in all three columns.
  choose(id) {
    this.suspects.choose(id);
    this.marks.draw();
    const item = id && this.suspects.item(id);
    if (!item) return;
    const place = this.suspects.place(id);
    if (place) this.scrolling.show(place);
    if (this.suspects.list.scrollHeight > this.suspects.list.clientHeight) item.scrollIntoView({ block: "nearest" });
  }

  moveOn(id) {
    this.choose(this.suspects.after(id) ?? id);
  }

  edit(id) {
    const place = id && this.suspects.place(id);
    if (!place) return;
    this.choose(id);
    place.field.control.focus({ preventScroll: true });
    place.field.control.setSelectionRange(place.start, place.end);
  }

  clicked(event) {
    const link = event.target.closest("a.find");
    const item = event.target.closest("li[data-suspect]");
    if (link) {
      event.preventDefault();
      this.edit(Number(item.dataset.suspect));
    } else if (item && !event.target.closest("a, button, summary")) {
      this.choose(Number(item.dataset.suspect));
    }
    const field = this.fields.of(event.target);
    const at = field?.isText ? event.target.selectionStart : null;
    const hit = field && this.suspects.places().find((one) => one.field === field && one.start <= at && at <= one.end);
    if (hit && hit.id !== this.suspects.current) this.choose(hit.id);
  }

  ask(name, values, body = () => ({ ...values, ...this.notice.values, version: this.form.elements.version.value })) {
    return ask(`${this.base}${name}/`, body).then((answer) => {
      if (answer.status === 200 && !["reject", "people"].includes(name)) this.notice.forget();
      if (answer.state && answer.status === 200 && name !== "save") {
        this.emit("decided", { name, suggestion: values.suggestion, version: answer.state.version });
      }
      return answer;
    });
  }

  // The article as the server has it now, after it was written for this page.
  async take(state) {
    this.form.elements.version.value = state.version;
    const version = document.querySelector(".desk-head .version");
    version.textContent = version.textContent.replace(/\d+/, state.version);
    this.entitle(state);
    for (const [name, text] of Object.entries(state.texts)) this.rebase(this.fields.named(name), text);
    for (const [photo, caption] of Object.entries(state.captions)) {
      this.rebase(this.fields.named(`photo-${photo}-caption`), caption);
      const seen = this.form.elements.namedItem(`photo-${photo}-seen_caption`);
      if (seen) seen.value = caption;
    }
    const current = this.suspects.current;
    this.suspects.take(state.suspects);
    if (this.suspects.unknown) {
      const response = await fetch(`${this.base}suspects/`);
      if (response.ok) this.suspects.learn(await response.text());
      this.suspects.take(state.suspects);
    }
    this.suspects.choose(current ?? this.suspects.beside(null, 1));
    this.marks.draw();
    this.changed();
  }

  // The headline over the desk and of the window is the saved one.
  entitle({ title, texts }) {
    const heading = document.querySelector(".desk-head h1");
    document.title = document.title.replace(heading.textContent, title);
    heading.textContent = title;
    heading.classList.toggle("untitled", !texts.headline);
  }

  // What is saved of a field by now; where nothing was typed it is also what stands in it.
  rebase(field, saved) {
    if (!field) return;
    const wasClean = field.isClean;
    const same = field.value.replace(/\s+$/, "") === saved.replace(/\s+$/, "");
    if (wasClean && !same) field.splice(0, field.value.length, saved);
    field.saved = wasClean || same ? field.value : saved;
  }

  changed() {
    const tools = { undo: this.history.done, redo: this.history.undone };
    for (const [name, steps] of Object.entries(tools)) {
      document.querySelector(`.tools [data-action=${name}]`).disabled = !steps.length;
    }
    const note = document.querySelector(".dirty");
    note.textContent = this.fields.areClean ? "" : note.dataset.words;
    this.emit("typed", { clean: this.fields.areClean });
  }

  emit(name, detail) {
    return this.form.dispatchEvent(new CustomEvent(`desk:${name}`, { bubbles: true, cancelable: true, detail }));
  }

  confirm(name, values) {
    const dialog = document.getElementById("desk-ask");
    dialog.querySelector("p").textContent = this.words[name].replace(/\{(\w+)\}/g, (_all, key) => values[key]);
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  say(name, { urgent = false } = {}) {
    this.tell([this.words[name]], urgent);
  }

  // `link` {url, words}: where to go from there.
  tell(sentences, urgent = false, link = null) {
    this.said.classList.toggle("urgent", urgent);
    this.said.textContent = sentences.join(" ");
    if (!link) return;
    const way = document.createElement("a");
    way.href = link.url;
    way.textContent = link.words;
    this.said.append(" ", way);
  }

  // Says why something could not be done.
  refuse(answer) {
    if (answer.notice && this.notice.ask(answer)) return;
    const words = { 0: this.words.offline, 401: this.words.expired }[answer.status] ?? this.words.failed;
    this.tell(answer.said.length ? answer.said : [words], true);
    if (answer.status !== 200 && answer.status !== 409) this.emit("failed", { status: answer.status });
  }
}

const form = document.getElementById("article_form");
if (form) new Desk(form);
