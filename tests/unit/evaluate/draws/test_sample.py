"""Draws of judgements, and what the chain says of them, against known answers."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from armistice._base.processes import in_processes
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.loading import parse
from armistice.evaluate.assessment import assess
from armistice.evaluate.draws.certainty import certainty
from armistice.evaluate.draws.sample import STANDINGS, sample
from armistice.evaluate.draws.sampling import Drawn, Sampler, quantile
from armistice.evaluate.figures import figures
from armistice.evaluate.structure import structure
from tests.reference.plain_assessment import PlainAssessment
from tests.reference.random_cases import random_case

TWO_WALK_AWAYS = """
armistice: 1
title: One package, two uncertain walk-aways
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues: {deal: {title: The deal, options: {half: Half each, none: Nothing}}}
judgements:
  one: {walk_away: [30, 60], weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
  two: {walk_away: [20, 70], weights: {deal: 1}, values: {deal: {half: 50, none: 0}}}
red_lines: {firm_no: {party: one, never: {deal: half}, firm: %s}}
"""


def two_walk_aways(firm=0.0):
    return parse(TWO_WALK_AWAYS % firm)


def test_the_chance_of_room_is_the_product_of_two_uniform_chances():
    drawn = sample(two_walk_aways(), 4096, seed=1)
    share = np.bincount(drawn.standing, minlength=3)[STANDINGS.index("within_reach")] / 4096
    assert share == pytest.approx(20 / 30 * 30 / 50, abs=0.01)


def test_the_band_of_room_is_that_of_the_smaller_of_two_uniform_gains():
    def below(room):  # chance that min(50 − U[30, 60], 50 − U[20, 70]) ≤ room
        return 1 - max(0, min(1, (20 - room) / 30)) * max(0, min(1, (30 - room) / 50))

    drawn = sample(two_walk_aways(), 4096, seed=2)
    for share in (0.1, 0.5, 0.9):
        assert below(float(np.quantile(drawn.room, share))) == pytest.approx(share, abs=0.01)


def test_the_error_falls_faster_than_that_of_independent_draws():
    def error(draws):
        shares = [(sample(two_walk_aways(), draws, seed).standing == 0).mean() for seed in range(24)]
        return np.sqrt(np.mean((np.array(shares) - 0.4) ** 2))

    few, many = error(64), error(1024)
    assert many < few / 4  # sixteen times the independent draws would halve the error twice
    assert many < np.sqrt(0.4 * 0.6 / 1024)


def test_a_red_line_is_real_with_the_chance_that_it_is_firm():
    drawn = sample(two_walk_aways(0.25), 1024, seed=3)
    assert drawn.red_lines.mean() == pytest.approx(0.25, abs=0.02)
    real = drawn.red_lines[:, 0]
    assert (drawn.room[real] < 0).all()  # only "none" is left, worth 0 to both


def test_a_red_line_matters_in_the_share_of_draws_in_which_dropping_it_changes_the_standing():
    case = two_walk_aways(1.0)
    told = certainty(case, assess(case), sample(case, 128, seed=4), 4)
    assert told.tried == 64
    assert told.red_lines["firm_no"] == pytest.approx(0.4, abs=0.05)


def test_the_same_seed_gives_the_same_bits_in_one_process_and_in_two():
    case = random_case(12, war=True)
    case = replace(case, red_lines={name: replace(line, firm=0.5) for name, line in case.red_lines.items()})
    one = sample(case, 200, seed=5)
    two = sample(case, 200, seed=5, through=in_processes(2))
    for field in fields(one):
        mine, other = getattr(one, field.name), getattr(two, field.name)
        if field.name == "chances":
            mine, other = np.append(mine.total, mine.count), np.append(other.total, other.count)
        assert mine.tobytes() == other.tobytes(), field.name


def test_the_first_of_more_draws_are_those_of_fewer():
    case = two_walk_aways()
    assert (sample(case, 100, seed=6).room == sample(case, 300, seed=6).room[:100]).all()


def test_another_seed_gives_other_draws():
    case = two_walk_aways()
    assert (sample(case, 16, seed=1).room != sample(case, 16, seed=2).room).any()


def test_a_case_without_uncertainty_gives_the_central_assessment_in_every_draw():
    for seed in range(40):
        case = random_case(seed, most=20)
        case = replace(
            case, red_lines={name: replace(it, firm=1.0) for name, it in case.red_lines.items()}, proposals={}
        )
        case = replace(case, preferences={name: _certain(it) for name, it in case.preferences.items()})
        if not PlainAssessment(case, red_lines=False).admissible:
            continue
        central, drawn = assess(case, with_anatomy=False), sample(case, 3, seed=0)
        assert drawn.room == pytest.approx([np.nan if central.room is None else central.room] * 3, nan_ok=True)
        assert drawn.hold_out[2] == pytest.approx(list(central.hold_out.values()))
        assert [STANDINGS[code] for code in drawn.standing] == [central.standing] * 3


def _certain(preferences):
    """An order stays uncertain, so it becomes its central weights and values."""
    weights = preferences.weights
    if isinstance(weights, Order):
        weights = {issue: Judgement(f"w.{issue}", w, w, w) for issue, w in weights.central_weights().items()}
    from armistice.dossier.case import ChoiceValues

    values = {
        issue: ChoiceValues({o: Judgement(f"v.{issue}.{o}", w, w, w) for o, w in it.central_values().items()})
        if isinstance(it, Order)
        else it
        for issue, it in preferences.values.items()
    }
    return replace(preferences, weights=weights, values=values)


def test_every_draw_is_assessed_as_a_case_with_those_numbers_would_be():
    case = two_walk_aways(0.5)
    drawn = sample(case, 8, seed=9)
    points = Sampler(structure(case)).draw(8, 9)
    walk_away = figures(structure(case), points).walk_away
    for draw in range(8):
        best = -np.max(walk_away[draw]) if points.red_lines[draw, 0] else 50 - np.max(walk_away[draw])
        assert drawn.room[draw] == pytest.approx(best)


@pytest.mark.parametrize(("low", "likely", "high"), [(0, 5, 10), (2, 3, 10), (0, 0, 1), (-3, 7, 7)])
def test_a_pert_judgement_has_its_mean_and_stays_in_its_range(low, likely, high):
    shares = (np.arange(20_000) + 0.5) / 20_000
    values = quantile(Judgement("x", low, likely, high, "pert"), shares)
    assert values.min() >= low
    assert values.max() <= high
    assert values.mean() == pytest.approx((low + 4 * likely + high) / 6, abs=1e-3)


def test_an_even_judgement_is_uniform_between_its_ends():
    assert quantile(Judgement("x", 2, 4, 6, "even"), np.array([0, 0.25, 1])) == pytest.approx([2, 3, 6])


def _ordered(tiers, draws=8192):
    order = Order("o", tiers)
    points = np.random.default_rng(0).random((draws, sum(map(len, tiers)) - 1))
    return Drawn(points, {"o": slice(0, points.shape[1])}, np.empty((draws, 0), dtype=bool)), order


def test_drawn_weights_of_an_order_are_uniform_on_the_ordered_simplex():
    drawn, order = _ordered((("a",), ("b",), ("c",)))
    weights = drawn.weights(order)
    assert (weights["a"] >= weights["b"]).all()
    assert (weights["b"] >= weights["c"]).all()
    assert sum(weights.values()) == pytest.approx(np.ones(8192))
    centroid = order.central_weights()  # the mean of the uniform distribution is the centroid: 11/18, 5/18, 2/18
    assert centroid == pytest.approx({"a": 11 / 18, "b": 5 / 18, "c": 2 / 18})
    for name, weight in weights.items():
        assert weight.mean() == pytest.approx(centroid[name], abs=0.01)
    assert (weights["a"] > 0.5).mean() == pytest.approx(0.75, abs=0.02)  # by hand: the largest of three spacings


def test_ties_of_an_order_share_the_mean():
    drawn, order = _ordered((("a",), ("b", "c"), ("d",)))
    weights = drawn.weights(order)
    assert (weights["b"] == weights["c"]).all()
    assert sum(weights.values()) == pytest.approx(np.ones(8192))


def test_an_order_in_which_all_tie_draws_nothing():
    drawn, order = Drawn(np.empty((3, 0)), {}, np.empty((3, 0), dtype=bool)), Order("o", (("a", "b"),))
    assert {name: it.tolist() for name, it in drawn.weights(order).items()} == {"a": [0.5] * 3, "b": [0.5] * 3}
    assert {name: it.tolist() for name, it in drawn.values(order).items()} == {"a": [100.0] * 3, "b": [100.0] * 3}


def test_drawn_values_of_an_order_keep_their_ends_and_their_order():
    drawn, order = _ordered((("a",), ("b",), ("c", "d"), ("e",)))
    values = drawn.values(order)
    assert (values["a"] == 100).all()
    assert (values["e"] == 0).all()
    assert (values["b"] >= values["c"]).all()
    assert (values["c"] == values["d"]).all()
    assert values["b"].mean() == pytest.approx(200 / 3, abs=1)


IN_ORDER = """
armistice: 1
title: An order of options
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues: {deal: {title: The deal, options: {top: Top, %s half: Half, none: Nothing}}}
judgements:
  one: {walk_away: [40, 60], weights: {deal: 1}, values: {deal: "top > %s half > none"}}
  two: {walk_away: 0, weights: {deal: 1}, values: {deal: "top = %s half = none"}}
rules: {only_half: {never: {deal: {not: half}}}}
"""


def test_what_another_version_draws_otherwise_has_coordinates_of_its_own():
    """The middle of three options is worth a uniform number, whatever an order of four has drawn."""
    four, three = parse(IN_ORDER % ("more: More,", "more >", "more =")), parse(IN_ORDER % ("", "", ""))
    drawn, before = sample(three, 512, seed=1, like=four), sample(four, 512, seed=1)
    worth = figures(
        structure(three), Sampler(structure(three)).draw(512, 1, like=Sampler(structure(four)).draw(512, 1))
    )
    half = worth.worth[0][:, 1, 0]
    assert [half.min(), half.mean(), half.max()] == pytest.approx([0, 50, 100], abs=0.5)
    assert drawn.room == pytest.approx(np.minimum(half - drawn.floor[:, 0], 100))
    assert (drawn.floor == before.floor).all()  # what both draw alike


RAISED = """
armistice: 1
title: Raised confidence
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues: {pact: {title: Pact, options: {with: With, without: Without}}}
judgements:
  one: {weights: {pact: 1}, values: {pact: {with: 100, without: 0}}}
  two: {weights: {pact: 1}, values: {pact: {with: 0, without: 100}}}
war:
  between: [one, two]
  line: {at: 2, of: 4}
  months_per_step: 1
  horizon_months: 6
  sides:
    one: {expects: 0.5, sure: 9, cost: 1, imposes: {pact: with}}
    two: {expects: 0.5, sure: 9, cost: 1, imposes: {pact: without}}
  stalemate: {pact: without}
compliance:
  sides:
    one: {other_keeps: [0.2, 0.6], raised: {pact: {when: {pact: with}, to: [0.6, 1.0]}}}
    two: {other_keeps: 0.5}
  if_broken: {steps_lost: 1}
"""


def test_a_raised_chance_stands_at_the_quantile_of_its_base():
    it = structure(parse(RAISED))
    read = figures(it, Sampler(it).draw(64, 1))
    assert read.raised_to[:, 0] == pytest.approx(read.keeps[:, 0] + 0.4)
    assert read.keeps[:, 0].std() > 0.05
