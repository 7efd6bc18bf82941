"""Near-copies: an agency's text reprinted is one source, not ten. MinHash (Broder 1997) with banded look-up."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HASHES, BANDS = 64, 16
SHINGLE = 4
"""Words that a shingle has."""
ALIKE = 0.7
"""The share of common shingles (Jaccard) from which a text counts as a near-copy."""
_PRIME = (1 << 31) - 1
_rng = np.random.default_rng(20_240_229)  # a fixed table of hash functions, part of the format of the record
_FACTORS = _rng.integers(1, _PRIME, HASHES, dtype=np.int64)
_SHIFTS = _rng.integers(0, _PRIME, HASHES, dtype=np.int64)


def signature(text: str) -> NDArray[np.int64]:
    """Return the MinHash signature of a text, int64[64]; the share of equal places estimates the common shingles."""
    words = re.findall(r"\w+", text.lower())
    shingles = set(map(" ".join, zip(*(words[at:] for at in range(SHINGLE)), strict=False))) or {" ".join(words)}
    hashes = np.fromiter((zlib.crc32(one.encode()) for one in shingles), dtype=np.int64) % _PRIME
    best = np.full(HASHES, _PRIME, dtype=np.int64)
    for chunk in np.array_split(hashes, max(1, len(hashes) // 20_000)):  # a long text in pieces, memory stays flat
        if len(chunk):
            np.minimum(best, ((np.outer(_FACTORS, chunk) + _SHIFTS[:, None]) % _PRIME).min(axis=1), out=best)
    return best


def bands(marks: NDArray[np.int64]) -> list[str]:
    """Return the keys by which near-copies find each other: two with one key in common are worth comparing."""
    rows = marks.reshape(BANDS, -1)
    return [f"{number}:{zlib.crc32(row.tobytes()):08x}" for number, row in enumerate(rows)]


def alike(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Return the estimated share of common shingles of two texts, 0 to 1."""
    return float(np.mean(one == other))


def first_alike(marks: NDArray[np.int64], others: Sequence[tuple[str, NDArray[np.int64]]]) -> str | None:
    """Return the name of the first of `others` that is a near-copy, or None."""
    return next((name for name, signature in others if alike(marks, signature) >= ALIKE), None)
