"use strict";

// Keeps what is typed into an article's form: in this browser at once, with Bulletin some seconds after typing stops
// and on leaving. Tells when the login or the connection is lost, and who else has the article open. Without this
// script everything works; what is typed is then kept only by saving it.
const keeping = document.getElementById("keeping");
const PAUSE = 3000;
const REPORT = 30_000;
// Fields of the panel of people are no part of the text: their own buttons send them.
const OTHERS = "people-";

class Kept {
  constructor(place) {
    this.name = `bulletin-draft-${place.article}-${place.user}`;
  }

  // A browser may refuse to store anything; then Bulletin alone keeps the draft.
  put(draft) {
    try {
      localStorage.setItem(this.name, JSON.stringify(draft));
    } catch {
      return;
    }
  }

  get() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      return;
    }
  }
}

class Keeper {
  constructor(place) {
    this.place = place;
    this.form = place.hasAttribute("data-read-only") ? null : document.getElementById("article_form");
    this.kept = new Kept(place.dataset);
    this.dirty = false;
    this.timer = 0;
    this.leaving = false;
  }

  get token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? cookie[1] : this.form?.elements.namedItem("csrfmiddlewaretoken")?.value ?? "";
  }

  get draft() {
    const typed = [...new FormData(this.form)].filter(([name]) => name !== "csrfmiddlewaretoken" && !name.startsWith(OTHERS));
    const content = Object.fromEntries(typed);
    return { version: Number(content.version), content };
  }

  // The answer as an object, or null where the login or the line is lost; the page then says which.
  async send(address, body, options = {}) {
    let response;
    try {
      response = await fetch(address, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": this.token }, body, ...options });
    } catch {
      if (!this.leaving) this.tell("lost-line");
      return null;
    }
    const lost = response.type === "opaqueredirect" || response.status === 403;
    if (lost || response.status >= 500) {
      this.tell(lost ? "lost-login" : "lost-line");
      return null;
    }
    const wasLost = this.lost;
    this.tell("");
    if (wasLost && this.dirty) this.soon();
    return response.ok ? response.json() : {};
  }

  tell(what) {
    this.lost = what;
    for (const name of ["lost-login", "lost-line"]) {
      const note = this.place.querySelector(`.${name}`);
      if (note.hidden !== (name !== what)) note.hidden = name !== what;
    }
  }

  // ---- drafts

  isOurs(field) {
    return field.form === this.form && !field.name.startsWith(OTHERS);
  }

  typed() {
    this.dirty = true;
    this.kept.put(this.draft);
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  async keep(options) {
    clearTimeout(this.timer);
    // A draft that is offered and not yet decided on is not written over; what is typed is then in this browser.
    if (!this.dirty || this.place.querySelector(".offer")) return null;
    const draft = JSON.stringify(this.draft);
    const answer = await this.send(this.place.dataset.draft, draft, options);
    if (!answer || !("kept" in answer)) return answer;
    if (draft === JSON.stringify(this.draft)) {
      this.dirty = false;
      this.kept.drop();
    }
    const note = document.querySelector(".dirty");
    if (note && answer.kept) note.textContent = this.place.dataset.kept.replace("%s", answer.kept);
    return answer;
  }

  // What a crash, a lost line or a lost login left in this browser becomes the draft that Bulletin offers.
  async bring() {
    const left = this.kept.get();
    if (!left?.content || this.place.hasAttribute("data-typed")) return;
    if (left.sent && document.querySelector(".messagelist .success")) {
      this.kept.drop();
      return;
    }
    const answer = await this.send(this.place.dataset.draft, JSON.stringify(left));
    if (!answer) return;
    this.kept.drop();
    if (answer.kept && !this.dirty) location.reload();
  }

  async throwAway() {
    const answer = await this.send(this.place.dataset.draft, JSON.stringify({ version: Number(this.place.dataset.version) }));
    if (!answer) return;
    this.kept.drop();
    this.place.querySelector(".offer").remove();
  }

  // ---- saving

  // After logging in again in another tab the page's own token is an old one.
  submitted() {
    this.form.elements.namedItem("csrfmiddlewaretoken").value = this.token;
    this.kept.put({ ...this.draft, sent: true });
  }

  changed({ detail }) {
    this.clean = detail.clean;
    if (this.dirty || !detail.clean) this.typed();
  }

  saved() {
    clearTimeout(this.timer);
    this.dirty = false;
    this.kept.drop();
    this.tell("");
    this.place.querySelector(".newer").hidden = true;
    this.place.querySelector(".offer")?.remove();
    if (this.clean === false) this.typed();
    // What was on its way while the article was being saved may have come after it.
    else this.send(this.place.dataset.draft, JSON.stringify({ version: Number(this.form.elements.namedItem("version").value) }));
  }

  failed({ detail }) {
    if (detail.status === 401) this.tell("lost-login");
    if (detail.status === 0) this.tell("lost-line");
  }

  // ---- presence

  async report() {
    const answer = await this.send(this.place.dataset.presence, new FormData());
    if (!answer || !("version" in answer)) return answer;
    const line = this.place.querySelector(".presence");
    if (line.textContent !== answer.here) line.textContent = answer.here;
    line.hidden = !answer.here;
    this.compare(answer.version);
    return answer;
  }

  compare(version) {
    const newer = this.place.querySelector(".newer");
    const mine = Number(this.form?.elements.namedItem("version")?.value ?? this.place.dataset.version);
    newer.hidden = !this.form || version <= mine;
    newer.textContent = newer.hidden ? "" : this.place.dataset.newer.replace("%s", version);
  }

  left() {
    this.leaving = true;
    const leave = new FormData();
    leave.set("leave", "1");
    this.send(this.place.dataset.presence, leave, { keepalive: true });
    if (this.form) this.keep({ keepalive: true });
  }

  start() {
    this.report();
    setInterval(() => this.report(), REPORT);
    window.addEventListener("pagehide", () => this.left());
    window.addEventListener("online", () => this.report());
    window.addEventListener("focus", () => this.lost && this.report());
    if (!this.form) return;
    document.addEventListener("input", (event) => this.isOurs(event.target) && this.typed());
    document.addEventListener("change", (event) => this.isOurs(event.target) && this.typed());
    document.addEventListener("submit", (event) => event.target === this.form && this.submitted(), true);
    this.form.addEventListener("desk:typed", (event) => this.changed(event));
    this.form.addEventListener("desk:saved", () => this.saved());
    this.form.addEventListener("desk:failed", (event) => this.failed(event));
    const away = this.place.querySelector(".throw");
    if (away) {
      away.hidden = false;
      away.addEventListener("click", () => this.throwAway());
    }
    if (this.place.hasAttribute("data-typed")) this.typed();
    else this.bring();
  }
}

if (keeping) new Keeper(keeping).start();
