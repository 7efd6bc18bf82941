"""What matters most, on cases whose shares, ends and turning values are known."""

from __future__ import annotations

import numpy as np
import pytest

from armistice.dossier.loading import parse
from armistice.evaluate.draws.sample import sample
from armistice.forecast.matters import matters
from tests.reference.random_cases import random_case

TWO_WALK_AWAYS = """
armistice: 1
title: One package, two uncertain walk-aways
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues: {deal: {title: The deal, options: {half: Half each, none: Nothing}}}
judgements:
  one: {walk_away: [30, 60], weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
  two: {walk_away: [20, 70], weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
"""
FIRM = "red_lines: {firm_no: {party: one, never: {deal: half}, firm: 0.5}}\n"


def by_path(case, draws=2048, seed=0):
    found = matters(case, sample(case, draws, seed), seed)
    return {matter.path: matter for matter in found}


def integrated():
    """Shares of the smaller of 50 − U[30, 60] and 50 − U[20, 70], by plain integration on a grid."""
    one = np.linspace(30, 60, 1201)[:, None]
    two = np.linspace(20, 70, 1201)[None, :]
    room = np.minimum(50 - one, 50 - two)
    return room.mean(axis=1).var() / room.var(), room.mean(axis=0).var() / room.var(), room


def test_shares_of_room_are_those_that_integration_gives():
    found = by_path(parse(TWO_WALK_AWAYS), 4096)
    one, two, _ = integrated()
    assert found["judgements.one.walk_away"].share["room"] == pytest.approx(one, abs=0.02)
    assert found["judgements.two.walk_away"].share["room"] == pytest.approx(two, abs=0.02)


def test_the_largest_share_comes_first():
    case = parse(TWO_WALK_AWAYS)
    found = matters(case, sample(case, 1024, 0), 0)
    assert [matter.path for matter in found] == ["judgements.two.walk_away", "judgements.one.walk_away"]


def test_the_answers_at_its_ends_are_means_over_a_tenth_of_the_draws():
    _, _, room = integrated()
    low, high = room[:121].mean(), room[-121:].mean()  # the first walk-away in its lowest and highest tenth
    found = by_path(parse(TWO_WALK_AWAYS), 4096)["judgements.one.walk_away"]
    assert found.low["room"] == pytest.approx(low, abs=0.5)
    assert found.high["room"] == pytest.approx(high, abs=0.5)


def test_the_value_at_which_the_standing_changes_is_found_and_told():
    found = by_path(parse(TWO_WALK_AWAYS))["judgements.one.walk_away"]
    (turn,) = found.turns
    assert (turn.value, turn.below, turn.above) == (pytest.approx(50, abs=1e-4), "within_reach", "no_room")
    assert "Below 50 agreement is within reach, above it there is no room" in found.sentence
    assert "the higher, the less room" in found.sentence


def test_a_red_line_is_told_by_whether_it_holds():
    found = by_path(parse(TWO_WALK_AWAYS + FIRM))["red_lines.firm_no"]
    assert found.low["room"] > found.high["room"]
    without = -np.maximum(*np.meshgrid(np.linspace(30, 60, 999), np.linspace(20, 70, 999))).mean()  # nothing is left
    assert found.high["room"] == pytest.approx(without, abs=0.5)
    assert [(turn.below, turn.above) for turn in found.turns] == [("within_reach", "no_room")]
    assert "Without it agreement is within reach, with it there is no room" in found.sentence


MANY = """
armistice: 1
title: Much that does not matter
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}, idle: {name: Idle, signs: {when: {extra: {at_least: 3}}}}}
issues:
  deal: {title: The deal, options: {half: Half each, none: Nothing}}
  extra: {title: Extra, scale: {from: 0, to: 2, step: 1}}
judgements:
  one: {walk_away: [30, 60], weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
  two: {walk_away: 20, weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
  idle:
    walk_away: [0, 50]
    weights: {deal: [1, 2], extra: [1, 2]}
    values: {deal: {half: [0, 50], none: [50, 100]}, extra: {0: [0, 10], 1: [20, 40], 2: [80, 100]}}
red_lines:
  a: {party: idle, never: {deal: none}, firm: 0.5}
  b: {party: idle, never: {deal: half}, firm: 0.5}
"""  # noqa: E501


def test_no_judgement_gets_the_credit_of_another():
    """Idle never signs, so nothing of it can matter, however its coordinates lie."""
    found = by_path(parse(MANY), 1024)
    credit = {path: matter.share["room"] for path, matter in found.items()}
    assert credit.pop("judgements.one.walk_away") > 0.97
    assert max(credit.values()) < 0.03


def test_values_of_one_issue_are_one_group():
    found = by_path(parse(MANY), 256)
    assert found["judgements.idle.values.extra"].members == tuple(
        f"judgements.idle.values.extra.{level}" for level in (0, 1, 2)
    )


ORDERED = """
armistice: 1
title: An order of weights
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues:
  a: {title: A, options: {x: X, z: Z}}
  b: {title: B, options: {x: X, z: Z}}
  c: {title: C, options: {x: X, z: Z}}
judgements:
  one: {walk_away: 50, weights: "a > b > c", values: {a: {x: 100, z: 0}, b: {x: 0, z: 100}, c: {x: 0, z: 100}}}
  two: {walk_away: 0, weights: {a: 1}, values: {a: {x: 100, z: 0}}}
rules: {only_x: {never: {any: [{a: z}, {b: z}, {c: z}]}}}
"""


def test_orders_give_the_chance_that_smaa_gives_by_hand():
    """Uniform weights w_a > w_b > w_c: the largest of three spacings exceeds one half with chance 3/4."""
    drawn = sample(parse(ORDERED), 4096, seed=0)
    assert (drawn.standing == 0).mean() == pytest.approx(0.75, abs=0.01)
    # the largest of three spacings has mean 11/18 and lies below its median m where 3(1 − m)² = 1/2
    assert drawn.room.mean() == pytest.approx(100 * 11 / 18 - 50, abs=0.3)
    assert np.median(drawn.room) == pytest.approx(100 * (1 - np.sqrt(1 / 6)) - 50, abs=0.5)


def test_an_order_is_one_group_and_explains_all_that_hangs_on_it():
    found = by_path(parse(ORDERED))
    (one,) = found.values()
    assert one.path == "judgements.one.weights"
    assert one.share["room"] > 0.97


def test_without_a_war_there_is_no_margin_and_no_settlement():
    assert set(by_path(parse(TWO_WALK_AWAYS), 128)["judgements.one.walk_away"].share) == {"room"}


@pytest.mark.parametrize("seed", range(6))
def test_shares_lie_between_0_and_1_on_any_case(seed):
    case = random_case(seed, war=True)
    for matter in matters(case, sample(case, 64, seed), seed):
        assert all(0 <= share <= 1 for share in matter.share.values())
        assert set(matter.low) == set(matter.high) == set(matter.share) <= {"room", "margin", "settled"}
