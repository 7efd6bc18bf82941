"""Blocking sets in the terms of the case, and how much hangs on each member and on each issue."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from armistice.evaluate.chain import CAP, EPSILON, pool
from armistice.explain.marco import Minimal, minimal_sets
from armistice.explain.oracle import Oracle
from armistice.explain.result import RED_LINE, BlockingSet, Stake, Weight
from armistice.explain.today import Today

LIMIT = 64
"""About so many sets of a family are listed, smallest first."""


def search(now: Today) -> Minimal:
    """Find the minimal blocking sets of a case and the minimal openings."""
    return minimal_sets(len(now.members), Oracle(now.chain, now.it.firm, now.thresholds).breaks, limit=LIMIT)


def blocking_sets(now: Today, found: Minimal) -> tuple[BlockingSet, ...]:
    """Return the blocking sets with their members and the issues that these name."""
    return tuple(BlockingSet(now.chosen(mask), _issues(now, mask)) for mask in found.blocking)


def weights(now: Today, found: Minimal) -> tuple[Weight, ...]:
    """Return every member that stands in a blocking set, those in most of them first."""
    counted = [
        Weight(member, sum(mask >> place & 1 for mask in found.blocking)) for place, member in enumerate(now.members)
    ]
    return tuple(sorted((it for it in counted if it.sets), key=lambda it: -it.sets))


def stakes(now: Today, sets: tuple[BlockingSet, ...]) -> tuple[Stake, ...]:
    """Return how much hangs on the issues that blocking sets name (on all of them where none names any)."""
    named = {issue: sum(issue in each.issues for each in sets) for issue in now.it.issues}
    shown = [issue for issue, count in named.items() if count] or list(now.it.issues)
    before = _room_without_lines(now, None)
    found = [Stake(issue, named[issue], max(0.0, _room_without_lines(now, issue) - before)) for issue in shown]
    return tuple(sorted(found, key=lambda stake: (-stake.sets, -stake.points)))


def _issues(now: Today, mask: int) -> tuple[str, ...]:
    lines = [now.case.red_lines[member.id] for member in now.chosen(mask) if member.kind == RED_LINE]
    return tuple(issue for issue in now.it.issues if any(issue in line.never.issues() for line in lines))


def _room_without_lines(now: Today, settled: str | None) -> float:
    """Room over today's thresholds if no red line counted and everybody had what it likes most on one issue."""
    worths = now.figures.worths(0)
    if settled is not None:
        place = now.it.issues.index(settled)
        best = np.broadcast_to(worths.issues[place].max(axis=0), worths.issues[place].shape)
        worths = replace(worths, issues=(*worths.issues[:place], best, *worths.issues[place + 1 :]))
    fronts = now.it.plan(()).fronts(worths, cap=CAP, epsilon=EPSILON)
    return float(pool(now.it, now.figures, now.chain.carrying, fronts, 0).room(now.thresholds[None, :])[0])
