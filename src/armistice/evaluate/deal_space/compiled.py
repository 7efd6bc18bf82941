"""The part of a walk that one consent set can reach, as index arrays."""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.sums import Arrows
from armistice.evaluate.deal_space.walk import Arrow, Component, Step


@frozen
class Layer:
    """A step of a walk: its levels by class, and its arrows by target."""

    issue: int
    levels: np.ndarray  # int[L], sorted by class
    classes: np.ndarray  # int[L], rising
    arrows: Arrows
    links: np.ndarray | None  # float[linkages, T], 1 where the arrow meets the linkage; None where no arrow meets any
    by_source: np.ndarray  # int[T], the arrows sorted by source
    sources: np.ndarray  # int[states before], where each source begins there

    @property
    def free(self) -> bool:
        """Whether the step is one class of levels that leads from one state to one state."""
        return self.links is None and len(self.arrows.target) == 1


@frozen
class Walk:
    """The layers of a component, and per final state the labels settled there."""

    layers: tuple[Layer, ...]
    labels: tuple[int, ...]
    finals: tuple[tuple[bool, ...], ...]

    def with_labels(self, labels: np.ndarray) -> np.ndarray:
        """Return the labels (bool[groups, labels]) of every group before, followed by every final state."""
        if not self.labels:
            return labels
        longer = np.repeat(labels, len(self.finals), axis=0)
        longer[:, self.labels] = np.tile(np.array(self.finals, dtype=bool), (len(labels), 1))
        return longer


def compiled(component: Component, needs: np.ndarray, linkages: int) -> Walk:
    """Return the walk of those packages whose consent set is `needs` (bool[n])."""
    consent = tuple(bool(needs[i]) for i in component.signers)
    kept = [s for s, final in enumerate(component.finals) if final[0] == consent]
    finals = tuple(component.finals[s][1] for s in kept)
    layers = []
    for step in reversed(component.steps):
        place = {state: p for p, state in enumerate(kept)}
        arrows = [arrow for arrow in step.arrows if arrow.target in place]
        kept = sorted({arrow.source for arrow in arrows})
        layers.append(_layer(step, arrows, {state: p for p, state in enumerate(kept)}, place, linkages))
    return Walk(tuple(reversed(layers)), component.labels, finals)


def _layer(step: Step, arrows: list[Arrow], before: dict[int, int], after: dict[int, int], linkages: int) -> Layer:
    """Join the classes that no arrow tells apart, drop those without arrows, and sort by class and by target."""
    ways: dict[int, set[tuple[int, int, tuple[int, ...]]]] = {}
    for source, level_class, target, links in arrows:
        ways.setdefault(level_class, set()).add((before[source], after[target], links))
    joined = {}
    for level_class, way in ways.items():
        joined.setdefault(frozenset(way), []).append(level_class)
    new_class = np.full(int(step.classes.max()) + 1, -1)
    rows = []
    for place, (way, members) in enumerate(joined.items()):
        new_class[members] = place
        rows += [(target, source, place, links) for source, target, links in way]
    rows.sort()
    classes = new_class[step.classes]
    levels = np.argsort(classes, kind="stable")[np.count_nonzero(classes < 0) :]
    met = np.zeros((linkages, len(rows)))
    for t, row in enumerate(rows):
        met[list(row[3]), t] = 1
    target, source, place = (np.array([row[c] for row in rows], dtype=np.int64) for c in range(3))
    return Layer(
        issue=step.issue,
        levels=levels,
        classes=classes[levels],
        arrows=Arrows(source, place, target, len(after)),
        links=met if met.any() else None,
        by_source=(by_source := np.argsort(source, kind="stable")),
        sources=np.searchsorted(source[by_source], np.arange(len(before))),
    )
