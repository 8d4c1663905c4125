// Accepting and leaving suspects in place. The server decides on the saved article; the same replacement is then made
// in what is typed, found by its quote. Where something was typed at the place itself, nothing is decided.
import { anchor, difference } from "./desk-quotes.js";

const LEAST_CONTEXT = 4;

// The quote of what stands there after the replacement, and where in its words the replacement begins.
const replaced = ({ prefix, replacement, suffix, start }) => {
  if (replacement) return [{ prefix, exact: replacement, suffix, start }, 0];
  const before = prefix.slice(-LEAST_CONTEXT);
  const behind = suffix.slice(0, LEAST_CONTEXT);
  const rest = [prefix.slice(0, prefix.length - before.length), suffix.slice(behind.length)];
  return [{ prefix: rest[0], exact: before + behind, suffix: rest[1], start: start - before.length }, before.length];
};

export class Decisions {
  constructor(desk) {
    this.desk = desk;
    this.waiting = new Set();
    this.settled = Promise.resolve();
  }

  decide(id, accepting) {
    const { suspects } = this.desk;
    const quote = suspects.quotes.get(id);
    if (!quote || this.waiting.has(id)) return;
    if (!suspects.place(id)) return this.desk.say("touched", { urgent: true });
    this.waiting.add(id);
    suspects.item(id).setAttribute("aria-busy", "true");
    this.desk.moveOn(id);
    this.settled = this.send(accepting ? "accept" : "reject", quote, accepting).then(({ worked, splices }) => {
      this.waiting.delete(id);
      suspects.item(id).removeAttribute("aria-busy");
      if (worked) this.desk.history.push(this.step(quote, accepting, splices));
      else this.desk.choose(id);
    });
  }

  // Asks the server, makes the same change in what is typed (`writes`: there is one), and tells what was done.
  async send(name, quote, writes) {
    const { suspects, fields } = this.desk;
    const answer = await this.desk.ask(name, { suggestion: quote.id });
    if (answer.status !== 200 || !answer.done.includes(quote.id)) {
      if (answer.status === 200) await this.desk.take(answer.state);
      this.desk.refuse(answer);
      return { worked: false, splices: [] };
    }
    const splices = [];
    for (const id of writes ? answer.done : []) {
      const one = suspects.quotes.get(id) ?? quote;
      const splice = name === "reopen" ? this.putBack(one) : this.putIn(one);
      if (splice) splices.push(splice);
    }
    await this.desk.take(answer.state);
    const expected = writes && quote.replacement !== null;
    if (expected && !splices.length && !fields.areClean) this.desk.say("kept", { urgent: true });
    else this.desk.tell(answer.said);
    return { worked: true, splices };
  }

  // The step of the history: undo opens the suggestion again, on the server and here; redo decides it again.
  // `link` leads to taking back what was decided in other places with it.
  step(quote, accepting, splices, link = null) {
    const { suspects } = this.desk;
    const again = async (name, back) => {
      if (splices.some((splice) => !this.fits(splice, back))) {
        this.desk.say("changedSince", { urgent: true });
        return false;
      }
      const now = back ? quote : (suspects.quotes.get(quote.id) ?? quote);
      const result = await this.send(name, now, accepting);
      if (result.worked && !back) splices = result.splices;
      if (result.worked && back && link) this.desk.tell([this.desk.words.onlyHere], false, link);
      if (result.worked) this.desk.choose(back ? quote.id : suspects.after(quote.id));
      return result.worked;
    };
    return { undo: () => again("reopen", true), redo: () => again(accepting ? "accept" : "reject", false) };
  }

  fits({ field, at, removed, inserted }, back) {
    const words = back ? inserted : removed;
    return field.value.slice(at, at + words.length) === words;
  }

  putIn(quote) {
    const field = this.desk.fields.holding(quote);
    const at = field && quote.replacement !== null ? anchor(field.value, quote) : -1;
    return at < 0 ? null : this.replace(field, at, quote.exact, quote.replacement);
  }

  putBack(quote) {
    const field = this.desk.fields.holding(quote);
    if (!field || quote.replacement === null) return null;
    const [found, before] = replaced(quote);
    const at = anchor(field.value, found);
    return at < 0 ? null : this.replace(field, at + before, quote.replacement, quote.exact);
  }

  // Only where the words differ, so that the caret inside them stays.
  replace(field, start, from, to) {
    const change = difference(from, to);
    const wasClean = field.isClean;
    field.splice(start + change.at, start + change.at + change.removed.length, change.inserted);
    if (wasClean) field.saved = field.value;
    return { field, at: start + change.at, removed: change.removed, inserted: change.inserted };
  }

  async everywhere(id, places) {
    const { suspects, history } = this.desk;
    const quote = suspects.quotes.get(id);
    if (!quote || !(await this.desk.confirm("everywhere", { words: quote.replacement || "×", count: places }))) return;
    const answer = await this.desk.ask("everywhere", { suggestion: id });
    if (answer.status !== 200) return this.desk.refuse(answer);
    for (const one of answer.done) {
      const here = suspects.quotes.get(one);
      const splices = here ? [this.putIn(here)].filter(Boolean) : [];
      if (here) history.push(this.step(here, true, splices, answer.link));
    }
    const next = suspects.after(id);
    await this.desk.take(answer.state);
    this.desk.choose(suspects.quotes.has(id) ? id : next);
    this.desk.tell(answer.said, false, answer.link);
  }
}
