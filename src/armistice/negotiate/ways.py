"""Status-quo analysis: which states can be reached from now, in how few moves, and whose.

Li, Kilgour & Hipel (2005). A row of moves in which nobody moves twice running; with improvements, each mover gains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.negotiate.cells import Bools
from armistice.negotiate.graph import Graph

NEVER = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One move on a way: `mover` takes `source` to `target`."""

    source: int
    mover: int
    target: int


@dataclass(frozen=True, eq=False)
class Ways:
    """All shortest ways from one state.

    entered: per last mover int[S], the fewest moves with which it can enter each state as the last to move, NEVER where
    it cannot.
    """

    graph: Graph
    start: int
    improving: bool
    entered: Mapping[int, np.ndarray]

    @cached_property
    def steps(self) -> np.ndarray:
        """int[S]: fewest moves to each state, 0 for the start, NEVER for what cannot be reached."""
        far = np.iinfo(np.intp).max
        fewest = np.full(len(self.graph.allowed), far)
        for row in self.entered.values():
            np.minimum(fewest, np.where(row == NEVER, far, row), out=fewest)
        fewest[self.start] = 0
        return np.where(fewest == far, NEVER, fewest)

    @cached_property
    def reached(self) -> Bools:
        """bool[S]: what can be reached, the start included."""
        return self.steps != NEVER

    def shortest(self, state: int, at_most: int = 200) -> tuple[Step, ...]:
        """Return every move that stands on a shortest way to `state`, from its end back; cut after `at_most` moves."""
        length = int(self.steps[state])
        todo = [(state, mover, length) for mover, row in self.entered.items() if length > 0 and row[state] == length]
        found: dict[Step, None] = {}
        seen = set(todo)
        while todo and len(found) < at_most:
            target, mover, count = todo.pop(0)
            for source, last in self._before(target, mover, count):
                found.setdefault(Step(source, mover, target))
                if last is not None and (source, last, count - 1) not in seen:
                    seen.add((source, last, count - 1))
                    todo.append((source, last, count - 1))
        return tuple(found)[:at_most]

    def _before(self, target: int, mover: int, count: int) -> list[tuple[int, int | None]]:
        """Return (state, last mover) pairs one move earlier."""
        sources = [int(source) for source in self.graph.steps(self.improving)[mover].sources(target)]
        if count == 1:
            return [(self.start, None)] if self.start in sources else []
        lasts = [(last, row) for last, row in self.entered.items() if last != mover]
        return [(source, last) for source in sources for last, row in lasts if row[source] == count - 1]


def ways_from(graph: Graph, start: int, improving: bool, movers: Sequence[int] | None = None) -> Ways:
    """Return the shortest ways from `start`, by all moves or by improvements, of everybody or of `movers` alone."""
    who = graph.movers if movers is None else tuple(movers)
    steps = graph.steps(improving)
    entered = {mover: np.full(len(graph.allowed), NEVER, np.intp) for mover in who}
    here = np.zeros(len(graph.allowed), bool)
    here[start] = True
    fronts = dict.fromkeys(who, here)
    count = 0
    while any(front.any() for front in fronts.values()):
        count += 1
        arrived = {mover: steps[mover].spread(fronts[mover]) & (entered[mover] == NEVER) for mover in who}
        for mover in who:
            entered[mover][arrived[mover]] = count
        fronts = {mover: _union([arrived[last] for last in who if last != mover], here) for mover in who}
    return Ways(graph, start, improving, entered)


def _union(parts: Sequence[Bools], like: Bools) -> Bools:
    return np.logical_or.reduce(parts) if parts else np.zeros_like(like)
