"""What explanations say of hand-made cases whose answer is known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import armistice
from armistice._base.errors import CaseError
from armistice.dossier.levers import change
from armistice.evaluate.assessment import assess
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH
from armistice.explain.explanation import explain
from armistice.explain.levers import lever_changes
from armistice.explain.result import Explanation, Interval
from armistice.explain.today import today
from tests.reference.small_deadlocks import BITING, EXCLUDING, THREE_WAY, pressure, two


def names(why: Explanation) -> list[set[str]]:
    return [{member.id for member in each.members} for each in why.blocking]


def removals(why: Explanation) -> list[set[str]]:
    return [{member.id for member in each.members} for each in why.openings]


def test_two_red_lines_that_exclude_each_other_are_the_one_blocking_set():
    why = explain(two(EXCLUDING))
    assert names(why) == [{"ours", "theirs"}]
    assert removals(why) == [{"ours"}, {"theirs"}]
    assert why.central_issue == "land"
    assert why.complete
    assert [opening.standing for opening in why.openings] == [WITHIN_REACH, WITHIN_REACH]


def test_thresholds_that_no_package_meets_together_are_a_blocking_set():
    why = explain(two(north=70, south=40))
    assert names(why) == [{"north", "south"}]
    assert why.against == "floor"
    assert {member.kind for member in why.blocking[0].members} == {"walk_away"}
    assert [dict(opening.asks_less) for opening in why.openings] == [{"north": 10}, {"south": 10}]
    assert why.central_issue == "land"  # nothing names an issue, so the one with the larger stakes


def test_three_red_lines_may_block_though_every_two_go_together():
    why = explain(two(THREE_WAY))
    assert names(why) == [{"no_sharing", "no_leaving", "no_keeping"}]
    assert removals(why) == [{"no_sharing"}, {"no_leaving"}, {"no_keeping"}]


def test_a_rule_makes_red_lines_bite_that_would_go_together():
    assert names(explain(two(BITING))) == [{"ours", "tolls_due"}]
    freed = change(two(BITING), {"rules.no_tolls_on_kept_land": {"drop": True}})
    assert explain(freed).blocking == ()


def test_a_red_line_blocks_together_with_a_threshold():
    why = explain(two("red_lines: {shared_only: {party: north, never: {land: [kept, left]}}}", south=75))
    assert names(why) == [{"shared_only", "south"}]
    assert why.openings[0].standing == WITHIN_REACH


def test_a_softer_red_line_blocks_nothing_today_and_is_told_where_a_deal_exists():
    case = two("red_lines: {ours: {party: north, never: {land: {not: kept}}, firm: 0.4}}", south=50)
    why = explain(case)
    assert (why.standing, why.blocking) == (WITHIN_REACH, ())
    assert [(it.red_line, it.standing) for it in why.firmer] == [("ours", NO_ROOM)]


def test_where_a_deal_exists_it_is_told_how_near_it_is_to_failing_and_on_whose_side():
    why = explain(two(north=40, south=30))
    assert {it.party: round(it.points, 6) for it in why.failing} == {"north": 30, "south": 30}
    closed = explain(two("red_lines: {ours: {party: north, never: {land: {not: kept}}}}", north=40, south=30))
    assert [(it.party, round(it.points, 6)) for it in closed.failing] == [("south", 10), ("north", 20)]


def test_a_case_that_is_closed_in_some_draws_only_has_no_blocking_set_today_but_one_in_these_draws():
    why = explain(two(north=[20, 80], south=50), draws=256)
    assert (why.standing, why.blocking) == (WITHIN_REACH, ())
    assert [{member.id for member in each.members} for each in why.blocking_in_draws] == [{"north", "south"}]
    assert why.blocking_in_draws[0].share == why.blocked_share == pytest.approx(0.5, abs=0.02)


def test_a_blocking_set_holds_in_the_share_of_draws_in_which_its_red_lines_are_real():
    lines = EXCLUDING.replace("{not: kept}}}", "{not: kept}}, firm: 0.6}")
    why = explain(two(lines), draws=256)
    assert why.blocking[0].share == pytest.approx(0.6, abs=0.02)
    assert why == explain(two(lines), draws=256)  # the same seed gives the same


def test_the_standing_along_one_number_is_given_as_intervals_even_where_more_pressure_closes():
    number = next(it for it in explain(pressure()).numbers if it.path == "war.sides.first.cost")
    assert [it.standing for it in number.intervals] == [WITHIN_REACH, HOLDING_OUT, WITHIN_REACH]
    low, middle, high = number.intervals
    assert low.low == 0
    assert 1 <= low.high < middle.low <= 2
    assert 9 <= middle.high < high.low <= 10
    assert high.high == 12


@pytest.mark.parametrize("cost", range(13))
def test_the_intervals_agree_with_the_whole_case_at_every_whole_cost(cost):
    number = next(it for it in explain(pressure()).numbers if it.path == "war.sides.first.cost")
    here = next(it.standing for it in number.intervals if it.low <= cost <= it.high)
    assert here == assess(pressure(cost)).standing


@pytest.mark.parametrize("case", [pressure(), two(north=55, south=[40, 60])])
def test_every_interval_is_verified_from_both_sides_by_the_whole_chain(case):
    checked = 0
    for number in explain(case).numbers:
        for it in number.intervals:
            for value in (it.low, it.high):
                assert assess(change(case, {number.path: {"set": value}})).standing == it.standing, number.path
                checked += 1
    assert checked > 20


def test_neighbouring_intervals_lie_as_near_as_is_promised():
    for number in explain(pressure()).numbers:
        for one, other in zip(number.intervals, number.intervals[1:], strict=False):
            assert 0 < other.low - one.high <= 1e-4 * (number.high - number.low)


def test_no_number_helps_where_the_red_lines_leave_nothing():
    why = explain(two(EXCLUDING))
    assert why.numbers
    assert {it.intervals for it in why.numbers} == {(Interval(it.low, it.high, NO_ROOM),) for it in why.numbers}


def test_rules_that_leave_no_package_are_a_fault():
    with pytest.raises(CaseError, match="leaves no package"):
        explain(two("rules: {nothing: {never: {land: [kept, shared, left]}}}"))


@pytest.mark.parametrize("case", [pressure(), two(north=70, south=40)])
def test_every_key_of_the_json_is_documented(case):
    page = (Path(__file__).parents[3] / "docs" / "reference" / "explain-json.md").read_text("utf-8")
    documented = {word for code in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", code)}
    ids = {*case.parties, *case.issues}
    assert keys(explain(case, draws=8).to_dict()) - ids - documented == set()


def keys(node: object) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*map(keys, node.values()))
    return set().union(*map(keys, node)) if isinstance(node, list) else set()


def test_the_same_explanation_twice_is_the_same_and_its_json_has_no_nan():
    why = explain(pressure())
    assert why == explain(pressure())
    told = json.loads(json.dumps(why.to_dict(), allow_nan=False))
    assert told["standing"] == HOLDING_OUT
    assert [sorted(member["id"] for member in each["members"]) for each in told["blocking"]] == [["first", "second"]]


def paid(party: str, points: float):
    """The pressure case with so many points more for one side in both packages."""
    worth = {"first": {"one": 50, "other": 85}, "second": {"one": 70, "other": 50}}[party]
    places = {f"judgements.{party}.values.deal.{option}": {"set": value + points} for option, value in worth.items()}
    return change(pressure(), places)


@pytest.mark.parametrize("party", ["first", "second"])
def test_in_a_war_compensation_is_solved_through_the_whole_chain_too(party):
    told = next(it for it in explain(pressure()).compensation if it.party == party)
    assert told.room == 0
    if told.agreement is None:
        assert all(assess(paid(party, points)).standing != WITHIN_REACH for points in (1, 3, 10, 15))
        return
    assert assess(paid(party, told.agreement)).standing == WITHIN_REACH
    assert assess(paid(party, told.agreement - 0.05)).standing == HOLDING_OUT


LEVERS = """
    levers:
      land_settled: {title: North moves, by: [north], change: {red_lines.ours: {drop: true}}}
      tolls_matter: {title: Tolls gain weight, by: [south], change: {judgements.south.walk_away: {add: 60}}}
      poorer: {title: North asks less, by: [north], change: {judgements.north.walk_away: {add: -50}}}
    """


def test_levers_are_told_that_change_the_standing_alone_and_pairs_that_do_what_neither_does():
    why = explain(two(EXCLUDING, LEVERS, north=60))
    assert [(it.levers, it.by, it.standing) for it in why.levers] == [(("land_settled",), ("north",), WITHIN_REACH)]
    both = two("red_lines: {ours: {party: north, never: {land: left}}}", LEVERS, north=70, south=40)
    assert [it.levers for it in explain(both).levers] == [("poorer",)]
    needed = two(EXCLUDING, LEVERS, north=75, south=40)
    assert [it.levers for it in explain(needed).levers] == [("land_settled", "poorer")]
    assert assess(needed.with_lever("land_settled", "poorer")).standing == WITHIN_REACH


def test_a_lever_that_brings_it_nearer_without_opening_is_told_apart():
    why = explain(
        two(
            LEVERS.replace("{add: -50}", "{add: -5}").replace(
                "red_lines.ours: {drop: true}", "judgements.north.walk_away: {add: 1}"
            ),
            north=70,
            south=40,
        )
    )
    assert why.levers == ()
    assert [(it.levers, it.room) for it in why.nearer] == [(("poorer",), -5)]


def test_a_lever_that_closes_a_deal_is_told():
    why = explain(two(LEVERS.replace("red_lines.ours: {drop: true}", "judgements.north.walk_away: {add: 1}"), north=50))
    assert [(it.levers, it.standing) for it in why.levers] == [(("tolls_matter",), NO_ROOM)]


PROPOSALS = """
    proposals:
      split: {title: Half and half, terms: {land: shared, tolls: half}}
      grab: {title: All to South, terms: {land: left, tolls: open}}
    """


def test_the_least_for_a_proposal_names_red_lines_and_points():
    why = explain(two("red_lines: {ours: {party: north, never: {land: left}}}", PROPOSALS, north=50, south=55))
    split, grab = why.proposals["split"], why.proposals["grab"]
    assert (split.signable, split.red_lines, dict(split.short)) == (False, (), {"south": 5})
    assert (grab.signable, grab.red_lines, dict(grab.short)) == (False, ("ours",), {"north": 10})


def test_near_misses_lie_apart_and_say_who_falls_short():
    why = explain(two(north=55, south=55))
    assert {frozenset(miss.short.items()) for miss in why.near_misses} <= {
        frozenset({("north", points)}) for points in (5, 10, 15)
    } | {frozenset({("south", points)}) for points in (5, 10, 15)}
    packages = [tuple(miss.package.package.values()) for miss in why.near_misses]
    assert len(set(packages)) == len(packages) > 1


def test_levers_that_leave_no_sound_case_together_are_passed_over():
    levers = """
        levers:
          no_land: {title: Land counts no more, by: [], change: {judgements.north.weights.land: {set: 0}}}
          no_tolls: {title: Tolls count no more, by: [], change: {judgements.north.weights.tolls: {set: 0}}}
        """
    case = two(levers, north=90, south=50)
    with pytest.raises(CaseError):
        case.with_lever("no_land", "no_tolls")
    assert all(len(it.levers) == 1 for it in explain(case).levers)


def test_levers_solved_together_have_the_standing_room_and_margin_of_the_case_with_them_pulled():
    talks = armistice.load(Path(__file__).parents[3] / "examples" / "ukraine-talks").with_lever("recognition_moved_on")
    found = lever_changes(today(talks))
    assert len(found.changing) > 8
    for it in (*found.changing, *found.nearer):
        told = assess(talks.with_lever(*it.levers), with_anatomy=False)
        assert (it.standing, it.room, it.margin) == (told.standing, near(told.room), near(told.margin)), it.levers
    silent = set(talks.levers) - {name for it in found.changing for name in it.levers[:1] if len(it.levers) == 1}
    standings = {assess(talks.with_lever(name), with_anatomy=False).standing for name in silent}
    assert standings == {assess(talks, with_anatomy=False).standing}


def near(value: float | None):
    return None if value is None else pytest.approx(value, abs=1e-9)
