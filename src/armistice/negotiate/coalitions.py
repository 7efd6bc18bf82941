"""What several decision makers can do together: coalition improvements and the coalitional forms of each concept.

Kilgour, Hipel, Fang & Peng (2001); Inohara & Hipel (2008). The definitions are those of a single decision maker with
the coalition in its place: it leaves a state for one that is better for every member, and is deterred by one that is
not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from armistice.negotiate.cells import Bools, Places
from armistice.negotiate.graph import Graph
from armistice.negotiate.stability import ANSWERED, IMPROVING, least_reached
from armistice.negotiate.ways import ways_from


def coalitions(graph: Graph, smallest: int = 2) -> tuple[tuple[int, ...], ...]:
    """Return every coalition of at least `smallest` decision makers, small ones first."""
    sizes = range(smallest, len(graph.movers) + 1)
    return tuple(group for size in sizes for group in combinations(graph.movers, size))


def coalition_improvements(graph: Graph, coalition: Sequence[int], state: int) -> Places:
    """Return the states that the coalition can reach from `state` and every member prefers, rising."""
    return np.flatnonzero(_gains(graph, coalition, state) & ways_from(graph, state, False, coalition).reached)


def coalition_stable(graph: Graph, coalition: Sequence[int], concept: str, state: int) -> bool:
    """Tell whether the coalition stays in `state`, under one concept; for one member it is that member's stability."""
    better = coalition_improvements(graph, coalition, state)
    if not len(better) or concept == "nash":
        return not len(better)
    left = _gains(graph, coalition, state).astype(np.int32)
    if concept in ANSWERED:
        left = -least_reached(graph, -left, tuple(coalition), improving=False)
    follows = least_reached(graph, left, graph.others(*coalition), concept in IMPROVING)
    return bool((follows[better] == 0).all())


def upset_by(graph: Graph, concept: str, state: int) -> tuple[tuple[int, ...], ...]:
    """Return the coalitions of two and more that would leave `state`, under one concept."""
    return tuple(group for group in coalitions(graph) if not coalition_stable(graph, group, concept, state))


def _gains(graph: Graph, coalition: Sequence[int], state: int) -> Bools:
    rows = graph.payoffs[list(coalition)]
    return (rows > rows[:, state, None]).all(axis=0) & graph.allowed
