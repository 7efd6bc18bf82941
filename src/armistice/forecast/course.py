"""How the war may go on: chances by month with bands, the packages it settles at, and what drives it (methods §5)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np

from armistice.dossier.case import Case
from armistice.evaluate.carrying_on.forward import FIGHTING, FIRST_IMPOSES, SETTLED
from armistice.evaluate.draws.certainty import band
from armistice.evaluate.draws.sample import Sample
from armistice.evaluate.figures import Figures
from armistice.forecast.alike import Alike
from armistice.forecast.result import Course, Curve, Driver, Ending

ENDINGS = 5
"""So many of the packages at which it may settle are named."""
CERTAIN = 1e9
"""A belief worth so many observed steps does not move."""


def course(case: Case, drawn: Sample, alike: Alike) -> Course | None:
    """Return how the war may go on, or None without a war.

    drawn: the sample behind the curves. alike: the draws over which endings and drivers are looked at.
    """
    if case.war is None:
        return None
    sides = case.war.between
    costs = {side: band(drawn.costs[:, place]) for place, side in enumerate(sides)}
    months = band(drawn.months)
    assert months is not None
    return Course(
        settled=_curve(drawn, SETTLED),
        imposes={side: _curve(drawn, FIRST_IMPOSES + place) for place, side in enumerate(sides)},
        fighting=_curve(drawn, FIGHTING),
        months=months,
        cost={side: cost for side, cost in costs.items() if cost is not None},
        endings=_endings(alike),
        drivers=_drivers(alike),
    )


def _curve(drawn: Sample, kind: int) -> Curve:
    rows = drawn.chances.mean(), drawn.chances.quantile(0.1), drawn.chances.quantile(0.9)
    return Curve(*(tuple(np.clip(row[:, kind], 0, 1).tolist()) for row in rows))


def _endings(alike: Alike) -> tuple[Ending, ...]:
    """Add up over the draws at which packages it settles."""
    chain, ahead = alike.base.chain, alike.base.ahead
    assert chain.origin is not None
    assert ahead is not None
    found: defaultdict[tuple[int, ...], float] = defaultdict(float)
    where = ahead.settlements
    for draw, group, point, chance in zip(where.draw, where.group, where.point, where.chance, strict=True):
        front, row = chain.origin[draw, group, point]
        found[chain.fronts[draw][front].package(int(row))] += float(chance) / alike.draws
    largest = sorted(found.items(), key=lambda item: -item[1])[:ENDINGS]
    return tuple(Ending(alike.structure.package(package), chance) for package, chance in largest)


def _drivers(alike: Alike) -> tuple[Driver, ...]:
    """The chance of settlement with each driver taken away, over the same draws."""
    read = alike.base.chain.figures
    before = alike.base.settled
    assert before is not None
    result = []
    for name, change in DRIVERS.items():
        after = alike.changed(change(read)).settled
        assert after is not None
        result.append(Driver(name, float(before.mean()), float(after.mean())))
    return tuple(result)


def _without_learning(read: Figures) -> Figures:
    """Both sides keep their beliefs whatever they see."""
    assert read.walk is not None
    sure = read.walk.prior.sum(axis=-1, keepdims=True)
    return replace(read, walk=replace(read.walk, prior=read.walk.prior / sure * CERTAIN))


def _without_costs(read: Figures) -> Figures:
    """Fighting costs neither side anything beyond the wait."""
    assert read.walk is not None
    return replace(read, walk=replace(read.walk, cost=np.zeros_like(read.walk.cost)))


def _without_momentum(read: Figures) -> Figures:
    """The observer gives both sides the same chance."""
    even = np.repeat(read.observer_prior.sum(axis=-1, keepdims=True) / 2, 2, axis=-1)
    return replace(read, observer_prior=even)


def _without_trend(read: Figures) -> Figures:
    """Nobody thinks that the chances drift."""
    assert read.walk is not None
    walk = replace(read.walk, trend=np.zeros_like(read.walk.trend))
    return replace(read, walk=walk, observer_trend=np.zeros_like(read.observer_trend))


DRIVERS = {
    "learning": _without_learning,
    "costs": _without_costs,
    "momentum": _without_momentum,
    "trend": _without_trend,
}
