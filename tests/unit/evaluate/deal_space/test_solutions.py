"""Solutions against a plain look at every package, and the known mistakes of other tools."""

import random

import numpy as np
import pytest

from armistice.evaluate.deal_space import solutions
from tests.reference import bargaining as plain

BOTH = np.array([True, True])
ALL = (
    solutions.nash,
    solutions.kalai_smorodinsky,
    solutions.egalitarian,
    solutions.utilitarian,
    solutions.widest,
)


def _case(seed):
    rng = random.Random(seed)
    n = rng.choice([2, 2, 3, 4])
    always = [i < 1 or rng.random() < 0.7 for i in range(n)]
    whole = rng.random() < 0.6
    count = rng.randint(1, 30)
    e = [[float(rng.randint(0, 8)) if whole else rng.uniform(0, 8) for _ in range(n)] for _ in range(count)]
    needs = [[always[i] or rng.random() < 0.5 for i in range(n)] for _ in range(count)]
    d = [float(rng.randint(-1, 5)) for _ in range(n)]
    return e, needs, always, d


def _arrays(case):
    e, needs, always, d = case
    return np.array(e), np.array(needs), np.array(always), np.array(d)


def test_each_solution_attains_what_defines_it():
    for seed in range(1500):
        e, needs, always, d = case = _case(seed)
        rows = plain.rational(e, needs, d)
        for solve in ALL[:4]:
            assert (solve(*_arrays(case)) is None) == (not rows), seed
        widest = solutions.widest(*_arrays(case))
        assert plain.smallest_needed(e[widest], needs[widest], d) == pytest.approx(plain.room(e, needs, d), abs=1e-8)
        if not rows:
            continue
        defining = (
            (solutions.nash, lambda j: plain.nash_product(e[j], always, d)),
            (solutions.kalai_smorodinsky, lambda j: plain.smallest_share(j, e, rows, always, d)),
            (solutions.egalitarian, lambda j: min(plain.gains_of(e[j], always, d))),
            (solutions.utilitarian, lambda j: sum(plain.gains_of(e[j], always, d))),
        )
        for solve, score in defining:
            found = solve(*_arrays(case))
            assert found in rows
            assert score(found) == pytest.approx(max(score(j) for j in rows), abs=1e-7), (seed, solve.__name__)


def test_no_solution_is_dominated_for_those_who_always_sign():
    for seed in range(1500):
        e, needs, always, d = case = _case(seed)
        rows = plain.rational(e, needs, d)
        for solve in ALL[:4] if rows else ():
            found = plain.gains_of(e[solve(*_arrays(case))], always, d)
            for j in rows:
                other = plain.gains_of(e[j], always, d)
                assert other == found or any(a < b - 1e-9 for a, b in zip(other, found, strict=True)), solve.__name__


def test_the_order_of_packages_changes_no_value_and_that_of_parties_at_most_picks_the_mirror_image():
    rng = np.random.default_rng(3)
    for seed in range(600):
        e, needs, always, d = _arrays(_case(seed))
        rows, parties = rng.permutation(len(e)), rng.permutation(len(d))
        for solve in ALL:
            found = solve(e, needs, always, d)
            shuffled = solve(e[rows], needs[rows], always, d)
            turned = solve(e[:, parties], needs[:, parties], always[parties], d[parties])
            if found is None:
                assert shuffled is None
                assert turned is None
                continue
            np.testing.assert_array_equal(e[rows][shuffled], e[found])
            scale = np.ones(len(d)) if solve is solutions.widest else _ideals(e, needs, d)
            shares = ((e - d) / scale)[:, always]
            np.testing.assert_allclose(np.sort(shares[turned]), np.sort(shares[found]), atol=1e-9)


def _ideals(e, needs, d):
    gains = np.maximum((e - d)[plain.rational(e, needs, d)].max(axis=0), 0)
    return np.where(gains > 0, gains, 1)


def test_nash_and_kalai_smorodinsky_do_not_depend_on_the_scale_of_anybodys_points():
    for seed in range(600):
        e, needs, always, d = _arrays(_case(seed))
        scale = np.random.default_rng(seed).uniform(0.2, 5, len(d))
        for solve in (solutions.nash, solutions.kalai_smorodinsky):
            found = solve(e, needs, always, d)
            scaled = solve(e * scale + 7, needs, always, d * scale + 7)
            assert (found is None) == (scaled is None)
            if found is not None:
                np.testing.assert_array_equal(e[found], e[scaled])


def test_without_packages_there_is_no_solution():
    for solve in ALL:
        assert solve(np.empty((0, 2)), np.empty((0, 2), dtype=bool), BOTH, np.zeros(2)) is None


def test_where_nobody_can_be_given_enough_the_widest_package_still_shows_the_shortfall():
    e, needs = np.array([[10.0, 80.0], [30.0, 40.0]]), np.array([BOTH, BOTH])
    floors = np.array([50.0, 50.0])
    assert all(solve(e, needs, BOTH, floors) is None for solve in ALL[:4])
    widest = solutions.widest(e, needs, BOTH, floors)
    np.testing.assert_array_equal(np.maximum(floors - e[widest], 0), [20, 10])


def test_nash_is_undominated_where_one_side_can_gain_nothing():
    e = np.array([[5.0, 20.0], [5.0, 60.0], [5.0, 40.0]])
    assert solutions.nash(e, np.array([BOTH] * 3), BOTH, np.array([5.0, 10.0])) == 1


def test_an_ideal_gain_of_nothing_counts_as_a_share_of_one():
    e = np.array([[5.0, 20.0], [5.0, 60.0]])
    assert solutions.kalai_smorodinsky(e, np.array([BOTH] * 2), BOTH, np.array([5.0, 10.0])) == 1


def test_conditional_signers_only_constrain():
    always = np.array([True, True, False])
    e = np.array([[60.0, 60.0, 10.0], [55.0, 55.0, 21.0], [52.0, 53.0, 90.0]])
    needs = np.array([[True, True, True]] * 3)
    for solve in ALL[:4]:
        assert solve(e, needs, always, np.array([50.0, 50.0, 20.0])) == 1


class TestKnownMistakesOfOthers:
    def test_a_reservation_value_below_the_worst_package_is_kept_as_it_is(self):
        e = np.array([[0.2, 1], [0.5, 0.8], [0.8, 0.4], [1, 0.2]])
        found = solutions.nash(e, np.array([BOTH] * 4), BOTH, np.array([-9, 0.2]))
        np.testing.assert_array_equal(e[found], [0.2, 1])

    def test_kalai_smorodinsky_raises_the_smallest_share_and_does_not_level_the_shares(self):
        e = np.array([[10.0, 10.0], [60.0, 70.0], [100.0, 0.0], [0.0, 100.0]])  # the first is perfectly even
        assert solutions.kalai_smorodinsky(e, np.array([BOTH] * 4), BOTH, np.zeros(2)) == 1

    def test_the_greatest_sum_is_called_utilitarian_and_not_kalai(self):
        e = np.array([[90.0, 20.0], [50.0, 50.0]])
        assert solutions.utilitarian(e, np.array([BOTH] * 2), BOTH, np.zeros(2)) == 0
        assert solutions.egalitarian(e, np.array([BOTH] * 2), BOTH, np.zeros(2)) == 1
        assert solutions.kalai_smorodinsky(e, np.array([BOTH] * 2), BOTH, np.zeros(2)) == 1
