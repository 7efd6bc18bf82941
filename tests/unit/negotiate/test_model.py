"""From a situation of the case file to states, and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.dossier.conditions import Leaf, OneOf
from armistice.dossier.loading import parse
from armistice.negotiate.model import Model, model_of
from armistice.negotiate.stability import CONCEPTS, equilibria
from tests.reference.plain_situations import PlainSituation

BARE = "parties: {}\nissues: {}\njudgements: {}\nmoves:\n  it:\n    title: It\n"


def situation(text: str):
    return parse(BARE + "\n".join(f"    {line}" for line in text.strip().splitlines())).moves["it"]


def chosen(model: Model, states) -> set[frozenset[str]]:
    return {frozenset(option for option, value in model.shown(int(state)).items() if value) for state in states}


ELMIRA = """
options: {m: {modify: M}, u: {delay: D, accept: A, abandon: X}, l: {insist: I}}
cannot: [{delay: true, accept: true}, {delay: false, accept: false, abandon: false}]
same: [{abandon: true}]
one_way: {modify: true, delay: false, abandon: true}
now: {delay: true}
wants: {m: [], u: [], l: [modify: false]}
"""


def test_settings_that_count_as_one_make_one_state_and_what_differs_in_them_is_left_open():
    model = model_of(situation(ELMIRA))
    assert len(model.graph.allowed) == 9
    abandoned = int(model.find(Leaf("abandon", OneOf(frozenset({True}))))[0])
    assert model.shown(abandoned) == {"modify": None, "delay": None, "accept": None, "abandon": True, "insist": None}


def test_a_want_is_met_in_a_state_of_several_settings_only_where_it_is_met_in_all():
    model = model_of(situation(ELMIRA))
    local = model.graph.payoffs[2]
    modified = [["delay"], ["accept"], ["delay", "insist"], ["accept", "insist"]]
    unmet = {frozenset({"abandon"}), *(frozenset(["modify", *rest]) for rest in modified)}
    assert chosen(model, np.flatnonzero(local == 0)) == unmet


def test_a_merged_state_can_do_what_any_of_its_settings_can():
    model = model_of(situation(ELMIRA.replace("delay: false, abandon: true", "")))
    abandoned = int(model.find(Leaf("abandon", OneOf(frozenset({True}))))[0])
    reached = chosen(model, model.graph.moves[1].targets(abandoned))
    both = [["modify", "insist"], ["modify"], ["insist"], []]
    assert reached == {frozenset([*held, own]) for held in both for own in ("delay", "accept")}


def test_states_that_meet_several_conditions_of_same_join_their_classes():
    model = model_of(
        situation("options: {a: {p: P, q: Q}, b: {r: R}}\nsame: [{p: true}, {q: true}]\nwants: {a: [], b: []}")
    )
    assert len(model.graph.allowed) == 3


def test_tiers_rank_named_states_and_leave_the_others_last():
    tiers = "[[{q: true}], [{p: true, q: true}, {}]]"
    model = model_of(situation(f"options: {{a: {{p: P}}, b: {{q: Q}}}}\nwants: {{b: []}}\nranks: {{a: {tiers}}}"))
    assert model.graph.payoffs[0].tolist() == [1, 0, 2, 1]


def test_holding_an_option_keeps_the_payoffs_of_the_states_that_are_left():
    model = model_of(situation(ELMIRA))
    graph, origin = model.held("modify")
    left = [["delay"], ["accept"], ["delay", "insist"], ["accept", "insist"], ["abandon"]]
    assert chosen(model, origin) == {frozenset(state) for state in left}
    assert (graph.payoffs == model.graph.payoffs[:, origin]).all()


@pytest.mark.parametrize("option", ["p", "q", "r"])
def test_where_nothing_is_merged_an_option_that_is_held_stays_as_it_is_now(option):
    text = "options: {a: {p: P, q: Q}, b: {r: R}}\nnow: {q: true}\nwants: {a: [], b: [p: true]}"
    model = model_of(situation(text))
    graph, _ = model.held(option)
    assert all(model.shown(int(state))[option] == (option == "q") for state in np.flatnonzero(graph.allowed))
    assert graph.allowed.sum() == 4


@st.composite
def entries(draw):
    names = [f"o{k}" for k in range(draw(st.integers(2, 5)))]
    split = draw(st.integers(1, len(names) - 1))
    leaf = st.dictionaries(st.sampled_from(names), st.booleans(), min_size=1, max_size=2)
    condition = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.fixed_dictionaries({"not": inner}),
            st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=2)}),
            st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=2)}),
        ),
        max_leaves=4,
    )
    want = st.one_of(condition, st.fixed_dictionaries({"if": condition, "then": condition}))
    return {
        "title": "It",
        "options": {"a": {name: name for name in names[:split]}, "b": {name: name for name in names[split:]}},
        "cannot": draw(
            st.lists(st.dictionaries(st.sampled_from(names), st.just(True), min_size=2, max_size=2), max_size=1)
        ),
        "one_way": draw(st.dictionaries(st.sampled_from(names), st.just(True), max_size=2)),
        "wants": {holder: draw(st.lists(want, max_size=4)) for holder in ("a", "b")},
    }


@given(entries())
@settings(deadline=None, max_examples=60)
def test_a_situation_of_a_case_file_has_the_equilibria_of_its_plain_reading(entry):
    from armistice.dossier.loading.builder import build

    tree = {"parties": {}, "issues": {}, "judgements": {}, "moves": {"it": entry}}
    model, plain = model_of(build(tree).moves["it"]), PlainSituation(entry)
    for concept in CONCEPTS:
        assert chosen(model, np.flatnonzero(equilibria(model.graph, concept))) == plain.equilibria(concept)
