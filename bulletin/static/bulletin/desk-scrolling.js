// The panes scroll together: the source lines of the paragraph before the eyes stand at the same height as it, and
// the list shows the suspects of that part of the text. Which paragraph came from which lines is told by the parser's
// record; an edited paragraph is the parsed one with which it shares most pairs of characters.
const EYES = 0.3;

const pairs = (text) => {
  const found = new Set();
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
};

const common = (one, other) => {
  let count = 0;
  for (const pair of one) if (other.has(pair)) count += 1;
  return count;
};

const scrolls = (pane) => pane && getComputedStyle(pane).overflowY === "auto" && pane.scrollHeight > pane.clientHeight + 1;

export class Scrolling {
  constructor({ source, text, list, field, marks, suspects, passages }) {
    Object.assign(this, { source, text, list, field, marks, suspects });
    this.passages = passages.map(({ text: words, lines }) => ({ pairs: pairs(words), lines }));
    this.found = new Map();
    this.driver = text;
    this.places = null;
    for (const pane of [source, text, list]) {
      for (const kind of ["wheel", "pointerdown", "touchstart", "keydown", "focusin"]) {
        pane.addEventListener(kind, () => { this.driver = pane; }, { passive: true });
      }
      pane.addEventListener("scroll", () => this.driver === pane && this.soon(), { passive: true });
    }
    source.addEventListener("click", (event) => this.toText(event.target.closest("li[id^=L]")));
    field?.control.addEventListener("click", () => this.toSource(field.control.selectionStart));
    addEventListener("resize", () => this.forget());
  }

  forget() {
    this.places = null;
  }

