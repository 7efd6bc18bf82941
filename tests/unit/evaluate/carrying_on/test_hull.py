"""The concave hull that carries the search."""

from __future__ import annotations

import numpy as np
import pytest

from armistice.evaluate.carrying_on.hull import concave_hull


def one_by_one(points: np.ndarray) -> list[int]:
    """Return the upper hull by looking at every pair of points."""
    kept = []
    for j, (u, v) in enumerate(points):
        chords = [a[1] + (b[1] - a[1]) * (u - a[0]) / (b[0] - a[0]) for a in points[:j] for b in points[j + 1 :]]
        if all(v >= chord - 1e-12 for chord in chords):
            kept.append(j)
    return kept


@pytest.mark.parametrize("seed", range(20))
def test_the_hull_holds_exactly_the_points_below_no_chord(seed: int) -> None:
    random = np.random.default_rng(seed)
    count = random.integers(1, 30, 12)
    first = np.sort(random.uniform(0, 100, (12, 30)), axis=1)
    second = -np.sort(-random.uniform(0, 100, (12, 30)), axis=1)
    vertex, size = concave_hull(first, second, count)
    for row in range(12):
        points = np.stack([first[row], second[row]], axis=1)[: count[row]]
        assert vertex[row, : size[row]].tolist() == one_by_one(points)


def test_a_straight_frontier_keeps_all_its_points_in_spite_of_rounding() -> None:
    u = np.linspace(0, 100, 1001)
    _, size = concave_hull(u[None], 100 - u[None], np.array([1001]))
    assert size.tolist() == [1001]
