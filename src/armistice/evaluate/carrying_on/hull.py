"""Tables that find, for any thresholds, the few points of a frontier among which the settlement lies.

Along the concave hull of a frontier the product of gains rises up to one edge and falls after it. Take the better end
of that edge: whatever has a larger product lies inside the hull and above the hyperbola through that end, which is
under this edge. So only the points under it compete. Equal gains need no hull: along the points themselves one gain
rises and the other falls.
"""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen

SPILL = 1
"""Points past an edge that are looked at too: on fine grids their products may tie just beyond its end."""
FLAT = 1e-11
"""Points so little below an edge count as on it, or else rounding would leave one long edge of a straight frontier."""


@frozen
class Edges:
    """Edges of many frontiers, one row of 2^k each; the gains still rise past one where level + tilt·need₁ ≥ need₂.

    Needs are what keeps·u must reach. Rows are padded with edges past which nothing rises. Level and tilt stand as the
    layers of a search tree: the children of node i are the nodes 2i and 2i + 1 of the next layer, and those of the last
    are the edges.
    """

    tree: tuple[tuple[np.ndarray, np.ndarray], ...]  # (level, tilt) of each layer, [rows·1], [rows·2], [rows·4] …
    first: np.ndarray  # int[rows·2^k] the point where an edge begins
    last: np.ndarray  # int[rows·2^k] the point where it ends

    def find(self, row: np.ndarray, need: np.ndarray) -> np.ndarray:
        """Return the edge on which the gains are largest.

        Args:
            row: int[n].
            need: [side, n].
        """
        first, second = need
        edge = row.copy()
        for level, tilt in self.tree:
            reach = tilt.take(edge)
            reach *= first
            reach += level.take(edge)
            edge += edge
            edge += reach >= second
        return edge


def nash_edges(points: np.ndarray, count: np.ndarray) -> Edges:
    """Return the edges of each frontier's concave hull.

    Args:
        points: [side, rows, P] keeps·u, the first side's rising, the second's falling.
        count: int[rows] points before the padding; 1 where a side does not trust the other at all.
    """
    vertex, size = concave_hull(points[0], points[1], count)
    vertex = _padded(vertex, size)
    u, v = (np.take_along_axis(side, vertex[:, :-1], axis=1) for side in points)
    real = np.arange(1, u.shape[1]) < size[:, None]
    fall = np.where(real, v[:, :-1] - v[:, 1:], 0) / np.where(real, u[:, 1:] - u[:, :-1], 1)
    return _searchable(np.where(real, v[:, 1:] - fall * u[:, 1:], -np.inf), fall, vertex)


def equal_edges(points: np.ndarray, count: np.ndarray) -> Edges:
    """Return each frontier's points as edges, past which the first side's gain is still the smaller; see nash_edges."""
    vertex = _padded(np.broadcast_to(np.arange(points.shape[2]), points.shape[1:]), count)
    u, v = (np.take_along_axis(side, vertex[:, 1:-1], axis=1) for side in points)
    real = np.arange(1, u.shape[1] + 1) < count[:, None]
    level = np.where(real, v - u, -np.inf)
    return _searchable(level, np.ones_like(level), vertex)


def _searchable(level: np.ndarray, tilt: np.ndarray, vertex: np.ndarray) -> Edges:
    """Lay out edges of level and tilt [rows, 2^k - 1] between vertices [rows, 2^k + 1] for the search."""
    strides = [1 << k for k in reversed(range(int(vertex.shape[1] - 1).bit_length() - 1))]
    tree = tuple((level[:, s - 1 :: 2 * s].reshape(-1), tilt[:, s - 1 :: 2 * s].reshape(-1)) for s in strides)
    return Edges(tree, vertex[:, :-1].reshape(-1), vertex[:, 1:].reshape(-1))


def concave_hull(first: np.ndarray, second: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the vertices of each row's upper hull, all rows at once (quickhull: Eddy 1977).

    Args:
        first: [rows, P] rising.
        second: [rows, P] falling.
        count: int[rows] points before the padding.

    Returns:
        int[rows, V] positions of the vertices, and int[rows] how many.
    """
    row, point = np.nonzero(np.arange(first.shape[1]) < count[:, None])
    u, v = first[row, point], second[row, point]
    is_vertex = (point == 0) | (point == count[row] - 1)
    inside = np.flatnonzero(~is_vertex)
    while len(inside):
        vertex = np.flatnonzero(is_vertex)
        chord = np.searchsorted(vertex, inside)
        left, right = vertex[chord - 1], vertex[chord]
        height = v[inside] - v[left] - (v[right] - v[left]) * ((u[inside] - u[left]) / (u[right] - u[left]))
        begin = np.flatnonzero(np.diff(chord, prepend=-1))
        highest = np.repeat(np.maximum.reduceat(height, begin), np.diff(begin, append=len(chord)))
        straight = highest <= FLAT
        is_vertex[inside[np.where(straight, height >= -FLAT, height == highest)]] = True
        inside = inside[~straight & (height > 0) & (height < highest)]
    return _by_row(point[is_vertex], np.bincount(row[is_vertex], minlength=len(count)))


def _by_row(vertex: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lay the vertices of all rows out as [rows, V]."""
    result = np.zeros((len(size), size.max(initial=1)), np.intp)
    result[np.arange(result.shape[1]) < size[:, None]] = vertex
    return result, size


def _padded(vertex: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Repeat each row's last vertex up to a width of 2^k + 1, room for 2^k - 1 edges."""
    width = 2
    while width < size.max(initial=1):
        width *= 2
    place = np.minimum(np.arange(width + 1), np.maximum(size, 1)[:, None] - 1)
    return np.take_along_axis(vertex, place, axis=1)
