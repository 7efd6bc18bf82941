"""What people ask of a situation, on the Ukraine example and on small ones, against the plain reference."""

from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import armistice
from armistice._base.errors import UsageError
from armistice.negotiate.stability import CONCEPTS
from armistice.negotiate.study import Study, named, study
from tests.reference import plain_moves as plain
from tests.reference.plain_situations import PlainSituation

CASE = Path(__file__).parents[3] / "examples" / "ukraine-talks" / "case.yaml"
NAMES = ["ultimatum", "sequence", "frozen_assets"]


@pytest.fixture(scope="module")
def talks():
    return armistice.load(CASE)


@pytest.fixture(scope="module")
def entries():
    return YAML(typ="safe").load(CASE.read_text("utf-8"))["moves"]


def chosen(it: Study, states) -> set[frozenset[str]]:
    return {frozenset(option for option, value in it.shown[state].items() if value) for state in states}


@pytest.mark.parametrize("name", NAMES)
def test_the_lasting_states_of_the_talks_are_the_equilibria_of_the_plain_reference(talks, entries, name):
    it, reference = study(talks, name), PlainSituation(entries[name])
    assert it.states == len(reference.settings)
    for concept in CONCEPTS:
        expected = reference.equilibria(concept)
        assert it.totals[concept] == len(expected)
        listed = chosen(it, [one.state for one in it.lasting if concept in one.concepts])
        assert listed == expected


@pytest.mark.parametrize("name", NAMES)
def test_without_an_option_what_lasts_changes_exactly_as_the_plain_reference_says(talks, entries, name):
    it, reference = study(talks, name), PlainSituation(entries[name])
    assert it.buys is not None
    for option, by_concept in it.buys.items():
        if entries[name].get("now", {}).get(option):
            continue
        bare = PlainSituation(entries[name], without=[option])
        for concept, difference in by_concept.items():
            before, after = reference.equilibria(concept), bare.equilibria(concept)
            assert chosen(it, difference.lost) == before - after
            assert chosen(it, difference.gained) == after - before


def test_without_the_counter_proposal_pressure_and_sanctions_would_last_and_the_talks_would_not(talks):
    it = study(talks, "ultimatum")
    assert it.buys is not None
    difference = it.buys["talks"]["nash"]
    assert chosen(it, difference.lost) == {frozenset({"talks", "low_level", "attend"})}
    assert chosen(it, difference.gained) == {frozenset({"sanctions", "press"})}


@pytest.mark.parametrize("name", NAMES)
def test_ways_from_now_are_as_short_as_the_plain_reference_finds_them(talks, entries, name):
    it, reference = study(talks, name), PlainSituation(entries[name])
    by_moves = plain.steps(reference.arcs, reference.now)
    by_improvements = plain.steps(plain.improving(reference.arcs, reference.worth), reference.now)
    for one in it.lasting:
        (state,) = chosen(it, [one.state])
        assert one.by_moves.steps == by_moves.get(state)
        assert one.by_improvements.steps == by_improvements.get(state)


@pytest.mark.parametrize("name", NAMES)
def test_coalitions_that_would_leave_a_lasting_state_are_those_of_the_plain_reference(talks, entries, name):
    it, reference = study(talks, name), PlainSituation(entries[name])
    for one in it.lasting[:6]:
        (state,) = chosen(it, [one.state])
        assert one.upset_by is not None
        for concept, groups in one.upset_by.items():
            expected = {
                group
                for group in plain.coalitions(reference.arcs, smallest=2)
                if not plain.coalition_stable(reference.arcs, reference.worth, group, concept, state)
            }
            assert set(groups) == expected


def test_a_lever_that_changes_wants_shows_what_would_last_then(talks, entries):
    from armistice.dossier.loading import parse

    lever = """
  us_presses:
    title: The United States put pressure first
    by: [us]
    change: {moves.ultimatum.wants.us: {set: [{ceasefire: true}, {press: true}]}}
"""
    text = CASE.read_text("utf-8").replace("\nlevers:\n", "\nlevers:" + lever, 1)
    it = study(parse(text), "ultimatum")
    assert it.changes is not None
    assert list(it.changes) == ["us_presses"]
    wants = {"us": [{"ceasefire": True}, {"press": True}]}
    before = PlainSituation(entries["ultimatum"]).equilibria("seq")
    after = PlainSituation(entries["ultimatum"], wants=wants).equilibria("seq")
    assert chosen(it, it.changes["us_presses"]["seq"].lost) == before - after
    assert chosen(it, it.changes["us_presses"]["seq"].gained) == after - before != set()


def test_a_state_whose_options_carry_levers_is_assessed_with_them_pulled(talks):
    pulled = []

    def assess(case):
        pulled.append(case)
        return armistice.assess(talks, with_anatomy=False)

    it = study(talks, "frozen_assets", assess)
    assert [one.levers for one in it.lasting if one.assessed is not None] == [("asset_plan",)] * 2
    assert [case.tree for case in pulled] == [talks.with_lever("asset_plan").tree]


def test_renaming_decision_makers_and_options_and_reordering_them_changes_no_answer(talks):
    it = talks.moves["ultimatum"]
    order = sorted(it.options.values(), key=lambda option: (list(it.holders)[::-1].index(option.by), option.id))
    turned = replace(
        it,
        holders={name: it.holders[name] for name in reversed(list(it.holders))},
        options={option.id: option for option in order},
        now={option.id: it.now[option.id] for option in order},
    )
    one, two = study(talks, "ultimatum"), study(replace(talks, moves={"ultimatum": turned}))
    assert one.totals == two.totals
    assert dict(one.stays) == dict(two.stays)
    for a in one.lasting:
        (state,) = chosen(one, [a.state])
        b = next(b for b in two.lasting if chosen(two, [b.state]) == {state})
        assert a.concepts == b.concepts
        assert (a.by_moves.steps, a.by_improvements.steps) == (b.by_moves.steps, b.by_improvements.steps)
        assert {frozenset(g) for g in a.upset_by["seq" if "seq" in a.concepts else "gmr"]} == {
            frozenset(g) for g in b.upset_by["seq" if "seq" in a.concepts else "gmr"]
        }
    for a in one.threats:
        b = next(b for b in two.threats if (b.option, b.against) == (a.option, a.against))
        assert a.credibility == b.credibility
        assert {str(sorted(reply.changes.items())): (reply.refusal, reply.carried_out) for reply in a.replies} == {
            str(sorted(reply.changes.items())): (reply.refusal, reply.carried_out) for reply in b.replies
        }


def test_a_situation_that_is_not_there_is_told_with_the_nearest_name(talks):
    with pytest.raises(UsageError, match="did you mean 'sequence'"):
        named(talks, "seqence")
    with pytest.raises(UsageError, match="ultimatum, sequence, frozen_assets"):
        named(talks, None)


def test_the_json_object_holds_no_number_that_json_does_not_know(talks):
    import json

    text = json.dumps(armistice.moves(talks, "frozen_assets").to_dict(), allow_nan=False)
    assert json.loads(text)["now"] == {"chosen": ["offer"]}
