"""Red lines that exclude one another whatever anybody's numbers, among the packages that keep the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armistice.dossier.case import Case
from armistice.evaluate.deal_space.elimination import prepare
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.structure import structure
from armistice.explain.marco import Minimal, minimal_sets
from armistice.explain.packages import crossed
from armistice.explain.result import RED_LINE, BlockingSet, Member


def minimal_lines(space: Space, lines: Sequence[int]) -> Minimal:
    """Find the minimal blocking sets and openings among these red lines alone; bit k of a set is the k-th of them."""
    bare = replace(space, linkages=(), labels=())
    nothing = Worths(tuple(np.zeros((size, space.signers)) for size in space.sizes), np.zeros(0))

    def breaks(kept: int) -> int | None:
        held = [line for place, line in enumerate(lines) if kept >> place & 1]
        fronts = prepare(bare, red_lines=held).fronts(nothing)
        return min(
            (_mask(crossed(bare, front.packages(), lines)[0]) for front in fronts), key=int.bit_count, default=None
        )

    return minimal_sets(len(lines), breaks)


def clashes(case: Case) -> tuple[BlockingSet, ...]:
    """Return the smallest sets of red lines that together leave no package, however firm each of them is."""
    it = structure(case)
    found = minimal_lines(it.space, range(len(it.red_lines)))
    return tuple(
        _told(case, [name for place, name in enumerate(it.red_lines) if mask >> place & 1]) for mask in found.blocking
    )


def _told(case: Case, names: Sequence[str]) -> BlockingSet:
    lines = [case.red_lines[name] for name in names]
    members = tuple(Member(RED_LINE, line.id, line.party) for line in lines)
    return BlockingSet(
        members, tuple(issue for issue in case.issues if any(issue in line.never.issues() for line in lines))
    )


def _mask(row: np.ndarray) -> int:
    return sum(1 << int(place) for place in np.flatnonzero(row))
