"""What the levers of the case do to the standing, alone and in pairs; the whole case built and solved again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from armistice._base.errors import CaseError
from armistice.dossier.case import Case
from armistice.evaluate.anatomy import number
from armistice.evaluate.chain import solve, standing
from armistice.evaluate.figures import figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.result import NO_ROOM
from armistice.evaluate.structure import structure
from armistice.explain.result import LeverChange
from armistice.explain.today import Today

PAIRS = 300
"""So many pairs are tried, in the order of the file."""


def lever_changes(now: Today) -> tuple[tuple[LeverChange, ...], int]:
    """Return the levers that change the standing, the pairs that do what neither does, and how many pairs are left.

    Levers that cannot be pulled together, because no sound case is left, are passed over.
    """
    alone = {name: found for name in now.case.levers if (found := _pulled(now.case, (name,)))}
    pairs = list(combinations(alone, 2))
    together = [
        found
        for one, other in pairs[:PAIRS]
        if (found := _pulled(now.case, (one, other)))
        and found.standing not in (now.standing, alone[one].standing, alone[other].standing)
    ]
    changing = [found for found in alone.values() if found.standing != now.standing]
    return (*changing, *together), max(0, len(pairs) - PAIRS)


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
