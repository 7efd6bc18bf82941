"""The moves of a case file: what is read, and every fault with its place and its mend."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import armistice
from armistice.dossier.conditions import All, Any, Leaf, Not, OneOf
from armistice.dossier.loading import parse, schema
from armistice.dossier.settings import where
from armistice.dossier.situations import MoveOption, Situation

HEAD = """title: A case
parties: {north: {name: Northland}, south: {name: Southland}}
issues: {}
judgements: {}
levers: {more: {title: More, change: {title: {set: Other}}}}
"""
SOUND = """moves:
  talks:
    title: Talks
    names: {envoy: The envoy}
    options:
      north: {strike: {title: Strike, lever: more, note: not announced}, pause: Pause}
      envoy: {plan: Put a plan}
    cannot: [{strike: true, pause: true}]
    one_way: {plan: true}
    now: {pause: true}
    wants:
      north: [{strike: true}, {if: {plan: true}, then: {any: [{pause: true}, {strike: false}]}}]
    ranks:
      envoy: [[{plan: true, pause: true}], [{}]]
"""


def talks(text: str = SOUND) -> Situation:
    return parse(HEAD + text).moves["talks"]


def faults(old: str, new: str) -> list[str]:
    assert old in SOUND
    with pytest.raises(armistice.CaseError) as caught:
        parse(HEAD + SOUND.replace(old, new))
    return [str(fault) for fault in caught.value.faults]


def test_a_situation_is_read_whole():
    it = talks()
    assert dict(it.holders) == {"north": "Northland", "envoy": "The envoy"}
    assert it.options["strike"] == MoveOption("strike", "Strike", "north", "more", "not announced")
    assert dict(it.now) == {"strike": False, "pause": True, "plan": False}
    assert it.wants["north"][1].given == Leaf("plan", OneOf(frozenset({True})))
    assert it.ranks["envoy"][0] == ({"strike": False, "pause": True, "plan": True},)
    assert dict(it.one_way) == {"plan": True}


def test_a_case_without_moves_has_none_and_may_hold_several_situations():
    assert parse(HEAD).moves == {}
    assert list(armistice.load("examples/ukraine-talks").moves) == ["ultimatum", "sequence", "frozen_assets"]


FAULTS = [
    (
        "now: {pause: true}",
        "now: {pose: true}",
        "moves.talks.now.pose: no option of a decision maker is called 'pose'",
        "did you mean 'pause'?",
    ),
    (
        "now: {pause: true}",
        "now: {pause: true, strike: true}",
        "the status quo (strike, pause) cannot be: it meets 'cannot' number 1",
        "name under 'now'",
    ),
    ("now: {pause: true}", "now: {pause: 3}", "expected true or false, found 3", ""),
    (
        "one_way: {plan: true}",
        "one_way: {plans: true}",
        "no option of a decision maker is called 'plans'",
        "did you mean 'plan'?",
    ),
    (
        "cannot: [{strike: true, pause: true}]",
        "cannot: [{plan: true}]",
        "'plan' is to stay true, but 'cannot' leaves no state in which it is",
        "correct 'cannot'",
    ),
    (
        "[{strike: true}, {if",
        "[{strke: true}, {if",
        "moves.talks.wants.north.0.strke: no option",
        "did you mean 'strike'?",
    ),
    (
        "[{strike: true}, {if",
        "[{strike: whole}, {if",
        "expected true or false, found 'whole'",
        "write strike: true or strike: false",
    ),
    (
        "{if: {plan: true}, then: {any",
        "{if: {plan: true}, than: {any",
        "expected if and then, found if and than",
        "write {if: condition, then: condition}",
    ),
    ("{strike: false}", "{strike: {at_least: 1}}", "expected true or false, found {at_least}", "write strike: true"),
    (
        "      north: [{strike: true}, ",
        "      nord: []\n      north: [{strike: true}, ",
        "no decision maker with options here is called 'nord'",
        "did you mean 'north'?",
    ),
    (
        "      envoy: [[{plan",
        "      north: [[]]\n      envoy: [[{plan",
        "'north' stands both under wants and under ranks",
        "say once",
    ),
    (
        "envoy: [[{plan: true, pause: true}], [{}]]",
        "{}",
        "'envoy' stands neither under wants nor under ranks",
        "an empty list",
    ),
    ("[{}]]", "[{pause: true, plan: true}]]", "the state (pause, plan) stands in the tiers a second time", "once"),
    ("[{}]]", "[{pause: true, strike: true}]]", "the state (strike, pause) cannot be", "take it out"),
    (
        "plan: Put a plan",
        "pause: Put a plan",
        "the option 'pause' is held by 'north' already",
        "unique within a situation",
    ),
    ("{plan: Put a plan}", "{}", "'envoy' holds no option", "leave it out"),
    ("lever: more", "lever: mare", "no lever is called 'mare'", "did you mean 'more'?"),
    (
        "names: {envoy",
        "names: {envoi",
        "no decision maker with options here is called 'envoi'",
        "did you mean 'envoy'?",
    ),
    ("title: Talks", "titel: Talks", "no key here is called 'titel'", "did you mean 'title'?"),
]


@pytest.mark.parametrize(("old", "new", "told", "mend"), FAULTS)
def test_a_fault_says_where_what_and_how_to_mend_it(old, new, told, mend):
    found = faults(old, new)
    assert any(told in fault and mend in fault and fault.split(":")[0].isdigit() for fault in found), found


ONE_WAY = "    one_way: {" + ", ".join(f"o{k}: true" for k in range(18)) + "}\n"


CONDITIONS_PAST_COUNTING = "    cannot: [{any: [" + "{o1: true}, " * 4000 + "{o1: true}]}]\n"


def many(count: int, more: str = "") -> str:
    options = ", ".join(f"o{k}: O" for k in range(count))
    return f"moves:\n  talks:\n    title: T\n    options: {{north: {{{options}}}}}\n    wants: {{north: []}}\n{more}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (many(20, CONDITIONS_PAST_COUNTING), "its conditions take more than 4,000,000,000 truth values"),
        (many(21), "21 options make 2^21 states; at most 20 options can be held in memory"),
        (
            many(13, "    same: [{o1: true}]\n"),
            "with 'same' the 67,100,672 moves are kept one by one; at most 30,000,000",
        ),
        (
            many(18, "    one_way: {" + ", ".join(f"o{k}: true" for k in range(18)) + "}\n"),
            "that go one way cannot be held in memory",
        ),
    ],
)
def test_what_cannot_be_held_in_memory_is_refused_with_its_limit(text, told):
    with pytest.raises(armistice.CaseError, match=re.escape(told)):
        parse(HEAD + text)
    assert len(parse(HEAD + many(12)).moves["talks"].options) == 12


def test_all_faults_of_a_situation_are_told_together():
    found = faults("now: {pause: true}", "now: {pose: true}\n    note: 7\n    same: [{peace: true}]")
    assert len(found) == 3


def test_the_schema_knows_the_moves():
    text = str(schema())
    assert "SituationModel" in text
    assert "'wants'" in text


OPTIONS = ["p", "q", "r"]
CONDITIONS = st.recursive(
    st.builds(
        lambda name, values: Leaf(name, OneOf(frozenset(values))), st.sampled_from(OPTIONS), st.sets(st.booleans())
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(lambda parts: All(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(lambda parts: Any(tuple(parts)), st.lists(inner, max_size=3)),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
@settings(deadline=None, max_examples=60)
def test_a_condition_holds_in_all_settings_at_once_where_it_holds_in_each(condition):
    each = [condition.holds({name: bool(s >> b & 1) for b, name in enumerate(OPTIONS)}) for s in range(8)]
    assert np.array_equal(where(condition, OPTIONS), each)
