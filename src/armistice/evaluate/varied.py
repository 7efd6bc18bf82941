"""One judgement at many values, everything else central: the standing along a range and where exactly it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from armistice._base.frozen import frozen
from armistice.dossier.judgements import Judgement, Order
from armistice.evaluate.chain import Chain, fronts_of, solve_on, standing
from armistice.evaluate.figures import figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.structure import Structure

SCANNED = 33
"""Values looked at along a range before each change is bisected."""
NEAR = 1e-6
"""A change is known to this share of the range."""


class Varied:
    """Central numbers, but one judgement takes D values."""

    def __init__(self, path: str, values: np.ndarray):
        self.path, self.taken = path, values
        self.draws = len(values)
        self._central = Central()

    def value(self, judgement: Judgement) -> np.ndarray:
        if judgement.path == self.path:
            return self.taken
        return np.repeat(self._central.value(judgement), self.draws)

    def weights(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.repeat(it, self.draws) for member, it in self._central.weights(order).items()}

    def values(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.repeat(it, self.draws) for member, it in self._central.values(order).items()}


@frozen
class Stretch:
    """From `low` to `high` of the judgement the case has this standing; the ends are known to NEAR of the range."""

    low: float
    high: float
    standing: str


def solve_varied(it: Structure, path: str, values: Sequence[float] | np.ndarray, red_lines: Sequence[int]) -> Chain:
    """Solve the whole chain with one judgement at each of several values, one draw each."""
    read = figures(it, Varied(path, np.asarray(values, dtype=float)))
    plan = it.plan(red_lines)
    if path.startswith(("judgements.", "linkages.")):  # only these change what a package is worth
        return solve_on(it, read, fronts_of(plan, read))
    one = figures(it, Central())
    return solve_on(it, read, fronts_of(plan, one) * read.draws)


def stretches(it: Structure, path: str, low: float, high: float, red_lines: Sequence[int]) -> tuple[Stretch, ...]:
    """Return the standings from `low` to `high` of one judgement as stretches, by rising value.

    A stretch narrower than 1/32 of the range may lie between two scanned values and be missed.
    """
    values = np.linspace(low, high, SCANNED)
    found = standings(solve_varied(it, path, values, red_lines))
    changes = [place for place in range(1, SCANNED) if found[place] != found[place - 1]]
    left, right = values[[place - 1 for place in changes]], values[changes]
    before = [found[place - 1] for place in changes]
    while changes and (right - left).max() > NEAR * (high - low):
        middle = (left + right) / 2
        there = standings(solve_varied(it, path, middle, red_lines))
        same = np.array([one == other for one, other in zip(there, before, strict=True)])
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    ends = [low, *((left + right) / 2).tolist(), high] if changes else [low, high]
    kinds = [found[0], *(found[place] for place in changes)]
    return tuple(Stretch(ends[n], ends[n + 1], kind) for n, kind in enumerate(kinds))


def standings(chain: Chain) -> list[str]:
    """Name the standing of every draw."""
    return [standing(float(room), float(margin)) for room, margin in zip(chain.room, chain.margin, strict=True)]
