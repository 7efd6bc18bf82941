"""What whole packages are worth, whose consent they need and what they cross, in a solved chain.

Packages are int[M, issues], the level index of each issue.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armistice.evaluate.chain import Chain, keeps_of
from armistice.evaluate.deal_space.elimination import values
from armistice.evaluate.deal_space.expressions import holds
from armistice.evaluate.deal_space.space import Space
from armistice.evaluate.result import Deal, Points


def believed(chain: Chain, packages: np.ndarray, draw: int = 0) -> np.ndarray:
    """Return what packages are worth to every signer as believed at the start, float[M, n] points."""
    it, read, carrying = chain.structure, chain.figures, chain.carrying
    result = values(it.space, read.worths(draw), packages)
    if carrying is not None and read.walk is not None and read.walk.steps_lost is not None:
        labels = np.zeros((len(packages), len(it.space.labels)), dtype=bool)
        for column, label in enumerate(it.space.labels):
            labels[:, column] = holds(label, packages)
        keeps = keeps_of(it, read, labels)[draw]
        result[:, :2] = keeps * result[:, :2] + (1 - keeps) * carrying.broken_floor[draw]
    return result


def needed(space: Space, packages: np.ndarray) -> np.ndarray:
    """Return whose consent packages need, bool[M, n]."""
    everybody = np.ones(len(packages), dtype=bool)
    return np.stack([everybody if when is None else holds(when, packages) for when in space.consent], axis=1)


def crossed(space: Space, packages: np.ndarray, lines: Sequence[int]) -> np.ndarray:
    """Return which of these red lines packages cross, bool[M, lines]: only where the consent of its party is needed."""
    needs = needed(space, packages)
    columns = [holds(space.red_lines[line][1], packages) & needs[:, space.red_lines[line][0]] for line in lines]
    return np.stack(columns, axis=1) if columns else np.zeros((len(packages), 0), dtype=bool)


def admissible(space: Space, packages: np.ndarray, lines: Sequence[int]) -> np.ndarray:
    """Return which packages keep the rules and cross none of these red lines, bool[M]."""
    kept = np.logical_not(crossed(space, packages, lines).any(axis=1))
    for rule in space.rules:
        kept &= ~holds(rule, packages)
    return kept


def deal(chain: Chain, levels: np.ndarray, draw: int = 0) -> Deal:
    """Return what is told of one package, int[issues] level indices."""
    it, package = chain.structure, levels[None, :]
    worth = believed(chain, package, draw)[0]
    lines = crossed(it.space, package, range(len(it.red_lines)))[0]
    needs = needed(it.space, package)[0]

    def points(row: np.ndarray) -> Points:
        return {signer: float(value) for signer, value in zip(it.signers, row, strict=True)}

    return Deal(
        package=it.package(tuple(int(level) for level in levels)),
        values=points(worth),
        on_paper=points(values(it.space, chain.figures.worths(draw), package)[0]),
        over_floor=points(worth - chain.floor[draw]),
        over_hold_out=points(worth - chain.hold_out[draw]),
        needs=tuple(signer for signer, its in zip(it.signers, needs, strict=True) if its),
        crosses=tuple(name for name, its in zip(it.red_lines, lines, strict=True) if its),
    )


def pool_deal(chain: Chain, index: int, draw: int = 0) -> Deal:
    """Return what is told of one package of a solved chain's pool."""
    return deal(chain, chain.pools[draw].packages(np.array([index]))[0], draw)
