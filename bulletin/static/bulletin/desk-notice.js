// What readers are told of a change in a published article. It is asked for when the server wants it: the notice that
// the server proposes is filled in, and what was to be done is done again by the editor.
export class Notice {
  constructor(desk) {
    this.desk = desk;
    this.part = document.getElementById("notice");
    this.names = ["notice", "notice_text", "notice_reason"];
  }

  // What goes with a decision of a suspect; the form itself sends it when the article is saved.
  get values() {
    if (!this.part) return {};
    const sent = new FormData(this.desk.form);
    return Object.fromEntries(this.names.map((name) => [name, sent.get(name) ?? ""]));
  }

  ask(answer) {
    if (!this.part) return false;
    const text = this.desk.form.elements.notice_text;
    this.part.hidden = false;
    if (!text.value) this.desk.fields.of(text).splice(0, 0, answer.notice);
    this.desk.tell(answer.said, true);
    text.focus();
    text.scrollIntoView({ block: "center" });
    return true;
  }

  // It was given with what is saved by now: the next change has its own.
  forget() {
    if (!this.part) return;
    this.part.hidden = true;
    for (const name of ["notice_text", "notice_reason"]) {
      const field = this.desk.fields.of(this.desk.form.elements[name]);
      field.control.value = field.saved = field.known = "";
    }
  }
}
