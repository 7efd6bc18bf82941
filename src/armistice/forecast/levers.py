"""What levers do, alone and together, over the same draws; and the smallest sets that reach a wanted chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from armistice._base.processes import Mapper
from armistice.dossier.case import Case
from armistice.evaluate.draws.sample import STANDINGS
from armistice.forecast.alike import Alike, Outlook
from armistice.forecast.result import Effect, LeverTable, Reach

DRAWS = 128
"""Draws behind each line of the table; the differences are over the same draws, so few are enough."""
LARGEST = 3
"""So many levers at most are tried together for a wanted chance."""


def lever_table(
    case: Case, seed: int, *, pairs: bool = True, draws: int = DRAWS, through: Mapper = map
) -> LeverTable | None:
    """Return what every lever and, if wanted, every pair does; None where the case names no lever."""
    sets = list(_sets(case.levers, 2 if pairs else 1))
    if not sets:
        return None
    alike = Alike(case, draws, seed)
    base = alike.base
    effects = tuple(effect for part in through(_Effects(alike), _shares(sets)) for effect in part)
    return LeverTable(draws, _within_reach(base), _mean(base.settled), effects)


def reach(case: Case, seed: int, wanted: float, *, draws: int = DRAWS, through: Mapper = map) -> Reach:
    """Return the smallest sets of levers with which the chance is at least `wanted`, up to LARGEST levers."""
    alike = Alike(case, draws, seed)
    of: Callable[[Effect], float] = _settled if case.war else (lambda effect: effect.within_reach)
    kind = "settled" if case.war else "within_reach"
    base = alike.base
    now = _mean(base.settled) if case.war else _within_reach(base)
    if now is not None and now >= wanted:
        return Reach(wanted, kind, (), 0)
    for size in range(1, LARGEST + 1):
        sets = list(combinations(case.levers, size))
        tried = [effect for part in through(_Effects(alike), _shares(sets)) for effect in part]
        found = sorted((effect for effect in tried if of(effect) >= wanted), key=of, reverse=True)
        if found:
            return Reach(wanted, kind, tuple(found), size)
    return Reach(wanted, kind, (), LARGEST)


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
    """The effects of several sets; what one process remembers of the draws serves all its sets."""

    def __init__(self, alike: Alike):
        self.alike = alike

    def __call__(self, sets: Sequence[Sequence[str]]) -> list[Effect]:
        return [effect_of(self.alike, names) for names in sets]


def _sets(levers: Iterable[str], largest: int) -> Iterator[tuple[str, ...]]:
    names = list(levers)
    for size in range(1, largest + 1):
        yield from combinations(names, size)


def _shares(sets: Sequence[tuple[str, ...]], size: int = 8) -> list[Sequence[tuple[str, ...]]]:
    return [sets[start : start + size] for start in range(0, len(sets), size)]


def _standings(outlook: Outlook) -> np.ndarray:
    return np.bincount(outlook.standing, minlength=len(STANDINGS)) / len(outlook.standing)


def _within_reach(outlook: Outlook) -> float:
    return float((outlook.standing == 0).mean())


def _settled(effect: Effect) -> float:
    return effect.settled or 0.0


def _mean(values: np.ndarray | None) -> float | None:
    return None if values is None else float(values.mean())
