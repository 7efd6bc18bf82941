"""How many admissible packages are worth as much to everybody as those of a frontier, as believed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from armistice.evaluate.chain import CAP, EPSILON, Chain, Pool, keeps_of, pool
from armistice.evaluate.deal_space.counting import columns, weight
from armistice.evaluate.deal_space.elimination import Plan


def alike(chain: Chain, plan: Plan, packages: Pool, chosen: np.ndarray) -> list[int] | None:
    """Return how many packages share the values of each of the chosen ones, itself included.

    chain: whose first draw it is about. plan: of the admissible packages. packages: of its display fronts. None where
    one of the fronts was thinned.
    """
    pools = list(_pools(chain, plan, packages))
    if any(front.epsilon for each in pools for front in each.fronts):
        return None
    among = [
        (columns(each.believed.T), np.array([count for front in each.fronts for count in front.ways()], dtype=object))
        for each in pools
    ]
    return [int(count) for count in weight(columns(packages.believed[chosen].T), among)]


def _pools(chain: Chain, plan: Plan, packages: Pool) -> Iterator[Pool]:
    """Yield the packages, each front made over the signers whose value hangs on them.

    Of a deal that a side is sure will be broken, all packages are worth the same to it. On paper they differ, and the
    fronts of such groups hold but the best for it; those beside these come from fronts that are blind to it.
    """
    it, read = chain.structure, chain.figures
    indifferent = np.zeros((len(packages.fronts), 2), dtype=bool)
    if read.walk is not None and read.walk.steps_lost is not None and packages.fronts:
        indifferent = keeps_of(it, read, np.stack([front.labels for front in packages.fronts]))[0] == 0
    groups = {tuple(front.labels): tuple(row) for front, row in zip(packages.fronts, indifferent.tolist(), strict=True)}
    for sides in sorted(set(groups.values())):
        fronts = packages.fronts
        if any(sides):
            blind = [side for side in (0, 1) if sides[side]]
            fronts = plan.fronts(read.worths(0), display=True, blind=blind, cap=CAP, epsilon=EPSILON)
        here = tuple(front for front in fronts if groups[tuple(front.labels)] == sides)
        yield pool(it, read, chain.carrying, here, 0)
