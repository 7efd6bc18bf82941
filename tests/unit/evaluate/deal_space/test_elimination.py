"""The elimination against plain enumeration."""

from math import comb

import numpy as np
import pytest

from armistice.evaluate.deal_space import All, Any, Atom, Space, Worths, prepare, sums
from tests.reference import enumeration as plain_space

SEEDS = range(1200)


def _by_group(fronts, display: bool = False) -> dict:
    found = {}
    for front in fronts:
        axes = np.arange(len(front.needs)) if display else np.flatnonzero(front.needs)
        key = tuple(front.needs.tolist()), tuple(front.labels.tolist())
        assert key not in found
        found[key] = {tuple(row) for row in np.round(front.points[:, axes], 7).tolist()}
        assert len(found[key]) == len(front.points) or (not len(axes) and len(front.points) == 1)
    return found


@pytest.mark.parametrize("display", [False, True])
def test_fronts_equal_enumeration(display):
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        found = _by_group(prepare(space).fronts(worths, display=display), display)
        assert found == plain_space.fronts(plain, display), seed


def test_counts_equal_enumeration():
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, _ = plain_space.as_kernel(plain)
        assert prepare(space).count() == len(plain_space.all_admissible(plain)), seed


def test_every_point_leads_back_to_a_package_that_is_worth_it():
    for seed in SEEDS[::2]:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        for front in prepare(space).fronts(worths):
            for j in range(len(front.points)):
                package = front.package(j)
                assert plain_space.admissible(plain, package)
                assert plain_space.needs(plain, package) == tuple(front.needs)
                assert [plain_space.met(label, package) for label in plain.labels] == front.labels.tolist()
                np.testing.assert_allclose(front.points[j], plain_space.value(plain, package), atol=1e-9)


