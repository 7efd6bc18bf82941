"""The arrays of a war: the walk and its two believers, the packages they may settle on, and what comes out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Literal, TypeVar

import numpy as np

from armistice._base.frozen import frozen

TIE = 1e-9
"""Points. Gains below count as 0; a shortfall below counts as none."""


@frozen
class Walk:
    """A line at `at` of `of` that moves one step at a time, and what two sides believe, pay and get at its ends.

    D draws lead every array; the axis of two is (first, second), the first being the side that pushes the line up.
    """

    at: int
    """Line today, in whole steps: 0 < at < of."""
    of: int
    """Line at which the first side imposes its terms; at 0 the second does."""
    steps_lost: int | None
    """Steps by which the line is worse for whoever kept a deal that was broken; None without compliance."""
    months: np.ndarray
    """[D] months a step."""
    horizon: np.ndarray
    """int[D] steps, at least one."""
    prior: np.ndarray
    """[D, believer, (a, b)] Beta on the first side's chance to win a step."""
    trend: np.ndarray
    """[D, believer] added to the first side's chance, a month."""
    cost: np.ndarray
    """[D, side] points a month."""
    patience: np.ndarray
    """[D, side] worth of a month's delay, in (0, 1]."""
    others_terms: np.ndarray
    """[D, side] points of what the other side imposes."""
    own_terms: np.ndarray
    """[D, side] points of what the side itself imposes."""
    stalemate: np.ndarray
    """[D, side] points of living with today's line and no deal."""
    settle: Literal["nash", "equal"]
    living: np.ndarray | None = None
    """[D, of + 1, side] points of each line with no deal, where it is not straight through ends and stalemate."""


@frozen
class Offers:
    """The candidate packages, in groups that share compliance and following options, as two-sided frontiers.

    In state (t, x) a package is believed to be worth keeps·(values + slope·(x − at)) + (1 − keeps)·G°(t, x).
    """

    values: np.ndarray
    """[D, G, P, side] points on paper at today's line; the first side's rise, the second's fall; padded with -inf."""
    count: np.ndarray
    """int[D, G] packages before the padding."""
    keeps: np.ndarray
    """[D, G, side] the side's chance that the other keeps the deal."""
    slope: np.ndarray
    """[D, G, side] points a step of the line."""


@frozen
class Policy:
    """On which packages they settle; states with tied packages have several rows whose shares sum to 1."""

    line: np.ndarray
    """int[n] x."""
    draw: np.ndarray
    """int[n]"""
    group: np.ndarray
    """int[n] of the offers."""
    point: np.ndarray
    """int[n] of the group."""
    share: np.ndarray
    """[n]"""


@frozen
class Policies:
    """The policy of every step, one after the other: `policies[t]` is that of step t."""

    rows: Policy
    begin: np.ndarray
    """int[steps + 1] where the rows of each step begin, and the end."""

    def __getitem__(self, step: int) -> Policy:
        rows = self.at(step)
        return Policy(*(getattr(self.rows, f.name)[rows] for f in fields(Policy)))

    def at(self, step: int) -> slice:
        """Return which rows are those of a step."""
        return slice(int(self.begin[step]), int(self.begin[step + 1]))


@frozen
class Trace:
    """What the recursion passed through, for `hold_out_after` and `forward`; one entry per step, the start first."""

    order: np.ndarray
    """int[D] draws by falling horizon: the last axis of the entries below is order[:draws still running]."""
    worth: tuple[np.ndarray, ...]
    """[lines alive, side, running draws] V."""
    gives_in: tuple[np.ndarray, ...]
    """bool, same shape: the side's floor is the other's terms."""
    policy: Policies


@frozen
class CarryingOn:
    """What carrying on is worth today, to each side."""

    floor: np.ndarray
    """[D, side] G: fighting to the finish, with the right to give in."""
    hold_out: np.ndarray
    """[D, side] F: the same with the hope of a later deal."""
    broken_floor: np.ndarray
    """[D, side] G°: the floor with the line `steps_lost` worse; NaN without compliance."""
    hold_out_after: np.ndarray
    """[D, T, side] F^T for T = 1 … the longest horizon; T is 0 long where not asked for."""
    trace: Trace | None


def alive(walk: Walk, step: int, low: int, high: int) -> range:
    """Return the lines from `low` to `high` that `step` steps can lead to."""
    start = max(walk.at - step, low)
    start += (start - walk.at - step) % 2
    return range(start, min(walk.at + step, high) + 1, 2)


Drawn = TypeVar("Drawn", Walk, Offers)


def take(of: Drawn, order: np.ndarray) -> Drawn:
    """Return the draws of a walk or of offers in another order."""
    arrays = {f.name: getattr(of, f.name) for f in fields(of) if isinstance(getattr(of, f.name), np.ndarray)}
    return replace(of, **{name: array[order] for name, array in arrays.items()})


def imposed(walk: Walk) -> tuple[np.ndarray, np.ndarray]:
    """Return [side, D] points where the second side imposes its terms (line 0), and where the first does."""
    second, first = walk.others_terms.copy(), walk.own_terms.copy()
    second[:, 1], first[:, 1] = walk.own_terms[:, 1], walk.others_terms[:, 1]
    return second.T, first.T


def living_with_the_line(walk: Walk, line: np.ndarray) -> np.ndarray:
    """Return q: what each line is worth with no deal, straight through the ends and the stalemate.

    Args:
        walk: the walk.
        line: int[..., side] lines, beyond an end counted as at it.

    Returns:
        [..., side, D] points.
    """
    line = np.clip(line, 0, walk.of)
    if walk.living is not None:
        return walk.living.transpose(1, 2, 0)[line, np.arange(2)]
    low, high = imposed(walk)
    today = walk.stalemate.T
    x = line[..., None]
    below, above = x / walk.at, (x - walk.at) / (walk.of - walk.at)
    return np.where(x <= walk.at, low + (today - low) * below, today + (high - today) * above)
