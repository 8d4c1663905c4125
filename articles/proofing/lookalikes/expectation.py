"""A word model of ordinary Chinese -> how often strings of one to four characters are to be expected.

    model(arpa, dictionary) -> the arrays of data/language.npz, which articles.proofing.lookalikes.language reads

Runs when the model is packed anew, never when texts are proofread. The word model is in ARPA format with up to three
words a row: the open-gram trigrams that Debian's libime ships (LGPL-2.1+). It knows only how likely a word is after
others; how often words stand at all is what its bigrams settle into (a stationary distribution). From there strings are
summed over all words, pairs and triples of words that spell them. The words of jieba's dictionary (MIT) are mixed in:
their counts are from newspapers and novels, the others from the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from articles.proofing.lookalikes.glyphs import candidates
from articles.proofing.lookalikes.language import BASE, ORDERS, quantised

ROUNDS = 12
LONGEST = 8
# What share of word counts comes from the dictionary.
FROM_DICTIONARY = 0.4
# Pairs and triples of words rarer than this in a running text of words are left out.
RAREST_PAIR, RAREST_TRIPLE = 1e-9, 2e-9
# How many strings of two, three and four characters are kept: those that change most what is expected.
KEPT = {2: 700_000, 3: 1_300_000, 4: 850_000}
FADED = 0.4  # What a shorter context is worth, as in Brants et al. 2007.


@dataclass(frozen=True, slots=True)
class WordModel:
    """Words as rows of character numbers (0 fills), their conditional and back-off weights, pairs and triples of
    words with conditional probabilities, and back-off weights of pairs."""

    spelt: np.ndarray
    lengths: np.ndarray
    alone: np.ndarray
    fade: np.ndarray
    pairs: np.ndarray
    pair_odds: np.ndarray
    pair_fade: np.ndarray
    triples: np.ndarray
    triple_odds: np.ndarray


def model(arpa: Iterable[str], dictionary: Iterable[tuple[str, int]]) -> dict[str, np.ndarray]:
    """`arpa` are the lines of the word model, `dictionary` words with counts. Characters outside GB2312 and words
    that have some are left out."""
    words = read(arpa)
    shares = stationary(words)
    total = shares.sum()
    starting = np.bincount(words.spelt[:, 0], words.alone, BASE)
    last = words.spelt[np.arange(len(words.lengths)), words.lengths - 1]
    ending = np.bincount(last, shares * words.fade, BASE) / total
    listed = {word: count for word, count in dictionary if is_spelt(word)}
    counts = {order: _summed(_strings(words, shares / total, listed, order), order) for order in range(1, 5)}
    # Expected strings are per word; a text has fewer words than characters.
    characters = counts[1][1].sum()
    scaled = {order: (keys, weights / characters) for order, (keys, weights) in counts.items()}
    return _packed(scaled, starting / starting.sum(), ending / characters)


def dictionary_counts() -> Iterator[tuple[str, int]]:
    """The words of the dictionary inside the package jieba with their counts."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise LookupError("jieba is not installed")
    for line in Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        yield word, int(count)


def is_spelt(word: str) -> bool:
    return len(word) <= LONGEST and all(sign in NUMBERS for sign in word)


NUMBERS = {sign: at for at, sign in enumerate(candidates(), 1)}


def read(arpa: Iterable[str]) -> WordModel:
    """The word model; raises ValueError where the lines are not in ARPA format."""
    sections: dict[int, list[tuple[float, list[int], float]]] = {1: [], 2: [], 3: []}
    numbers: dict[str, int] = {}
    order = 0
    for line in arpa:
        if line.startswith("\\"):
            order = int(line[1]) if line[1:2].isdigit() else 0
        elif order and "\t" in line:
            odds, text, *fade = line.rstrip("\n").split("\t")
            words = text.split(" ")
            if order == 1 and is_spelt(text):
                numbers[text] = len(numbers)
            known = [numbers.get(word, -1) for word in words]
            if min(known) >= 0:
                sections[order].append((float(odds), known, float(fade[0]) if fade else 0.0))
    spelt = np.zeros((len(numbers), LONGEST), np.int64)
    for word, at in numbers.items():
        spelt[at, : len(word)] = [NUMBERS[sign] for sign in word]
    odds, _, fades = _columns(sections[1], 1)
    pair_odds, pairs, pair_fade = _columns(sections[2], 2)
    triple_odds, triples, _ = _columns(sections[3], 3)
    return WordModel(
        spelt, (spelt > 0).sum(1), odds, fades, pairs, pair_odds, pair_fade, triples, triple_odds
    )  # fmt: skip


