"""Scrambled Sobol points through each judgement's inverse distribution (Sobol 1967; Owen 1997, 1998).

Uniform on the ordered simplex for orders, as in SMAA (Lahdelma, Hokkanen & Salminen 1998); a `raised` chance stands at
the quantile of its base; a red line is real with chance `firm`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

import numpy as np

from armistice._base.frozen import frozen
from armistice.dossier.case import Case
from armistice.dossier.judgements import Judgement, Order
from armistice.evaluate.draws.judged import judgements
from armistice.evaluate.structure import Structure

PERT = 4.0
"""The weight of the likely value (Malcolm et al. 1959)."""
TOGETHER = 8
"""Coordinates that share one set of Sobol points."""


@frozen(eq=False)
class Drawn:
    """Numbers for every judgement in D draws; a judgement that is certain has its one value in all of them.

    `points` holds the coordinates of a unit cube, float[D, dimensions]; `column` says which of them a path reads.
    """

    points: np.ndarray
    column: Mapping[str, slice]
    red_lines: np.ndarray  # bool[D, red lines of the structure], which are real
    first: int = 0  # the number of the first of these draws
    known: dict[Judgement, np.ndarray] = field(default_factory=dict)  # values read before

    @property
    def draws(self) -> int:
        return len(self.points)

    def value(self, judgement: Judgement) -> np.ndarray:
        if not judgement.uncertain:
            return np.full(self.draws, judgement.central)
        if judgement not in self.known:
            self.known[judgement] = quantile(judgement, self.points[:, self.column[judgement.path].start])
        return self.known[judgement]

    def weights(self, order: Order) -> Mapping[str, np.ndarray]:
        if not _width(order):
            return {name: np.full(self.draws, weight) for name, weight in order.central_weights().items()}
        ranked = _ordered_simplex(self._of(order))
        result, start = {}, 0
        for tier in order.tiers:
            mean = ranked[:, start : start + len(tier)].mean(axis=1)
            result.update(dict.fromkeys(tier, mean))
            start += len(tier)
        return result

    def values(self, order: Order) -> Mapping[str, np.ndarray]:
        if not _width(order):
            return {name: np.full(self.draws, worth) for name, worth in order.central_values().items()}
        inner = -np.sort(-self._of(order)[:, : max(0, len(order.tiers) - 2)], axis=1)
        ones, zeros = np.ones((self.draws, 1)), np.zeros((self.draws, 1))
        worth = 100 * np.hstack([ones, inner, zeros])
        return {member: worth[:, rank] for rank, tier in enumerate(order.tiers) for member in tier}

    def take(self, rows: slice) -> Drawn:
        """Return some of the draws."""
        return Drawn(self.points[rows], self.column, self.red_lines[rows], self.first + (rows.start or 0))

    def _of(self, order: Order) -> np.ndarray:
        return self.points[:, self.column[order.path]]


@frozen(eq=False)
class Sampler:
    """Knows the uncertain judgements of a case and gives each its coordinates."""

    structure: Structure

    @cached_property
    def uncertain(self) -> tuple[Judgement | Order, ...]:
        """What is drawn: ranges, and orders that leave something open."""
        return tuple(it for it in judgements(self.case) if (it.uncertain if isinstance(it, Judgement) else _width(it)))

    @property
    def case(self) -> Case:
        return self.structure.case

    def draw(self, draws: int, seed: int, like: Drawn | None = None) -> Drawn:
        """Draw; the same seed gives the same numbers, and the first of more draws are those of fewer.

        like: draws of another version of the case. What both draw then has the same coordinates in both, so that
        their differences are no noise; what only this one draws, or draws otherwise, has coordinates of its own.
        """
        column = {} if like is None else dict(like.column)
        shared = {path: at.stop - at.start for path, at in column.items()}
        own = {path: width for path, width in self._widths().items() if shared.get(path) != width}
        start = 0 if like is None else like.points.shape[1]
        for path, width in own.items():
            column[path] = slice(start, start + width)
            start += width
        points = _sobol(sum(own.values()), draws, seed if like is None else seed + 1)
        if like is not None:
            points = np.hstack([like.points, points])
        for path, base in self._bases().items():
            column[path] = column.get(base, column.get(path, slice(0, 0)))
        real = [points[:, column[f"red_lines.{name}"].start] < self._firm(name) for name in self.structure.red_lines]
        lines = np.stack(real, axis=1) if real else np.empty((draws, 0), dtype=bool)
        return Drawn(points, column, lines, known={} if like is None else like.known)

    def _firm(self, red_line: str) -> float:
        """The chance that a red line is real; a version of a case may have dropped one that its structure knows."""
        lines = self.case.red_lines
        return lines[red_line].firm if red_line in lines else 0.0

    def _widths(self) -> dict[str, int]:
        """How many coordinates each path reads; a raised chance reads those of its base, where that is uncertain."""
        drawn = {it.path: 1 if isinstance(it, Judgement) else _width(it) for it in self.uncertain}
        lent = {path for path, base in self._bases().items() if base in drawn}
        lines = {f"red_lines.{name}": 1 for name in self.structure.red_lines}
        return lines | {path: width for path, width in drawn.items() if path not in lent}

    def _bases(self) -> dict[str, str]:
        """Paths of raised chances to that of the chance they raise."""
        compliance = self.case.compliance
        return {
            raised.to.path: confidence.other_keeps.path
            for confidence in (compliance.sides.values() if compliance else ())
            for raised in confidence.raised
        }


def _sobol(dimensions: int, draws: int, seed: int) -> np.ndarray:
    """Scrambled Sobol points in every few coordinates, each few in an order of their own, float[draws, dimensions].

    In many dimensions two far coordinates of a few Sobol points go together by accident, and one judgement would be
    given the credit of another: hence Latin supercube sampling (Owen 1998).
    """
    from scipy.stats import qmc

    power = max(0, int(np.ceil(np.log2(draws))))
    columns = [np.empty((draws, 0))]
    for first in range(0, dimensions, TOGETHER):
        rng = np.random.default_rng((seed, first))
        points = qmc.Sobol(min(TOGETHER, dimensions - first), scramble=True, rng=rng).random_base2(power)
        columns.append(points[_order(power, rng)][:draws])
    return np.hstack(columns)


def _order(power: int, rng: np.random.Generator) -> np.ndarray:
    """A random order of 2^power indices, int[2^power], in which the first 2^k stay the first 2^k, so that the first
    of more draws are those of fewer.
    """
    blocks = [2**bit + rng.permutation(2**bit) for bit in range(power)]
    return np.concatenate([np.zeros(1, dtype=np.int64), *blocks])


def quantile(judgement: Judgement, share: np.ndarray) -> np.ndarray:
    """Return the value below which a judgement lies with chance `share`, same shape."""
    width = judgement.high - judgement.low
    if judgement.spread == "even":
        return judgement.low + share * width
    from scipy.special import betaincinv

    rising = 1 + PERT * (judgement.likely - judgement.low) / width
    falling = 1 + PERT * (judgement.high - judgement.likely) / width
    return judgement.low + width * betaincinv(rising, falling, share)


def _width(order: Order) -> int:
    """How many coordinates an order reads: one less than its members serve its weights and its values."""
    members = sum(len(tier) for tier in order.tiers)
    return members - 1 if len(order.tiers) > 1 else 0


def _ordered_simplex(points: np.ndarray) -> np.ndarray:
    """Uniform weights in falling order from float[D, k − 1] uniform coordinates, float[D, k]."""
    cuts = np.sort(points, axis=1)
    ends = np.zeros((len(points), 1)), np.ones((len(points), 1))
    return -np.sort(-np.diff(np.hstack([ends[0], cuts, ends[1]]), axis=1), axis=1)
