"""How it may go on: the chances of every line pushed forward, step by step, under an observer's beliefs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.carrying_on.plain import chance, gains_at
from armistice.evaluate.carrying_on.walk import CarryingOn, Policies, Policy, Trace, Walk, alive, take

SETTLED, FIRST_IMPOSES, SECOND_IMPOSES, FIGHTING = range(4)


@frozen
class Settlements:
    """The packages at which it may settle, with their chances."""

    draw: np.ndarray  # int[n]
    group: np.ndarray  # int[n] of the offers
    point: np.ndarray  # int[n] of the group
    chance: np.ndarray  # [n]


@frozen
class Forecast:
    """When and how the war ends, to the observer; exact up to the horizon, where what is still going on stays so."""

    by_step: np.ndarray
    """[D, T + 1, (settled, first imposes, second imposes, still fighting)] for steps 0 … the longest horizon T."""
    settlements: Settlements
    steps: np.ndarray
    """[D] expected steps until the end, or the horizon."""
    months: np.ndarray
    """[D] the same in months."""
    cost: np.ndarray
    """[D, side] points that the war is expected to cost until then: plain points, not discounted."""
    gives_in: np.ndarray
    """[D, side] chance to pass through a state in which the side would rather give in than fight to the finish."""

    def by_month(self, walk: Walk, months: np.ndarray) -> np.ndarray:
        """Return the chances after some months, [D, M, 4], given int or float [M] months from today."""
        step = np.floor(months / walk.months[:, None] + 1e-9).astype(np.intp)
        step = np.minimum(step, walk.horizon[:, None])
        return np.take_along_axis(self.by_step, step[..., None], axis=1)


def forward(walk: Walk, result: CarryingOn, observer_prior: np.ndarray, observer_trend: np.ndarray) -> Forecast:
    """Return the exact course of the war where both sides do as `carry_on` found.

    Args:
        walk: as given to `carry_on`.
        result: its result, with the trace.
        observer_prior: [D, (a, b)] Beta on the first side's chance; very large for a known chance.
        observer_trend: [D] added to it, a month.

    Raises:
        ValueError: the result holds no trace.
    """
    if result.trace is None:
        raise ValueError("forward needs the trace: carry_on(..., keep_trace=True)")
    order, back = result.trace.order, np.argsort(result.trace.order)
    walk = take(walk, order)
    course = _Course(walk, result.trace, observer_prior[order].T, observer_trend[order] * walk.months)
    by_step = np.stack(list(course.steps()))
    going_on = np.arange(len(by_step))[:, None] < walk.horizon
    steps = (by_step[:, FIGHTING] * going_on).sum(axis=0)
    months = steps * walk.months
    return Forecast(
        by_step=by_step.transpose(2, 0, 1)[back],
        settlements=_together(result.trace.policy.rows, course.weight),
        steps=steps[back],
        months=months[back],
        cost=(walk.cost * months[:, None])[back],
        gives_in=course.gave_in.T[back],
    )


def chance_to_last(walk: Walk, observer_prior: np.ndarray, observer_trend: np.ndarray) -> np.ndarray:
    """Return [D] the observer's chance that a war in which they never settle reaches the horizon; see `forward`."""
    order = np.argsort(-walk.horizon, kind="stable")
    walk = take(walk, order)
    course = _Course(walk, None, observer_prior[order].T, observer_trend[order] * walk.months)
    *_, last = course.steps()
    return last[FIGHTING][np.argsort(order)]


class _Course:
    """The distribution over the lines as it moves: draws sorted by falling horizon, and last in every array.

    Beside it move the same two distributions without what has passed through states where each side would give in.
    """

    def __init__(self, walk: Walk, trace: Trace | None, prior: np.ndarray, drift: np.ndarray) -> None:
        self.walk, self.trace, self.prior, self.drift = walk, trace, prior, drift
        draws = len(walk.horizon)
        self.mass = np.zeros((walk.of + 1, 3, draws))
        self.mass[walk.at] = 1
        self.rank = np.arange(draws) if trace is None else np.argsort(trace.order)
        self.ended = np.zeros((3, draws))
        self.gave_in = np.zeros((2, draws))
        self.weight = np.zeros(0 if trace is None else len(trace.policy.rows.share))

    def steps(self) -> Iterator[np.ndarray]:
        """Yield [4, D] the chances at steps 0 … the longest horizon."""
        for t in range(int(self.walk.horizon.max()) + 1):
            running = int(np.count_nonzero(self.walk.horizon > t))
            lines = alive(self.walk, t, 1, self.walk.of - 1)
            if self.trace is not None and running:
                self._settle(self.trace.policy, t)
                self._give_in(self.mass[slice(lines.start, lines.stop, 2), 1:, :running], self.trace.gives_in[t])
            yield np.concatenate([self.ended, self.mass[:, :1].sum(axis=0)])
            self._move(t, lines, running)

    def _settle(self, policies: Policies, t: int) -> None:
        """Take out what settles."""
        policy = policies[t]
        draw = self.rank[policy.draw]
        self.weight[policies.at(t)] = weight = policy.share * self.mass[policy.line, 0, draw]
        np.add.at(self.ended[SETTLED], draw, weight)
        self.mass[policy.line, :, draw] = 0

    def _give_in(self, passing: np.ndarray, gives_in: np.ndarray) -> None:
        """Take out, from each side's own distribution, what comes to a state where that side would give in."""
        self.gave_in[:, : passing.shape[-1]] += (passing * gives_in).sum(axis=0)
        passing[gives_in] = 0

    def _move(self, t: int, lines: range, running: int) -> None:
        """Go one step on, and take out what comes to an end of the line."""
        mass, here = self.mass[..., :running], slice(lines.start, lines.stop, 2)
        gains = gains_at(self.walk, t, lines) + np.arange(len(lines))[:, None, None]
        p = chance(self.prior[:, :running], self.drift[:running], gains, t)
        moving = mass[here].copy()
        mass[here] = 0
        mass[slice(lines.start + 1, lines.stop + 1, 2)] += moving * p
        mass[slice(lines.start - 1, lines.stop - 1, 2)] += moving * (1 - p)
        self.ended[FIRST_IMPOSES, :running] += mass[-1, 0]
        self.ended[SECOND_IMPOSES, :running] += mass[0, 0]
        mass[[0, -1]] = 0


def _together(policy: Policy, weight: np.ndarray) -> Settlements:
    """Add up the chances of each package over the steps."""
    reached = weight > 0
    keys = policy.draw[reached], policy.group[reached], policy.point[reached]
    size = tuple(int(key.max(initial=0)) + 1 for key in keys)
    package, place = np.unique(np.ravel_multi_index(keys, size), return_inverse=True)
    draw, group, point = np.unravel_index(package, size)
    return Settlements(draw, group, point, np.bincount(place, weight[reached], len(package)))
