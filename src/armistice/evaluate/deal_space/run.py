"""One run per consent set: the Pareto sums along the walks of a structure."""

from __future__ import annotations

import numpy as np

from armistice.evaluate.deal_space.compiled import Layer, Walk, compiled
from armistice.evaluate.deal_space.dominance import GRID, nondominated
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.deal_space.sums import Arrows, Levels, Pool, Thinning, join, start
from armistice.evaluate.deal_space.walk import Structure


class Run:
    """The elimination for one consent set: needs bool[n]."""

    def __init__(self, space: Space, structure: Structure, needs: np.ndarray) -> None:
        self.needs = needs
        self._walks = tuple(compiled(component, needs, len(space.linkages)) for component in structure.components)
        self._layers = tuple(layer for walk in self._walks for layer in walk.layers)
        self._always_met = list(structure.links)
        self._labels = np.array([structure.labels.get(j, False) for j in range(len(space.labels))], dtype=bool)
        self._of_signer = np.zeros((space.signers, len(space.linkages)))  # 1 where the linkage is the signer's
        for j, (signer, _) in enumerate(space.linkages):
            self._of_signer[signer, j] = 1

    def pool(
        self, worths: Worths, axes: np.ndarray, least: np.ndarray | None, thinning: Thinning
    ) -> tuple[Pool, np.ndarray]:
        """Return one Pareto set per group over the signers in `axes`, and the groups' labels (bool[groups, labels]).

        least: float[axes]; sums that cannot reach it are dropped, −inf where there is no threshold.
        """
        links = (self._of_signer * worths.linkages)[axes]
        base = links[:, self._always_met].sum(axis=1)
        leaves = _leaves(self._layers, worths, axes)
        floors = None if least is None else self._floors(leaves, links, least - GRID - base)
        pools, first = [], 0
        for w, walk in enumerate(self._walks):
            own = leaves[first : first + len(walk.layers)]
            pools.append(_walked(walk, own, links, floors[w] if floors else None, thinning))
            first += len(walk.layers)
        return self._summed(pools, base, None if least is None else least - GRID, thinning)

    def _floors(self, leaves: list[Pool], links: np.ndarray, least: np.ndarray) -> list[list[np.ndarray]]:
        """Per walk and layer what a partial sum in each state must have (float[axes, states]) to reach `least`."""
        ahead, first = [], 0
        for walk in self._walks:
            ahead.append(_ahead(walk, leaves[first : first + len(walk.layers)], links))
            first += len(walk.layers)
        start_of = [steps[0][:, 0] for steps in ahead]
        missing = least - sum(start_of, np.zeros(len(least)))
        return [
            [(missing + own)[:, None] - after for after in steps[1:]]
            for own, steps in zip(start_of, ahead, strict=True)
        ]

    def _summed(
        self, pools: list[Pool], base: np.ndarray, least: np.ndarray | None, thinning: Thinning
    ) -> tuple[Pool, np.ndarray]:
        """Sum the walks, small ones first."""
        order = sorted(range(len(pools)), key=lambda w: pools[w].points.shape[1])
        tops = [pool.points.max(axis=1) if pool.points.size else np.zeros(len(base)) for pool in pools]
        total, labels = start(base), self._labels[None, :]
        for place, w in enumerate(order):
            arrows = Arrows.all_pairs(len(labels), len(self._walks[w].finals))
            floor = None
            if least is not None:
                still = sum((tops[v] for v in order[place + 1 :]), np.zeros(len(base)))
                floor = np.repeat((least - still)[:, None], arrows.states, axis=1)
            total = join(total, pools[w], arrows, least=floor, thinning=thinning)
            labels = _with_labels(labels, self._walks[w])
        return total, labels


def _with_labels(labels: np.ndarray, walk: Walk) -> np.ndarray:
    if not walk.labels:
        return labels
    longer = np.repeat(labels, len(walk.finals), axis=0)
    longer[:, walk.labels] = np.tile(np.array(walk.finals, dtype=bool), (len(labels), 1))
    return longer


def _leaves(layers: tuple[Layer, ...], worths: Worths, axes: np.ndarray) -> list[Pool]:
    """Per layer the levels that no level of the same class dominates, one state per class."""
    if not layers:
        return []
    firsts = np.cumsum([0] + [int(layer.classes[-1]) + 1 for layer in layers])
    points = np.concatenate([worths.issues[layer.issue][layer.levels] for layer in layers])[:, axes].T
    group = np.concatenate([layer.classes + first for layer, first in zip(layers, firsts, strict=False)])
    keep = nondominated(points, group)
    points, level, group = points[:, keep], np.concatenate([layer.levels for layer in layers])[keep], group[keep]
    bounds = np.searchsorted(group, np.arange(firsts[-1] + 1))
    pools = []
    for layer, first, last in zip(layers, firsts[:-1], firsts[1:], strict=True):
        rows = slice(bounds[first], bounds[last])
        starts = bounds[first : last + 1] - bounds[first]
        pools.append(Pool(points[:, rows], starts, np.zeros(last - first), Levels(layer.issue, level[rows])))
    return pools


def _walked(
    walk: Walk, leaves: list[Pool], links: np.ndarray, floors: list[np.ndarray] | None, thinning: Thinning
) -> Pool:
    """Sum along one walk; the result has one state per final state."""
    if len(walk.layers) == 1 and walk.layers[0].free:
        return leaves[0]
    pool = start(np.zeros(len(links)))
    for place, (layer, leaf) in enumerate(zip(walk.layers, leaves, strict=True)):
        bonus = None if layer.links is None else links @ layer.links
        pool = join(pool, leaf, layer.arrows, bonus=bonus, least=floors[place] if floors else None, thinning=thinning)
    return pool


def _ahead(walk: Walk, leaves: list[Pool], links: np.ndarray) -> list[np.ndarray]:
    """Per layer and state the most that can still come, each signer alone (float[axes, states]), first before all."""
    after = np.zeros((len(links), len(walk.finals)))
    steps = [after]
    for layer, leaf in zip(reversed(walk.layers), reversed(leaves), strict=True):
        arrows = layer.arrows
        most = np.maximum.reduceat(leaf.points, leaf.starts[:-1], axis=1)[:, arrows.right] + after[:, arrows.target]
        if layer.links is not None:
            most += links @ layer.links
        after = np.full((len(links), int(arrows.left.max()) + 1), -np.inf)
        for axis, row in enumerate(most):
            np.maximum.at(after[axis], arrows.left, row)
        steps.append(after)
    return steps[::-1]
