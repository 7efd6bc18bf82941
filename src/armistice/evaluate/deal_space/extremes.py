"""The least and the most that each signer alone can get, group by group; no frontier is needed for that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.compiled import Layer, Walk
from armistice.evaluate.deal_space.elimination import Plan
from armistice.evaluate.deal_space.run import Run
from armistice.evaluate.deal_space.space import Worths
from armistice.evaluate.deal_space.sums import both_ways


@frozen
class Ends:
    """What the admissible packages of one consent set and one group give on paper.

    labels: bool[labels]. least, most: float[n], each signer's own, seldom of one package.
    """

    labels: np.ndarray
    least: np.ndarray
    most: np.ndarray


def extremes(plan: Plan, worths: Worths, allowed: Sequence[np.ndarray] | None = None) -> tuple[Ends, ...]:
    """Return the ends of every group that holds an admissible package.

    allowed: only packages of these levels count, bool[levels] per issue.
    """
    return tuple(ends for run in plan.runs for ends in _of_run(run, worths, plan.space.signers, allowed))


def _of_run(run: Run, worths: Worths, signers: int, allowed: Sequence[np.ndarray] | None) -> list[Ends]:
    links = both_ways(run.of_signer * worths.linkages)
    total, labels = links[:, run.always_met].sum(axis=1, keepdims=True), run.labels[None, :]
    for walk in run.walks:
        ends = _along(walk, worths, links, allowed)
        total = (total[:, :, None] + ends[:, None, :]).reshape(len(total), -1)
        labels = walk.with_labels(labels)
    reached = np.isfinite(total).all(axis=0)
    return [
        Ends(row, -column[signers:], column[:signers])
        for row, column in zip(labels[reached], total.T[reached], strict=True)
    ]


def _along(walk: Walk, worths: Worths, links: np.ndarray, allowed: Sequence[np.ndarray] | None) -> np.ndarray:
    """The most, and minus the least, of every signer in each final state, float[2n, finals]."""
    value = np.zeros((len(links), 1))
    for layer in walk.layers:
        arrows = layer.arrows
        step = value[:, arrows.left] + _by_class(layer, worths, allowed)[:, arrows.right]
        if layer.links is not None:
            step += links @ layer.links
        value = np.maximum.reduceat(step, np.searchsorted(arrows.target, np.arange(arrows.states)), axis=1)
    return value


def _by_class(layer: Layer, worths: Worths, allowed: Sequence[np.ndarray] | None) -> np.ndarray:
    points = both_ways(worths.issues[layer.issue][layer.levels].T)
    if allowed is not None:
        points[:, ~allowed[layer.issue][layer.levels]] = -np.inf
    return np.maximum.reduceat(points, np.searchsorted(layer.classes, np.arange(layer.classes[-1] + 1)), axis=1)
