"""What a move buys: the states that last with it and without it, or once somebody wants something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from armistice.negotiate.graph import Graph
from armistice.negotiate.model import Model
from armistice.negotiate.stability import CONCEPTS, equilibria


@dataclass(frozen=True, slots=True)
class Difference:
    """States that last only with something, and states that last only without it, by number."""

    lost: tuple[int, ...]
    gained: tuple[int, ...]


def without_option(model: Model, option: str) -> Mapping[str, Difference]:
    """Return per concept what changes when the option stays as it is now: `lost` are the states it buys."""
    graph, origin = model.held(option)
    return {concept: _difference(model.graph, graph, origin, concept) for concept in CONCEPTS}


def with_other_wants(model: Model, changed: Model) -> Mapping[str, Difference]:
    """Return per concept what changes between two models of the same states."""
    same = np.arange(len(model.graph.allowed))
    return {concept: _difference(model.graph, changed.graph, same, concept) for concept in CONCEPTS}


def _difference(before: Graph, after: Graph, origin: np.ndarray, concept: str) -> Difference:
    """Compare the equilibria; origin: the state in `before` of each state in `after`."""
    old = set(np.flatnonzero(equilibria(before, concept)).tolist())
    new = set(origin[np.flatnonzero(equilibria(after, concept))].tolist())
    return Difference(tuple(sorted(old - new)), tuple(sorted(new - old)))
