"""Moves as stored arcs: for states that are given one by one, and for states that count as one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.negotiate.cells import BEYOND, Bools, CellMoves, Ints, Places


@dataclass(frozen=True, eq=False)
class ArcMoves:
    """The moves (or the improvements) of one decision maker.

    states: how many there are; source, target: int[arcs], sorted by source, without loops or doubles.
    """

    states: int
    source: Places
    target: Places

    def least(self, values: Ints) -> Ints:
        """Return for each state the least value over what one move reaches, BEYOND where there is no move."""
        out = np.full(self.states, BEYOND, np.int32)
        if len(self.source):
            out[self.source[self._starts]] = np.minimum.reduceat(values[self.target], self._starts)
        return out

    def spread(self, members: Bools) -> Bools:
        """Return bool[states]: what one move reaches from the members."""
        out = np.zeros(self.states, bool)
        out[self.target[members[self.source]]] = True
        return out

    def targets(self, state: int) -> Places:
        """Return the states that one move reaches from `state`, rising."""
        return self.target[self.source == state]

    def sources(self, state: int) -> Places:
        """Return the states from which one move reaches `state`, rising."""
        return self.source[self.target == state]

    def improving(self, payoff: Ints) -> ArcMoves:
        """Return the arcs along which `payoff` rises."""
        better = payoff[self.target] > payoff[self.source]
        return ArcMoves(self.states, self.source[better], self.target[better])

    @cached_property
    def _starts(self) -> Places:
        return np.flatnonzero(np.r_[True, self.source[1:] != self.source[:-1]])


def arc_moves(states: int, pairs: Places) -> ArcMoves:
    """Return the moves along `pairs`: int[arcs, 2], from and to, in any order; loops and doubles are left out."""
    pairs = pairs.reshape(-1, 2)
    keys = np.unique((pairs[:, 0] * states + pairs[:, 1])[pairs[:, 0] != pairs[:, 1]])
    return ArcMoves(states, keys // states, keys % states)


def merged_moves(moves: CellMoves, label: Places, states: int) -> ArcMoves:
    """Return the moves between states of which several count as one.

    label: int[2^k], the number of the merged state, -1 where there is none. A merged state can do what any of the
    states can that it stands for.
    """
    cube = label.reshape(-1, 1 << len(moves.keeps), 1 << moves.first)
    keys = [_between(cube, own, to, states) for owns, turns in moves.patterns() for own in owns for to in turns]
    found = np.unique(np.concatenate(keys))
    return ArcMoves(states, found // states, found % states)


def _between(cube: Places, own: int, to: int, states: int) -> Places:
    """Return the keys of the arcs from one own setting to another."""
    source, target = cube[:, own].ravel(), cube[:, to].ravel()
    real = (source >= 0) & (target >= 0) & (source != target)
    return source[real] * states + target[real]
