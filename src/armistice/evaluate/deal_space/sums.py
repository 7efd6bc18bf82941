"""Non-dominated sums: two families of Pareto sets joined along arrows, with pointers back to their parts.

Building the frontier issue by issue from non-dominated partial sums is Nemhauser & Ullmann 1969.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.counting import Weighed, columns, weight
from armistice.evaluate.deal_space.dominance import nondominated

BLOCK = 1 << 20
"""Candidates filtered at a time; bounds the memory of a join."""


@frozen
class Levels:
    """Where the points of a leaf come from: the level of one issue that each of them stands for."""

    issue: int
    level: np.ndarray  # int[M]
    points: np.ndarray  # float[d, levels] of all levels that were looked at
    state: np.ndarray  # int[levels] the state of each

    def taken(self, rows: np.ndarray) -> Levels:
        return Levels(self.issue, self.level[rows], self.points, self.state)

    def weighed(self) -> Iterator[Weighed]:
        """Yield all levels, each of them one way."""
        yield columns(self.points, self.state), np.ones(len(self.state), np.int64)


@frozen
class Parts:
    """Where the points of a join come from: a row of either side."""

    sums: Sums
    left_row: np.ndarray  # int[M]
    right_row: np.ndarray  # int[M]

    def taken(self, rows: np.ndarray) -> Parts:
        return Parts(self.sums, self.left_row[rows], self.right_row[rows])

    def weighed(self) -> Iterator[Weighed]:
        """Yield all sums, with the ways to make each of them."""
        left, right = self.sums.left.ways, self.sums.right.ways
        if int(left.max(initial=0)) * int(right.max(initial=0)) * len(left) * len(right) >= 2**63:
            left, right = left.astype(object), right.astype(object)
        for left_row, right_row, points, target in self.sums.candidates():
            yield columns(points, target), left[left_row] * right[right_row]


@frozen
class Pool:
    """Pareto sets, one per state, side by side.

    points: float[d, M]. starts: int[S + 1], state s holds the points from starts[s] up to starts[s + 1]. epsilon:
    float[S], points; every sum ever dropped lies at most so far above one that was kept, on each axis.
    """

    points: np.ndarray
    starts: np.ndarray
    epsilon: np.ndarray
    source: Levels | Parts | None

    @cached_property
    def ways(self) -> np.ndarray:
        """How many packages have each point's values, int[M]; Python's integers where they may be large.

        Whatever completes a dominated part can be had better, so a package with a kept point's values is made of kept
        parts: the sums are gone through once more, and those that equal a point add the product of their parts' ways.
        A lower bound where the pool was thinned, or made with a limit on what counts.
        """
        if self.source is None:
            return np.ones(self.points.shape[1], np.int64)
        state = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        return weight(columns(self.points, state), self.source.weighed())

    def packages(self, rows: np.ndarray, issues: int) -> np.ndarray:
        """Return the level per issue (int[rows, issues]) of the points in these rows."""
        found = np.zeros((len(rows), issues), dtype=np.int64)
        waiting: list[tuple[Pool, np.ndarray]] = [(self, rows)]
        while waiting:
            pool, at = waiting.pop()
            if isinstance(pool.source, Levels):
                found[:, pool.source.issue] = pool.source.level[at]
            elif isinstance(pool.source, Parts):
                waiting.append((pool.source.sums.left, pool.source.left_row[at]))
                waiting.append((pool.source.sums.right, pool.source.right_row[at]))
        return found


@frozen
class Arrows:
    """Which states of two pools are summed into which state, sorted by target (int[T] each)."""

    left: np.ndarray
    right: np.ndarray
    target: np.ndarray
    states: int

    @staticmethod
    def all_pairs(left: int, right: int) -> Arrows:
        """Return the arrows that sum every state of one pool with every state of another."""
        target = np.arange(left * right)
        return Arrows(target // right, target % right, target, left * right)


@frozen
class Thinning:
    """Sets larger than `cap` are thinned to a cover of `epsilon` points, or of its doubles where that is too many."""

    cap: int | None = None
    epsilon: float = 0.1


EXACT = Thinning()


@frozen
class Limits:
    """What a sum must reach to be of use, and from where on more of it counts the same.

    bounds: float[2d, states]; the least of each axis, then minus the most of each axis.
    """

    bounds: np.ndarray

    def before(self, ahead: np.ndarray) -> Limits:
        """Return the limits of a sum to which something is still to come: at best and minus at worst (`both_ways`)."""
        return Limits(self.bounds - ahead)

    def useful(self, points: np.ndarray, state: np.ndarray) -> np.ndarray:
        """Return the indices of the points (float[d, M], in these states) that can still reach the least."""
        return np.flatnonzero((points >= self.bounds[: len(points), state]).all(axis=0))

    def counted(self, points: np.ndarray, state: np.ndarray) -> np.ndarray:
        """Return the points with more than the most cut off."""
        return np.minimum(points, -self.bounds[len(points) :, state])


def both_ways(points: np.ndarray) -> np.ndarray:
    """Return points and their opposites (float[2d, M]), so that one maximum bounds them from above and below."""
    return np.concatenate((points, -points))


def start(base: np.ndarray) -> Pool:
    """Return the pool of the package with no issue settled yet: one state, one point at `base` (float[d, 1])."""
    return Pool(base, np.array([0, 1]), np.zeros(1), None)


def join(
    left: Pool,
    right: Pool,
    arrows: Arrows,
    *,
    bonus: np.ndarray | None = None,
    limits: Limits | None = None,
    thinning: Thinning = EXACT,
) -> Pool:
    """Return the non-dominated sums along the arrows; bonus: float[d, T], added along each arrow."""
    sums = Sums(left, right, arrows, bonus, limits)
    left_row, right_row, points, target = sums.survivors()
    starts = np.searchsorted(target, np.arange(arrows.states + 1))
    epsilon = np.zeros(arrows.states)
    if left.epsilon.any() or right.epsilon.any():
        np.maximum.at(epsilon, arrows.target, left.epsilon[arrows.left] + right.epsilon[arrows.right])
    return thinned(Pool(points, starts, epsilon, Parts(sums, left_row, right_row)), thinning)


_Rows = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Rows of the left and the right pool, points float[d, M] and target states, sorted by target."""


