"""Levers: named changes of a case by dotted ids."""

from pathlib import Path

import pytest

from armistice._base.errors import CaseError, UsageError
from armistice.dossier.judgements import Judgement
from armistice.dossier.levers import change
from armistice.dossier.loading import load, parse

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def example():
    return load(HERE / "example.yaml")


@pytest.fixture(scope="module")
def small():
    return load(HERE / "small.yaml")


def test_a_lever_that_adds_moves_a_range_as_a_whole(example):
    cost = example.with_lever("more_sanctions").war.sides["north"].cost
    assert cost == Judgement("war.sides.north.cost", 0.7, 1.0, 1.5, "pert")


def test_a_lever_that_multiplies_moves_a_range_as_a_whole(example):
    cost = example.with_lever("pressure_off").war.sides["north"].cost
    assert (cost.low, cost.likely, cost.high) == (0.16, 0.4, 0.8)


def test_a_lever_that_drops_a_red_line_takes_it_out(example):
    assert example.with_lever("line_moved_on").red_lines == {}


def test_levers_are_pulled_in_the_order_given(example):
    first = example.with_lever("more_sanctions", "pressure_off").war.sides["north"].cost
    other = example.with_lever("pressure_off", "more_sanctions").war.sides["north"].cost
    assert (first.likely, other.likely) == (0.8, 0.9)


def test_pulling_a_lever_leaves_the_case_as_it_was(example):
    before = load(HERE / "example.yaml")
    example.with_lever("more_sanctions", "line_moved_on")
    assert example == before
    assert example.tree == before.tree


def test_no_lever_at_all_gives_the_same_case(example):
    assert example.with_lever() == example


def test_a_lever_whose_place_an_earlier_one_has_dropped_changes_nothing_and_says_so(example):
    twice = example.with_lever("line_moved_on", "line_moved_on")
    assert twice.red_lines == {}
    assert "an earlier lever has dropped it" in str(twice.warnings[-1])


def test_an_unknown_lever_is_refused_with_the_nearest_named(example):
    with pytest.raises(UsageError, match=r"there is no lever 'more_sanction'; did you mean 'more_sanctions'\?"):
        example.with_lever("more_sanction")


def test_a_place_that_does_not_exist_is_refused_with_the_nearest_named(example):
    with pytest.raises(UsageError, match=r"nothing called 'nort' in war\.sides; did you mean 'north'\?"):
        change(example, {"war.sides.nort.cost": {"add": 1}})


def test_set_puts_any_judgement_in_place(small):
    changed = change(small, {"judgements.a.weights": {"set": "fund > land = money"}})
    assert changed.preferences["a"].weights.tiers == (("fund",), ("land", "money"))
    changed = change(small, {"war.sides.a.expects": {"set": [0.2, 0.4]}})
    assert changed.war.sides["a"].expects == Judgement("war.sides.a.expects", 0.2, pytest.approx(0.3), 0.4, "even")


def test_what_a_judgement_rests_on_stays_when_it_is_moved_and_goes_when_it_is_set(small):
    moved = change(small, {"judgements.c.weights.fund": {"add": 2}}).preferences["c"].weights["fund"]
    assert (moved.likely, moved.because, moved.note) == (3, ("c-1",), "why")
    placed = change(small, {"judgements.c.weights.fund": {"set": 2}}).preferences["c"].weights["fund"]
    assert (placed.likely, placed.because) == (2, ())


def test_merge_changes_what_it_names_and_leaves_the_rest(small):
    changed = change(small, {"proposals.draft": {"merge": {"terms": {"money": 60}, "note": "second reading"}}})
    assert changed.proposals["draft"].terms == {"land": "half", "money": 60, "fund": {"roads": 50, "homes": 50}}
    assert changed.proposals["draft"].note == "second reading"
    more = change(small, {"red_lines": {"merge": {"no_cash": {"party": "a", "never": {"money": 0}}}}})
    assert list(more.red_lines) == ["never_all", "no_cash"]


def test_a_number_that_the_file_leaves_out_moves_from_its_default(small):
    changed = change(small, {"war.sides.a.patience": {"times": 0.9}, "compliance.if_broken.steps_lost": {"add": 1}})
    assert changed.war.sides["a"].patience.likely == 0.9
    assert changed.compliance.steps_lost == 2
    assert change(small, {"war.observer.trend": {"set": 0.1}}).war.observer.trend.likely == 0.1


def test_a_cost_takes_the_place_of_months_to_bear(small):
    changed = change(small, {"war.sides.b.cost": {"set": 2}})
    assert changed.war.sides["b"].cost == Judgement("war.sides.b.cost", 2, 2, 2)


