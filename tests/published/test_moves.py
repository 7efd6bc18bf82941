"""Published conflicts: Elmira 1991 (arcs and payoffs of Xu et al. 2007), prisoner's dilemma and chicken.

The equilibria of Elmira stand as in Kilgour, Hipel, Fang & Peng (recalled) and were computed a second time; payoffs are
ordinal, so there is no tolerance.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from armistice.negotiate.coalitions import coalition_improvements
from armistice.negotiate.graph import Graph, arc_graph, option_graph
from armistice.negotiate.stability import CONCEPTS, equilibria, stable
from armistice.negotiate.ways import ways_from

TABLES = json.loads((Path(__file__).parent / "data" / "moves.json").read_text("utf-8"))
ELMIRA = TABLES["elmira"]


def elmira() -> Graph:
    arcs = [[(a - 1, b - 1) for a, b in ELMIRA["arcs"][who]] for who in "MUL"]
    return arc_graph(arcs, np.array([ELMIRA["payoffs_ordinal"][who] for who in "MUL"]))


def named(states) -> list[str]:
    return [f"s{state + 1}" for state in states]


@pytest.mark.parametrize("concept", ["Nash", "GMR", "SMR", "SEQ"])
def test_elmira_has_the_published_equilibria(concept):
    assert named(np.flatnonzero(equilibria(elmira(), concept.lower()))) == ELMIRA["equilibria"][concept]


def test_in_elmira_the_ministry_and_uniroyal_together_improve_from_s5_to_s8():
    assert named(coalition_improvements(elmira(), (0, 1), 4)) == ["s8"]


def test_in_elmira_improvements_lead_from_s1_to_s5_only_and_s8_needs_moves_that_hurt_the_mover():
    by_improvements, by_moves = (ways_from(elmira(), 0, improving) for improving in (True, False))
    assert named(np.flatnonzero(by_improvements.reached)) == ["s1", "s5"]
    assert by_improvements.steps[4] == 1
    assert by_improvements.shortest(4)[0].mover == 2
    assert by_moves.reached[7]


def two_by_two(name: str) -> tuple[Graph, list[str]]:
    """Letter k of a state says whether decision maker k cooperates; the table's order of states is that of the bits."""
    table = TABLES["two_by_two"][name]
    assert table["states"] == ["NN", "YN", "NY", "YY"]
    return option_graph([1, 1], [0, 0], np.ones(4, bool), np.array(table["payoffs_ordinal"])), table["states"]


@pytest.mark.parametrize("name", ["PrisonersDilemma", "Chicken"])
@pytest.mark.parametrize("concept", CONCEPTS)
def test_two_by_two_games_have_the_expected_stable_states_and_equilibria(name, concept):
    graph, states = two_by_two(name)
    table = {key.lower(): value for key, value in TABLES["two_by_two"][name]["stable_per_dm"].items()}
    for mover in (0, 1):
        found = {states[state] for state in np.flatnonzero(stable(graph, mover, concept))}
        assert found == set(table[concept][mover])
    expected = {key.lower(): value for key, value in TABLES["two_by_two"][name]["equilibria"].items()}[concept]
    assert {states[state] for state in np.flatnonzero(equilibria(graph, concept))} == set(expected)


@pytest.mark.parametrize("name", ["PrisonersDilemma", "Chicken"])
def test_two_by_two_games_have_the_expected_coalition_improvements(name):
    graph, states = two_by_two(name)
    expected = TABLES["two_by_two"][name]["coalition_improvements"]["0,1"]
    for number, state in enumerate(states):
        found = {states[new] for new in coalition_improvements(graph, (0, 1), number)}
        assert found == set(expected.get(state, []))
