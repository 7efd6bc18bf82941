"""One run per consent set: the Pareto sums along the walks of a structure."""

from __future__ import annotations

import numpy as np

from armistice.evaluate.deal_space.compiled import Layer, Walk, compiled
from armistice.evaluate.deal_space.dominance import nondominated
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.deal_space.sums import Arrows, Levels, Limits, Pool, Thinning, both_ways, join, start, thinned
from armistice.evaluate.deal_space.walk import Structure


class Run:
    """The elimination for one consent set: needs bool[n]."""

    def __init__(self, space: Space, structure: Structure, needs: np.ndarray) -> None:
        self.needs = needs
        self.walks = tuple(compiled(component, needs, len(space.linkages)) for component in structure.components)
        self._layers = tuple(layer for walk in self.walks for layer in walk.layers)
        self.always_met = list(structure.links)
        self.labels = np.array([structure.labels.get(j, False) for j in range(len(space.labels))], dtype=bool)
        self.of_signer = np.zeros((space.signers, len(space.linkages)))  # 1 where the linkage is the signer's
        for j, (signer, _) in enumerate(space.linkages):
            self.of_signer[signer, j] = 1

    def pool(
        self, worths: Worths, axes: np.ndarray, limits: Limits | None, thinning: Thinning
    ) -> tuple[Pool, np.ndarray]:
        """Return one Pareto set per group over the signers in `axes`, and the groups' labels (bool[groups, labels])."""
        links = (self.of_signer * worths.linkages)[axes]
        base = links[:, self.always_met].sum(axis=1, keepdims=True)
        leaves = [thinned(leaf, thinning) for leaf in _leaves(self._layers, worths, axes)]
        ends = np.cumsum([len(walk.layers) for walk in self.walks])
        own = [leaves[end - len(walk.layers) : end] for walk, end in zip(self.walks, ends, strict=True)]
        within = self._limits(own, links, limits.before(both_ways(base))) if limits else [None] * len(own)
        pools = [
            _walked(walk, leaves, links, bounds, thinning)
            for walk, leaves, bounds in zip(self.walks, own, within, strict=True)
        ]
        return self._summed(pools, base, limits, thinning)

    def _limits(self, leaves: list[list[Pool]], links: np.ndarray, limits: Limits) -> list[list[Limits]]:
        """Per walk and layer the limits of a partial sum in each state."""
        ahead = [_ahead(walk, own, both_ways(links)) for walk, own in zip(self.walks, leaves, strict=True)]
        for steps in ahead:
            limits = limits.before(steps[0])
        return [[limits.before(after - steps[0]) for after in steps[1:]] for steps in ahead]

    def _summed(
        self, pools: list[Pool], base: np.ndarray, limits: Limits | None, thinning: Thinning
    ) -> tuple[Pool, np.ndarray]:
        """Sum the walks, small ones first."""
        order = sorted(range(len(pools)), key=lambda w: pools[w].points.shape[1])
        total, labels = start(base), self.labels[None, :]
        for place, w in enumerate(order):
            arrows = Arrows.all_pairs(len(labels), len(self.walks[w].finals))
            bounds = limits and _still_to_come(limits, [pools[v] for v in order[place + 1 :]], arrows.states)
            total = join(total, pools[w], arrows, limits=bounds, thinning=thinning)
            labels = self.walks[w].with_labels(labels)
        return total, labels


def _still_to_come(limits: Limits, pools: list[Pool], states: int) -> Limits:
    """The limits of a sum to which these pools are still to be added, for so many states."""
    for pool in pools:
        if pool.points.size:
            limits = limits.before(both_ways(pool.points).max(axis=1, keepdims=True))
    return Limits(np.repeat(limits.bounds, states, axis=1))


def _leaves(layers: tuple[Layer, ...], worths: Worths, axes: np.ndarray) -> list[Pool]:
    """Per layer the levels that no level of the same class dominates, one state per class."""
    if not layers:
        return []
    firsts = np.cumsum([0] + [int(layer.classes[-1]) + 1 for layer in layers])
    whole = np.concatenate([worths.issues[layer.issue][layer.levels] for layer in layers])[:, axes].T
    group = np.concatenate([layer.classes + first for layer, first in zip(layers, firsts, strict=False)])
    keep = nondominated(whole, group)
    points, level, group = whole[:, keep], np.concatenate([layer.levels for layer in layers])[keep], group[keep]
    bounds = np.searchsorted(group, np.arange(firsts[-1] + 1))
    pools, end = [], 0
    for layer, first, last in zip(layers, firsts[:-1], firsts[1:], strict=True):
        begin, end = end, end + len(layer.levels)
        rows = slice(bounds[first], bounds[last])
        starts = bounds[first : last + 1] - bounds[first]
        source = Levels(layer.issue, level[rows], whole[:, begin:end], layer.classes)
        pools.append(Pool(points[:, rows], starts, np.zeros(last - first), source))
    return pools


def _walked(walk: Walk, leaves: list[Pool], links: np.ndarray, limits: list[Limits] | None, thinning: Thinning) -> Pool:
    """Sum along one walk; the result has one state per final state."""
    if len(walk.layers) == 1 and walk.layers[0].free:
        return leaves[0]
    pool = start(np.zeros((len(links), 1)))
    for place, (layer, leaf) in enumerate(zip(walk.layers, leaves, strict=True)):
        bonus = None if layer.links is None else links @ layer.links
        bounds = limits[place] if limits else None
        pool = join(pool, leaf, layer.arrows, bonus=bonus, limits=bounds, thinning=thinning)
    return pool


def _ahead(walk: Walk, leaves: list[Pool], links: np.ndarray) -> list[np.ndarray]:
    """Per layer and state the most and minus the least that can still come, each signer alone (float[2·axes, states]).

    links: both ways, float[2·axes, linkages].
    """
    after = np.zeros((len(links), len(walk.finals)))
    steps = [after]
    for layer, leaf in zip(reversed(walk.layers), reversed(leaves), strict=True):
        arrows = layer.arrows
        step = np.maximum.reduceat(both_ways(leaf.points), leaf.starts[:-1], axis=1)[:, arrows.right]
        step += after[:, arrows.target]
        if layer.links is not None:
            step += links @ layer.links
        after = np.maximum.reduceat(step[:, layer.by_source], layer.sources, axis=1)
        steps.append(after)
    return steps[::-1]