@pytest.mark.parametrize(
    ("place", "operation", "kept"),
    [
        ("war.sides.a.expects", {"add": 0.5}, 0.999),
        ("war.sides.a.expects", {"times": 0}, 0.001),
        ("war.sides.a.cost", {"add": -2}, 0),
        ("war.sides.a.sure", {"add": -20}, 0.001),
        ("war.line.at", {"add": 10}, 7),
        ("war.line.at", {"add": -10}, 1),
        ("compliance.sides.a.other_keeps", {"times": 2}, 1),
        ("compliance.sides.b.raised.paid_up.to", {"add": 0.5}, 1),
        ("red_lines.never_all.firm", {"add": 0.5}, 1),
        ("judgements.a.weights.money", {"add": -50}, 0),
        ("judgements.a.values.land.half", {"add": 80}, 100),
        ("judgements.a.values.land.line.at_end", {"times": -1}, 0),
        ("judgements.a.values.money.100", {"add": 1}, 100),
        ("proposals.draft.terms.money", {"add": 80}, 100),
        ("war.stalemate.money", {"add": -10}, 0),
    ],
)
def test_a_result_outside_its_domain_is_cut_with_a_warning(small, place, operation, kept):
    changed = change(small, {place: operation})
    cut = changed.warnings[-1]
    assert cut.where == place
    assert f"is cut to {kept}" in cut.message
    node = changed.tree
    for step in place.split("."):
        node = node[step]
    assert node == kept


def test_a_range_is_cut_number_by_number(example):
    weight = (
        change(example, {"judgements.north.weights.territory": {"add": -40}}).preferences["north"].weights["territory"]
    )
    assert (weight.low, weight.likely, weight.high) == (0, 5, 20)


def test_steps_stay_whole(small):
    assert change(small, {"war.line.at": {"times": 1.5}}).war.at == 4


def test_negative_factors_keep_a_range_in_rising_order(example):
    points = change(example, {"linkages.naked.points": {"times": -1}}).linkages["naked"].points
    assert (points.low, points.likely, points.high) == (5, 15, 20)


def test_a_level_with_a_point_in_its_name_can_be_addressed():
    text = """
parties: {a: {name: A, signs: always}}
issues: {money: {title: Money, scale: {from: 0, to: 1, step: 0.5}}}
judgements: {a: {walk_away: 0, values: {money: {0: 0, 0.5: 70, 1: 100}}}}
"""
    changed = change(parse(text), {"judgements.a.values.money.0.5": {"set": 60}})
    assert [worth.likely for _, worth in changed.preferences["a"].values["money"].points] == [0, 60, 100]


def test_what_is_inside_a_wrapped_table_is_addressed_without_its_wrapper():
    text = """
parties: {a: {name: A, signs: always}}
issues: {land: {title: Land, options: {x: X, z: Z}}}
judgements: {a: {walk_away: 0, values: {land: {value: {x: 90, z: 0}, because: [c-1]}}}}
"""
    worth = change(parse(text), {"judgements.a.values.land.x": {"add": 5}}).preferences["a"].values["land"].options["x"]
    assert (worth.path, worth.likely, worth.because) == ("judgements.a.values.land.x", 95, ("c-1",))


@pytest.mark.parametrize(
    ("place", "operation", "words"),
    [
        ("war.sides.a.cost", {}, "one of set, add, times, drop, merge"),
        ("war.sides.a.cost", {"add": 1, "times": 2}, "one of set, add, times, drop, merge"),
        ("war.sides.a.cost", {"add": "much"}, "expected a number to add, found 'much'"),
        ("war.sides.a.cost", {"drop": False}, "expected drop: true, found false"),
        ("war.sides.a.cost", {"merge": {"x": 1}}, "expected a mapping to merge into, found 0.5; use set"),
        ("war.sides.a", {"merge": 3}, "expected a mapping to merge, found 3"),
        ("war.settle", {"add": 1}, "expected a number or range to add to, found 'nash'; use set"),
        ("war.observer.sure", {"add": 1}, "found nothing; use set"),
        ("judgements.b.weights.land", {"add": 1}, "only an order, which can be set as a whole"),
        ("parties.a.also.3", {"set": "x"}, "nothing called 'also' in parties.a"),
    ],
)
def test_an_operation_that_does_not_fit_is_refused_in_words(small, place, operation, words):
    with pytest.raises(UsageError) as caught:
        change(small, {place: operation})
    assert words in str(caught.value)


def test_a_change_that_leaves_a_faulty_case_is_refused_with_its_faults(small):
    with pytest.raises(CaseError, match=r"war.sides: the side 'a' is missing"):
        change(small, {"war.sides.a": {"drop": True}})
