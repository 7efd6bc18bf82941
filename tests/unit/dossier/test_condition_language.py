"""The language of conditions, each sentence of it tried on packages."""

import pytest

from armistice.dossier.loading import parse

CASE = """
parties: {{a: {{name: A, signs: always}}}}
issues:
  land: {{title: Land, options: {{none: None, half: Half, whole: Whole}}}}
  money: {{title: Money, scale: {{from: 0, to: 1, step: 0.1}}}}
  fund: {{title: Fund, split: {{total: 100, step: 10, uses: {{roads: Roads, homes: Homes}}}}}}
judgements: {{a: {{walk_away: 0, weights: {{land: 1}}, values: {{land: whole > half > none}}}}}}
rules: {{it: {{never: {condition}}}}}
"""

PACKAGE = {"land": "half", "money": 0.1 * 3, "fund": {"roads": 40.0, "homes": 60.0}}

HOLDS = [
    "{land: half}",
    "{land: [none, half]}",
    "{land: {not: none}}",
    "{land: {not: [none, whole]}}",
    "{land: {any: [half, whole]}}",
    "{land: {not: {not: half}}}",
    "{money: 0.3}",
    "{money: [0, 0.3]}",
    "{money: {not: 0.4}}",
    "{money: {at_least: 0.3}}",
    "{money: {at_most: 0.3}}",
    "{money: {at_least: 0.2, at_most: 0.4}}",
    "{money: {between: [0.3, 0.5]}}",
    "{money: {any: [0, {at_least: 0.3}]}}",
    "{fund: {roads: 40}}",
    "{fund: {roads: 40, homes: {at_least: 60}}}",
    "{fund: {homes: {between: [50, 60]}}}",
    "{fund: {not: {roads: 100}}}",
    "{fund: {any: [{roads: 100}, {homes: 60}]}}",
    "{land: half, money: 0.3}",
    "{any: [{land: none}, {money: 0.3}]}",
    "{all: [{land: half}, {fund: {homes: 60}}]}",
    "{not: {land: none}}",
    "{not: {all: [{land: half}, {money: 0}]}}",
]

FAILS = [
    "{land: none}",
    "{land: [none, whole]}",
    "{money: {not: 0.3}}",
    "{money: {at_least: 0.4}}",
    "{money: {between: [0.4, 0.5]}}",
    "{fund: {roads: 40, homes: 50}}",
    "{fund: {roads: {at_most: 30}}}",
    "{land: half, money: 0.4}",
    "{any: [{land: none}, {money: 0}]}",
    "{all: [{land: half}, {fund: {homes: 50}}]}",
    "{not: {land: half}}",
]


def never(condition):
    return parse(CASE.format(condition=condition)).rules["it"].never


@pytest.mark.parametrize("condition", HOLDS)
def test_a_condition_holds_where_its_sentence_is_true(condition):
    assert never(condition).holds(PACKAGE)


@pytest.mark.parametrize("condition", FAILS)
def test_a_condition_fails_where_its_sentence_is_false(condition):
    assert not never(condition).holds(PACKAGE)


def test_a_condition_knows_which_issues_it_reads():
    assert never("{any: [{land: half}, {not: {fund: {roads: 10}}}]}").issues() == {"land", "fund"}


def test_a_use_that_a_package_does_not_name_is_nothing():
    assert never("{fund: {roads: 0}}").holds({"land": "half", "money": 0.0, "fund": {"homes": 100.0}})
