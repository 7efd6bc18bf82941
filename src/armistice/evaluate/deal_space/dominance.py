"""Which points are dominated, for many groups of points in one pass.

Values are compared on a grid of 1e-9 points, so that sums which differ only by the order of their terms are equal; the
values themselves are left as they are. Of equal vectors one stays.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

GRID = 1e-9
"""Points: values nearer than about this are the same value."""

_EXACT = 2.0**52  # whole numbers up to here are exact as floats
_MANY = 2000  # points a group; from here on a look at coarse cells first costs less than it saves
_CELLS = 1 << 18  # of the coarse look, all groups together


def nondominated(points: np.ndarray, group: np.ndarray | None = None) -> np.ndarray:
    """Return the indices of the points that no other point of their group dominates, group by group.

    points: float[d, M], more is better. group: int[M], rising; None means one group. Two dimensions: sort and running
    maximum (Kung, Luccio & Preparata 1975), sorted by the first; three and more: `moocore`.
    """
    dimensions, count = points.shape
    if count <= 1:
        return np.arange(count)
    if group is not None and group[0] == group[-1]:
        group = None
    if dimensions <= 1:
        return _greatest(points, group)
    keys = np.rint(points * (1 / GRID))
    if dimensions == 2:
        return _apart(keys, group, _staircase)
    if count < _MANY * (1 if group is None else int(group[-1] - group[0]) + 1):
        return _apart(keys, group, _filtered)
    near = _near_the_frontier(keys, group)
    return near[_apart(keys[:, near], None if group is None else group[near], _filtered)]


def _apart(keys: np.ndarray, group: np.ndarray | None, frontier: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Filter all groups at once: group g is moved by g spans along the first axis and by −g along the second.

    No point of one group can then dominate a point of another. Where the moved keys would no longer be exact, the
    groups are halved.
    """
    if group is None:
        return frontier(keys)
    span = float((keys[:2].max(axis=1) - keys[:2].min(axis=1)).max()) + 1
    if span * (group[-1] - group[0] + 1) > _EXACT and group[0] < group[-1]:
        half = int(np.searchsorted(group, (group[0] + group[-1] + 1) // 2))
        first, second = (_apart(keys[:, part], group[part], frontier) for part in (slice(half), slice(half, None)))
        return np.concatenate((first, second + half))
    shift = (group - group[0]) * span
    keys[0] += shift
    keys[1] -= shift
    return frontier(keys)


def _greatest(points: np.ndarray, group: np.ndarray | None) -> np.ndarray:
    """One point per group: its greatest value, or with no dimension at all any."""
    starts = np.array([0]) if group is None else np.flatnonzero(np.diff(group, prepend=group[0] - 1))
    if not len(points):
        return starts
    keys = np.rint(points[0] * (1 / GRID))
    top = np.maximum.reduceat(keys, starts)
    hits = np.flatnonzero(keys == np.repeat(top, np.diff(starts, append=len(keys))))
    return hits[np.searchsorted(hits, starts)]


def _staircase(keys: np.ndarray) -> np.ndarray:
    """Non-dominated points in the plane, first coordinate rising."""
    x, y = keys
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


def _near_the_frontier(keys: np.ndarray, group: np.ndarray | None) -> np.ndarray:
    """Return the points in whose group no coarse cell that is higher on every axis is occupied (the others are out)."""
    dimensions, count = keys.shape
    groups = 1 if group is None else int(group[-1] - group[0]) + 1
    side = max(2, min(int((min(_CELLS, 4 * count) / groups) ** (1 / dimensions)), 64))
    low = keys.min(axis=1, keepdims=True)
    scale = side / (keys.max(axis=1, keepdims=True) - low + 1)
    cells = ((keys - low) * scale).astype(np.int64)
    strides = (side + 1) ** np.arange(dimensions)[::-1]
    place = strides @ cells
    if group is not None:
        place += (group - group[0]) * (side + 1) ** dimensions
    taken = np.zeros((groups, *[side + 1] * dimensions), dtype=bool)
    taken.ravel()[place] = True
    for axis in range(1, dimensions + 1):
        backward = np.flip(taken, axis)
        np.logical_or.accumulate(backward, axis=axis, out=backward)
    return np.flatnonzero(~taken.ravel()[place + strides.sum()])