@frozen
class Sums:
    """All sums along the arrows, to be filtered; candidate c of an arrow is the pair (c // width, c % width)."""

    left: Pool
    right: Pool
    arrows: Arrows
    bonus: np.ndarray | None
    limits: Limits | None

    def candidates(self) -> Iterator[_Rows]:
        """Yield all sums, a block at a time, and be it an empty one."""
        widths = np.diff(self.right.starts)[self.arrows.right]
        ends = np.cumsum(np.diff(self.left.starts)[self.arrows.left] * widths)
        total = int(ends[-1]) if len(ends) else 0
        for begin in range(0, max(total, 1), BLOCK):
            yield self._candidates(np.arange(begin, min(begin + BLOCK, total)), widths, ends)

    def survivors(self) -> _Rows:
        """Return the non-dominated sums."""
        blocks = [self._filtered(block) for block in self.candidates()]
        if len(blocks) == 1:
            return blocks[0]
        left_row, right_row, points, target = (np.concatenate(parts, axis=-1) for parts in zip(*blocks, strict=True))
        return self._filtered((left_row, right_row, points, target))

    def _candidates(self, block: np.ndarray, widths: np.ndarray, ends: np.ndarray) -> _Rows:
        arrows = self.arrows
        if len(ends) == 1:
            arrow = np.zeros(len(block), dtype=np.int64)
            left_row, right_row = np.divmod(block, max(int(widths[0]), 1))
        else:
            arrow = np.searchsorted(ends, block, side="right")
            left_row, right_row = np.divmod(block - np.concatenate(([0], ends[:-1]))[arrow], widths[arrow])
        left_row += self.left.starts[arrows.left[arrow]]
        right_row += self.right.starts[arrows.right[arrow]]
        points = self.left.points[:, left_row] + self.right.points[:, right_row]
        if self.bonus is not None:
            points += self.bonus[:, arrow]
        return left_row, right_row, points, arrows.target[arrow]

    def _filtered(self, rows: _Rows) -> _Rows:
        left_row, right_row, points, target = rows
        group = target if self.arrows.states > 1 else None
        if self.limits is None:
            keep = nondominated(points, group)
        else:
            keep = self.limits.useful(points, target)
            counted = self.limits.counted(points[:, keep], target[keep])
            keep = keep[nondominated(counted, None if group is None else group[keep])]
        return left_row[keep], right_row[keep], points[:, keep], target[keep]


def thinned(pool: Pool, thinning: Thinning) -> Pool:
    """Keep one point per cell of a grid in every state that is larger than the cap (Papadimitriou & Yannakakis 2000).

    The bounds of both sides of a later join add up.
    """
    sizes = np.diff(pool.starts)
    if thinning.cap is None or pool.source is None or sizes.max(initial=0) <= thinning.cap:
        return pool
    kept, bounds = [], pool.epsilon.copy()
    for state, (first, stop) in enumerate(pairwise(pool.starts)):
        rows, cell = np.arange(first, stop), thinning.epsilon
        while len(rows) > thinning.cap:
            rows = first + _one_per_cell(pool.points[:, first:stop], cell)
            bounds[state] = pool.epsilon[state] + cell
            cell *= 2
        kept.append(rows)
    rows = np.concatenate(kept)
    starts = np.concatenate(([0], np.cumsum([len(part) for part in kept])))
    return Pool(pool.points[:, rows], starts, bounds, pool.source.taken(rows))


def _one_per_cell(points: np.ndarray, cell: float) -> np.ndarray:
    """Of every cell the point with the greatest sum; each other point of the cell lies less than `cell` above it."""
    order = np.argsort(-points.sum(axis=0), kind="stable")
    _, first = np.unique(np.floor(points[:, order] / cell), axis=1, return_index=True)
    return np.sort(order[first])
