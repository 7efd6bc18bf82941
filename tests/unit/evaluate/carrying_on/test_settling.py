"""The search on the hull against a full scan of every package in every state."""

from __future__ import annotations

import numpy as np
import pytest

from armistice.evaluate.carrying_on.settling import settle, table
from armistice.evaluate.carrying_on.walk import Offers
from tests.reference.plain_war import equal, nash

SHAPES = ("concave", "rough", "straight", "fine", "convex", "grid")


def frontier(shape: str, points: int, random: np.random.Generator) -> np.ndarray:
    """Return a two-sided frontier of a shape, [points or fewer, 2]."""
    t = np.sort(random.uniform(0, 1, points))
    if shape == "concave":
        return np.stack([100 * np.sin(t * np.pi / 2), 100 * np.cos(t * np.pi / 2)], axis=1)
    if shape == "convex":
        return np.stack([100 * (1 - np.cos(t * np.pi / 2)), 100 * (1 - np.sin(t * np.pi / 2))], axis=1)
    if shape == "straight":
        return np.stack([100 * t, 100 - 100 * t], axis=1)
    if shape == "fine":
        u = np.round(50 + 0.001 * np.arange(points), 3)
        return np.stack([u, 110 - u], axis=1)
    if shape == "grid":
        cells = np.unique(random.integers(0, 11, (points, 2)) * 10.0, axis=0)
        best = [c for c in cells if not any((o >= c).all() and (o > c).any() for o in cells)]
        return np.array(sorted(best, key=lambda c: c[0]))
    return np.stack([100 * t, -np.sort(-100 * random.uniform(0, 1, points))], axis=1)


def some_offers(shape: str, random: np.random.Generator, *, draws: int, groups: int, points: int) -> Offers:
    """Return offers of random frontiers of one shape."""
    values = np.full((draws, groups, points, 2), -np.inf)
    count = np.zeros((draws, groups), np.intp)
    for d in range(draws):
        for g in range(groups):
            found = frontier(shape, int(random.integers(1, points + 1)), random)
            values[d, g, : len(found)], count[d, g] = found, len(found)
    keeps = random.choice([1, 1, 0.8, 0.4, 0], (draws, groups, 2))
    return Offers(values, count, keeps, random.choice([0, 1.5, -2.0], (draws, groups, 2)))


@pytest.mark.parametrize("rule", ["nash", "equal"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_search_settles_on_what_a_full_scan_settles_on(shape: str, rule: str) -> None:
    random = np.random.default_rng(SHAPES.index(shape))
    settled = 0
    for _ in range(6):
        draws, groups, lines = 3, 4, 5
        offers = some_offers(shape, random, draws=draws, groups=groups, points=90)
        hold_out = random.uniform(0, 60, (lines, 2, draws))
        hold_out[:2] = np.round(hold_out[:2] / 10) * 10
        broken = hold_out - random.choice([0, 5, 20], hold_out.shape)
        moved = np.arange(-4, 6, 2)
        found = settle(table(offers, rule), hold_out, broken, moved)
        for line in range(lines):
            for draw in range(draws):
                vectors = scan(offers, draw, broken[line, :, draw], moved[line])
                floor = (hold_out[line, 0, draw], hold_out[line, 1, draw])
                fits = [v for v in vectors if min(v[0] - floor[0], v[1] - floor[1]) >= -1e-9]
                chosen = (nash if rule == "nash" else equal)(fits, floor)
                rows = (found.line == line) & (found.draw == draw)
                assert rows.sum() == len(chosen)
                if chosen:
                    assert found.worth[:, rows][:, 0] == pytest.approx(np.mean(chosen, axis=0), abs=1e-9)
                    assert found.share[rows].sum() == pytest.approx(1)
                    settled += 1
    assert settled > 10


def scan(offers: Offers, draw: int, broken: np.ndarray, moved: int) -> list[tuple[float, float]]:
    """Return the distinct value vectors of a draw's packages, as believed in one state."""
    vectors: dict[tuple[float, float], tuple[float, float]] = {}
    for group in range(offers.count.shape[1]):
        h = offers.keeps[draw, group]
        on_paper = offers.values[draw, group, : offers.count[draw, group]] + offers.slope[draw, group] * moved
        for first, second in h * on_paper + (1 - h) * broken:
            vectors.setdefault((round(first, 9), round(second, 9)), (first, second))
    return list(vectors.values())


def test_groups_that_hold_no_package_settle_nothing() -> None:
    empty = Offers(np.full((2, 3, 0, 2), -np.inf), np.zeros((2, 3), int), np.ones((2, 3, 2)), np.zeros((2, 3, 2)))
    found = settle(table(empty, "nash"), np.zeros((4, 2, 2)), None, np.arange(4))
    assert len(found.line) == 0


def test_where_nobody_gains_they_settle_on_the_undominated_packages() -> None:
    offers = Offers(
        np.array([[[[20.0, 50.0], [30.0, 40.0]]]]), np.array([[2]]), np.ones((1, 1, 2)), np.zeros((1, 1, 2))
    )
    found = settle(table(offers, "nash"), np.array([[[20.0], [40.0]]]), None, np.zeros(1))
    assert sorted(found.point.tolist()) == [0, 1]
    assert found.worth[:, 0].tolist() == [25, 45]
