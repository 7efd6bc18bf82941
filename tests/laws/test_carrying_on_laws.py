"""Laws of what carrying on is worth (methods, §3)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from armistice.evaluate.carrying_on import CarryingOn, carry_on, forward
from tests.reference.plain_war import PlainPackage, PlainWar
from tests.reference.war_arrays import offers_of, walk_of

many = settings(max_examples=150, deadline=None)
SLACK = 1e-7


def two(among: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, float]]:
    return st.tuples(among, among)


def floats(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high).map(lambda x: round(x, 3))


@st.composite
def wars(draw: st.DrawFn, *, compliance: bool = False, settle: str | None = None) -> PlainWar:
    """Some war; without compliance every deal is kept."""
    of = draw(st.integers(2, 7))
    always = st.just((1.0, 1.0))
    groups = st.tuples(two(floats(0.05, 1)) if compliance else always, two(floats(-3, 3)))
    package = st.builds(lambda values, group: (values, *group), two(floats(0, 100)), groups)
    return PlainWar(
        at=draw(st.integers(1, of - 1)),
        of=of,
        months=draw(st.sampled_from([0.5, 1, 2, 4])),
        horizon=draw(st.integers(1, 14)),
        prior=draw(two(two(floats(0.5, 15)))),
        trend=draw(two(floats(-0.02, 0.02))),
        cost=draw(two(floats(0, 10))),
        patience=draw(two(floats(0.8, 1))),
        others_terms=draw(two(floats(0, 30))),
        own_terms=draw(two(floats(60, 100))),
        stalemate=draw(two(floats(20, 80))),
        packages=tuple(PlainPackage(*each) for each in draw(st.lists(package, max_size=6))),
        steps_lost=draw(st.integers(0, 3)) if compliance else 0,
        settle=settle or draw(st.sampled_from(["nash", "equal"])),
    )


def solve(war: PlainWar, *, compliance: bool = False) -> CarryingOn:
    return carry_on(walk_of([war], compliance=compliance), offers_of([war]))


@many
@given(wars(compliance=True))
def test_hope_is_never_negative(war: PlainWar) -> None:
    result = solve(war, compliance=True)
    assert (result.hold_out >= result.floor - SLACK).all()


@many
@given(wars())
def test_the_value_of_a_pause_falls_from_the_hold_out_value_to_the_floor(war: PlainWar) -> None:
    result = solve(war)
    pauses = result.hold_out_after[0]
    assert pauses[0] == pytest.approx(result.hold_out[0], abs=1e-9)
    assert pauses[-1] == pytest.approx(result.floor[0], abs=1e-9)
    assert (np.diff(pauses, axis=0) <= SLACK).all()


@many
@given(wars(compliance=True), st.integers(0, 1), floats(0, 10))
def test_more_cost_never_raises_a_sides_own_floor(war: PlainWar, side: int, more: float) -> None:
    before, after = solve(war, compliance=True), solve(dearer(war, side, more), compliance=True)
    assert after.floor[0, side] <= before.floor[0, side] + SLACK
    assert after.floor[0, 1 - side] == before.floor[0, 1 - side]


@many
@given(wars(settle="nash"), st.integers(0, 1), floats(0, 10))
def test_where_deals_are_kept_more_cost_neither_raises_a_sides_own_hold_out_value_nor_lowers_the_others(
    war: PlainWar, side: int, more: float
) -> None:
    before, after = solve(war), solve(dearer(war, side, more))
    assert after.hold_out[0, side] <= before.hold_out[0, side] + SLACK
    assert after.hold_out[0, 1 - side] >= before.hold_out[0, 1 - side] - SLACK


def dearer(war: PlainWar, side: int, more: float) -> PlainWar:
    cost = list(war.cost)
    cost[side] += more
    return replace(war, cost=tuple(cost))


@many
@given(wars(compliance=True, settle="nash"), st.integers(0, 1), floats(0.5, 3), floats(-40, 40))
def test_another_scale_for_a_sides_points_changes_its_values_by_that_scale_only(
    war: PlainWar, side: int, times: float, plus: float
) -> None:
    before, after = solve(war, compliance=True), solve(rescaled(war, side, times, plus), compliance=True)
    for name in ("floor", "hold_out", "broken_floor"):
        expected = getattr(before, name)[0].copy()
        expected[side] = expected[side] * times + plus
        assert getattr(after, name)[0] == pytest.approx(expected, abs=1e-6)


def rescaled(war: PlainWar, side: int, times: float, plus: float) -> PlainWar:
    def scaled(values: tuple[float, float], factor: float, term: float) -> tuple[float, float]:
        mapped = list(values)
        mapped[side] = mapped[side] * factor + term
        return mapped[0], mapped[1]

    return replace(
        war,
        cost=scaled(war.cost, times, 0),
        others_terms=scaled(war.others_terms, times, plus),
        own_terms=scaled(war.own_terms, times, plus),
        stalemate=scaled(war.stalemate, times, plus),
        packages=tuple(
            replace(p, values=scaled(p.values, times, plus), slope=scaled(p.slope, times, 0)) for p in war.packages
        ),
    )


@many
@given(wars(compliance=True))
def test_naming_the_sides_the_other_way_round_mirrors_everything(war: PlainWar) -> None:
    (a, b), (c, d) = war.prior
    turned = replace(
        war,
        at=war.of - war.at,
        prior=((d, c), (b, a)),
        trend=(-war.trend[1], -war.trend[0]),
        cost=war.cost[::-1],
        patience=war.patience[::-1],
        others_terms=war.others_terms[::-1],
        own_terms=war.own_terms[::-1],
        stalemate=war.stalemate[::-1],
        packages=tuple(PlainPackage(p.values[::-1], p.keeps[::-1], (-p.slope[1], -p.slope[0])) for p in war.packages),
    )
    ours, mirrored = solve(war, compliance=True), solve(turned, compliance=True)
    for name in ("floor", "hold_out", "broken_floor"):
        assert getattr(mirrored, name)[0, ::-1] == pytest.approx(getattr(ours, name)[0], abs=1e-9)


@many
@given(wars(), floats(0.2, 0.8), floats(1, 30), floats(-0.02, 0.02), floats(0.8, 1))
def test_with_shared_expectations_a_fine_linear_split_and_kept_deals_agreement_is_within_reach(
    war: PlainWar, expects: float, sure: float, trend: float, patience: float
) -> None:
    portions = 200
    weight = war.months if patience == 1 else (1 - patience**war.months) / (1 - patience)
    assume(100 / portions <= sum(war.cost) * weight)
    share = [100 * j / portions for j in range(portions + 1)]
    prior = (expects * sure, (1 - expects) * sure)
    shared = replace(
        war,
        prior=(prior, prior),
        trend=(trend, trend),
        patience=(patience, patience),
        others_terms=(0, 0),
        own_terms=(100, 100),
        stalemate=(share[90], share[110]),
        packages=tuple(PlainPackage((u, 100 - u)) for u in share),
    )
    result = solve(shared)
    margin = max(min(u - result.hold_out[0, 0], 100 - u - result.hold_out[0, 1]) for u in share)
    assert margin >= -1e-9


@many
@given(wars(compliance=True), two(floats(0.5, 15)), floats(-0.02, 0.02))
def test_the_chances_of_a_forecast_sum_to_one_in_every_step_and_what_has_ended_stays_ended(
    war: PlainWar, prior: tuple[float, float], trend: float
) -> None:
    walk = walk_of([war], compliance=True)
    seen = forward(walk, carry_on(walk, offers_of([war])), np.array([prior]), np.array([trend]))
    assert seen.by_step.sum(axis=2) == pytest.approx(1, abs=1e-12)
    assert (np.diff(seen.by_step[0, :, :3], axis=0) >= -1e-15).all()
    assert seen.settlements.chance.sum() == pytest.approx(seen.by_step[0, -1, 0], abs=1e-12)
    assert ((seen.gives_in >= 0) & (seen.gives_in <= 1 + 1e-12)).all()
