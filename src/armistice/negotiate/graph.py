"""The graph model: states, what each decision maker can do in one move, and how it ranks the states.

Fang, Hipel & Kilgour (1993); Kilgour & Hipel (2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from armistice.negotiate.arcs import ArcMoves, arc_moves, merged_moves
from armistice.negotiate.cells import Bools, CellImprovements, CellMoves, Ints, Places

Moves = CellMoves | ArcMoves
Improvements = CellImprovements | ArcMoves


@dataclass(frozen=True, eq=False)
class Graph:
    """A conflict as a graph.

    allowed: bool[S], the states that can be; payoffs: int32[n, S] ordinal, larger is better, only compared within a
    row; moves, improvements: per decision maker; transitive: whether two moves of one in a row are always one move.
    """

    allowed: Bools
    payoffs: Ints
    moves: tuple[Moves, ...]
    improvements: tuple[Improvements, ...]
    transitive: bool

    @cached_property
    def movers(self) -> tuple[int, ...]:
        """The decision makers, by number."""
        return tuple(range(len(self.moves)))

    def others(self, *without: int) -> tuple[int, ...]:
        """Return everybody else."""
        return tuple(mover for mover in self.movers if mover not in without)

    def steps(self, improving: bool) -> tuple[Moves | Improvements, ...]:
        """Return the improvements, or all moves."""
        return self.improvements if improving else self.moves

    def with_payoffs(self, payoffs: Ints) -> Graph:
        """Return the same states and moves under other preferences; improvements that stay the same are kept."""
        same = [bool(self.improvements) and bool((self.payoffs[row] == payoffs[row]).all()) for row in self.movers]
        improvements = tuple(
            self.improvements[mover] if same[mover] else moves.improving(payoffs[mover])
            for mover, moves in enumerate(self.moves)
        )
        return Graph(self.allowed, payoffs, self.moves, improvements, self.transitive)


def option_graph(counts: Sequence[int], keeps: Sequence[int], allowed: Bools, payoffs: Ints) -> Graph:
    """Return the graph over all settings of the options.

    counts: options held by each of n decision makers, k in all, the first one's in the lowest bits; keeps: per option 0
    or the value (1 true, -1 false) that it keeps once it has it; allowed: bool[2^k]; payoffs: int[n, 2^k].
    """
    firsts = [0, *accumulate(counts)]
    moves = tuple(CellMoves(first, tuple(keeps[first:end]), allowed) for first, end in pairwise(firsts))
    return _graph(allowed, payoffs, moves, transitive=True)


def merged_graph(counts: Sequence[int], keeps: Sequence[int], label: Places, payoffs: Ints) -> Graph:
    """Return the graph over states of which some count as one; label: int[2^k], -1 where none; payoffs: int[n, S]."""
    states = payoffs.shape[1]
    cells = option_graph(counts, keeps, label >= 0, np.zeros((len(counts), len(label)), np.int32)).moves
    moves = tuple(merged_moves(cell, label, states) for cell in cells if isinstance(cell, CellMoves))
    return _graph(np.ones(states, bool), payoffs, moves, transitive=False)


def arc_graph(arcs: Sequence[Sequence[tuple[int, int]]], payoffs: Ints) -> Graph:
    """Return the graph with these arcs (from, to) per decision maker; payoffs: int[n, S]."""
    states = payoffs.shape[1]
    moves = tuple(arc_moves(states, np.array(pairs, np.intp)) for pairs in arcs)
    return _graph(np.ones(states, bool), payoffs, moves, transitive=False)


def _graph(allowed: Bools, payoffs: Ints, moves: tuple[CellMoves | ArcMoves, ...], transitive: bool) -> Graph:
    return Graph(allowed, payoffs, moves, (), transitive).with_payoffs(np.asarray(payoffs, np.int32))
