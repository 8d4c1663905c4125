// The suspects of the article: the rows of the list, where their words stand in what is typed, and the one before
// the eyes. Rows that were decided leave the list but are kept, so that undo brings them back.
import { reveal } from "./desk-live.js";
import { anchor } from "./desk-quotes.js";

export class Suspects {
  constructor(fields, panel) {
    this.fields = fields;
    this.panel = panel;
    this.list = panel.querySelector("ol");
    this.rows = new Map();
    this.quotes = new Map();
    this.current = null;
    for (const item of this.list.children) this.rows.set(Number(item.dataset.suspect), item);
  }

  // `quotes` in the order of the text, as the server knows them.
  take(quotes) {
    this.quotes = new Map(quotes.map((quote) => [quote.id, quote]));
    const items = quotes.map(({ id }) => this.rows.get(id)).filter(Boolean);
    for (const item of [...this.list.children]) if (!items.includes(item)) item.remove();
    items.forEach((item, n) => {
      if (this.list.children[n] !== item) this.list.insertBefore(item, this.list.children[n] ?? null);
    });
    this.panel.querySelector("#suspects-count").textContent = items.length;
    this.panel.querySelector(".none").hidden = items.length > 0;
    if (!this.quotes.has(this.current)) this.current = null;
  }

  // The rows, as an HTML page from the server has them, of suspects that this page does not know.
  learn(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    reveal(page);
    for (const item of page.querySelectorAll("li[data-suspect]")) {
      const id = Number(item.dataset.suspect);
      if (!this.rows.has(id)) this.rows.set(id, document.adoptNode(item));
    }
  }

  get unknown() {
    return [...this.quotes.keys()].some((id) => !this.rows.has(id));
  }

  // Where a suspect's words stand in what is typed: {id, field, start, end}; null where they no longer do.
  place(id) {
    const quote = this.quotes.get(id);
    const field = quote && this.fields.holding(quote);
    if (!field) return null;
    const start = quote.field === "byline" ? (field.value === quote.prefix + quote.exact + quote.suffix ? quote.prefix.length : -1) : anchor(field.value, quote);
    if (start < 0) return null;
    const risky = this.rows.get(id)?.classList.contains("risky") ?? false;
    return { id, field, start, end: start + quote.exact.length, risky, current: id === this.current };
  }

  places() {
    return [...this.quotes.keys()].map((id) => this.place(id)).filter(Boolean);
  }

  choose(id) {
    this.current = this.quotes.has(id) ? id : null;
    for (const [key, item] of this.rows) {
      item.classList.toggle("current", key === this.current);
      if (key === this.current) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  // The one so many steps further in the order of the text; round the end again.
  beside(id, step) {
    const ids = [...this.quotes.keys()];
    if (!ids.length) return null;
    const at = ids.indexOf(id);
    return at < 0 ? ids[step > 0 ? 0 : ids.length - 1] : ids[(at + step + ids.length) % ids.length];
  }

  // The one after a decision of `id`: what stands behind it, else before it.
  after(id) {
    const ids = [...this.quotes.keys()];
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1] ?? null;
  }

  item(id) {
    return this.rows.get(id);
  }
}
