"""Floors, hold-out values and pauses against a recursion over single states that shares no code with the kernel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from armistice.evaluate.carrying_on import (
    carry_on,
    chance_to_last,
    forward,
    hold_out_after,
    living_with_the_line,
    plain,
)
from tests.reference.plain_war import PlainCarryingOn, PlainPackage, PlainWar
from tests.reference.war_arrays import offers_of, random_wars, walk_of

VALLEY = PlainWar(
    at=2,
    of=4,
    months=1,
    horizon=6,
    prior=((6, 4), (4, 6)),
    trend=(0, 0),
    cost=(2, 3),
    patience=(0.99, 0.98),
    others_terms=(0, 10),
    own_terms=(100, 90),
    stalemate=(50, 40),
    packages=(PlainPackage((30, 66)), PlainPackage((45, 58)), PlainPackage((60, 45)), PlainPackage((70, 20))),
)


@pytest.mark.parametrize("block", range(8))
def test_floors_hold_out_values_and_pauses_equal_a_plain_recursion_on_random_wars(block: int) -> None:
    for seed in range(block * 250, block * 250 + 250):
        wars, compliance = random_wars(seed, draws=1 + seed % 3)
        result = carry_on(walk_of(wars, compliance=compliance), offers_of(wars))
        for d, war in enumerate(wars):
            plain = PlainCarryingOn(war)
            assert result.floor[d] == pytest.approx(plain.floor(), abs=1e-9), seed
            assert result.hold_out[d] == pytest.approx(plain.hold_out(), abs=1e-9), seed
            pauses = [plain.hold_out_after(steps) for steps in range(1, war.horizon + 1)]
            assert result.hold_out_after[d, : war.horizon] == pytest.approx(np.array(pauses), abs=1e-9), seed
            broken = [plain.broken_floor_at(side, 0, 0) if compliance else np.nan for side in (0, 1)]
            assert result.broken_floor[d] == pytest.approx(broken, abs=1e-9, nan_ok=True), seed


def test_the_random_wars_hold_every_feature() -> None:
    wars = [random_wars(seed)[0][0] for seed in range(2000)]
    hope = [PlainCarryingOn(war).hold_out() != PlainCarryingOn(war).floor() for war in wars[:300]]
    assert 50 < sum(hope) < 290
    assert {war.settle for war in wars} == {"nash", "equal"}
    assert any(0 in package.keeps for war in wars for package in war.packages)
    assert any(package.slope[0] and package.keeps[0] < 1 for war in wars for package in war.packages)
    assert any(len({(p.keeps, p.slope) for p in war.packages}) == 3 for war in wars)
    assert any(war.steps_lost >= war.of for war in wars)


def test_a_draw_has_the_same_values_alone_and_among_others_with_other_horizons() -> None:
    wars = [replace(VALLEY, horizon=horizon, cost=(cost, 2)) for horizon, cost in ((3, 1), (9, 0.5), (1, 4), (9, 2))]
    together = carry_on(walk_of(wars, compliance=False), offers_of(wars))
    for d, war in enumerate(wars):
        alone = carry_on(walk_of([war], compliance=False), offers_of([war]))
        assert np.array_equal(together.hold_out[d], alone.hold_out[0])
        assert np.array_equal(together.floor[d], alone.floor[0])
        assert np.array_equal(together.hold_out_after[d, : war.horizon], alone.hold_out_after[0])


def test_chances_worked_out_a_few_steps_at_a_time_are_those_of_all_steps_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wars = [replace(VALLEY, horizon=horizon, trend=(0.01, -0.02)) for horizon in (3, 9, 1, 7)]
    walk, offers = walk_of(wars, compliance=True), offers_of(wars)
    at_once = carry_on(walk, offers)
    monkeypatch.setattr(plain, "AT_ONCE", 1)
    singly = carry_on(walk, offers)
    for name in ("floor", "hold_out", "broken_floor", "hold_out_after"):
        assert np.array_equal(getattr(at_once, name), getattr(singly, name))


def test_the_policy_of_every_step_stands_in_the_trace() -> None:
    war = replace(VALLEY, horizon=9)
    trace = carry_on(walk_of([war], compliance=False), offers_of([war])).trace
    assert trace is not None
    rows = [len(trace.policy[step].line) for step in range(9)]
    assert sum(rows) == len(trace.policy.rows.line) > 0
    for step in range(9):
        here = trace.policy[step]
        assert {int(line) % 2 for line in here.line} <= {(VALLEY.at + step) % 2}
        assert here.share.sum() == pytest.approx(len(set(here.line.tolist())))


def test_without_candidates_the_hold_out_value_is_the_floor() -> None:
    war = replace(VALLEY, packages=())
    result = carry_on(walk_of([war], compliance=False), offers_of([war]))
    assert np.array_equal(result.hold_out, result.floor)


def test_a_pause_as_long_as_the_horizon_or_longer_leaves_the_floor() -> None:
    walk, offers = walk_of([VALLEY], compliance=False), offers_of([VALLEY])
    result = carry_on(walk, offers, every_pause=False)
    assert result.hold_out_after.shape == (1, 0, 2)
    pauses = hold_out_after(walk, result, np.array([[1, 6, 99]]))
    assert pauses[0, 0] == pytest.approx(result.hold_out[0], abs=1e-12)
    assert pauses[0, 1] == pytest.approx(result.floor[0], abs=1e-12)
    assert np.array_equal(pauses[0, 1], pauses[0, 2])


def test_each_draw_may_ask_for_its_own_pauses() -> None:
    wars = [replace(VALLEY, cost=(cost, 2)) for cost in (0.5, 1, 4)]
    walk = walk_of(wars, compliance=False)
    result = carry_on(walk, offers_of(wars))
    own = hold_out_after(walk, result, np.array([[2], [5], [3]]))
    assert np.array_equal(own[:, 0], result.hold_out_after[np.arange(3), [1, 4, 2]])


def test_what_needs_the_trace_says_so_when_it_was_not_kept() -> None:
    walk, offers = walk_of([VALLEY], compliance=False), offers_of([VALLEY])
    result = carry_on(walk, offers, every_pause=False, keep_trace=False)
    with pytest.raises(ValueError, match="keep_trace"):
        hold_out_after(walk, result, np.array([[1]]))
    with pytest.raises(ValueError, match="keep_trace"):
        forward(walk, result, np.array([[5.0, 5.0]]), np.zeros(1))


def test_living_with_the_line_runs_straight_through_both_ends_and_the_stalemate() -> None:
    lines = np.repeat(np.arange(-1, 6)[:, None], 2, axis=1)
    living = living_with_the_line(walk_of([VALLEY], compliance=False), lines)[..., 0]
    assert living[:, 0].tolist() == [0, 0, 25, 50, 75, 100, 100]
    assert living[:, 1].tolist() == [90, 90, 65, 40, 25, 10, 10]


def test_the_chance_to_last_is_that_of_a_walk_that_never_ends_early() -> None:
    walk = walk_of([replace(VALLEY, of=4, at=2, horizon=horizon) for horizon in (1, 2, 4)], compliance=False)
    sure = np.tile([[5e8, 5e8]], (3, 1))
    assert chance_to_last(walk, sure, np.zeros(3)) == pytest.approx([1, 0.5, 0.25], abs=1e-8)
