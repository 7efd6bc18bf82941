"""Moves in a space of options, by bit arithmetic: no arc is ever stored.

A state is a number whose bit b says whether option b is chosen. A decision maker holds a row of neighbouring bits and
may set any of them at once, so its moves join the states of a *cell*: those that differ in its own bits alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]
BEYOND = np.iinfo(np.int32).max
"""Larger than every payoff: the least over nothing."""


@dataclass(frozen=True, eq=False)
class CellMoves:
    """What one decision maker can do in one move.

    first: its first bit; keeps: per own bit 0 (free), 1 (once true, stays true) or -1 (once false, stays false);
    allowed: bool[2^k], the states that can be.
    """

    first: int
    keeps: tuple[int, ...]
    allowed: Bools

    def least(self, values: Ints) -> Ints:
        """Return for each state the least value over what one move reaches; the state itself counts along.

        It may, because these moves are transitive: moving on after a move reaches nothing new.
        """
        least = np.where(self.allowed, values, BEYOND)
        self._fold(least, self.keeps)
        return least

    def spread(self, members: Bools) -> Bools:
        """Return bool[states]: what one move reaches from the members, and the members themselves."""
        return (self.lowest_before(np.where(members, 0, 1)) == 0) & self.allowed

    def lowest_before(self, values: NDArray[np.integer]) -> NDArray[np.integer]:
        """Return for each state the least value over the states from which one move reaches it, itself included."""
        least = np.where(self.allowed, values, BEYOND)
        self._fold(least, tuple(-keep for keep in self.keeps))
        return least

    def targets(self, state: int) -> Places:
        """Return the states that one move reaches from `state`, rising."""
        cell = self._cell(state)
        fixed = self._fixed(np.intp(state))
        return cell[((self._fixed(cell) & fixed) == fixed) & self.allowed[cell] & (cell != state)]

    def sources(self, state: int) -> Places:
        """Return the states from which one move reaches `state`, rising."""
        cell = self._cell(state)
        fixed = self._fixed(cell)
        return cell[((self._fixed(np.intp(state)) & fixed) == fixed) & self.allowed[cell] & (cell != state)]

    def improving(self, payoff: Ints) -> CellImprovements:
        """Return the moves along which `payoff` rises."""
        return CellImprovements(self, payoff)

    def patterns(self) -> tuple[tuple[Places, Places], ...]:
        """Return, per way its one-way options can stand, the own settings that stand so and those they may turn to."""
        own = np.arange(1 << len(self.keeps), dtype=np.intp)
        fixed = self._fixed(own << self.first)
        return tuple((own[fixed == now], own[(fixed & now) == now]) for now in np.unique(fixed))

    def _cell(self, state: int) -> Places:
        own = np.arange(1 << len(self.keeps), dtype=np.intp) << self.first
        return (state & ~int(own[-1])) | own

    def _fixed(self, states: NDArray[np.intp] | np.intp) -> NDArray[np.intp] | np.intp:
        """Return the bits that have come to stay."""
        true = sum(1 << (self.first + bit) for bit, keep in enumerate(self.keeps) if keep > 0)
        false = sum(1 << (self.first + bit) for bit, keep in enumerate(self.keeps) if keep < 0)
        return (states & true) | (~states & false)

    def _fold(self, values: NDArray[np.integer], keeps: tuple[int, ...]) -> None:
        """Replace, bit by bit and in place, each value by the least over the states that may follow."""
        for bit, keep in enumerate(keeps):
            pairs = values.reshape(-1, 2, 1 << (self.first + bit))
            false, true = pairs[:, 0], pairs[:, 1]
            np.minimum(false, true, out=true if keep < 0 else false)
            if keep == 0:
                true[...] = false


@dataclass(frozen=True, eq=False)
class CellImprovements:
    """The moves of one decision maker that it gains by. payoff: int32[2^k], larger is better."""

    moves: CellMoves
    payoff: Ints

    def least(self, values: Ints) -> Ints:
        """Return for each state the least value over its improvements, BEYOND where there are none."""
        values = np.where(self.moves.allowed, values, BEYOND)
        out = np.full(self._cube, BEYOND, np.int32)
        for own, order, ahead in self._falling:
            high, size, low = order.shape
            best_first = np.full((high, size + 1, low), BEYOND, np.int32)
            np.minimum.accumulate(values.take(order), axis=1, out=best_first[:, 1:])
            out[:, own] = best_first.ravel().take(ahead)
        return out.ravel()

    def spread(self, members: Bools) -> Bools:
        """Return bool[states]: what one improvement reaches from the members."""
        before = self.moves.lowest_before(np.where(members, self.payoff, BEYOND))
        return (before < self.payoff) & self.moves.allowed

    def targets(self, state: int) -> Places:
        """Return the states that one improvement reaches from `state`, rising."""
        reached = self.moves.targets(state)
        return reached[self.payoff[reached] > self.payoff[state]]

    def sources(self, state: int) -> Places:
        """Return the states from which one improvement reaches `state`, rising."""
        before = self.moves.sources(state)
        return before[self.payoff[before] < self.payoff[state]]

    @property
    def _cube(self) -> tuple[int, int, int]:
        """The shape (others' higher bits, own bits, others' lower bits)."""
        own, low = 1 << len(self.moves.keeps), 1 << self.moves.first
        return len(self.payoff) // (own * low), own, low

    @cached_property
    def _falling(self) -> tuple[tuple[Places, Places, Places], ...]:
        """Per pattern of the one-way options: own settings; reachable states by falling payoff; how many are better.

        Both tables hold flat places, so that the least over the better ones is two look-ups and a running minimum.
        """
        payoff = self.payoff.reshape(self._cube)
        places = np.arange(payoff.size, dtype=np.intp).reshape(self._cube)
        return tuple((own, *_falling(payoff, places, own, turns)) for own, turns in self.moves.patterns())


def _falling(payoff: Ints, places: Places, own: Places, turns: Places) -> tuple[Places, Places]:
    """Return the places of `turns` by falling payoff, and where the running minimum over the better of `own` stands."""
    within = payoff[:, turns]
    order = np.argsort(-within, axis=1, kind="stable")
    falling = np.take_along_axis(within, order, axis=1)
    rank = np.arange(len(turns), dtype=np.intp)[:, None]
    fresh = np.ones(falling.shape, bool)
    fresh[:, 1:] = falling[:, 1:] < falling[:, :-1]
    better = np.empty_like(order)
    np.put_along_axis(better, order, np.maximum.accumulate(np.where(fresh, rank, 0), axis=1), axis=1)
    better = better[:, np.searchsorted(turns, own)]
    high, size, low = order.shape
    column = np.arange(low, dtype=np.intp)
    ahead = (np.arange(high, dtype=np.intp)[:, None, None] * (size + 1) + better) * low + column
    return np.take_along_axis(places[:, turns], order, axis=1), ahead