def _columns(rows: list[tuple[float, list[int], float]], order: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not rows:
        return np.zeros(0), np.zeros((0, order), np.int64), np.zeros(0)
    odds, words, fades = zip(*rows, strict=True)
    return 10.0 ** np.array(odds), np.array(words, np.int64), 10.0 ** np.array(fades)


def stationary(words: WordModel) -> np.ndarray:
    """How often each word stands in a long text that the pairs make (the sum is 1)."""
    alone = words.alone / words.alone.sum()
    shares = alone
    first, second = words.pairs[:, 0], words.pairs[:, 1]
    for _ in range(ROUNDS):
        listed = np.bincount(second, shares[first] * words.pair_odds, len(alone))
        shares = listed + (shares * words.fade).sum() * alone
        shares = shares / shares.sum()
    return shares


def _strings(
    words: WordModel, shares: np.ndarray, listed: dict[str, int], order: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Keys of strings of `order` characters with weights: inside words, over pairs and over triples of words."""
    yield from _inside(words.spelt, words.lengths, shares * (1 - FROM_DICTIONARY), order)
    if listed:
        spelt = np.zeros((len(listed), LONGEST), np.int64)
        for at, word in enumerate(listed):
            spelt[at, : len(word)] = [NUMBERS[sign] for sign in word]
        counts = np.array(list(listed.values()), float)
        yield from _inside(spelt, (spelt > 0).sum(1), counts / counts.sum() * FROM_DICTIONARY, order)
    if order == 1:
        return
    joint = shares[words.pairs[:, 0]] * words.pair_odds
    common = joint > RAREST_PAIR
    yield from _over(words, words.pairs[common], joint[common], order)
    if order > 2:
        triples, weights = _triples(words, joint)
        yield from _over(words, triples, weights, order)


def _triples(words: WordModel, joint: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Three words in a row with a short one in the middle, and how often they are expected: those that the model
    lists, and pairs that follow one another."""
    size = len(words.lengths)
    keys = words.pairs[:, 0] * size + words.pairs[:, 1]
    order = np.argsort(keys)
    first = words.triples[:, 0] * size + words.triples[:, 1]
    at = np.minimum(np.searchsorted(keys, first, sorter=order), len(keys) - 1) if len(keys) else np.zeros(0, int)
    listed = words.triples, joint[order][at] * words.triple_odds
    rows, weights = [listed[0]], [listed[1]]
    by_first = np.argsort(words.pairs[:, 0], kind="stable")
    starts = np.searchsorted(words.pairs[by_first, 0], np.arange(size + 1))
    middle = (joint > RAREST_TRIPLE) & (words.lengths[words.pairs[:, 1]] <= 2)
    for pair in np.flatnonzero(middle):
        follow = by_first[starts[words.pairs[pair, 1]] : starts[words.pairs[pair, 1] + 1]]
        weight = joint[pair] * words.pair_fade[pair] * words.pair_odds[follow]
        follow, weight = follow[weight > RAREST_TRIPLE], weight[weight > RAREST_TRIPLE]
        rows.append(np.column_stack([np.broadcast_to(words.pairs[pair], (len(follow), 2)), words.pairs[follow, 1]]))
        weights.append(weight)
    return np.concatenate(rows), np.concatenate(weights)


def _inside(
    spelt: np.ndarray, lengths: np.ndarray, weights: np.ndarray, order: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for start in range(LONGEST - order + 1):
        whole = lengths >= start + order
        yield _keys(spelt[whole, start : start + order]), weights[whole]


def _over(
    words: WordModel, rows: np.ndarray, weights: np.ndarray, order: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Strings that run over all words of each row and begin in the first, end in the last."""
    between = words.lengths[rows[:, 1:-1]].sum(1)
    for ahead in range(1, order):
        for behind in range(1, order - ahead + 1):
            fits = (between == order - ahead - behind) & (words.lengths[rows[:, 0]] >= ahead)
            fits &= words.lengths[rows[:, -1]] >= behind
            if not fits.any():
                continue
            chosen = rows[fits]
            lengths = words.lengths[chosen[:, 0]]
            begin = [words.spelt[chosen[:, 0], lengths - ahead + at] for at in range(ahead)]
            inner = order - ahead - behind
            middle = [words.spelt[chosen[:, 1], at] for at in range(inner)] if rows.shape[1] == 3 else []
            end = [words.spelt[chosen[:, -1], at] for at in range(behind)]
            yield _keys(np.column_stack([*begin, *middle, *end])), weights[fits]


def _keys(signs: np.ndarray) -> np.ndarray:
    keys = np.zeros(len(signs), np.int64)
    for at in range(signs.shape[1]):
        keys = keys * BASE + signs[:, at]
    return keys


def _summed(parts: Iterable[tuple[np.ndarray, np.ndarray]], order: int) -> tuple[np.ndarray, np.ndarray]:
    """Each key once, in order, with the sum of its weights."""
    pieces = list(parts)
    keys = np.concatenate([keys for keys, _ in pieces])
    weights = np.concatenate([weights for _, weights in pieces])
    single, at = np.unique(keys, return_inverse=True)
    return single, np.bincount(at, weights, len(single))


Counts = dict[int, tuple[np.ndarray, np.ndarray]]


def _packed(counts: Counts, starting: np.ndarray, ending: np.ndarray) -> dict[str, np.ndarray]:
    """Prunes, numbers and rounds: articles.proofing.lookalikes.language tells what the arrays are."""
    single = np.zeros(BASE)
    single[counts[1][0]] = counts[1][1]
    packed = {"single": quantised(single), "starting": quantised(starting), "ending": quantised(ending)}
    keys, weights = counts[2]
    by_chance = np.maximum(ending[keys // BASE] * starting[keys % BASE], 1e-15)
    kept = _most(weights * np.abs(np.log10(weights / by_chance)), KEPT[2])
    packed["keys2"], packed["values2"] = keys[kept], quantised(weights[kept])
    for order in ORDERS[1:]:
        parents = counts[order - 1][0][kept]
        keys, weights = counts[order]
        at, found = _find(parents, keys // BASE)
        shorter = FADED * _share(counts, order - 1, keys % BASE ** (order - 1))
        surprise = np.abs(np.log10(_share(counts, order, keys) / shorter))
        kept = _most(np.where(found, weights * surprise, 0), KEPT[order])
        packed[f"keys{order}"] = at[kept] * BASE + keys[kept] % BASE
        packed[f"values{order}"] = quantised(weights[kept])
    return packed


def _share(counts: Counts, order: int, keys: np.ndarray) -> np.ndarray:
    """How often the last character follows the others; next to nothing where the string is not counted."""
    weights = []
    for size, wanted in ((order, keys), (order - 1, keys // BASE)):
        at, found = _find(counts[size][0], wanted)
        weights.append(np.where(found, counts[size][1][at], 1e-15))
    return np.minimum(weights[0] / weights[1], 1.0)


def _find(known: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return at, known[at] == keys


def _most(worth: np.ndarray, count: int) -> np.ndarray:
    """The places of the largest values above 0, in their order."""
    best = np.argsort(-worth, kind="stable")[:count]
    return np.sort(best[worth[best] > 0])