  soon() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.driver === this.text) this.followText();
      else if (this.driver === this.source) this.followSource();
    });
  }

  // The paragraphs of the text: {start, end, lines} with the numbers of their source lines.
  paragraphs() {
    if (this.places) return this.places;
    this.places = [];
    let start = 0;
    for (const words of this.field.value.split("\n")) {
      if (words.trim()) this.places.push({ start, end: start + words.length, lines: this.linesOf(words) });
      start += words.length + 1;
    }
    return this.places;
  }

  linesOf(words) {
    if (!this.found.has(words)) {
      const own = pairs(words);
      const shares = this.passages.map((passage) => common(own, passage.pairs));
      const most = Math.max(0, ...shares);
      this.found.set(words, most ? this.passages[shares.indexOf(most)].lines : []);
    }
    return this.found.get(words);
  }

  row(number) {
    return this.source.querySelector(`#L${number}`);
  }

  // Top and height, on the screen, of the source lines of a paragraph; null where it has none.
  span(paragraph) {
    const rows = paragraph.lines.map((number) => this.row(number)).filter(Boolean);
    if (!rows.length) return null;
    const top = rows[0].getBoundingClientRect().top;
    return { top, height: rows.at(-1).getBoundingClientRect().bottom - top };
  }

  printed(paragraph) {
    const first = this.marks.box({ field: this.field, ...paragraph, end: paragraph.start + 1 });
    const last = this.marks.box({ field: this.field, start: paragraph.end - 1, end: paragraph.end });
    return { top: first.top, height: last.bottom - first.top };
  }

  eyes(pane) {
    const box = pane.getBoundingClientRect();
    return box.top + box.height * EYES;
  }

  followText() {
    if (!this.field) return;
    const eyes = this.eyes(this.text);
    const all = this.paragraphs();
    const at = all.find((one) => { const { top, height } = this.printed(one); return top + height >= eyes; }) ?? all.at(-1);
    if (at) this.align(this.printed(at), eyes, this.span(at), this.source);
    this.followWithList(eyes);
  }

  // Turns `pane` so that its span is seen at the same share of its height at the eyes as the other.
  align(from, eyes, to, pane) {
    if (!to || !scrolls(pane)) return;
    const share = Math.min(1, Math.max(0, (eyes - from.top) / Math.max(1, from.height)));
    const before = from.top > eyes ? from.top - eyes : 0;
    pane.scrollTop += to.top + share * to.height - this.eyes(pane) - before;
  }

  followSource() {
    if (!this.field) return;
    const eyes = this.eyes(this.source);
    const spans = this.paragraphs().map((one) => [one, this.span(one)]).filter(([, span]) => span);
    const found = spans.find(([, span]) => span.top + span.height >= eyes) ?? spans.at(-1);
    if (found) this.align(found[1], eyes, this.printed(found[0]), this.text);
    this.followWithList(this.eyes(this.text));
  }

  followWithList(eyes) {
    if (!scrolls(this.list)) return;
    const places = this.suspects.places();
    const next = places.find((place) => this.marks.box(place).bottom >= eyes) ?? places.at(-1);
    const item = next && this.suspects.item(next.id);
    if (item) this.list.scrollTop += item.getBoundingClientRect().top - this.list.getBoundingClientRect().top - 8;
  }

  // Brings a place {field, start, end} before the eyes, and its source line; what is well in sight stays where it is.
  show(place) {
    const box = this.marks.box(place);
    this.driver = this.text;
    if (scrolls(this.text)) {
      const pane = this.text.getBoundingClientRect();
      if (box.top < pane.top + 30 || box.bottom > pane.top + pane.height * 0.8) {
        this.text.scrollTop += box.top - this.eyes(this.text);
      }
    } else if (box.top < 60 || box.bottom > innerHeight * 0.6) {
      scrollBy({ top: box.top - innerHeight * EYES });
    }
    if (place.field === this.field) this.toSource(place.start, true);
    else this.mark(this.source.querySelectorAll(`li.own[data-role="${place.field.name}"]`));
  }

  // Marks the source line of a character of the text, and brings it into sight.
  toSource(offset, byHeight = false) {
    const paragraph = this.paragraphs().find((one) => one.start <= offset && offset <= one.end);
    if (!paragraph) return;
    const words = pairs(this.field.value.slice(Math.max(paragraph.start, offset - 6), Math.min(paragraph.end, offset + 8)));
    const rows = paragraph.lines.map((number) => this.row(number)).filter(Boolean);
    const shares = rows.map((row) => common(words, pairs(row.querySelector(".raw").textContent)));
    const row = rows[shares.indexOf(Math.max(...shares))];
    this.mark(row ? [row] : []);
    if (row && byHeight && scrolls(this.source)) {
      const box = this.marks.box({ field: this.field, start: offset, end: offset + 1 });
      this.source.scrollTop += row.getBoundingClientRect().top - box.top;
      this.seen(row);
    }
  }

  mark(rows) {
    for (const row of this.source.querySelectorAll(".under-eyes")) row.classList.remove("under-eyes");
    for (const row of rows) row.classList.add("under-eyes");
    if (rows.length) this.seen(rows[0]);
  }

  seen(row) {
    const box = row.getBoundingClientRect();
    const pane = this.source.getBoundingClientRect();
    if (scrolls(this.source) && (box.top < pane.top || box.bottom > pane.bottom)) {
      this.source.scrollTop += box.top - this.eyes(this.source);
    }
  }

  // Shows in the text what a source line became.
  toText(row) {
    if (!row || !this.field || getSelection().toString()) return;
    const number = Number(row.id.slice(1));
    const paragraph = this.paragraphs().find((one) => one.lines.includes(number));
    this.mark([row]);
    const { role } = row.dataset;
    const control = paragraph ? this.field.control : document.querySelector(`#id_${CSS.escape(role || "none")}`);
    if (!control) return;
    control.focus({ preventScroll: true });
    if (!paragraph) return control.scrollIntoView({ block: "center" });
    const line = row.querySelector(".raw").textContent;
    const inside = this.field.value.slice(paragraph.start, paragraph.end).indexOf(line.trim().slice(0, 4));
    const at = paragraph.start + Math.max(0, inside);
    this.field.control.setSelectionRange(at, at);
    this.show({ field: this.field, start: at, end: at + 1 });
    this.mark([row]);
  }
}
