"""The forecast against walking every sequence of gains and losses one by one."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from armistice.evaluate.carrying_on import carry_on, chance_to_last, forward
from tests.reference.plain_war import PlainPackage, PlainWar, plain_forecast
from tests.reference.war_arrays import offers_of, random_wars, walk_of


@pytest.mark.parametrize("block", range(4))
def test_the_forecast_equals_every_path_walked_one_by_one(block: int) -> None:
    for seed in range(block * 100, block * 100 + 100):
        wars, compliance = random_wars(seed, draws=1 + seed % 3)
        pick = random.Random(seed)
        prior = np.array([[pick.uniform(1, 9), pick.uniform(1, 9)] for _ in wars])
        trend = np.array([pick.choice([0, 0.02]) for _ in wars])
        walk = walk_of(wars, compliance=compliance)
        seen = forward(walk, carry_on(walk, offers_of(wars)), prior, trend)
        last = chance_to_last(walk, prior, trend)
        assert seen.by_step.sum(axis=2) == pytest.approx(1, abs=1e-12)
        for d, war in enumerate(wars):
            belief = (prior[d, 0], prior[d, 1])
            by_step, _, steps, gave_in = plain_forecast(war, belief, trend[d])
            assert seen.by_step[d, : war.horizon + 1] == pytest.approx(np.array(by_step), abs=1e-12), seed
            assert seen.by_step[d, -1] == pytest.approx(by_step[-1], abs=1e-12), seed
            assert seen.steps[d] == pytest.approx(steps, abs=1e-12), seed
            assert seen.months[d] == pytest.approx(steps * war.months, abs=1e-12), seed
            assert seen.cost[d] == pytest.approx(np.array(war.cost) * steps * war.months, abs=1e-9), seed
            assert seen.gives_in[d] == pytest.approx(gave_in, abs=1e-12), seed
            never = plain_forecast(replace(war, packages=()), belief, trend[d])[0]
            assert last[d] == pytest.approx(never[-1][3], abs=1e-12), seed


def test_the_packages_it_settles_on_equal_those_of_every_path() -> None:
    found = 0
    for seed in range(300):
        (war,), _ = random_wars(seed)
        packages = tuple(replace(package, keeps=(1, 1), slope=(0, 0)) for package in war.packages)
        war = replace(war, packages=packages)
        walk, offers = walk_of([war], compliance=False), offers_of([war])
        seen = forward(walk, carry_on(walk, offers), np.array([[4.0, 5.0]]), np.zeros(1)).settlements
        ours = {
            tuple(offers.values[0, group, point]): chance
            for group, point, chance in zip(seen.group, seen.point, seen.chance, strict=True)
        }
        theirs: dict[tuple[float, float], float] = {}
        for package, chance in plain_forecast(war, (4, 5), 0)[1].items():
            theirs[packages[package].values] = theirs.get(packages[package].values, 0) + chance
        assert ours == pytest.approx(theirs, abs=1e-12), seed
        found += len(ours)
    assert found > 150


def test_tied_packages_share_the_chance_of_their_state() -> None:
    war = PlainWar(
        at=2,
        of=4,
        months=1,
        horizon=6,
        prior=((50, 50), (50, 50)),
        trend=(0, 0),
        cost=(12, 12),
        patience=(1, 1),
        others_terms=(0, 0),
        own_terms=(100, 100),
        stalemate=(50, 50),
        packages=(PlainPackage((40, 60)), PlainPackage((60, 40))),
    )
    walk = walk_of([war], compliance=False)
    seen = forward(walk, carry_on(walk, offers_of([war])), np.array([[5.0, 5.0]]), np.zeros(1))
    assert seen.by_step[0, 0].tolist() == [1, 0, 0, 0]
    assert seen.steps[0] == 0
    assert seen.settlements.chance.tolist() == [0.5, 0.5]


def test_months_after_the_horizon_read_as_the_horizon_and_between_steps_as_the_step_before() -> None:
    (war,), _ = random_wars(3)
    walk = walk_of([replace(war, months=2, horizon=5, packages=())], compliance=False)
    seen = forward(walk, carry_on(walk, offers_of([replace(war, packages=())])), np.array([[5.0, 5.0]]), np.zeros(1))
    by_month = seen.by_month(walk, np.array([0, 1.9, 2, 9, 10, 400]))
    assert np.array_equal(by_month[0], seen.by_step[0, [0, 0, 1, 4, 5, 5]])
