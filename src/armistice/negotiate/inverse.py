"""What would make a wanted state last: the smallest changes of the lists of wants under which it is an equilibrium.

Inverse analysis (Kinsara, Petersons, Hipel & Kilgour 2015), with the changes that people make: two neighbours in a list
swap, one want is dropped, or one about a single option is added. In tiers of ranked states, two neighbours swap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from typing import Any

import numpy as np

from armistice.dossier.conditions import Leaf, OneOf
from armistice.dossier.situations import Situation, Want
from armistice.negotiate.cells import Ints
from armistice.negotiate.model import Model, State, payoff
from armistice.negotiate.stability import IMPROVING, stable

TRIES = 10_000
"""So many different orders of preference are tried at most."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one list. place: where in the list before it, from 0; want: what was moved up, dropped or added.

    A swap exchanges `place` and `place` + 1; `want` is None where tiers of ranked states are swapped.
    """

    holder: str
    kind: str  # "swap" | "drop" | "add"
    place: int
    want: Want | None


@dataclass(frozen=True, slots=True)
class Inverse:
    """The smallest changes. size: edits needed, 0 where the state lasts already, None where none was found.

    shown: what is chosen in the state; ways: every set of edits of that size; searched: up to so many edits everything
    was looked at; tried: how many orders of preference that took.
    """

    state: int
    shown: State
    concept: str
    size: int | None
    ways: tuple[tuple[Edit, ...], ...]
    searched: int
    tried: int

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of `armistice moves --wanted --json`."""
        from armistice.negotiate.as_json import inverse_dict  # reads this module

        return inverse_dict(self)


def inverse(model: Model, state: int, concept: str, at_most: int = 2, tries: int = TRIES) -> Inverse:
    """Return the smallest changes under which `state` is an equilibrium of the concept.

    at_most: edits in all, over all decision makers; tries: orders of preference to look at before giving up.
    """
    shown = model.shown(state)
    variants = [_Variants(model, holder, state, concept) for holder in model.holders]
    tried = 0
    for size in range(at_most + 1):
        ways: list[tuple[Edit, ...]] = []
        for choice in _choices(variants, size):
            if tried >= tries:
                return Inverse(state, shown, concept, None, (), size - 1, tried)
            tried += 1
            if _lasts(model, np.array([row for row, _ in choice]), state, concept):
                ways += [sum(edits, ()) for edits in product(*(edits for _, edits in choice))]
        if ways:
            return Inverse(state, shown, concept, size, tuple(ways), size, tried)
    return Inverse(state, shown, concept, None, (), at_most, tried)


Variant = tuple[Ints, list[tuple[Edit, ...]]]
"""An order of preference, and all shortest rows of edits that lead to it."""


class _Variants:
    """The orders that edits of one decision maker's list can reach, by number of edits; worked out when asked for.

    Where the others' preferences do not matter to its stability, only the orders under which it stays are kept.
    """

    def __init__(self, model: Model, holder: str, state: int, concept: str):
        self.model, self.holder, self.state, self.concept = model, holder, state, concept
        row = model.graph.payoffs[model.holders.index(holder)]
        self.known = {self.order(row)}
        self.levels: list[list[Variant]] = [self.kept([(row, [()])])]
        self.front: list[tuple[Situation, tuple[Edit, ...]]] = [(model.situation, ())]

    def after(self, edits: int) -> list[Variant]:
        """Return the orders that so many edits can reach and fewer cannot."""
        while len(self.levels) <= edits:
            self.levels.append(self.next_level())
        return self.levels[edits]

    def next_level(self) -> list[Variant]:
        self.front = [(new, (*edits, edit)) for old, edits in self.front for edit, new in _edited(old, self.holder)]
        found: dict[bytes, Variant] = {}
        for situation, edits in self.front:
            row = payoff(situation, self.holder, self.model.label, len(self.model.graph.allowed))
            key = self.order(row)
            if key not in self.known:
                found.setdefault(key, (row, []))[1].append(edits)
        self.known |= set(found)
        return self.kept(list(found.values()))

    def kept(self, variants: list[Variant]) -> list[Variant]:
        if self.concept in IMPROVING:
            return variants
        mover, rows = self.model.holders.index(self.holder), self.model.graph.payoffs.copy()
        staying = []
        for variant in variants:
            rows[mover] = variant[0]
            if stable(self.model.graph.with_payoffs(rows), mover, self.concept)[self.state]:
                staying.append(variant)
        return staying

    def order(self, row: Ints) -> bytes:
        """Return what two rows share that rank the possible states alike."""
        return np.unique(row[self.model.graph.allowed], return_inverse=True)[1].astype(np.int32).tobytes()


def _choices(variants: Sequence[_Variants], size: int) -> Iterator[tuple[Variant, ...]]:
    """Yield one variant for each decision maker, of `size` edits in all."""
    for cuts in combinations(range(size + len(variants) - 1), len(variants) - 1):
        bounds = (-1, *cuts, size + len(variants) - 1)
        counts = [high - low - 1 for low, high in pairwise(bounds)]
        yield from product(*(holder.after(count) for holder, count in zip(variants, counts, strict=True)))


def _lasts(model: Model, rows: Ints, state: int, concept: str) -> bool:
    graph = model.graph.with_payoffs(rows)
    return all(bool(stable(graph, mover, concept)[state]) for mover in graph.movers)


def _edited(situation: Situation, holder: str) -> Iterator[tuple[Edit, Situation]]:
    if holder in situation.ranks:
        tiers = situation.ranks[holder]
        for place in range(len(tiers) - 1):
            ranks = {**situation.ranks, holder: _swapped(tiers, place)}
            yield Edit(holder, "swap", place, None), replace(situation, ranks=ranks)
    else:
        for edit, wants in _edited_wants(situation, holder):
            yield edit, replace(situation, wants={**situation.wants, holder: wants})


def _edited_wants(situation: Situation, holder: str) -> Iterator[tuple[Edit, tuple[Want, ...]]]:
    wants = situation.wants[holder]
    for place in range(len(wants) - 1):
        yield Edit(holder, "swap", place, wants[place + 1]), _swapped(wants, place)
    for place, want in enumerate(wants):
        yield Edit(holder, "drop", place, want), (*wants[:place], *wants[place + 1 :])
    for option, value in product(situation.options, (True, False)):
        want = Want(Leaf(option, OneOf(frozenset({value}))))
        for place in range(len(wants) + 1):
            yield Edit(holder, "add", place, want), (*wants[:place], want, *wants[place:])


def _swapped(rows: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return (*rows[:place], rows[place + 1], rows[place], *rows[place + 2 :])
