"""A statistical reading of ordinary Chinese: words with their part of speech, and names, places, organisations.

It knows Chinese of every kind a little, where the rules of this room know one genre well. It needs the
pack that `people.reading.weights` makes; without it `tagger()` is None and the rules work alone.
"""

import math
import os
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
# Sentences read at one time: enough to keep the arithmetic busy, few enough to bound its memory.
LARGEST_BATCH = 256
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
        # The matrices are small: more threads would cost processor time and save none. It has to be said before
        # NumPy is loaded, and an operator's own word goes before it.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
        units = [self.units(part) for _index, _start, part in parts]
        # Longest first: then the sentences that go on at a step are always the first ones of the batch.
        order = sorted(range(len(parts)), key=lambda n: -len(units[n]))
        labels: dict[int, list[int]] = {}
        for begin in range(0, len(order), LARGEST_BATCH):
            batch = order[begin : begin + LARGEST_BATCH]
            labels.update(zip(batch, self._labels([units[n] for n in batch]), strict=True))
        found: list[list[Word]] = [[] for _ in texts]
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
        """The labels of each sentence's units; the longest sentence comes first."""
        np = self.np
        ids = np.array([unit for units in batch for unit, _length in units])
        lengths = np.array([len(units) for units in batch])
        starts = np.cumsum(lengths) - lengths
        layer = self.embedding[ids].astype(np.float32) * self.scale[ids]
        for forth in (0, 2):
            layer = self._recur(layer, starts, lengths, forth)
        scores = layer @ self.weights["fc_4_w_0"] + self.weights["fc_4_b_0"]
        return self._best_paths(scores, starts, lengths)

    def _recur(self, layer, starts, lengths, forth: int):
        """A bidirectional GRU over sentences that lie one after another in `layer`: GRU `forth` reads each from
        its beginning, the next one from its end, both at once."""
        np, weights = self.np, self.weights
        inputs = np.stack(
            [
                layer @ weights[f"fc_{n}_w_0"] + (weights[f"fc_{n}_b_0"] + weights[f"gru_{n}_b_0"])
                for n in (forth, forth + 1)
            ]
        )
        # The file has the gates' weights first, as one matrix, and the candidate's after them.
        flat = np.stack([weights[f"gru_{n}_w_0"].reshape(-1) for n in (forth, forth + 1)])
        gates = flat[:, : 2 * HIDDEN * HIDDEN].reshape(2, HIDDEN, 2 * HIDDEN)
        candidate = flat[:, 2 * HIDDEN * HIDDEN :].reshape(2, HIDDEN, HIDDEN)
        state = np.zeros((2, len(lengths), HIDDEN), dtype=np.float32)
        out = np.empty((len(layer), 2 * HIDDEN), dtype=np.float32)
        for step in range(lengths[0]):
            going = int((lengths > step).sum())
            at, back = starts[:going] + step, starts[:going] + lengths[:going] - 1 - step
            now = np.stack([inputs[0, at], inputs[1, back]])
            before = state[:, :going]
            # The logistic function, in the form that overflows nowhere.
            both = 0.5 * np.tanh(0.5 * (now[:, :, : 2 * HIDDEN] + before @ gates)) + 0.5
            update, reset = both[:, :, :HIDDEN], both[:, :, HIDDEN:]
            fresh = np.tanh(now[:, :, 2 * HIDDEN :] + (reset * before) @ candidate)
            state = before + update * (fresh - before)
            out[at, :HIDDEN], out[back, HIDDEN:] = state
        return out

    def _best_paths(self, scores, starts, lengths) -> list[list[int]]:
        """The likeliest sequence of labels of each sentence (Viterbi)."""
        np = self.np
        first, last, between = self.weights["crfw"][0], self.weights["crfw"][1], self.weights["crfw"][2:]
        total = scores[starts] + first
        came_from = np.zeros(scores.shape, dtype=np.int16)
        for step in range(1, lengths[0]):
            going = int((lengths > step).sum())
            ways = total[:going, None, :] + between.T
            came_from[starts[:going] + step] = best = ways.argmax(axis=2)
            total[:going] = np.take_along_axis(ways, best[:, :, None], axis=2)[:, :, 0] + scores[starts[:going] + step]
        paths = []
        for label, start, length in zip((total + last).argmax(axis=1), starts, lengths, strict=True):
            path = [int(label)]
            for at in range(start + length - 1, start, -1):
                path.append(int(came_from[at, path[-1]]))
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
