"""The dominance filter against a comparison of every pair."""

import numpy as np
import pytest

from armistice.evaluate.deal_space import prepare, sums
from armistice.evaluate.deal_space.dominance import nondominated
from tests.reference import enumeration


def every_pair(points: np.ndarray, group: np.ndarray) -> set:
    """(group, vector) of the points that no other of the same group dominates."""
    found = set()
    for g in np.unique(group):
        own = np.unique(np.round(points[:, group == g].T, 9), axis=0)
        beaten = np.zeros(len(own), dtype=bool)
        for point in own:
            beaten |= (own <= point).all(axis=1) & (own < point).any(axis=1)
        found |= {(int(g), *row) for row in own[~beaten].tolist()}
    return found


@pytest.mark.parametrize("dimensions", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("groups", [1, 3])
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("count", [1, 40, 6100])
def test_what_no_other_of_its_group_dominates_stays_once(dimensions, groups, whole, count):
    rng = np.random.default_rng(dimensions)
    points = rng.integers(0, 12, (dimensions, count)) if whole else rng.uniform(0, 100, (dimensions, count))
    group = np.sort(rng.integers(0, groups, count))
    keep = nondominated(points.astype(float), group)
    found = [(int(g), *row) for g, row in zip(group[keep], np.round(points[:, keep].T, 9).tolist(), strict=True)]
    assert len(found) == len(set(found))
    assert set(found) == every_pair(points.astype(float), group)
    assert (np.diff(group[keep]) >= 0).all()


def test_a_plane_frontier_is_sorted_by_its_first_signer_within_each_group():
    rng = np.random.default_rng(1)
    points, group = rng.uniform(0, 100, (2, 500)), np.sort(rng.integers(0, 4, 500))
    keep = nondominated(points, group)
    for g in range(4):
        x, y = points[:, keep[group[keep] == g]]
        assert (np.diff(x) > 0).all()
        assert (np.diff(y) < 0).all()


def test_many_groups_of_far_apart_values_are_still_told_apart():
    rng = np.random.default_rng(2)
    points, group = rng.uniform(0, 1e6, (3, 900)), np.sort(rng.integers(0, 60, 900))
    keep = nondominated(points, group)
    assert {(int(g), *row) for g, row in zip(group[keep], np.round(points[:, keep].T, 9).tolist(), strict=True)} == (
        every_pair(points, group)
    )


def test_noise_of_the_last_digits_neither_dominates_nor_doubles():
    assert len(nondominated(np.array([[0.1 + 0.2, 0.3], [1.0, 1.0]]))) == 1
    assert len(nondominated(np.array([[0.1 + 0.2, 0.3], [1.0, 1.0], [5.0, 5.0]]))) == 1


def test_a_join_in_many_small_blocks_gives_the_same_frontier(monkeypatch):
    for seed in range(150):
        plain = enumeration.random_plain(seed)
        space, worths = enumeration.as_kernel(plain)
        whole = prepare(space).fronts(worths)
        with monkeypatch.context() as patch:
            patch.setattr(sums, "BLOCK", 3)
            blocks = prepare(space).fronts(worths)
        assert len(whole) == len(blocks)
        for one, other in zip(whole, blocks, strict=True):
            assert sorted(np.round(one.points[:, one.needs], 7).tolist()) == sorted(
                np.round(other.points[:, one.needs], 7).tolist()
            )
