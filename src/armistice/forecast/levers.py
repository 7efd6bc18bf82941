"""What levers do, alone and together, over the same draws; and the smallest sets that reach a wanted chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

import numpy as np

from armistice._base.errors import CaseError
from armistice._base.processes import Mapper
from armistice.dossier.case import Case
from armistice.evaluate.draws.sample import STANDINGS
from armistice.forecast.alike import Alike, Outlook
from armistice.forecast.result import Effect, LeverTable, Reach

LARGEST, MOST = 3, 600
"""So many levers at most are tried together for a wanted chance, and so many sets of one size."""

Done = Callable[[int], None]
"""Told how many more sets are done."""


def ignored(_: int) -> None:
    """Nobody wants to know how far it has come."""


def lever_table(alike: Alike, *, pairs: bool = True, through: Mapper = map, done: Done = ignored) -> LeverTable | None:
    """Return what every lever and, if wanted, every pair does; None where the case names no lever."""
    sets = [names for size in ((1, 2) if pairs else (1,)) for names in combinations(alike.case.levers, size)]
    if not sets:
        return None
    effects = _effects(alike, sets, through, done)
    unsound = tuple(names for names in sets if names not in effects)
    base = alike.base
    return LeverTable(alike.draws, _within_reach(base), _mean(base.settled), tuple(effects.values()), unsound)


def reach(
    alike: Alike, wanted: float, table: LeverTable | None = None, *, through: Mapper = map, done: Done = ignored
) -> Reach:
    """Return the smallest sets of levers with which the chance is at least `wanted`.

    table: effects that are known already. Sets of three are tried where that makes at most MOST of them.
    """
    case, base = alike.case, alike.base
    now = _mean(base.settled) if case.war else _within_reach(base)
    of, kind = (_settled, "settled") if case.war else (_reached, "within_reach")
    if now is not None and now >= wanted:
        return Reach(wanted, kind, (), 0)
    known = {effect.levers: effect for effect in (table.effects if table else ())}
    largest = max((size for size in range(1, LARGEST + 1) if comb(len(case.levers), size) <= MOST), default=0)
    for size in range(1, largest + 1):
        sets = list(combinations(case.levers, size))
        known |= _effects(alike, [names for names in sets if names not in known], through, done)
        found = [known[names] for names in sets if names in known and of(known[names]) >= wanted]
        if found:
            return Reach(wanted, kind, tuple(sorted(found, key=of, reverse=True)), size)
    return Reach(wanted, kind, (), largest)


def work(case: Case, *, pairs: bool = True) -> int:
    """Return how many sets of levers a table looks at."""
    return len(case.levers) + (comb(len(case.levers), 2) if pairs else 0)


def _effects(
    alike: Alike, sets: Sequence[tuple[str, ...]], through: Mapper, done: Done
) -> dict[tuple[str, ...], Effect]:
    """The effects of several sets, in their order; a set that leaves no sound case has none."""
    if not sets:
        return {}
    found: dict[tuple[str, ...], Effect] = {}
    assert alike.base  # solved before processes are started, so that all of them know it
    for part in through(_Effects(alike), _jobs(alike, sets)):
        found |= {effect.levers: effect for effect in part}
        done(len(part))
    return {names: found[names] for names in sets if names in found}


def _jobs(alike: Alike, sets: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Gather sets that share frontiers: by the first lever that changes worths, else by the first on a red line."""
    changes = {name: alike.opens_anew(alike.case.with_lever(name)) for name in alike.case.levers}
    jobs: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for names in sets:
        worths = [name for name in names if changes[name][0]]
        lines = [name for name in names if changes[name][1]]
        jobs[(worths + lines + [""])[0]].append(names)
    return sorted(jobs.values(), key=len, reverse=True)


def effect_of(alike: Alike, names: Sequence[str]) -> Effect:
    """Return what these levers together do."""
    case, base = alike.case, alike.base
    pulled = alike.version(case.with_lever(*names))
    shares = _standings(pulled) - _standings(base)
    settled, before = _mean(pulled.settled), _mean(base.settled)
    signers = case.signers
    floor = (pulled.chain.floor - base.chain.floor).mean(axis=0)
    hold_out = (pulled.chain.hold_out - base.chain.hold_out).mean(axis=0)
    return Effect(
        levers=tuple(names),
        by=tuple(case.levers[name].by for name in names),
        standing=dict(zip(STANDINGS, shares.tolist(), strict=True)),
        within_reach=_within_reach(pulled),
        settled=settled,
        settled_change=None if settled is None or before is None else settled - before,
        floor=dict(zip(signers, floor.tolist(), strict=True)),
        hold_out=dict(zip(signers, hold_out.tolist(), strict=True)),
    )


class _Effects:
    """The effects of sets that share frontiers."""

    def __init__(self, alike: Alike):
        self.alike = alike

    def __call__(self, sets: Sequence[tuple[str, ...]]) -> list[Effect]:
        found = [effect for effect in (self._of(names) for names in sets) if effect is not None]
        self.alike.forget()
        return found

    def _of(self, names: tuple[str, ...]) -> Effect | None:
        try:
            return effect_of(self.alike, names)
        except CaseError:  # each is sound alone, but together they leave, say, an issue without weight
            return None


def _standings(outlook: Outlook) -> np.ndarray:
    return np.bincount(outlook.standing, minlength=len(STANDINGS)) / len(outlook.standing)


def _within_reach(outlook: Outlook) -> float:
    return float((outlook.standing == 0).mean())


def _settled(effect: Effect) -> float:
    return effect.settled or 0.0


def _reached(effect: Effect) -> float:
    return effect.within_reach


def _mean(values: np.ndarray | None) -> float | None:
    return None if values is None else float(values.mean())
