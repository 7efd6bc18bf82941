"""The rationalist causes of war (Fearon 1995) taken away one by one and together, the whole chain solved again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import combinations
from typing import Any as AnyValue
from typing import TypeVar

import numpy as np

from armistice.evaluate.chain import Chain, fronts_of, pool, solve_on, standing
from armistice.evaluate.deal_space.elimination import Front
from armistice.evaluate.deal_space.expressions import Any
from armistice.evaluate.deal_space.room import concave_room
from armistice.evaluate.figures import Figures, certain_compliance, shared_expectations
from armistice.evaluate.result import WITHIN_REACH, Row
from armistice.evaluate.structure import Structure

RED_LINES, EXPECTATIONS, COMPLIANCE = "red_lines", "expectations", "compliance"
CONSENT, RULES, COARSE = "consent", "rules", "coarse_options"
Causes = tuple[str, ...]
MIXTURES = 2_000
"""Lotteries are sampled at this many equal shares along the upper edge of each group's packages."""


CAUSES: tuple[Causes, ...] = tuple(
    without for size in range(4) for without in combinations((RED_LINES, EXPECTATIONS, COMPLIANCE), size)
)
"""The eight rows of a war, nothing taken away first and the red lines alone second."""


def solve_without(structure: Structure, figures: Figures, sets: Sequence[Causes]) -> Chain:
    """Solve the first draw of some figures once for each set of causes taken away, as the draws of one chain."""
    one = figures.take(np.zeros(1, dtype=np.int64))
    fronts = {False: fronts_of(structure.plan(structure.firm), one)[0]}
    fronts[True] = fronts_of(structure.plan(()), one)[0] if structure.firm else fronts[False]
    several = stack([_without(one, without) for without in sets])
    return solve_on(structure, several, [fronts[RED_LINES in without] for without in sets])


def anatomy(structure: Structure, figures: Figures, chain: Chain, sets: Sequence[Causes]) -> tuple[Row, ...]:
    """Return a row for each set of causes of a solved chain, and more where all three leave it out of reach."""
    rows = tuple(_row(without, chain, draw) for draw, without in enumerate(sets))
    if figures.walk is None or rows[-1].standing == WITHIN_REACH:
        return rows
    return (*rows, *_rest(structure, _without(figures, rows[-1].without), rows[-1].without))


def _without(figures: Figures, without: Causes) -> Figures:
    if EXPECTATIONS in without:
        figures = shared_expectations(figures)
    return certain_compliance(figures) if COMPLIANCE in without else figures


def _rest(structure: Structure, figures: Figures, without: Causes) -> Iterator[Row]:
    """What else may hold it up, added in turn until agreement is within reach."""
    space = structure.space
    nobody = tuple(signs if place < 2 else Any(()) for place, signs in enumerate(space.consent))
    no_consent = structure.with_space(replace(space, consent=nobody))
    no_rules = structure.with_space(replace(no_consent.space, rules=()))
    for cause, changed in ((CONSENT, no_consent), (RULES, no_rules), (COARSE, no_rules)):
        without = (*without, cause)
        (fronts,) = fronts_of(changed.plan(()), figures)
        row = (
            _with_lotteries(changed, figures, fronts, without)
            if cause == COARSE
            else _row(without, solve_on(changed, figures, [fronts]))
        )
        yield row
        if row.standing == WITHIN_REACH:
            return


def _with_lotteries(structure: Structure, figures: Figures, fronts: tuple[Front, ...], without: Causes) -> Row:
    """Room and margin exact over all lotteries within a group; what they hope for later is over sampled ones."""
    chain = solve_on(structure, figures, [tuple(_mixed(front) for front in fronts)])
    packages = pool(structure, figures, chain.carrying, fronts, 0)

    def most(thresholds: np.ndarray) -> float:
        parts = zip(fronts, packages.start, packages.start[1:], strict=False)
        rooms = [concave_room(packages.believed[low:high], front.needs, thresholds)[0] for front, low, high in parts]
        return max(rooms, default=np.nan)

    room, margin = most(chain.floor[0]), most(chain.hold_out[0])
    return Row(without, standing(room, margin), number(room), number(margin))


def _mixed(front: Front) -> Front:
    """The front with lotteries between its packages: its concave edge for the two sides, finely sampled."""
    edge = _upper_hull(front.points[:, :2])
    share = np.linspace(0, 1, max(2, MIXTURES // max(1, len(edge) - 1)))[:, None, None]
    if len(edge) > 1:
        edge = np.unique((edge[:-1] * (1 - share) + edge[1:] * share).reshape(-1, 2), axis=0)
    points = np.zeros((len(edge), front.points.shape[1]))
    points[:, :2] = edge
    return replace(front, points=points)


def _upper_hull(points: np.ndarray) -> np.ndarray:
    """The concave hull of points by rising first value (Andrew 1979)."""
    hull: list[np.ndarray] = []
    for point in points[np.lexsort((points[:, 1], points[:, 0]))]:
        while len(hull) > 1 and _left_turn(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    return np.array(hull)


def _left_turn(one: np.ndarray, two: np.ndarray, three: np.ndarray) -> bool:
    return (two[0] - one[0]) * (three[1] - one[1]) >= (two[1] - one[1]) * (three[0] - one[0])


def _row(without: Causes, chain: Chain, draw: int = 0) -> Row:
    room, margin = float(chain.room[draw]), float(chain.margin[draw])
    return Row(without, standing(room, margin), number(room), number(margin))


def number(value: float) -> float | None:
    """None for NaN: the red lines leave nothing."""
    return None if np.isnan(value) else float(value)


Stacked = TypeVar("Stacked")


def stack(several: Sequence[Stacked]) -> Stacked:
    """Put the draws of several figures of one case behind one another."""
    first = several[0]
    changed: dict[str, AnyValue] = {}
    for field in fields(first):  # type: ignore[arg-type]
        column = [getattr(each, field.name) for each in several]
        changed[field.name] = _stacked(column)
    return replace(first, **changed)  # type: ignore[type-var]


def _stacked(column: list[AnyValue]) -> AnyValue:
    first = column[0]
    if isinstance(first, np.ndarray):
        return np.concatenate(column)
    if isinstance(first, tuple):
        return tuple(_stacked(list(parts)) for parts in zip(*column, strict=True))
    return stack(column) if is_dataclass(first) else first
