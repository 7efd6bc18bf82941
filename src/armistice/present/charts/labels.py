"""Where labels go: beside their mark, and on nothing else. Deterministic; the first place that is free is taken.

After the candidate positions of point-feature labelling (Christensen, Marks & Shieber 1995), greedily.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

SIZE = 12
"""Pixels; the type size of every label."""

_NARROW = frozenset("iljtfrI.,;:'|!()[] ·-")
_WIDE = frozenset("mwMW%@—")
_SAFE = 1.06  # other machines set the same family a little wider
_GAP = 4
_RINGS = (0, 14, 28, 44, 64, 88)
_LINE_ON_TEXT = 9


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover, square pixels."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)

    def within(self, frame: Box) -> bool:
        inside = self.left >= frame.left and self.right <= frame.right
        return inside and self.top >= frame.top and self.bottom <= frame.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A text for the mark at (x, y) that covers `reach` pixels around it."""

    text: str
    x: float
    y: float
    reach: float
    colour: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and the box it was given."""

    label: Label
    box: Box
    far: bool  # so far off that a line must lead back to its mark


def width(text: str) -> float:
    """Return about how many pixels `text` takes in the labels' type, rather too many than too few."""
    return _SAFE * SIZE * sum(map(_em, text))


def place(labels: Sequence[Label], taken: Iterable[Box], frame: Box) -> list[Placed]:
    """Give every label a place in `frame` that touches no taken box and no other label; the least bad where all do."""
    boxes = list(taken)
    placed: list[Placed] = []
    for label in labels:
        candidates = [(box, far) for box, far in _candidates(label) if box.within(frame)] or [(_fallback(label), False)]
        costs = _costs(label, candidates, boxes, [each.box for each in placed])
        box, far = candidates[int(np.argmin(costs))]
        boxes += [box, *(_leader(label, box) if far else ())]
        placed.append(Placed(label, box, far))
    return placed


def around(x: float, y: float, reach: float) -> Box:
    """Return the box of a mark at (x, y)."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def _candidates(label: Label) -> Iterator[tuple[Box, bool]]:
    """Nearest ring first; on each: right, left, above, below, then the corners."""
    wide, high = width(label.text), SIZE * 1.25
    for ring in _RINGS:
        off = label.reach + _GAP + ring
        for dx, dy in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)):
            left = label.x + dx * off - (wide if dx < 0 else wide / 2 if dx == 0 else 0)
            top = label.y + dy * off - (high if dy < 0 else high / 2 if dy == 0 else 0)
            yield Box(left, top, left + wide, top + high), ring > 0


def _costs(
    label: Label, candidates: Sequence[tuple[Box, bool]], boxes: Sequence[Box], texts: Sequence[Box]
) -> np.ndarray:
    """What a label covers weighs most, then what its line crosses besides the mark it comes from, and its length.

    A line through a text is worse than one through a mark. float[candidates].
    """
    ends = [nearest(box, label) for box, _ in candidates]
    lengths = np.array([math.hypot(x - label.x, y - label.y) for x, y in ends])
    covered = _overlaps([box for box, _ in candidates], boxes).sum(axis=1)
    others = [other for other in boxes if not other.overlap(around(label.x, label.y, 1))]
    parts = [part for box, _ in candidates for part in _leader(label, box)]
    crossed = _overlaps(parts, others).sum(axis=1) + _LINE_ON_TEXT * _overlaps(parts, texts).sum(axis=1)
    crossed = crossed.reshape(len(candidates), -1).sum(axis=1) * [far for _, far in candidates]
    return 100 * covered + crossed + 0.8 * lengths


def _overlaps(ours: Sequence[Box], others: Sequence[Box]) -> np.ndarray:
    """Return the area that each of ours covers with each of the others, float[ours, others], square pixels."""
    edges = [[(box.left, box.top, box.right, box.bottom) for box in side] for side in (ours, others)]
    one, other = (np.array(side).reshape(-1, 4).T for side in edges)
    across = np.minimum(one[2][:, None], other[2]) - np.maximum(one[0][:, None], other[0])
    down = np.minimum(one[3][:, None], other[3]) - np.maximum(one[1][:, None], other[1])
    return np.maximum(across, 0) * np.maximum(down, 0)


def nearest(box: Box, label: Label) -> tuple[float, float]:
    """Return the point of a box that is nearest to its label's mark: where the line from the mark ends."""
    return min(max(label.x, box.left), box.right), min(max(label.y, box.top), box.bottom)


def _leader(label: Label, box: Box) -> list[Box]:
    """Return what the line from a mark to its label takes, as a chain of small boxes."""
    x, y = nearest(box, label)
    steps = [k / 12 for k in range(1, 12)]
    return [around(label.x + t * (x - label.x), label.y + t * (y - label.y), 2) for t in steps]


def _fallback(label: Label) -> Box:
    return next(_candidates(label))[0]


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.32
    if char in _WIDE:
        return 0.9
    return 0.68 if char.isupper() else 0.56
