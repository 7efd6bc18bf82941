"""Which points are dominated, for many groups of points in one pass.

Values are compared on a grid of 1e-9 points, so that sums which differ only by the order of their terms are equal; the
values themselves are left as they are. Of equal vectors one stays.
"""

from __future__ import annotations

import numpy as np

GRID = 1e-9
"""Points: values nearer than about this are the same value."""

_EXACT = 2.0**52  # whole numbers up to here are exact as floats


def nondominated(points: np.ndarray, group: np.ndarray | None = None) -> np.ndarray:
    """Return the indices of the points that no other point of their group dominates, group by group.

    points: float[d, M], more is better. group: int[M], rising; None means one group. Two dimensions: sort and running
    maximum (Kung, Luccio & Preparata 1975), sorted by the first; three and more: `moocore`. To treat all groups at
    once group g is moved by g spans along the first axis and by −g spans along the second: no point of one group can
    then dominate a point of another.
    """
    dimensions, count = points.shape
    if count <= 1:
        return np.arange(count)
    if dimensions <= 1:
        return _greatest(points, group)
    keys = np.rint(points * (1 / GRID))
    if group is not None and group[-1] > group[0]:
        span = float(max(np.ptp(keys[0]), np.ptp(keys[1]))) + 1
        if span * (group[-1] - group[0] + 1) > _EXACT:
            half = int(np.searchsorted(group, (group[0] + group[-1] + 1) // 2))
            parts = slice(None, half), slice(half, None)
            found = [nondominated(points[:, part], group[part]) for part in parts]
            return np.concatenate((found[0], found[1] + half))
        shift = (group - group[0]) * span
        keys[0] += shift
        keys[1] -= shift
    return _staircase(keys[0], keys[1]) if dimensions == 2 else _filtered(keys)


def _greatest(points: np.ndarray, group: np.ndarray | None) -> np.ndarray:
    """One point per group: its greatest value, or with no dimension at all any."""
    starts = np.array([0]) if group is None else np.flatnonzero(np.diff(group, prepend=group[0] - 1))
    if not len(points):
        return starts
    keys = np.rint(points[0] * (1 / GRID))
    top = np.maximum.reduceat(keys, starts)
    hits = np.flatnonzero(keys == np.repeat(top, np.diff(starts, append=len(keys))))
    return hits[np.searchsorted(hits, starts)]


def _staircase(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Non-dominated points in the plane, first coordinate rising."""
    order = np.argsort(x)[::-1]
    height = y[order]
    rises = np.empty(len(order), dtype=bool)
    rises[0] = True
    np.greater(height[1:], np.maximum.accumulate(height)[:-1], out=rises[1:])
    order = order[rises][::-1]
    x = x[order]
    first_of_ties = np.empty(len(order), dtype=bool)
    first_of_ties[0] = True
    np.not_equal(x[1:], x[:-1], out=first_of_ties[1:])
    return order[first_of_ties]


def _filtered(keys: np.ndarray) -> np.ndarray:
    import moocore

    return np.flatnonzero(moocore.is_nondominated(np.ascontiguousarray(keys.T), maximise=True, keep_weakly=False))
