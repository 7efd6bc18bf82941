"""Room against a plain look at every package, lotteries against their dual."""

import random

import numpy as np
import pytest

from armistice.evaluate.deal_space.dominance import nondominated
from armistice.evaluate.deal_space.room import concave_room, room
from tests.reference import bargaining as plain


def test_room_equals_a_look_at_every_package():
    for seed in range(800):
        rng = np.random.default_rng(seed)
        n, count = int(rng.integers(2, 5)), int(rng.integers(1, 25))
        e, thresholds = rng.integers(0, 9, (count, n)).astype(float), rng.uniform(-1, 9, (6, n))
        needs = rng.random((count, n)) < 0.7
        found, at = room(e, needs, thresholds)
        for t, threshold in enumerate(thresholds):
            assert found[t] == pytest.approx(plain.room(e, needs, threshold), abs=1e-12)
            assert plain.smallest_needed(e[at[t]], needs[at[t]], threshold) == found[t]


def test_along_a_frontier_of_two_room_needs_no_look_at_every_package():
    for seed in range(800):
        rng = np.random.default_rng(seed)
        e = rng.integers(0, 40, (int(rng.integers(1, 60)), 3)).astype(float)
        needs = np.array([[True, True, False], [False, True, True], [True, False, True]][seed % 3])
        e = e[nondominated(e[:, needs].T)]
        thresholds = rng.uniform(-10, 50, (9, 3))
        found, at = room(e, needs, thresholds)
        for t, threshold in enumerate(thresholds):
            assert found[t] == pytest.approx(plain.room(e, [needs] * len(e), threshold), abs=1e-12)
            assert plain.smallest_needed(e[at[t]], needs, threshold) == pytest.approx(found[t], abs=1e-12)


def test_room_is_that_of_the_consent_set_and_not_of_the_points_alone():
    e = np.array([[60.0, 60.0, 10.0], [59.0, 59.0, 9.0]])
    needs = np.array([[True, True, True], [True, True, False]])
    found, at = room(e, needs, np.array([[50.0, 50.0, 20.0]]))
    assert (found[0], at[0]) == (9.0, 1)


def test_without_packages_there_is_no_room():
    found, at = room(np.empty((0, 2)), np.array([True, True]), np.zeros((3, 2)))
    assert found.tolist() == [-np.inf] * 3
    assert at.tolist() == [-1] * 3
    assert concave_room(np.empty((0, 2)), np.array([True, True]), np.zeros(2))[0] == -np.inf


@pytest.mark.parametrize(("n", "cases"), [(1, 50), (2, 300), (3, 40)])
def test_room_with_lotteries_equals_its_dual(n, cases):
    for seed in range(cases):
        rng = random.Random(seed)
        e = [[float(rng.randint(0, 9)) for _ in range(n)] for _ in range(rng.randint(1, 8))]
        d = [float(rng.randint(0, 9)) for _ in range(n)]
        found, packages, chances = concave_room(np.array(e), np.ones(n, dtype=bool), np.array(d))
        assert found == pytest.approx(plain.lottery_room(e, d, 60), abs=1e-6)
        mixed = chances @ np.array(e)[packages]
        assert chances.sum() == pytest.approx(1)
        assert (mixed - d).min() == pytest.approx(found, abs=1e-9)


def test_lotteries_leave_out_signers_that_are_not_needed():
    e = np.array([[10.0, 0.0, -99.0], [0.0, 10.0, -99.0]])
    found, packages, chances = concave_room(e, np.array([True, True, False]), np.array([4.0, 4.0, 0.0]))
    assert found == pytest.approx(1.0)
    assert dict(zip(packages.tolist(), chances.tolist(), strict=True)) == pytest.approx({0: 0.5, 1: 0.5})


def test_a_large_frontier_of_four_is_no_burden():
    e = np.random.default_rng(0).dirichlet(np.ones(4), 20_000) * 100
    found, packages, chances = concave_room(e, np.ones(4, dtype=bool), np.full(4, 20.0))
    assert found == pytest.approx(5.0, abs=1e-6)
    np.testing.assert_allclose((chances @ e[packages]).min(), 25.0, atol=1e-6)
