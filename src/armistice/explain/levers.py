"""What the levers of the case do to the standing, alone and in pairs; the whole case built and solved again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from armistice._base.errors import CaseError
from armistice.dossier.case import Case
from armistice.evaluate.anatomy import number
from armistice.evaluate.chain import solve, standing
from armistice.evaluate.figures import figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.result import NO_ROOM, WITHIN_REACH
from armistice.evaluate.structure import structure
from armistice.explain.result import LeverChange
from armistice.explain.today import Today

PAIRS = 300
"""So many pairs are tried, in the order of the file."""


LEAST = 0.5
"""Points by which a lever must bring it nearer to be told of."""


@dataclass(frozen=True)
class Levers:
    """changing: levers that change the standing, then pairs that do what neither does. pairs_left: not tried.

    nearer: levers that leave the standing and add to the room where there is none, else to the margin.
    """

    changing: tuple[LeverChange, ...]
    nearer: tuple[LeverChange, ...]
    pairs_left: int


def lever_changes(now: Today) -> Levers:
    """Pull every lever alone, and in pairs; what leaves no sound case when pulled together is passed over."""
    alone = {name: found for name in now.case.levers if (found := _pulled(now.case, (name,)))}
    pairs = list(combinations(alone, 2))
    together = [
        found
        for one, other in pairs[:PAIRS]
        if (found := _pulled(now.case, (one, other)))
        and found.standing not in (now.standing, alone[one].standing, alone[other].standing)
    ]
    changing = [found for found in alone.values() if found.standing != now.standing]
    nearer = [found for found in alone.values() if found.standing == now.standing and _gain(now, found) >= LEAST]
    nearer.sort(key=lambda found: -_gain(now, found))
    return Levers((*changing, *together), tuple(nearer), max(0, len(pairs) - PAIRS))


def _gain(now: Today, it: LeverChange) -> float:
    """By how many points a lever brings it nearer; nothing where there is a deal, or no package before or after."""
    before = now.chain.room[0] if now.standing == NO_ROOM else now.chain.margin[0]
    after = it.room if now.standing == NO_ROOM else it.margin
    return 0.0 if now.standing == WITHIN_REACH or after is None or np.isnan(before) else float(after - before)


def _pulled(case: Case, names: Sequence[str]) -> LeverChange | None:
    try:
        changed = case.with_lever(*names)
    except CaseError:
        return None
    by = tuple(dict.fromkeys(party for name in names for party in case.levers[name].by))
    it = structure(changed)
    if not it.plan(it.firm).count():
        return LeverChange(tuple(names), by, NO_ROOM, None, None)
    chain = solve(it, figures(it, Central()), it.firm)
    room, margin = float(chain.room[0]), float(chain.margin[0])
    return LeverChange(tuple(names), by, standing(room, margin), number(room), number(margin))
