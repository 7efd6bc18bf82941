"""How many packages have the same values: of equal value vectors the elimination keeps one, here they are counted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from armistice.evaluate.deal_space.dominance import GRID

Weighed = tuple[np.ndarray, np.ndarray]
"""Columns to compare, as `columns` gives them, and what each weighs, [C]: int64, or Python's integers."""

_ODD = 0x9E3779B97F4A7C15
_TURNS = 100  # each fails for distinct columns with a chance of about C²/2^65


def columns(points: np.ndarray, state: np.ndarray | None = None) -> np.ndarray:
    """Return points (float[d, C]) in whole steps of the grid on which dominance compares them, their states below."""
    steps = np.rint(points * (1 / GRID))
    return (steps if state is None else np.vstack((steps, state))).astype(np.int64).view(np.uint64)


def weight(of: np.ndarray, among: Iterable[Weighed]) -> np.ndarray:
    """Return the total weight of all columns that equal each of the columns of `of`, which are distinct."""
    mix, code, order = _told_apart(of)
    found = np.zeros(of.shape[1], np.int64)
    for others, weights in among:
        codes = mix @ others
        place = np.minimum(np.searchsorted(code, codes), len(code) - 1)
        likely = np.flatnonzero(code[place] == codes)
        at = order[place[likely]]
        same = (of[:, at] == others[:, likely]).all(axis=0)
        found = found.astype(weights.dtype, copy=False)
        np.add.at(found, at[same], weights[likely[same]])
    return found


def _told_apart(of: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return factors that give each column a number of its own (modulo 2^64), these numbers rising, and the order."""
    for turn in range(1, _TURNS):
        mix = np.array([pow(_ODD, turn * axis, 2**64) for axis in range(1, len(of) + 1)], np.uint64)
        code = mix @ of
        order = np.argsort(code)
        code = code[order]
        if (code[1:] != code[:-1]).all():
            return mix, code, order
    raise AssertionError("columns that should be distinct are not")
