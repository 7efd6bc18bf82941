"""From a situation of the case file to its graph, and back from a state to what is chosen in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.dossier.conditions import Condition
from armistice.dossier.settings import number, possible, where
from armistice.dossier.situations import Situation
from armistice.negotiate.cells import Bools, Ints, Places
from armistice.negotiate.graph import Graph, merged_graph, option_graph
from armistice.negotiate.preferences import prioritised, tiered

State = Mapping[str, bool | None]
"""Per option whether it is chosen; None where the state counts settings with and without it as one."""


@dataclass(frozen=True, eq=False)
class Model:
    """A situation with its graph.

    label: int[2^k], the state that each setting of the k options belongs to, -1 where it cannot be. Where no states
    count as one, a state's number is its setting's.
    """

    situation: Situation
    label: Places
    graph: Graph

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The options, in the order of the file; option b is bit b of a setting."""
        return tuple(self.situation.options)

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """The decision makers, in the order of the graph."""
        return tuple(self.situation.holders)

    @cached_property
    def now_setting(self) -> int:
        """The setting of the status quo."""
        return number(self.situation.now, self.options)

    @property
    def now(self) -> int:
        """The state of the status quo."""
        return int(self.label[self.now_setting])

    def shown(self, state: int) -> State:
        """Return what is chosen in the state."""
        settings = np.flatnonzero(self.label == state) if self.situation.same else np.array([state])
        every, some = int(np.bitwise_and.reduce(settings)), int(np.bitwise_or.reduce(settings))
        return {
            option: bool(every >> bit & 1) if (every ^ some) >> bit & 1 == 0 else None
            for bit, option in enumerate(self.options)
        }

    def where(self, condition: Condition) -> Bools:
        """Return bool[S]: the states in which the condition holds; of several settings, in all."""
        return _certain(where(condition, self.options), self.label, len(self.graph.allowed))

    def find(self, condition: Condition) -> Places:
        """Return the states in which the condition holds, rising."""
        return np.flatnonzero(self.where(condition) & self.graph.allowed)

    def held(self, option: str) -> tuple[Graph, Places]:
        """Return the graph in which the option stays as it is now, and the state here of each state there."""
        bit = self.options.index(option)
        settings = np.arange(len(self.label))
        kept = np.where((settings ^ self.now_setting) >> bit & 1, -1, self.label)
        if not self.situation.same:
            return graph_of(self.situation, kept, self.graph.payoffs), settings
        origin, compact = np.unique(kept, return_inverse=True)
        compact, origin = (compact - 1, origin[1:]) if origin[0] < 0 else (compact, origin)
        return graph_of(self.situation, compact, self.graph.payoffs[:, origin]), origin


def model_of(situation: Situation) -> Model:
    """Return the situation with its graph."""
    label = _labels(situation)
    states = int(label.max()) + 1 if situation.same else len(label)
    rows = np.array([payoff(situation, holder, label, states) for holder in situation.holders], np.int32)
    return Model(situation, label, graph_of(situation, label, rows))


def graph_of(situation: Situation, label: Places, payoffs: Ints) -> Graph:
    """Return the graph over the states that `label` numbers."""
    counts = [len(situation.held_by(holder)) for holder in situation.holders]
    one_way = situation.one_way
    keeps = [2 * one_way[option] - 1 if option in one_way else 0 for option in situation.options]
    if situation.same:
        return merged_graph(counts, keeps, label, payoffs)
    return option_graph(counts, keeps, label >= 0, payoffs)


def payoff(situation: Situation, holder: str, label: Places, states: int) -> Ints:
    """Return int32[states]: how much the decision maker likes each state, larger is better."""
    options = list(situation.options)
    if holder in situation.wants:
        statements = (where(want.statement, options) for want in situation.wants[holder])
        return prioritised((_certain(holds, label, states) for holds in statements), states)
    tiers = situation.ranks[holder]
    return tiered([label[[number(setting, options) for setting in tier]] for tier in tiers], states)


def _labels(situation: Situation) -> Places:
    """Number the states: by their setting, or in rows where some count as one."""
    allowed = possible(situation)
    settings = np.arange(len(allowed), dtype=np.intp)
    if not situation.same:
        return np.where(allowed, settings, -1)
    first = settings.copy()
    for condition in situation.same:
        members = where(condition, list(situation.options)) & allowed
        touched = np.isin(first, first[members])
        if touched.any():
            first[touched] = first[touched].min()
    label = np.full(len(allowed), -1, np.intp)
    label[allowed] = np.unique(first[allowed], return_inverse=True)[1]
    return label


def _certain(holds: Bools, label: Places, states: int) -> Bools:
    """Return bool[states] from bool[2^k]: where the statement holds in every setting of the state."""
    if states == len(label):
        return holds
    fails = np.bincount(label[(label >= 0) & ~holds], minlength=states)
    return fails == 0
