// The people of the article: somebody added from words marked in the text, put right, or taken off, without the page.
// Without this script the same buttons send the form.
import { reveal } from "./desk-live.js";

export class People {
  constructor(desk) {
    this.desk = desk;
    this.panel = document.getElementById("people");
    this.panel?.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=_people]");
      if (!button) return;
      event.preventDefault();
      this.send(button.value);
    });
    this.panel?.addEventListener("change", (event) => {
      if (event.target.name === "people-name") this.lookUp();
    });
  }

  // Opens the form for a new name, with the words that are marked.
  add() {
    const form = this.panel?.querySelector("#people-add");
    if (!form) return false;
    const { activeElement: control } = document;
    const isText = control && typeof control.selectionStart === "number";
    const words = (isText ? control.value.slice(control.selectionStart, control.selectionEnd) : String(getSelection())).trim();
    const name = form.querySelector("[name=people-name]");
    form.open = true;
    if (words && words.length <= name.maxLength && !words.includes("\n")) name.value = words;
    name.focus();
    return this.lookUp();
  }

  // Who is known by the name: the choices that the page cannot know beforehand.
  async lookUp() {
    const form = this.panel.querySelector("#people-add");
    const name = form.querySelector("[name=people-name]").value.trim();
    const choice = form.querySelector("[name=people-who]");
    for (const option of [...choice.options].filter((one) => one.dataset.found)) option.remove();
    const response = name && (await fetch(`${this.desk.base}who/?${new URLSearchParams({ name })}`).catch(() => null));
    if (!response || !response.ok) return;
    for (const { id, words } of (await response.json()).people) {
      const option = new Option(words, id);
      option.dataset.found = "yes";
      choice.add(option);
    }
  }

  // The fields that belong to a button; all of them start with people-.
  values(what) {
    const data = new FormData();
    for (const [name, value] of new FormData(this.desk.form)) if (name.startsWith("people-")) data.append(name, value);
    data.append("_people", what);
    return data;
  }

  async send(what, values = this.values(what), isNew = true) {
    if (what === "add" && !this.desk.fields.areClean && !(await this.desk.saving.save())) return false;
    const answer = await this.desk.ask("people", {}, () => {
      values.set("version", this.desk.form.elements.version.value);
      return values;
    });
    if (answer.status !== 200) {
      this.desk.refuse(answer);
      return false;
    }
    this.panel.innerHTML = new DOMParser().parseFromString(answer.people, "text/html").getElementById("people").innerHTML;
    reveal(this.panel);
    this.panel.querySelector("summary")?.focus({ preventScroll: true });
    this.desk.tell(answer.said);
    if (isNew) this.desk.history.push(this.step(what, values, answer.batch));
    else this.batch = answer.batch;
    return true;
  }

  step(what, values, batch) {
    return {
      undo: () => {
        const back = new FormData();
        back.append("_people", `undo:${batch}`);
        return this.send("undo", back, false);
      },
      redo: async () => {
        const worked = await this.send(what, values, false);
        if (worked) batch = this.batch;
        return worked;
      },
    };
  }
}
