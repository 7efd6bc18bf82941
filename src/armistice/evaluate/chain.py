"""The whole chain for D draws: frontiers, then what carrying on is worth, then room and margin (methods §1–§4)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.carrying_on import CarryingOn, Offers, carry_on, hold_out_after
from armistice.evaluate.deal_space.dominance import nondominated
from armistice.evaluate.deal_space.elimination import Front, Plan
from armistice.evaluate.deal_space.room import room
from armistice.evaluate.deal_space.solutions import widest
from armistice.evaluate.figures import Figures
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, TIE, WITHIN_REACH
from armistice.evaluate.structure import Structure

CAP, EPSILON = 20_000, 0.1
"""A partial frontier of more points than CAP is thinned so that nothing lost is more than EPSILON points better."""

PROBES = 10
"""The wait is searched by so many pauses at once."""


@frozen(eq=False)
class Pool:
    """The packages of one draw that may decide anything: all fronts together, M packages, n signers."""

    fronts: tuple[Front, ...]
    on_paper: np.ndarray  # float[M, n]
    believed: np.ndarray  # float[M, n]
    needs: np.ndarray  # bool[M, n]
    start: np.ndarray  # int[fronts + 1], where each front begins

    def packages(self, which: np.ndarray) -> np.ndarray:
        """Return the level indices of some packages, int[len(which), issues]."""
        owner = np.searchsorted(self.start, which, side="right") - 1
        parts = [
            self.fronts[front].packages(which[owner == front] - self.start[front])
            for front in np.flatnonzero(np.bincount(owner))
        ]
        order = np.argsort(owner, kind="stable")
        return np.concatenate(parts)[np.argsort(order)]

    def widest(self, always: np.ndarray, thresholds: np.ndarray) -> int | None:
        """The package with the largest smallest gain over float[n] thresholds among its needed signers."""
        return widest(self.believed, self.needs, always, thresholds)

    def room(self, thresholds: np.ndarray) -> np.ndarray:
        """Largest smallest gain over each row of float[T, n] thresholds, float[T]; NaN where nothing is admissible."""
        if not len(self.believed):
            return np.full(len(thresholds), np.nan)
        return room(self.believed, self.needs, thresholds)[0]


@frozen(eq=False)
class Chain:
    """Everything solved for D draws with one set of red lines."""

    structure: Structure
    figures: Figures
    fronts: Sequence[tuple[Front, ...]]  # one a draw
    carrying: CarryingOn | None
    origin: np.ndarray | None  # where each candidate comes from: (front, point), int[D, G, P, 2]

    @cached_property
    def floor(self) -> np.ndarray:
        """What fighting to the finish is worth, float[D, n]; the stated walk-away of everybody else."""
        return self._with_sides(None if self.carrying is None else self.carrying.floor)

    @cached_property
    def hold_out(self) -> np.ndarray:
        """What carrying on is worth with the hope of a later deal, float[D, n]."""
        return self._with_sides(None if self.carrying is None else self.carrying.hold_out)

    def pool(self, draw: int = 0) -> Pool:
        """Return the packages of one draw, valued on paper and as believed at the start."""
        return pool(self.structure, self.figures, self.carrying, self.fronts[draw], draw)

    @cached_property
    def pools(self) -> tuple[Pool, ...]:
        return tuple(self.pool(draw) for draw in range(self.figures.draws))

    @cached_property
    def room(self) -> np.ndarray:
        """float[D]; NaN where the red lines leave nothing."""
        return self._over(self.floor)

    @cached_property
    def margin(self) -> np.ndarray:
        """float[D]; NaN where the red lines leave nothing."""
        return self._over(self.hold_out)

    def margin_after(self, steps: np.ndarray) -> np.ndarray:
        """Margin after so many plain steps, int[D or 1, K] from 1 to the horizon, float[D, K]."""
        assert self.carrying is not None
        assert self.figures.walk is not None
        after = hold_out_after(self.figures.walk, self.carrying, steps)
        rows = np.repeat(self.figures.walk_away[:, None, :], after.shape[1], axis=1)
        rows[:, :, :2] = after
        return np.array([it.room(rows[draw]) for draw, it in enumerate(self.pools)])

    @cached_property
    def wait_steps(self) -> np.ndarray:
        """Smallest number of steps after which signing beats holding out, float[D]; NaN without war or room."""
        return self.waits(slice(None))

    def waits(self, draws: slice) -> np.ndarray:
        """Return `wait_steps` of some draws, NaN for the others."""
        walk = self.figures.walk
        if walk is None:
            return np.full(self.figures.draws, np.nan)
        roomy = np.zeros(self.figures.draws, dtype=bool)
        roomy[draws] = self.room[draws] >= -TIE
        low = np.ones(self.figures.draws, dtype=np.int64)
        high = np.where(roomy, walk.horizon, 1)
        while (low < high).any():  # the margin after T steps rises in T, to the room at the horizon
            steps = np.linspace(low, high, PROBES).astype(np.int64).T
            reached = self.margin_after(steps) >= -TIE
            reached[:, -1] = True
            first = np.argmax(reached, axis=1)[:, None]
            high = np.take_along_axis(steps, first, axis=1)[:, 0]
            below = np.take_along_axis(steps, np.maximum(first - 1, 0), axis=1)[:, 0]
            low = np.where(first[:, 0] == 0, high, np.minimum(below + 1, high))
        return np.where(roomy, low, np.nan)

    def _over(self, thresholds: np.ndarray) -> np.ndarray:
        return np.array([it.room(thresholds[draw : draw + 1])[0] for draw, it in enumerate(self.pools)])

    def _with_sides(self, sides: np.ndarray | None) -> np.ndarray:
        result = self.figures.walk_away.copy()
        if sides is not None:
            result[:, :2] = sides
        return result


def standing(room: float, margin: float) -> str:
    """Name the standing; NaN means that nothing is admissible."""
    if not room >= -TIE:
        return NO_ROOM
    return WITHIN_REACH if margin >= -TIE else HOLDING_OUT


def solve(structure: Structure, figures: Figures, red_lines: Sequence[int]) -> Chain:
    """Solve the chain with the same real red lines in every draw."""
    plan = structure.plan(red_lines)
    return solve_on(structure, figures, fronts_of(plan, figures))


def fronts_of(plan: Plan, figures: Figures) -> list[tuple[Front, ...]]:
    """Return the fronts of every draw."""
    return [plan.fronts(figures.worths(draw), cap=CAP, epsilon=EPSILON) for draw in range(figures.draws)]


def solve_on(structure: Structure, figures: Figures, fronts: Sequence[tuple[Front, ...]]) -> Chain:
    """Solve what comes after the frontiers."""
    if figures.walk is None:
        return Chain(structure, figures, fronts, None, None)
    offers, origin = offers_of(structure, figures, fronts)
    return Chain(structure, figures, fronts, carry_on(figures.walk, offers, every_pause=False), origin)


def pool(
    structure: Structure, figures: Figures, carrying: CarryingOn | None, fronts: tuple[Front, ...], draw: int
) -> Pool:
    """Value the packages of some fronts as believed at the start: e = h·u + (1 − h)·G° for the sides of a war."""
    if not fronts:
        none = np.empty((0, len(structure.signers)))
        return Pool((), none, none, none.astype(bool), np.zeros(1, dtype=np.int64))
    sizes = [len(front.points) for front in fronts]
    on_paper = np.concatenate([front.points for front in fronts])
    needs = np.repeat(np.stack([front.needs for front in fronts]), sizes, axis=0)
    believed = on_paper.copy()
    if carrying is not None and figures.walk is not None and figures.walk.steps_lost is not None:
        labels = np.stack([front.labels for front in fronts])
        keeps = np.repeat(keeps_of(structure, figures, labels)[draw], sizes, axis=0)
        believed[:, :2] = keeps * on_paper[:, :2] + (1 - keeps) * carrying.broken_floor[draw]
    return Pool(fronts, on_paper, believed, needs, np.concatenate([[0], np.cumsum(sizes)]))


def keeps_of(structure: Structure, figures: Figures, labels: np.ndarray) -> np.ndarray:
    """The chance each side gives the other to keep it, float[D, G, 2], for bool[G, labels]: the highest raised."""
    result = np.repeat(figures.keeps[:, None, :], len(labels), axis=1)
    for side in (0, 1):
        mine = [column for column, (owner, _) in enumerate(structure.raised) if owner == side]
        if mine:
            applies = labels[:, mine][None, :, :]
            highest = np.where(applies, figures.raised_to[:, None, mine], -np.inf).max(axis=2)
            result[:, :, side] = np.where(applies.any(axis=2), highest, result[:, :, side])
    return result


def offers_of(structure: Structure, figures: Figures, fronts: Sequence[tuple[Front, ...]]) -> tuple[Offers, np.ndarray]:
    """Gather what the two sides may settle on, by group: what every other needed signer accepts on paper, today.

    The second result says where each candidate comes from: (front of its draw, point), int[D, G, P, 2].
    """
    labels = _groups(structure, fronts)
    place = {tuple(row): group for group, row in enumerate(labels.tolist())}
    table: list[list[_Candidates]] = []
    for draw, several in enumerate(fronts):
        gathered: list[list[_Candidates]] = [[] for _ in labels]
        for number, front in enumerate(several):
            group = gathered[place[tuple(front.labels.tolist())]]
            group.append(_accepted(front, number, figures.walk_away[draw]))
        table.append([_two_sided(parts) for parts in gathered])
    most = max(1, *(len(points) for row in table for points, _ in row))
    values = np.full((len(table), len(labels), most, 2), -np.inf)
    origin = np.zeros((len(table), len(labels), most, 2), dtype=np.int64)
    count = np.zeros((len(table), len(labels)), dtype=np.int64)
    for draw, row in enumerate(table):
        for group, (points, places) in enumerate(row):
            count[draw, group] = len(points)
            values[draw, group, : len(points)] = points
            origin[draw, group, : len(points)] = places
    following = labels[:, len(structure.raised) :].astype(float)
    slope = np.einsum("gf,dfs->dgs", following, figures.slope)
    return Offers(values=values, count=count, keeps=keeps_of(structure, figures, labels), slope=slope), origin


_Candidates = tuple[np.ndarray, np.ndarray]
"""Two-sided values float[m, 2] and where they come from int[m, 2]."""


def _groups(structure: Structure, fronts: Sequence[tuple[Front, ...]]) -> np.ndarray:
    """All groups that some draw has, bool[G, labels]; one where there is no package at all."""
    seen = {tuple(front.labels.tolist()) for several in fronts for front in several}
    none = (False,) * len(structure.space.labels)
    rows = sorted(seen) or [none]
    return np.array(rows, dtype=bool).reshape(len(rows), len(none))


def _accepted(front: Front, number: int, walk_away: np.ndarray) -> _Candidates:
    others = front.needs.copy()
    others[:2] = False
    rows = np.flatnonzero((front.points[:, others] >= walk_away[others] - TIE).all(axis=1))
    return front.points[rows, :2], np.stack([np.full(len(rows), number), rows], axis=1)


def _two_sided(parts: list[_Candidates]) -> _Candidates:
    if not parts:
        return np.empty((0, 2)), np.empty((0, 2), dtype=np.int64)
    points, places = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = nondominated(points.T)
    return points[kept], places[kept]
