"""How it may go on: chances that add up, an observer who knows, drivers taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from armistice.dossier.conditions import Leaf, OneOf
from armistice.dossier.judgements import Judgement
from armistice.dossier.loading import load
from armistice.evaluate.carrying_on.forward import FIGHTING, FIRST_IMPOSES, SETTLED
from armistice.evaluate.draws.sample import sample
from armistice.evaluate.draws.sampling import Sampler
from armistice.evaluate.draws.solver import MONTHS, Solver
from armistice.evaluate.structure import structure
from armistice.forecast import course as course_module
from armistice.forecast.alike import Alike
from armistice.forecast.course import course
from tests.reference.random_cases import random_case

EXAMPLE = Path(__file__).parents[1] / "dossier" / "example.yaml"


def number(path, value):
    return Judgement(path, value, value, value)


def of(case, draws=16, seed=1):
    return course(case, sample(case, draws, seed), Alike(case, draws, seed))


def by_month(case, draws, seed):
    """Chances in each draw by month of (settled, first imposes, second imposes, fighting)."""
    it = structure(case)
    return Solver(it).solve(Sampler(it).draw(draws, seed))["chances"]


@pytest.mark.parametrize("seed", range(12))
def test_chances_sum_to_1_in_every_month(seed):
    case = random_case(seed, war=True)
    drawn = sample(case, 16, seed)
    assert by_month(case, 16, seed).sum(axis=2) == pytest.approx(1, abs=1e-12)
    ahead = course(case, drawn, Alike(case, 16, seed))
    total = np.sum([ahead.settled.mean, ahead.fighting.mean, *(it.mean for it in ahead.imposes.values())], axis=0)
    assert total == pytest.approx(np.ones(len(total)), abs=1e-12)


def test_what_has_ended_stays_ended():
    ahead = of(load(EXAMPLE))
    for curve in (ahead.settled, *ahead.imposes.values()):
        assert (np.diff(curve.mean) >= -1e-12).all()
    assert (np.diff(ahead.fighting.mean) <= 1e-12).all()


def test_the_chances_of_the_packages_at_which_it_settles_add_up_to_that_of_settling(monkeypatch):
    monkeypatch.setattr(course_module, "ENDINGS", 10**6)
    ahead = of(load(EXAMPLE))
    assert sum(ending.chance for ending in ahead.endings) == pytest.approx(ahead.settled.mean[-1], abs=1e-9)


def test_months_and_cost_are_those_of_the_fighting():
    case = load(EXAMPLE)
    drawn = sample(case, 16, 2)
    chances = by_month(case, 16, 2)
    fighting = chances[:, :, FIGHTING]
    assert drawn.months == pytest.approx(fighting[:, :-1].sum(axis=1), abs=4)  # by month, not by step of the line
    assert ((drawn.costs > 0).all(axis=1) == (chances[:, 0, SETTLED] < 1)).all()


def walk_by_hand(at, of, steps, chance):
    """Chance by step that a walk with a known chance has ended at the top and at the bottom, walked line by line."""
    here = {at: 1.0}
    up = down = 0.0
    told = [(0.0, 0.0)]
    for _ in range(steps):
        there: dict[int, float] = {}
        for line, mass in here.items():
            for to, share in ((line + 1, chance), (line - 1, 1 - chance)):
                there[to] = there.get(to, 0.0) + mass * share
        up, down = up + there.pop(of, 0.0), down + there.pop(0, 0.0)
        here = there
        told.append((up, down))
    return np.array(told)


def test_an_observer_who_knows_the_chance_sees_the_plain_walk_where_nobody_settles():
    case = load(EXAMPLE)
    war = case.war
    observer = replace(war.observer, expects=number("e", 0.6), sure=number("s", 1e9), trend=number("t", 0))
    anything = OneOf(("freeze", "partial", "whole", "lost"))
    never = {name: replace(it, never=Leaf("territory", anything), firm=1.0) for name, it in case.red_lines.items()}
    war = replace(war, observer=observer, months_per_step=number("m", 1), horizon_months=40)
    shut = replace(case, war=war, red_lines=never)
    assert np.isnan(sample(shut, 4, 0).room).all()
    chances = by_month(shut, 4, 0)
    expected = walk_by_hand(war.at, war.of, 40, 0.6)
    for draw in range(4):
        assert chances[draw, :, FIRST_IMPOSES:FIGHTING] == pytest.approx(expected, abs=1e-6)
    assert (chances[:, :, SETTLED] == 0).all()


def test_a_driver_taken_away_is_the_case_without_it():
    case = load(EXAMPLE)
    ahead = of(case)
    costs = next(driver for driver in ahead.drivers if driver.name == "costs")
    sides = {party: replace(side, cost=number(f"war.sides.{party}.cost", 0)) for party, side in case.war.sides.items()}
    free = replace(case, war=replace(case.war, sides=sides))
    drawn = sample(free, 16, 1, like=case)
    assert costs.without == pytest.approx(drawn.settled[:, MONTHS.index(12)].mean(), abs=1e-12)
    assert costs.settled == pytest.approx(sample(case, 16, 1).settled[:, MONTHS.index(12)].mean(), abs=1e-12)


def test_without_a_war_there_is_no_course():
    assert of(random_case(3, war=False), 4) is None
