"""A statistical reading of ordinary Chinese: words with their part of speech, and names, places, organisations.

It knows Chinese of every kind a little, where the rules of this room know one genre well. It needs the
pack that `people.reading.weights` makes; without it `tagger()` is None and the rules work alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Where `manage.py pack_tagger` puts the pack, and the width of the network's layers.
PACK = Path(__file__).with_name("pack") / "tagger.npz"
HIDDEN = 128
# A longer unit would make one very long row of the batch and say nothing about names.
LONGEST_SENTENCE = 120
LONGEST_WORD = 8
ENDS = "。！？；!?;\n"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: PER, LOC, ORG, TIME, or a part of speech (n, v, nr, ns, nt, …) from `start` to `end`."""

    start: int
    end: int
    tag: str


@cache
def tagger(path: Path = PACK) -> "Tagger | None":
    """The tagger, loaded at the first call (0.3 s, 40 MB); None where there is no pack or no numpy."""
    return Tagger(path) if path.is_file() else None


class Tagger:
    """The forward pass of the packed network: embedding, two bidirectional GRUs, conditional random field."""

    def __init__(self, path: Path):
        import numpy as np

        self.np = np
        with np.load(path) as pack:
            arrays = {name: pack[name] for name in pack.files}
        lines = {name: arrays[name].tobytes().decode().split("\n") for name in ("word", "tag", "small_seg", "q2b")}
        self.ids = {word: int(number) for number, word in _rows(lines["word"], "\t")}
        self.oov = self.ids["OOV"]
        self.plain = {odd: usual for odd, usual in _rows(lines["q2b"], "\t") if odd and usual}
        # Labels of names stand twice in the file, the second time under their newer names (PER for nr).
        self.tags = {int(number): tag for number, tag in _rows(lines["tag"], "\t")}
        counts = {word: int(count) for word, count in _rows(lines["small_seg"], " ")}
        total = math.log(sum(counts.values()))
        self.logs = {word: math.log(count) - total for word, count in counts.items()}
        self.unknown = -total
        self.weights = arrays
        self.embedding, self.scale = arrays["embedding"], arrays["embedding_scale"]

    def tag(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text, in order and without gaps."""
        parts = [(index, start, part) for index, text in enumerate(texts) for start, part in sentences(text)]
        found: list[list[Word]] = [[] for _ in texts]
        units = [self.units(part) for _index, _start, part in parts]
        order = sorted(range(len(parts)), key=lambda n: len(units[n]))
        labels: dict[int, list[int]] = {}
        for begin in range(0, len(order), 64):
            batch = order[begin : begin + 64]
            labels.update(zip(batch, self._labels([units[n] for n in batch]), strict=True))
        for n, (index, start, _part) in enumerate(parts):
            found[index] += self._words(start, units[n], labels[n])
        return found

    def units(self, text: str) -> list[tuple[int, int]]:
        """The text as (id, length) of the units the network reads: the likeliest known words, else characters."""
        best = [(0.0, 0)] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            single = (self.logs.get(text[start], self.unknown) + best[start + 1][0], start + 1)
            longer = (
                (self.logs[text[start:end]] + best[end][0], end)
                for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1)
                if text[start:end] in self.logs
            )
            best[start] = max(single, *longer) if text[start] in self.logs else single
        out, start = [], 0
        while start < len(text):
            word = text[start : best[start][1]]
            if word in self.ids:
                out.append((self._id(word), len(word)))
            else:
                out += [(self._id(sign), 1) for sign in word]
            start += len(word)
        return out

    def _id(self, word: str) -> int:
        return self.ids.get(self.plain.get(word, word), self.oov)

    def _labels(self, batch: list[list[tuple[int, int]]]) -> list[list[int]]:
        np = self.np
        longest = max(map(len, batch))
        ids = np.full((longest, len(batch)), self.oov)
        mask = np.zeros((longest, len(batch), 1), dtype=np.float32)
        for column, units in enumerate(batch):
            ids[: len(units), column] = [unit for unit, _length in units]
            mask[: len(units), column] = 1
        layer = self.embedding[ids].astype(np.float32) * self.scale[ids]
        for forth, back in ((0, 1), (2, 3)):
            forwards = self._recur(layer, mask, forth)
            backwards = self._recur(layer[::-1], mask[::-1], back)[::-1]
            layer = np.concatenate([forwards, backwards], axis=2)
        scores = layer @ self.weights["fc_4_w_0"] + self.weights["fc_4_b_0"]
        return self._best_paths(scores, [len(units) for units in batch])

    def _recur(self, layer, mask, n: int):
        """One GRU over time; steps outside a sentence keep the state, so that padding changes nothing."""
        np, weights = self.np, self.weights
        inputs = layer @ weights[f"fc_{n}_w_0"] + weights[f"fc_{n}_b_0"] + weights[f"gru_{n}_b_0"]
        # The file has the gates' weights first, as one matrix, and the candidate's after them.
        flat = weights[f"gru_{n}_w_0"].reshape(-1)
        gates = flat[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN)
        candidate = flat[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN)
        state = np.zeros((layer.shape[1], HIDDEN), dtype=np.float32)
        out = np.empty((layer.shape[0], layer.shape[1], HIDDEN), dtype=np.float32)
        for step in range(layer.shape[0]):
            both = 1 / (1 + np.exp(-(inputs[step, :, : 2 * HIDDEN] + state @ gates)))
            update, reset = both[:, :HIDDEN], both[:, HIDDEN:]
            fresh = np.tanh(inputs[step, :, 2 * HIDDEN :] + (reset * state) @ candidate)
            state = state + mask[step] * update * (fresh - state)
            out[step] = state
        return out

    def _best_paths(self, scores, lengths: list[int]) -> list[list[int]]:
        """The likeliest sequence of labels of each sentence (Viterbi)."""
        np = self.np
        first, last, between = self.weights["crfw"][0], self.weights["crfw"][1], self.weights["crfw"][2:]
        total = scores[0] + first
        back = np.zeros(scores.shape, dtype=np.int16)
        totals = [total]
        for step in range(1, scores.shape[0]):
            ways = totals[-1][:, :, None] + between
            back[step] = ways.argmax(axis=1)
            totals.append(ways.max(axis=1) + scores[step])
        paths = []
        for column, length in enumerate(lengths):
            label = int((totals[length - 1][column] + last).argmax())
            path = [label]
            for step in range(length - 1, 0, -1):
                label = int(back[step, column, label])
                path.append(label)
            paths.append(path[::-1])
        return paths

    def _words(self, start: int, units: list[tuple[int, int]], labels: list[int]) -> list[Word]:
        words: list[Word] = []
        for (_unit, length), label in zip(units, labels, strict=True):
            tag, _, place = self.tags[label].partition("-")
            if words and place == "I":
                words[-1] = Word(words[-1].start, start + length, tag)
            else:
                words.append(Word(start, start + length, tag))
            start += length
        return words


def sentences(text: str) -> list[tuple[int, str]]:
    """The text cut after ends of sentences, and in very long ones anywhere: (start, part) without gaps."""
    parts, start = [], 0
    for end in range(1, len(text) + 1):
        if text[end - 1] in ENDS or end - start == LONGEST_SENTENCE or end == len(text):
            parts.append((start, text[start:end]))
            start = end
    return parts


def _rows(lines: list[str], separator: str) -> list[tuple[str, str]]:
    return [(left, right.rstrip("\r")) for left, found, right in (line.partition(separator) for line in lines) if found]
