"""Published deal spaces: the Panama Canal and Camp David tables, textbook frontiers in closed form, and two traps.

Panama Canal: Raiffa 1982, re-used by Brams & Taylor 1996, ch. 5. Camp David: Brams & Togman 1996; Brams & Taylor 1999.
The tables were recalled, not read; both columns sum to 100. Values agree to 1e-9 points; closed forms to the sampling
step of the frontier, 1e-4.
"""

import json
import math
from collections import Counter
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

from armistice.evaluate.deal_space import Atom, Space, Worths, prepare, solutions
from armistice.evaluate.deal_space.adjusted_winner import adjusted_winner
from armistice.evaluate.deal_space.room import concave_room, room

DEALS = json.loads((Path(__file__).parent / "data" / "deals.json").read_text("utf-8"))
TABLES = DEALS["tables"]
BOTH = np.array([True, True])


def space_of(table: dict, parts: dict[str, int] | None = None) -> tuple[Space, Worths]:
    """Each issue whole to one side, or split evenly into some parts; level j gives the first side j parts."""
    worths = []
    for name, (first, second) in table["issues"].items():
        share = np.linspace(0, 1, (parts or {}).get(name, 1) + 1)
        worths.append(np.stack((first * share, second * (1 - share)), axis=1))
    return Space(tuple(len(worth) for worth in worths), 2), Worths(tuple(worths), np.zeros(0))


def solved(solve, points, disagreement=(0.0, 0.0)):
    points = np.asarray(points, dtype=float)
    found = solve(points, np.ones(points.shape, dtype=bool), BOTH, np.array(disagreement, dtype=float))
    return points[found].tolist()


@pytest.mark.parametrize("name", TABLES)
class TestTables:
    def test_packages_and_distinct_frontier_points(self, name):
        table = TABLES[name]
        plan = prepare(space_of(table)[0])
        (front,) = plan.fronts(space_of(table)[1])
        assert plan.count() == table["indivisible"]["outcomes"]
        assert len(front.points) == table["indivisible"]["distinct_frontier"]

    def test_all_packages_with_the_values_of_a_frontier_point_are_counted(self, name):
        space, worths = space_of(TABLES[name])
        (front,) = prepare(space).fronts(worths)
        every = Counter(tuple(sum(pair).round(9).tolist()) for pair in product(*worths.issues))
        assert front.ways() == [every[tuple(point)] for point in front.points.round(9).tolist()]
        assert sum(front.ways()) == {"panama_canal": 26, "camp_david_1978": 16}[name]

    def test_the_corners_of_the_divisible_frontier_are_on_it(self, name):
        (front,) = prepare(space_of(TABLES[name])[0]).fronts(space_of(TABLES[name])[1])
        points = {tuple(row) for row in np.round(front.points, 9).tolist()}
        assert {tuple(corner) for corner in TABLES[name]["frontier_vertices"]} <= points

    def test_nash_egalitarian_and_greatest_sum(self, name):
        expected = TABLES[name]["indivisible"]
        (front,) = prepare(space_of(TABLES[name])[0]).fronts(space_of(TABLES[name])[1])
        assert solved(solutions.nash, front.points) == pytest.approx(expected["nash"])
        assert solved(solutions.egalitarian, front.points) == pytest.approx(expected["egalitarian"])
        assert sum(solved(solutions.utilitarian, front.points)) == pytest.approx(expected["max_welfare"])

    def test_adjusted_winner_splits_one_issue_exactly(self, name):
        expected = TABLES[name]["adjusted_winner_egalitarian_ks"]
        issues = TABLES[name]["issues"]
        shares, have = adjusted_winner(*zip(*issues.values(), strict=True))
        split = {issue: share for issue, share in zip(issues, shares, strict=True) if share not in (0, 1)}
        assert split == {expected["split_issue"]: Fraction(expected["share_to_first"])}
        assert have == tuple(Fraction(points) for points in expected["points"])

    def test_nash_where_one_issue_can_be_split(self, name):
        expected = TABLES[name]["nash_divisible"]
        share = Fraction(expected["share_to_first"])
        space, worths = space_of(TABLES[name], {expected["split_issue"]: max(share.denominator, 2)})
        (front,) = prepare(space).fronts(worths)
        assert solved(solutions.nash, front.points) == pytest.approx(expected["points"])
        assert math.prod(solved(solutions.nash, front.points)) == pytest.approx(expected["product"])

    def test_lotteries_between_packages_reach_what_adjusted_winner_reaches(self, name):
        (front,) = prepare(space_of(TABLES[name])[0]).fronts(space_of(TABLES[name])[1])
        found, _, _ = concave_room(front.points, BOTH, np.zeros(2))
        assert found == pytest.approx(TABLES[name]["adjusted_winner_egalitarian_ks"]["points_float"][0])


STEP = np.linspace(0, 1, 100_001)
A, B = 3.0, 8.0


def hull(*corners):
    """The upper right edge between neighbouring corners, finely."""
    return np.concatenate([np.outer(1 - STEP, a) + np.outer(STEP, b) for a, b in pairwise(corners)])


FRONTIERS = {
    "u2 = 1 - u1^2, u1 in [0,1], d=(0,0)": np.stack((STEP, 1 - STEP**2), axis=1),
    "(x, sqrt(1-x)), d=(0,0)": np.stack((STEP, np.sqrt(1 - STEP)), axis=1),
    "u1/a + u2/b = 1, d=(0,0)": np.stack((A * STEP, B * (1 - STEP)), axis=1),
    "convex hull of (1,0),(0,1),(3/4,3/4)": hull((0.0, 1.0), (0.75, 0.75), (1.0, 0.0)),
    "convex hull of (1,0),(0,1),(1,0.7)": hull((0.0, 1.0), (1.0, 0.7), (1.0, 0.0)),
}
NAMED = {"1/sqrt(3)": 1 / math.sqrt(3), "2/3": 2 / 3, "a/2": A / 2, "b/2": B / 2, "ab/(a+b)": A * B / (A + B)}
CLOSED = [
    (form["frontier"], name, [NAMED.get(value, value) for value in form[name]])
    for form in DEALS["closed_forms"]
    for name in form
    if name != "frontier"
]


@pytest.mark.parametrize(("frontier", "name", "expected"), CLOSED)
def test_textbook_frontiers_have_the_solutions_of_their_closed_form(frontier, name, expected):
    assert solved(getattr(solutions, name), FRONTIERS[frontier]) == pytest.approx(expected, abs=1e-4)


def test_a_reservation_value_below_the_worst_package_is_kept_as_it_is():
    trap = DEALS["traps"][0]
    assert solved(solutions.nash, trap["packages"], trap["r"]) == trap["nash"]


def test_packages_with_different_consent_sets_never_dominate_one_another():
    trap = DEALS["traps"][1]
    values = np.array([trap["packages"]["P"], trap["packages"]["Q"]], dtype=float)
    third_signs = Atom(0, np.array([trap["needs_third"]["P"], trap["needs_third"]["Q"]]))
    fronts = prepare(Space((2,), 3, consent=(None, None, third_signs))).fronts(Worths((values,), np.zeros(0)))
    assert len(fronts) == 2
    floors = np.array([trap["floors"]], dtype=float)
    assert max(room(front.points, front.needs, floors)[0][0] for front in fronts) == trap["room"]
