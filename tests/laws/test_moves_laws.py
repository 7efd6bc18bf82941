"""Laws of the graph model, on random conflicts with one-way options, forbidden states, merged states and ties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.negotiate.coalitions import coalition_improvements, coalition_stable, coalitions
from armistice.negotiate.graph import option_graph
from armistice.negotiate.stability import CONCEPTS, equilibria, stable
from armistice.negotiate.ways import ways_from
from tests.reference import plain_moves as plain
from tests.reference.random_moves import random_conflict

SEEDS = st.integers(0, 2**32 - 1)
INCLUSIONS = [("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")]
few = settings(deadline=None, max_examples=30)


@given(SEEDS, st.booleans())
@few
def test_what_is_stable_under_a_stricter_concept_is_stable_under_the_wider_one(seed, merged):
    graph = random_conflict(seed, merged, most_options=8).graph
    for mover in graph.movers:
        found = {concept: stable(graph, mover, concept) for concept in CONCEPTS}
        assert all((found[wide] | ~found[strict]).all() for strict, wide in INCLUSIONS)


@pytest.mark.parametrize("block", range(8))  # two thousand random conflicts, in parts that two cores can share
def test_every_state_is_stable_exactly_where_the_definitions_say_so(block):
    for seed in range(block * 250, (block + 1) * 250):
        conflict = random_conflict(seed, merged=seed % 3 == 2, most_options=4 + (seed % 5 == 0))
        for concept in CONCEPTS:
            for mover in conflict.arcs:
                ours = stable(conflict.graph, mover, concept)
                for state, number in conflict.number.items():
                    expected = plain.stable(conflict.arcs, conflict.worth, mover, concept, state)
                    assert ours[number] == expected, (seed, concept, mover, state)


def test_coalitions_improve_and_stay_exactly_where_the_definitions_say_so():
    for seed in range(60):
        conflict = random_conflict(seed, merged=seed % 2 == 1, most_options=5)
        back = {number: state for state, number in conflict.number.items()}
        for group in coalitions(conflict.graph, smallest=1):
            for state, number in list(conflict.number.items())[:4]:
                better = {back[int(new)] for new in coalition_improvements(conflict.graph, group, number)}
                assert better == plain.coalition_improvements(conflict.arcs, conflict.worth, group, state)
                for concept in CONCEPTS:
                    expected = plain.coalition_stable(conflict.arcs, conflict.worth, group, concept, state)
                    assert coalition_stable(conflict.graph, group, concept, number) == expected, (seed, group, concept)


@given(SEEDS, st.booleans())
@few
def test_a_coalition_of_one_is_that_decision_maker(seed, merged):
    conflict = random_conflict(seed, merged, most_options=4)
    for mover in conflict.graph.movers:
        for concept in CONCEPTS:
            alone = stable(conflict.graph, mover, concept)
            for number in conflict.number.values():
                assert coalition_stable(conflict.graph, (mover,), concept, number) == alone[number]


@given(SEEDS, st.booleans(), st.booleans())
@few
def test_the_ways_from_a_state_have_the_fewest_moves_and_every_step_is_a_move(seed, merged, improving):
    conflict = random_conflict(seed, merged, most_options=5)
    arcs = plain.improving(conflict.arcs, conflict.worth) if improving else conflict.arcs
    back = {number: state for state, number in conflict.number.items()}
    start = min(back)
    ways = ways_from(conflict.graph, start, improving)
    expected = plain.steps(arcs, back[start])
    assert {back[int(s)]: int(ways.steps[s]) for s in np.flatnonzero(ways.reached)} == expected
    for target in np.flatnonzero(ways.reached):
        steps = ways.shortest(int(target))
        assert bool(steps) == (int(target) != start)
        assert all(back[step.target] in arcs[step.mover][back[step.source]] for step in steps)


@given(SEEDS, st.randoms(use_true_random=False))
@few
def test_the_order_of_decision_makers_and_of_their_options_changes_nothing(seed, random):
    rng = np.random.default_rng(seed)
    counts = [int(count) for count in rng.integers(1, 4, int(rng.integers(2, 5)))]
    k, n = sum(counts), len(counts)
    keeps = [int(keep) for keep in rng.choice([0, 0, 1, -1], k)]
    allowed = rng.random(1 << k) > 0.2
    payoffs = rng.integers(0, 6, (n, 1 << k))
    firsts = np.r_[0, np.cumsum(counts)]
    movers = random.sample(range(n), n)
    order = [b for m in movers for b in random.sample(range(firsts[m], firsts[m + 1]), counts[m])]
    states = np.arange(1 << k)
    old = sum((states >> new & 1) << b for new, b in enumerate(order))
    one = option_graph(counts, keeps, allowed, payoffs)
    two = option_graph([counts[m] for m in movers], [keeps[b] for b in order], allowed[old], payoffs[movers][:, old])
    for concept in CONCEPTS:
        assert (equilibria(one, concept)[old] == equilibria(two, concept)).all()


@given(SEEDS, st.booleans())
@few
def test_only_the_order_of_payoffs_counts(seed, merged):
    graph = random_conflict(seed, merged).graph
    stretched = graph.with_payoffs(graph.payoffs * 7 - 3)
    for concept in CONCEPTS:
        assert (equilibria(graph, concept) == equilibria(stretched, concept)).all()
