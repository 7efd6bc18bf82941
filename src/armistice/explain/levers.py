"""What the levers of the case do to the standing, alone and in pairs; the whole case built and solved again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from armistice._base.errors import CaseError
from armistice.dossier.case import Case
from armistice.evaluate.anatomy import number, stack
from armistice.evaluate.chain import fronts_of, solve_on, standing
from armistice.evaluate.deal_space.elimination import Front
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.result import NO_ROOM, WITHIN_REACH
from armistice.evaluate.structure import Structure, structure
from armistice.explain.result import LeverChange
from armistice.explain.today import Today

PAIRS = 300
"""So many pairs are tried, in the order of the file."""


CHUNK = 64
"""Sets of levers solved together."""
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
    alone = {change.levers[0]: change for change in _pulled(now, [(name,) for name in now.case.levers])}
    pairs = list(combinations(alone, 2))
    together = [
        change
        for change in _pulled(now, pairs[:PAIRS])
        if change.standing not in (now.standing, *(alone[name].standing for name in change.levers))
    ]
    changing = [change for change in alone.values() if change.standing != now.standing]
    nearer = [change for change in alone.values() if change.standing == now.standing and _gain(now, change) >= LEAST]
    nearer.sort(key=lambda change: -_gain(now, change))
    return Levers((*changing, *together), tuple(nearer), max(0, len(pairs) - PAIRS))


def _gain(now: Today, it: LeverChange) -> float:
    """By how many points a lever brings it nearer; nothing where there is a deal, or no package before or after."""
    before = now.chain.room[0] if now.standing == NO_ROOM else now.chain.margin[0]
    after = it.room if now.standing == NO_ROOM else it.margin
    return 0.0 if now.standing == WITHIN_REACH or after is None or np.isnan(before) else float(after - before)


def _pulled(now: Today, several: Sequence[tuple[str, ...]]) -> list[LeverChange]:
    """Pull each of several sets of levers; those whose wars differ in numbers only are solved as draws of one chain."""
    versions = [version for names in several if (version := _version(now, names))]
    groups: dict[object, list[_Version]] = {}
    for place, version in enumerate(versions):
        walk = version.read.walk
        war = None if walk is None else (walk.at, walk.of, walk.steps_lost, walk.settle)
        groups.setdefault(war if version.alike else place, []).append(version)
    solved: dict[tuple[str, ...], LeverChange] = {}
    frontiers: dict[object, tuple[Front, ...]] = {}
    for group in groups.values():
        for start in range(0, len(group), CHUNK):
            solved |= _solved(now, group[start : start + CHUNK], frontiers)
    return [solved[version.levers] for version in versions]


@dataclass(frozen=True, eq=False)
class _Version:
    """The case with levers pulled; `alike` where it differs only in numbers and in which red lines are firm."""

    levers: tuple[str, ...]
    it: Structure
    read: Figures
    alike: bool

    @property
    def held(self) -> tuple[str, ...]:
        """The firm red lines."""
        return tuple(self.it.red_lines[line] for line in self.it.firm)

    def fronts(self, now: Today, known: dict[object, tuple[Front, ...]]) -> tuple[Front, ...]:
        """The frontiers, shared by all versions that are alike and have the same worths and red lines."""
        if not self.alike:
            return fronts_of(self.it.plan(self.it.firm), self.read)[0]
        key = (self.held, self.read.linkages.tobytes(), *(worth.tobytes() for worth in self.read.worth))
        if key not in known:
            plan = now.it.plan(now.it.red_lines.index(name) for name in self.held)
            (known[key],) = fronts_of(plan, self.read)
        return known[key]


def _version(now: Today, names: tuple[str, ...]) -> _Version | None:
    try:
        changed = now.case.with_lever(*names)
    except CaseError:
        return None
    it = structure(changed)
    return _Version(names, it, figures(it, Central()), _alike(now, changed, it))


def _alike(now: Today, changed: Case, it: Structure) -> bool:
    case = now.case
    whens = [[(side, raised.when) for side, raised in each.raised] for each in (it, now.it)]
    links = [[(link.party, link.when) for link in each.linkages.values()] for each in (changed, case)]
    kept = [name for name in it.red_lines if name in case.red_lines]
    lines = [[(each.red_lines[name].party, each.red_lines[name].never) for name in kept] for each in (changed, case)]
    return (
        (changed.issues, changed.parties, changed.rules) == (case.issues, case.parties, case.rules)
        and set(it.red_lines) <= set(now.it.red_lines)
        and (whens[0], links[0], it.follows) == (whens[1], links[1], now.it.follows)
        and lines[0] == lines[1]
    )


def _solved(
    now: Today, versions: Sequence[_Version], known: dict[object, tuple[Front, ...]]
) -> dict[tuple[str, ...], LeverChange]:
    fronts = [version.fronts(now, known) for version in versions]
    it = now.it if versions[0].alike else versions[0].it
    chain = solve_on(it, stack([version.read for version in versions]), fronts)
    case = now.case
    return {
        version.levers: LeverChange(
            levers=version.levers,
            by=tuple(dict.fromkeys(party for name in version.levers for party in case.levers[name].by)),
            standing=standing(room, margin),
            room=number(room),
            margin=number(margin),
        )
        for version, room, margin in zip(versions, chain.room.tolist(), chain.margin.tolist(), strict=True)
    }
