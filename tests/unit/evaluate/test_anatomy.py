"""What else may hold an agreement up, once red lines, expectations and compliance do not."""

from __future__ import annotations

import pytest

from armistice.dossier.loading import parse
from armistice.evaluate.assessment import assess

CASE = """
armistice: 1
title: A small war
parties:
  one: {name: One, signs: always}
  two: {name: Two, signs: always}
  bank: {name: Bank, signs: %(bank)s}
issues:
  land: {title: Land, options: {mine: Mine, shared: Shared, yours: Yours}}
judgements:
  one: {weights: {land: 1}, values: {land: {mine: 100, shared: 50, yours: 0}}}
  two: {weights: {land: 1}, values: {land: {mine: 0, shared: 50, yours: 100}}}
  bank: {walk_away: 50, weights: {land: 1}, values: {land: {mine: 100, shared: 0, yours: 100}}}
rules: %(rules)s
war:
  between: [one, two]
  line: {at: 2, of: 4}
  months_per_step: 1
  horizon_months: 24
  sides:
    one: {expects: 0.5, sure: 99, cost: 1, imposes: {land: mine}}
    two: {expects: 0.5, sure: 99, cost: 1, imposes: {land: yours}}
  stalemate: {land: shared}
"""
NEVER = "{when: {land: {not: [mine, shared, yours]}}}"


def rows(bank=NEVER, rules="{}"):
    return assess(parse(CASE % {"bank": bank, "rules": rules})).anatomy


def test_where_taking_the_three_away_is_enough_nothing_else_is_tried():
    assert [row.without for row in rows()][-1] == ("red_lines", "expectations", "compliance")
    assert len(rows()) == 8


def test_another_signers_consent_is_taken_away_next():
    found = rows(bank="always")
    assert found[7].standing == "no_room"
    assert found[-1].without == ("red_lines", "expectations", "compliance", "consent")
    assert found[-1].standing == "within_reach"


def test_then_the_rules():
    found = rows(rules="{apart: {never: {land: shared}}}")
    assert [row.standing for row in found[7:]] == ["no_room", "no_room", "within_reach"]
    assert found[-1].without[3:] == ("consent", "rules")


def test_then_coarse_options_give_way_to_lotteries_between_packages():
    text = CASE % {"bank": NEVER, "rules": "{}"}
    text = text.replace("shared: 50, yours: 0", "shared: 1, yours: 0").replace(
        "shared: 50, yours: 100", "shared: 1, yours: 100"
    )
    found = assess(parse(text)).anatomy
    assert found[-1].without[3:] == ("consent", "rules", "coarse_options")
    assert found[-2].room < 0
    # half a chance of each end is worth 50 to both, and fighting to the finish about 46: the room is the difference
    floor = assess(parse(text)).floor
    assert found[-1].room == pytest.approx(50 - floor["one"], abs=1e-6)


def test_without_a_war_only_the_red_lines_can_be_taken_away():
    text = CASE % {"bank": NEVER, "rules": "{}"}
    text = text[: text.index("war:")].replace("one: {weights", "one: {walk_away: 40, weights")
    text = text.replace("two: {weights", "two: {walk_away: 40, weights")
    assert [row.without for row in assess(parse(text)).anatomy] == [(), ("red_lines",)]
