"""Which states last: Nash, general and symmetric metarationality, sequential and symmetric sequential stability.

Nash (1950); Howard (1971) for GMR and SMR; Fraser & Hipel (1979) for SEQ; Xu, Hipel, Kilgour & Fang (2018) for SSEQ and
for the definitions used: in a sanction the same decision maker never moves twice running, but as often as it likes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armistice.negotiate.cells import Bools, Ints
from armistice.negotiate.graph import Graph, Moves

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
ANSWERED = ("smr", "sseq")
"""Concepts in which the one who moved first may still answer the sanction."""
IMPROVING = ("seq", "sseq")
"""Concepts in which the others sanction only by moves that they gain by."""


def stable(graph: Graph, mover: int, concept: str) -> Bools:
    """Return bool[S]: the states that `mover` does not leave, under one concept.

    It stays where every move leads to a state no better for it, or to one from which the others can bring it to a
    state no better than where it stood. So the least of what may follow a move, at most, is compared.
    """
    payoff = graph.payoffs[mover]
    follows = payoff
    if concept != "nash":
        feared = answered(graph, mover) if concept in ANSWERED else payoff
        follows = np.minimum(payoff, least_reached(graph, feared, graph.others(mover), concept in IMPROVING))
    return (greatest(graph.moves[mover], follows) <= payoff) & graph.allowed


def equilibria(graph: Graph, concept: str) -> Bools:
    """Return bool[S]: the states that are stable for every decision maker."""
    return np.logical_and.reduce([stable(graph, mover, concept) for mover in graph.movers])


def answered(graph: Graph, mover: int) -> Ints:
    """Return int32[S]: the payoff of `mover` in each state once it has answered there in its own favour."""
    payoff = graph.payoffs[mover]
    return np.maximum(payoff, greatest(graph.moves[mover], payoff))


def greatest(moves: Moves, values: Ints) -> Ints:
    """Return for each state the greatest value over what one move reaches, -BEYOND where there is no move."""
    return -moves.least(-values)


def least_reached(graph: Graph, values: Ints, movers: Sequence[int], improving: bool) -> Ints:
    """Return int32[S]: the least value that `movers` can bring about from each state, the state itself included.

    A value travels against the arcs until nothing changes. Where moves are transitive one table does; elsewhere there
    is one for each last mover, who may not move again at once.
    """
    steps = graph.steps(improving)
    tables = {mover: values.copy() for mover in movers}
    if graph.transitive and movers:
        tables = dict.fromkeys(movers, tables[movers[0]])
    total = values.copy()
    quiet = 0
    while quiet < len(movers):
        for mover in movers:
            came = steps[mover].least(tables[mover])
            np.minimum(total, came, out=total)
            quiet = 0 if _lower(tables, mover, came, graph.transitive) else quiet + 1
    return total


def _lower(tables: dict[int, Ints], mover: int, came: Ints, shared: bool) -> bool:
    """Lower the tables of those who may move before `mover` does; tell whether anything changed."""
    before = [tables[mover]] if shared else [table for last, table in tables.items() if last != mover]
    changed = False
    for table in before:
        if (came < table).any():
            np.minimum(table, came, out=table)
            changed = True
    return changed
