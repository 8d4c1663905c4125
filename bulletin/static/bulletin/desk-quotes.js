// Quotes that find their place again in a text that was typed in since: the rules of articles/proofing/quotes.py.
const CONTEXT = 32;
const LEAST_CONTEXT = 4;

const shared = (one, other) => {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
};

const reversed = (text) => [...text].reverse();

// How many characters beside the place are as quoted; -1 where too few are on either side.
const agreement = (text, at, { prefix, exact, suffix }) => {
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const after = text.slice(at + exact.length, at + exact.length + CONTEXT);
  if (!prefix && !suffix) return before || after ? -1 : 0;
  const left = shared(reversed(before), reversed(prefix));
  const right = shared([...after], [...suffix]);
  const isLeft = prefix && left >= Math.min(LEAST_CONTEXT, [...prefix].length);
  const isRight = suffix && right >= Math.min(LEAST_CONTEXT, [...suffix].length);
  return isLeft || isRight ? left + right : -1;
};

// Where the quote {prefix, exact, suffix, start} stands in the text; -1 where it no longer does.
export const anchor = (text, quote) => {
  if (!quote.exact) return -1;
  let best = -1;
  let most = -1;
  for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + 1)) {
    const agrees = agreement(text, at, quote);
    if (agrees < 0) continue;
    const isNearer = Math.abs(at - quote.start) < Math.abs(best - quote.start);
    if (agrees > most || (agrees === most && isNearer)) [best, most] = [at, agrees];
  }
  return best;
};

// The one stretch in which two texts differ: {at, removed, inserted}, as short as can be; null where they are equal.
export const difference = (before, after) => {
  if (before === after) return null;
  const least = Math.min(before.length, after.length);
  let at = 0;
  while (at < least && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < least - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { at, removed: before.slice(at, before.length - end), inserted: after.slice(at, after.length - end) };
};
