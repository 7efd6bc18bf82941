"""One plain step of the walk: expect, discount, pay, and give in where that is better."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.carrying_on.walk import Walk, alive, imposed, living_with_the_line

CHANCE = (0.01, 0.99)
"""Nobody is ever surer than this of the next step."""
AT_ONCE = 1 << 15
"""So many chances are worked out together; more would leave the cache."""


def chance(prior: np.ndarray, drift: np.ndarray, gains: np.ndarray, step: int | np.ndarray) -> np.ndarray:
    """Return the believed chance that the first side wins the next step.

    Args:
        prior: [2, D] the Beta's (a, b), any axes before D.
        drift: [D] trend a step, same leading axes.
        gains: steps the first side won so far, with axes of 1 for those of `drift`.
        step: steps so far, with axes as `gains` has.
    """
    a, b = prior
    p = (a + gains) / (a + b + step)
    p += drift * step
    return np.minimum(np.maximum(p, CHANCE[0], out=p), CHANCE[1], out=p)


def gains_at(walk: Walk, step: int, lines: range) -> int:
    """Return how many of the steps so far the first side won on the first of the lines; on each next it is one more."""
    return (step + lines.start - walk.at) // 2


@frozen
class Plain:
    """Everything a plain step needs, lines first and draws last so that whole-array operations run along the draws.

    Kinds are independent recursions on the same walk; `moved` says by how many steps each kind's line is worse for
    its side. Lines run from -reach to of + reach.
    """

    walk: Walk
    reach: int
    alive: np.ndarray  # bool[lines, kind, side, 1]
    finish: np.ndarray  # [lines, kind, side, D] at an end, and at the horizon
    flow: np.ndarray  # [lines, kind, side, D] a step's stalemate, less its cost
    discount: np.ndarray  # [side, D] a step
    give_in: np.ndarray  # [side, D]
    prior: np.ndarray  # [(a, b), side, D]
    drift: np.ndarray  # [side, D] trend a step

    def backward(self, steps: int) -> Iterator[tuple[int, range, np.ndarray]]:
        """Yield each of so many steps, the last first: its number, the lines alive, and each side's chance there.

        The chances are [lines, 1, side, running draws].
        """
        running = np.count_nonzero(self.walk.horizon > np.arange(steps)[:, None], axis=1)
        lines = [alive(self.walk, t, 1 - self.reach, self.walk.of + self.reach - 1) for t in range(steps)]
        widest = max(map(len, lines))
        block = max(1, AT_ONCE // (widest * self.drift.size))
        for stop in range(steps, 0, -block):
            first = max(stop - block, 0)
            gains = np.array([gains_at(self.walk, t, lines[t]) for t in range(first, stop)])
            gains = gains[:, None] + np.arange(widest)
            prior, drift = self.prior[..., : running[first]], self.drift[:, : running[first]]
            p = chance(prior, drift, gains[:, :, None, None, None], np.arange(first, stop)[:, None, None, None, None])
            for t in range(stop - 1, first - 1, -1):
                yield t, lines[t], p[t - first, : len(lines[t]), ..., : running[t]]

    def back(self, following: np.ndarray, lines: range, p: np.ndarray) -> np.ndarray:
        """Return the values on `lines`, given those one step later.

        Args:
            following: [lines, kind, side, running draws] one step later, at least on the neighbours of `lines`.
            lines: as `alive` gives them.
            p: each side's chance there, [lines, 1, side, running draws].
        """
        running = following.shape[-1]
        up, down = following[self.at(lines, 1)], following[self.at(lines, -1)]
        value = up - down
        value *= p
        value += down
        value *= self.discount[:, :running]
        value += self.flow[self.at(lines), ..., :running]
        return np.maximum(value, self.give_in[:, :running], out=value)

    def enter(self, value: np.ndarray, lines: range, new: np.ndarray) -> None:
        """Write the values on `lines`; what stands at an end for a side stays."""
        here = self.at(lines)
        if self.reach:
            np.copyto(value[here], new, where=self.alive[here])
        else:
            value[here] = new

    def at(self, lines: range, by: int = 0) -> slice:
        """Return where `lines`, moved by some steps, stand in the arrays."""
        return slice(lines.start + self.reach + by, lines.stop + self.reach + by, 2)


def plain(walk: Walk, moved: tuple[int, ...]) -> Plain:
    """Return the plain step of a walk, one kind for each entry of `moved` (steps the line is worse)."""
    reach = max(moved)
    lines = np.arange(-reach, walk.of + reach + 1)
    worse = np.array([[-by, by] for by in moved])
    seen = np.clip(lines[:, None, None] + worse, 0, walk.of)
    living = living_with_the_line(walk, seen)
    second, first = imposed(walk)
    going = ((seen > 0) & (seen < walk.of))[..., None]
    discount = walk.patience.T**walk.months
    give_in = walk.others_terms.T
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = np.where(walk.patience.T == 1, walk.months, (1 - discount) / (1 - walk.patience.T))
    return Plain(
        walk=walk,
        reach=reach,
        alive=going,
        finish=np.where(going, np.maximum(give_in, living), np.where(seen[..., None] == 0, second, first)),
        flow=(1 - discount) * living - walk.cost.T * weight,
        discount=discount,
        give_in=np.ascontiguousarray(give_in),
        prior=np.ascontiguousarray(walk.prior.transpose(2, 1, 0)),
        drift=walk.trend.T * walk.months,
    )
