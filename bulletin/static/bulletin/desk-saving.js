// Saving without the page: what was typed stays where it is, the caret too. Where another version stands by now, or
// a field has an error, the form is sent as a page, which joins both texts or shows the errors with all that was typed.
export class Saving {
  constructor(desk) {
    this.desk = desk;
    const { form } = desk;
    form.addEventListener("submit", (event) => {
      if (this.asPage) return;
      event.preventDefault();
      if (event.submitter?.name === "_next") this.advance();
      else this.save();
    });
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && !desk.fields.areClean) event.preventDefault();
    });
  }

  // Whether the article is saved in the end.
  async save() {
    const { fields, form } = this.desk;
    let sent;
    const answer = await this.desk.ask("save", {}, () => {
      sent = fields.snapshot();
      return new FormData(form);
    });
    if (answer.status === 200) {
      fields.markSaved(sent);
      // What kept it from being saved the last time is settled by now.
      for (const note of document.querySelectorAll("#content-main > .errornote, .errorlist")) note.remove();
      form.elements.reason.value = "";
      fields.markSaved(new Map([[fields.of(form.elements.reason), ""]]));
      fields.of(form.elements.reason).known = "";
      await this.desk.take(answer.state);
      this.desk.tell(answer.said);
      this.desk.emit("saved", { version: answer.state.version });
      return true;
    }
    if (answer.status === 409 || (answer.status === 422 && !answer.notice)) {
      if (this.desk.emit(answer.status === 409 ? "clash" : "errors", { answer })) this.sendAsPage();
      return false;
    }
    this.desk.refuse(answer);
    return false;
  }

  sendAsPage(name = "_save") {
    this.asPage = this.leaving = true;
    this.desk.form.requestSubmit(document.querySelector(`[name=${name}]`));
  }

  async advance() {
    const next = document.querySelector(".desk-head a[rel=next]");
    if (!this.desk.fields.areClean && !(await this.save())) return;
    if (!next) {
      this.desk.say("last");
      return;
    }
    this.leaving = true;
    location.assign(next.href);
  }
}
