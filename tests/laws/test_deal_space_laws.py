"""Laws of the deal space (methods §4 and the laws at its end), on random spaces with every kind of condition."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.evaluate.deal_space import prepare, solutions
from armistice.evaluate.deal_space.room import room
from tests.reference import enumeration

SEEDS = st.integers(0, 10**9)
law = settings(deadline=None, max_examples=400, derandomize=True)


def rooms(plain, floors) -> list[float]:
    """Room of every front over each row of floors, the greatest of all fronts."""
    space, worths = enumeration.as_kernel(plain)
    best = np.full(len(floors), -np.inf)
    for front in prepare(space).fronts(worths):
        best = np.maximum(best, room(front.points, front.needs, floors)[0])
    return best.tolist()


def floors_of(seed: int, plain) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, 50, (4, plain.signers))


def pooled(plain):
    """All fronts pooled: values, needs, who always signs."""
    space, worths = enumeration.as_kernel(plain)
    fronts = prepare(space).fronts(worths)
    points = np.concatenate([front.points for front in fronts] or [np.empty((0, plain.signers))])
    needs = np.concatenate([np.tile(f.needs, (len(f.points), 1)) for f in fronts] or [np.empty(points.shape, bool)])
    return points, needs, np.array([condition is None for condition in plain.consent])


@law
@given(SEEDS)
def test_adding_a_red_line_never_raises_room(seed):
    plain = enumeration.random_plain(seed)
    more = copy.deepcopy(plain)
    more.red_lines += enumeration.random_plain(seed + 1, plain.signers).red_lines
    more.red_lines = [line for line in more.red_lines if fits(line[1], plain.sizes)]
    floors = floors_of(seed, plain)
    assert all(a <= b + 1e-9 for a, b in zip(rooms(more, floors), rooms(plain, floors), strict=True))


def fits(condition, sizes) -> bool:
    kind, *rest = condition
    if kind == "atom":
        return rest[0] < len(sizes)
    return all(fits(part, sizes) for part in rest)


@law
@given(SEEDS)
def test_raising_a_walk_away_value_never_raises_room(seed):
    plain = enumeration.random_plain(seed)
    floors = floors_of(seed, plain)
    raised = floors.copy()
    raised[:, seed % plain.signers] += 7.0
    assert all(a <= b for a, b in zip(rooms(plain, raised), rooms(plain, floors), strict=True))


@law
@given(SEEDS)
def test_the_order_of_parties_changes_no_number(seed):
    plain = enumeration.random_plain(seed)
    order = np.random.default_rng(seed).permutation(plain.signers).tolist()
    turned = copy.deepcopy(plain)
    turned.consent = [plain.consent[i] for i in order]
    turned.worth = [[[row[i] for i in order] for row in levels] for levels in plain.worth]
    turned.red_lines = [(order.index(i), never) for i, never in plain.red_lines]
    turned.linkages = [(order.index(i), when) for i, when in plain.linkages]
    floors = floors_of(seed, plain)
    assert rooms(turned, floors[:, order]) == pytest.approx(rooms(plain, floors))
    assert prepare(enumeration.as_kernel(turned)[0]).count() == prepare(enumeration.as_kernel(plain)[0]).count()


@law
@given(SEEDS)
def test_the_order_of_issues_and_levels_changes_no_number(seed):
    plain = enumeration.random_plain(seed)
    rng = np.random.default_rng(seed)
    issues = rng.permutation(len(plain.sizes)).tolist()
    levels = [rng.permutation(size).tolist() for size in plain.sizes]

    def moved(condition):
        kind, *rest = condition
        if kind == "atom":
            return "atom", issues.index(rest[0]), frozenset(levels[rest[0]].index(level) for level in rest[1])
        return kind, *(moved(part) for part in rest)

    turned = copy.deepcopy(plain)
    turned.sizes = [plain.sizes[k] for k in issues]
    turned.worth = [[plain.worth[k][level] for level in levels[k]] for k in issues]
    turned.rules, turned.labels = [moved(c) for c in plain.rules], [moved(c) for c in plain.labels]
    turned.red_lines = [(i, moved(c)) for i, c in plain.red_lines]
    turned.linkages = [(i, moved(c)) for i, c in plain.linkages]
    turned.consent = [None if c is None else moved(c) for c in plain.consent]
    floors = floors_of(seed, plain)
    assert rooms(turned, floors) == pytest.approx(rooms(plain, floors))
    assert prepare(enumeration.as_kernel(turned)[0]).count() == prepare(enumeration.as_kernel(plain)[0]).count()
    assert len(pooled(turned)[0]) == len(pooled(plain)[0])


@law
@given(SEEDS)
def test_nobodys_scale_or_zero_of_points_changes_the_nash_or_kalai_smorodinsky_package(seed):
    plain = enumeration.random_plain(seed)
    rng = np.random.default_rng(seed)
    scale, shift = rng.uniform(0.2, 5, plain.signers), rng.uniform(-30, 30, plain.signers)
    scaled = copy.deepcopy(plain)
    scaled.worth = [[(np.array(row) * scale).tolist() for row in levels] for levels in plain.worth]
    scaled.worth[0] = [(np.array(row) + shift).tolist() for row in scaled.worth[0]]
    scaled.points = [p * scale[i] for p, (i, _) in zip(plain.points, plain.linkages, strict=True)]
    floors = floors_of(seed, plain)[0] / 3
    for solve in (solutions.nash, solutions.kalai_smorodinsky):
        e, needs, always = pooled(plain)
        other, other_needs, _ = pooled(scaled)
        found, again = solve(e, needs, always, floors), solve(other, other_needs, always, floors * scale + shift)
        assert (found is None) == (again is None)
        if found is not None:
            np.testing.assert_allclose(other[again], e[found] * scale + shift, atol=1e-7)


@law
@given(SEEDS)
def test_an_issue_nobody_cares_about_changes_no_value(seed):
    plain = enumeration.random_plain(seed)
    more = copy.deepcopy(plain)
    more.sizes.append(3)
    more.worth.append([[0.0] * plain.signers] * 3)
    floors = floors_of(seed, plain)
    assert rooms(more, floors) == pytest.approx(rooms(plain, floors))
    assert prepare(enumeration.as_kernel(more)[0]).count() == 3 * prepare(enumeration.as_kernel(plain)[0]).count()
    np.testing.assert_allclose(np.sort(pooled(more)[0], axis=0), np.sort(pooled(plain)[0], axis=0), atol=1e-9)


@law
@given(SEEDS)
def test_no_point_of_a_front_dominates_another_and_none_repeats(seed):
    space, worths = enumeration.as_kernel(enumeration.random_plain(seed))
    for front in prepare(space).fronts(worths):
        points = front.points[:, front.needs]
        at_least = (points[:, None, :] >= points[None, :, :] - 1e-10).all(axis=2)
        np.fill_diagonal(at_least, val=False)
        assert not at_least.any()
