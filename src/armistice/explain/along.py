"""The standing along a line of values: a scan, then every change of standing narrowed down, all lines at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

import numpy as np

from armistice.explain.result import Interval

INSIDE = 3
"""Values tried at once between two neighbours of different standing."""
NEAR = 1e-4
"""A change of standing is narrowed down to this share of the range."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Range:
    """Values from `low` to `high`, tried at `points` even places first and at `today`."""

    low: float
    high: float
    points: int
    today: float


def along(
    ranges: Mapping[Key, Range], now: str, solve: Callable[[Sequence[tuple[Key, float]]], Sequence[str]]
) -> dict[Key, tuple[Interval, ...]]:
    """Return the intervals of equal standing along every range; both ends of each were solved.

    now: the standing at today's value of each. solve: returns the standing with that value, for many (key, value) at
    once. An interval that lies wholly between two neighbouring values of the scan can be missed.
    """
    known: dict[Key, dict[float, str]] = {key: {it.today: now} for key, it in ranges.items()}
    asked = [(key, value) for key, it in ranges.items() for value in _scan(it)]
    while asked:
        for (key, value), standing in zip(asked, solve(asked), strict=True):
            known[key][value] = standing
        asked = [
            (key, value) for key, it in ranges.items() for value in _between(known[key], NEAR * (it.high - it.low))
        ]
    return {key: _intervals(tried) for key, tried in known.items()}


def _scan(it: Range) -> list[float]:
    return [value for value in np.linspace(it.low, it.high, it.points).tolist() if value != it.today]


def _between(tried: Mapping[float, str], near: float) -> list[float]:
    """Values within every gap that is wider than `near` and across which the standing changes."""
    found = []
    for low, high in pairwise(sorted(tried)):
        if tried[low] != tried[high] and high - low > near:
            found += np.linspace(low, high, INSIDE + 2)[1:-1].tolist()
    return found


def _intervals(tried: Mapping[float, str]) -> tuple[Interval, ...]:
    runs = [(standing, list(values)) for standing, values in groupby(sorted(tried), key=tried.__getitem__)]
    return tuple(Interval(values[0], values[-1], standing) for standing, values in runs)
