"""One number of the case moved at a time, every red line held: where the standing changes, and where it changes back.

More pressure on one side may close what it opened, because it feeds the other's hope; so the answer is intervals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from armistice.dossier.case import Case, Side
from armistice.dossier.judgements import Judgement, Order
from armistice.evaluate.chain import CAP, EPSILON, solve_on, standing
from armistice.evaluate.figures import figures
from armistice.evaluate.result import NO_ROOM
from armistice.explain.along import Range, along
from armistice.explain.result import Interval, OneNumber
from armistice.explain.today import Today

POINTS = 17
WEIGHT_POINTS = 5
"""Values of a weight in the scan; each needs frontiers of its own."""
WEIGHTS = 24
"""So many weights are tried, the largest shares first."""
CHUNK = 64
"""Values solved together."""


@dataclass(frozen=True, slots=True)
class Movable:
    """A number that can be moved: from `low` to `high`, its judged range or, for a single number, an assumed one."""

    judgement: Judgement
    kind: str
    party: str
    low: float
    high: float
    points: int = POINTS


@dataclass(eq=False)
class Moved:
    """Central judgements, with one number moved in each draw: `moved` says by path which draws, and to what."""

    draws: int
    moved: Mapping[str, tuple[np.ndarray, np.ndarray]]

    def value(self, judgement: Judgement) -> np.ndarray:
        result = np.full(self.draws, float(judgement.central))
        if judgement.path in self.moved:
            rows, values = self.moved[judgement.path]
            result[rows] = values
        return result

    def weights(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.full(self.draws, weight) for member, weight in order.central_weights().items()}

    def values(self, order: Order) -> Mapping[str, np.ndarray]:
        return {member: np.full(self.draws, worth) for member, worth in order.central_values().items()}


def one_at_a_time(now: Today) -> tuple[tuple[OneNumber, ...], int]:
    """Move every number alone over its range and return the standings, and how many numbers were left untried."""
    movable, left = _chosen(now)
    ranges = {it.judgement.path: Range(it.low, it.high, it.points, it.judgement.central) for it in movable}
    if len(now.chain.pools[0].believed):
        found = along(ranges, now.standing, lambda asked: standings(now, asked))
    else:  # the red lines leave no package, whatever the numbers
        found = {path: (Interval(it.low, it.high, NO_ROOM),) for path, it in ranges.items()}
    return tuple(_told(it, found[it.judgement.path]) for it in movable), left


def standings(now: Today, asked: Sequence[tuple[str, float]]) -> list[str]:
    """Return the standing with one number moved, for each (path, value)."""
    result: list[str] = []
    for start in range(0, len(asked), CHUNK):
        result += _solved(now, asked[start : start + CHUNK])
    return result


def _solved(now: Today, asked: Sequence[tuple[str, float]]) -> list[str]:
    moved = {}
    for path in dict.fromkeys(path for path, _ in asked):
        rows = np.array([row for row, (other, _) in enumerate(asked) if other == path])
        moved[path] = (rows, np.array([asked[row][1] for row in rows]))
    read = figures(now.it, Moved(len(asked), moved))
    plan = now.it.plan(now.it.firm)
    fronts = [
        plan.fronts(read.worths(row), cap=CAP, epsilon=EPSILON) if ".weights." in path else now.chain.fronts[0]
        for row, (path, _) in enumerate(asked)
    ]
    chain = solve_on(now.it, read, fronts)
    return [standing(room, margin) for room, margin in zip(chain.room.tolist(), chain.margin.tolist(), strict=True)]


def _told(it: Movable, intervals: tuple[Interval, ...]) -> OneNumber:
    judgement = it.judgement
    return OneNumber(
        judgement.path, it.kind, it.party, judgement.central, it.low, it.high, not judgement.uncertain, intervals
    )


def _chosen(now: Today) -> tuple[list[Movable], int]:
    case = now.case
    weights = sorted(_weights(case), key=lambda entry: -entry[0])
    numbers = [*_war(case), *_compliance(case), *_walk_aways(case), *(it for _, it in weights[:WEIGHTS])]
    return numbers, max(0, len(weights) - WEIGHTS)


def _movable(kind: str, party: str, it: Judgement, low: float, high: float, *, points: int = POINTS) -> Movable:
    """Take the judged range; for a single number the given one."""
    if it.uncertain:
        return Movable(it, kind, party, it.low, it.high, points)
    return Movable(it, kind, party, min(low, it.central), max(high, it.central), points)


def _war(case: Case) -> Iterator[Movable]:
    for side in case.war.sides.values() if case.war else ():
        yield _cost(side)
        yield _movable("expects", side.party, side.expects, 0.05, 0.95)
        yield _movable("sure", side.party, side.sure, side.sure.central / 4, side.sure.central * 4)
        yield _movable("trend", side.party, side.trend, -0.005, 0.005)
        yield _movable("patience", side.party, side.patience, 0.95, 1.0)


def _cost(side: Side) -> Movable:
    if isinstance(side.cost, Judgement):
        return _movable("cost", side.party, side.cost, 0.0, 3 * side.cost.central or 5.0)
    months = side.cost.months
    return _movable("months", side.party, months, months.central / 3, months.central * 3)


def _compliance(case: Case) -> Iterator[Movable]:
    for confidence in case.compliance.sides.values() if case.compliance else ():
        for chance in (confidence.other_keeps, *(raised.to for raised in confidence.raised)):
            yield _movable("keeps", confidence.party, chance, 0.0, 1.0)


def _walk_aways(case: Case) -> Iterator[Movable]:
    for signer in case.signers:
        judged = case.preferences[signer].walk_away
        if judged is not None:
            yield _movable("walk_away", signer, judged, judged.central - 20, judged.central + 20)


def _weights(case: Case) -> Iterator[tuple[float, Movable]]:
    """Every weight that is a number, with its share of the signer's importance."""
    for signer in case.signers:
        weights = case.preferences[signer].weights
        if isinstance(weights, Order) or len(weights) == 1:  # alone, a weight is the whole
            continue
        total = sum(weight.central for weight in weights.values())
        for weight in weights.values():
            central = weight.central
            share = central / total if total else 0.0
            yield share, _movable("weight", signer, weight, central / 2, 2 * central, points=WEIGHT_POINTS)