def _random_limits(seed: int, signers: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    least = np.where(rng.random(signers) < 0.6, np.round(rng.uniform(0, 60, signers)), -np.inf)
    return least, np.where(rng.random(signers) < 0.4, np.maximum(least, 0) + rng.integers(0, 20, signers), np.inf)


def test_with_thresholds_a_front_holds_just_the_points_that_reach_them():
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        least, _ = _random_limits(seed, plain.signers)
        expected = {}
        for (needs, labels), points in plain_space.fronts(plain).items():
            needed = [least[i] for i in range(plain.signers) if needs[i]]
            kept = {v for v in points if all(a >= b - 1e-9 for a, b in zip(v, needed, strict=True))}
            if kept:
                expected[needs, labels] = kept
        assert _by_group(prepare(space).fronts(worths, thresholds=least)) == expected, seed


def test_where_enough_is_enough_a_front_covers_every_package_up_to_it():
    for seed in SEEDS:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        least, enough = _random_limits(seed, plain.signers)
        found = prepare(space).fronts(worths, thresholds=least, enough=enough)
        expected = {}
        for (needs, labels), points in plain_space.fronts(plain).items():
            axes = np.flatnonzero(needs)
            kept = [np.minimum(v, enough[axes]) for v in points if (np.array(v) >= least[axes] - 1e-9).all()]
            if kept:
                expected[needs, labels] = plain_space.undominated({tuple(np.round(v, 7).tolist()) for v in kept})
        clipped = {
            (tuple(f.needs.tolist()), tuple(f.labels.tolist())): {
                tuple(row) for row in np.round(np.minimum(f.points, enough)[:, f.needs], 7).tolist()
            }
            for f in found
        }
        assert clipped == expected, seed


def test_a_thinned_front_keeps_its_stated_bound_and_admits_it():
    thinned = 0
    for seed in SEEDS[::3]:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        plan = prepare(space)
        exact = {(tuple(f.needs), tuple(f.labels)): f for f in plan.fronts(worths)}
        for front in plan.fronts(worths, cap=3, epsilon=1.0):
            whole = exact[tuple(front.needs), tuple(front.labels)].points[:, front.needs]
            kept = front.points[:, front.needs]
            assert len(front.points) <= 3
            gap = (whole[:, None, :] - kept[None, :, :]).max(axis=2, initial=-np.inf).min(axis=1)
            assert gap.max() <= front.epsilon + 1e-9
            thinned += front.epsilon > 0
    assert thinned > 50


def test_only_the_red_lines_that_are_named_are_real():
    for seed in SEEDS[::4]:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        real = [j for j in range(len(plain.red_lines)) if j % 2]
        plain.red_lines = [plain.red_lines[j] for j in real]
        plan = prepare(space, real)
        assert plan.count() == len(plain_space.all_admissible(plain))
        assert _by_group(plan.fronts(worths)) == plain_space.fronts(plain), seed


def test_the_same_plan_serves_any_worths():
    plain, other = plain_space.random_plain(8), plain_space.random_plain(8)
    other.worth = [[[value * 2 + 1 for value in row] for row in levels] for levels in other.worth]
    plan = prepare(plain_space.as_kernel(plain)[0])
    for each in (plain, other, plain):
        assert _by_group(plan.fronts(plain_space.as_kernel(each)[1])) == plain_space.fronts(each)


def test_sums_that_differ_only_by_the_order_of_their_terms_are_one_point():
    tenth = np.array([[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]])
    space = Space((3, 3, 3), 2)
    (front,) = prepare(space).fronts(Worths((tenth, tenth, tenth), np.zeros(0)))
    np.testing.assert_allclose(front.points[:, 0], np.arange(3, 10) / 10)


def test_a_rule_that_always_holds_leaves_no_package():
    plan = prepare(Space((2, 2), 2, rules=(All(()),)))
    assert plan.count() == 0
    assert plan.fronts(Worths((np.zeros((2, 2)), np.zeros((2, 2))), np.zeros(0))) == ()


def test_a_space_without_issues_has_one_package():
    plan = prepare(Space((), 2))
    (front,) = plan.fronts(Worths((), np.zeros(0)))
    assert (plan.count(), front.package(0), front.points.tolist()) == (1, (), [[0.0, 0.0]])


def test_counts_are_exact_far_beyond_the_reach_of_floats():
    pair = Any((Atom(0, np.arange(10) == 0), Atom(1, np.arange(10) == 0)))
    assert prepare(Space((10,) * 30, 2, rules=(pair,))).count() == 81 * 10**28


def test_whether_thresholds_can_be_met_is_told_by_as_little_as_one_point_a_group():
    for seed in SEEDS[::2]:
        plain = plain_space.random_plain(seed)
        space, worths = plain_space.as_kernel(plain)
        least = np.round(np.random.default_rng(seed).uniform(0, 60, plain.signers))
        found = prepare(space).fronts(worths, thresholds=least, enough=least)
        met = any(
            all(value >= floor - 1e-9 for value, floor in zip(v, least[list(needs)], strict=True))
            for (needs, _), points in plain_space.fronts(plain).items()
            for v in points
        )
        assert bool(found) == met, seed
        assert all(len(front.points) == 1 for front in found)


def _counted(plain, axes_of) -> dict:
    """(needs, labels, values) -> how many packages, one by one; values over the signers of `axes_of(needs)`."""
    found: dict = {}
    for package in plain_space.all_admissible(plain):
        needs, value = plain_space.needs(plain, package), plain_space.value(plain, package)
        labels = tuple(plain_space.met(label, package) for label in plain.labels)
        key = needs, labels, tuple(round(value[i], 7) + 0.0 for i in axes_of(needs))
        found[key] = found.get(key, 0) + 1
    return found


def _coarse(seed: int):
    """A random space with so few different points that many packages are worth the same."""
    plain, rng = plain_space.random_plain(seed), np.random.default_rng(seed)
    plain.worth = [[rng.integers(0, 3, plain.signers).astype(float).tolist() for _ in levels] for levels in plain.worth]
    plain.points = [float(points) for points in rng.integers(-2, 3, len(plain.points))]
    return plain


@pytest.mark.parametrize("kind", ["needed", "display", "blind", "thresholds"])
def test_every_point_says_how_many_packages_have_its_values(kind):
    several = 0
    for seed in SEEDS:
        plain = _coarse(seed) if seed % 2 else plain_space.random_plain(seed)
        blind = [seed % plain.signers] if kind == "blind" else []

        def axes_of(needs, plain=plain, blind=blind):
            return [
                i for i in range(plain.signers) if (needs[i] if kind in ("needed", "thresholds") else i not in blind)
            ]

        space, worths = plain_space.as_kernel(plain)
        least = _random_limits(seed, plain.signers)[0] / 10 if kind == "thresholds" else None
        expected = _counted(plain, axes_of)
        for front in prepare(space).fronts(worths, display=kind in ("display", "blind"), blind=blind, thresholds=least):
            needs, labels = tuple(front.needs.tolist()), tuple(front.labels.tolist())
            for point, ways in zip(front.points, front.ways(), strict=True):
                values = tuple((np.round(point[axes_of(needs)], 7) + 0.0).tolist())
                assert ways == expected[needs, labels, values], seed
                several += ways > 1
    assert several > 150


def test_options_worth_the_same_all_count_and_dominated_ones_do_not():
    worths = Worths((np.array([[3.0, 1.0], [3.0, 1.0], [2.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])), np.zeros(0))
    (front,) = prepare(Space((3, 2), 2)).fronts(worths)
    assert front.points.tolist() == [[3, 2], [4, 1]]
    assert front.ways() == [2, 2]


def test_more_packages_than_a_machine_word_holds_are_counted_exactly():
    idle = tuple(np.zeros((10, 2)) for _ in range(25))
    (front,) = prepare(Space((10,) * 25 + (3,), 2)).fronts(
        Worths((*idle, np.array([[1.0, 0], [1, 0], [0, 1]])), np.zeros(0))
    )
    assert front.points.tolist() == [[0, 1], [1, 0]]
    assert front.ways() == [10**25, 2 * 10**25]


def test_sums_that_blocks_cut_apart_are_counted_together(monkeypatch):
    monkeypatch.setattr(sums, "BLOCK", 7)
    (front,) = prepare(Space((4,) * 6, 2)).fronts(
        Worths((np.array([[0.0, 1], [1, 0], [1, 0], [0, 0]]),) * 6, np.zeros(0))
    )
    assert front.ways() == [2**ones * comb(6, ones) for ones in range(7)]
