"""Reference figures of the war: war.json (after Smith & Stam 2004, Fearon 1995) and war_cases.json (exact values)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from armistice.evaluate.carrying_on import CarryingOn, Offers, Walk, carry_on, forward
from tests.reference.plain_war import PlainPackage, PlainWar
from tests.reference.war_arrays import offers_of, walk_of

DATA = Path(__file__).parent / "data"
WAR = json.loads((DATA / "war.json").read_text("utf-8"))
CASES = json.loads((DATA / "war_cases.json").read_text("utf-8"))
TEN_DIGITS = 1e-7
SIGN = 1e-9


# ---- war.json: a pie of 100 points, nothing to live on while fighting


def pie(portions: int) -> Offers:
    """Return the splits of 100 points."""
    share = np.linspace(0, 100, portions + 1)
    values = np.stack([share, 100 - share], axis=1)
    return Offers(values[None, None], np.array([[portions + 1]]), np.ones((1, 1, 2)), np.zeros((1, 1, 2)))


def pie_walk(
    priors: Sequence[Sequence[float]], *, of: int = 10, at: int = 5, cost: float, horizon: int, discount: float = 0.99
) -> Walk:
    """Return a walk of war.json; cost in points a step."""
    return Walk(
        at=at,
        of=of,
        steps_lost=None,
        months=np.ones(1),
        horizon=np.array([horizon]),
        prior=np.array([priors], float),
        trend=np.zeros((1, 2)),
        cost=np.full((1, 2), cost),
        patience=np.full((1, 2), discount),
        others_terms=np.zeros((1, 2)),
        own_terms=np.full((1, 2), 100.0),
        stalemate=np.zeros((1, 2)),
        settle="nash",
        living=np.zeros((1, of + 1, 2)),
    )


@pytest.mark.parametrize("run", WAR["runs"], ids=lambda run: f"{run['prior_first'][0]}-{run['cost_per_step']}")
def test_smith_and_stam_walks_come_out_as_by_an_independent_program(run: dict[str, Any]) -> None:
    walk = pie_walk(
        [run["prior_first"], run["prior_second"]],
        of=run["N"],
        at=run["x0"],
        cost=100 * run["cost_per_step"],
        horizon=400,
        discount=run["discount_per_step"],
    )
    result = carry_on(walk, pie(10_000), every_pause=False)
    # The pie of the reference is finer still; half a portion of 0.01 points shifts the last digits.
    assert result.hold_out.sum() / 100 == pytest.approx(run["holdout_sum_at_start"], abs=2e-4)
    for known, expected in run["by_true_p"].items():
        sure = np.array([[float(known), 1 - float(known)]]) * 1e9
        seen = forward(walk, result, sure, np.zeros(1))
        assert (seen.by_step[0, 0, 0] == pytest.approx(1)) == run["settles_at_start"]
        assert seen.by_step[0, -1, 0] == pytest.approx(expected["settle"], abs=2e-6)
        assert seen.by_step[0, -1, 1] == pytest.approx(expected["first_imposes"], abs=2e-6)
        assert seen.steps[0] == pytest.approx(expected["mean_steps"], abs=1e-4)


@pytest.mark.parametrize("a", [6, 7])
def test_the_least_cost_for_peace_at_once_is_where_it_should_be(a: int) -> None:
    least = 100 * WAR["least_cost_for_peace_at_once"][str(a)]

    def settles_at_once(cost: float) -> bool:
        walk = pie_walk([(a, 10 - a), (10 - a, a)], cost=cost, horizon=100)
        result = carry_on(walk, pie(100_000), every_pause=False)
        assert result.trace is not None
        return bool(len(result.trace.policy[0].draw))

    assert settles_at_once(least + 2e-4)
    assert not settles_at_once(least - 2e-4)


def test_a_longer_horizon_changes_the_hold_out_value_by_less_than_a_billionth() -> None:
    found = {}
    for horizon in (100, 200):
        walk = pie_walk([(8, 2), (2, 8)], cost=1, horizon=horizon)
        found[horizon] = carry_on(walk, pie(10_000), every_pause=False).hold_out[0, 0] / 100
        assert found[horizon] == pytest.approx(WAR["horizon"][str(horizon)], abs=5e-5)
    assert found[100] == pytest.approx(found[200], abs=1e-9)


def test_the_worked_floors_sum_to_their_figure() -> None:
    walk = pie_walk([(6, 4), (4, 6)], cost=1, horizon=400)
    floor = carry_on(walk, pie(1), every_pause=False).floor
    assert floor.sum() / 100 == pytest.approx(0.9557, abs=5e-5)


@pytest.mark.parametrize("p", [0.3, 0.5, 0.62])
@pytest.mark.parametrize("at", [1, 4, 7])
def test_gamblers_ruin_has_its_closed_form(p: float, at: int) -> None:
    of, ratio = 8, (1 - p) / p
    walk = pie_walk([(p * 1e12, (1 - p) * 1e12)] * 2, of=of, at=at, cost=0, horizon=3000, discount=1)
    nothing = Offers(np.empty((1, 0, 0, 2)), np.empty((1, 0), int), np.empty((1, 0, 2)), np.empty((1, 0, 2)))
    result = carry_on(walk, nothing, every_pause=False)
    seen = forward(walk, result, np.array([[p * 1e12, (1 - p) * 1e12]]), np.zeros(1))
    wins = at / of if p == 0.5 else (1 - ratio**at) / (1 - ratio**of)
    steps = at * (of - at) if p == 0.5 else (of * wins - at) / (2 * p - 1)
    assert result.floor[0] == pytest.approx([100 * wins, 100 - 100 * wins], abs=1e-8)
    assert seen.by_step[0, -1] == pytest.approx([0, wins, 1 - wins, 0], abs=1e-10)
    assert seen.steps[0] == pytest.approx(steps, abs=1e-7)


def fearon_floors(p: float, costs: Sequence[float]) -> np.ndarray:
    """Return the floors of a war of one battle: a line of 2, a known chance, the cost of the one step."""
    walk = pie_walk([(p * 1e12, (1 - p) * 1e12)] * 2, of=2, at=1, cost=0, horizon=1, discount=1)
    walk.cost[0] = 100 * np.array(costs)
    return carry_on(walk, pie(1), every_pause=False).floor[0] / 100


@pytest.mark.parametrize("row", WAR["fearon_range"], ids=lambda row: f"{row['p']}-{row['cA']}")
def test_one_battle_gives_fearons_bargaining_range(row: dict[str, Any]) -> None:
    floor = fearon_floors(row["p"], (row["cA"], row["cB"]))
    assert [floor[0], 1 - floor[1]] == pytest.approx(row["range"], abs=1e-9)


# ---- war_cases.json: whole cases, translated by hand


def pair(case: dict[str, Any], key: str) -> tuple[float, float]:
    return case["first"][key], case["second"][key]


def case_war(case: dict[str, Any], without: Sequence[str]) -> PlainWar:
    """Return a case's war without some of the causes of war; a package that somebody refuses is no candidate."""
    seen = case["observer"]
    shared = "expectations" in without
    prior = (seen["prior_on_first"],) * 2 if shared else pair(case, "prior_on_first")
    trend = (seen["trend"],) * 2 if shared else (case["first"]["trend"], -case["second"]["trend"])
    at = case["line"]["at"]
    packages = [
        PlainPackage(
            (package["values"]["first"], package["values"]["second"]),
            (1, 1) if "compliance" in without or package["h"] is None else tuple(package["h"]),
            tuple(-o / at for o in package["o_at_line_0"]),
        )
        for package in admissible(case, without)
        if all(package["values"][third] >= case["walk_away"][third] for third in package["consent"][2:])
    ]
    return PlainWar(
        at=at,
        of=case["line"]["of"],
        months=case["months_per_step"],
        horizon=case["horizon_steps"],
        prior=prior,
        trend=trend,
        cost=pair(case, "cost"),
        patience=pair(case, "patience"),
        others_terms=pair(case, "others_terms"),
        own_terms=pair(case, "own_terms"),
        stalemate=pair(case, "stalemate"),
        packages=tuple(packages),
        steps_lost=case["steps_lost"] or 0,
        settle=case["settle"],
    )


def admissible(case: dict[str, Any], without: Sequence[str]) -> list[dict[str, Any]]:
    return [
        package
        for package in case["packages"]
        if not package["breaks_rule"]
        and ("red_lines" in without or not set(package["red_line_of"]) & set(package["consent"]))
    ]


def believed(case: dict[str, Any], package: dict[str, Any], broken: np.ndarray, without: Sequence[str]) -> np.ndarray:
    """Return a package's value to both sides today."""
    on_paper = np.array([package["values"]["first"], package["values"]["second"]])
    if "compliance" in without or package["h"] is None:
        return on_paper
    keeps = np.array(package["h"])
    return keeps * on_paper + (1 - keeps) * broken


def widest(case: dict[str, Any], result: CarryingOn, over: np.ndarray, without: Sequence[str]) -> float:
    """Return the most that the least content signer can have over its threshold."""
    gains = []
    for package in admissible(case, without):
        war_sides = believed(case, package, result.broken_floor[0], without) - over
        thirds = [package["values"][third] - case["walk_away"][third] for third in package["consent"][2:]]
        gains.append(min([*war_sides, *thirds]))
    return max(gains)


def check_row(case: dict[str, Any], row: dict[str, Any]) -> CarryingOn:
    without = row["without"]
    war = case_war(case, without)
    result = carry_on(walk_of([war], compliance=case["steps_lost"] is not None), offers_of([war]))
    assert result.floor[0] == pytest.approx(row["floor"], abs=TEN_DIGITS)
    assert result.hold_out[0] == pytest.approx(row["hold_out"], abs=TEN_DIGITS)
    room = widest(case, result, result.floor[0], without)
    assert room == pytest.approx(row["room"], abs=TEN_DIGITS)
    assert widest(case, result, result.hold_out[0], without) == pytest.approx(row["margin"], abs=TEN_DIGITS)
    margins = [widest(case, result, value, without) for value in result.hold_out_after[0]]
    wait = next((n for n, margin in enumerate(margins, 1) if margin >= -SIGN), None) if room >= -SIGN else None
    assert wait == row["wait_steps"]
    return result


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_whole_cases_come_out_as_in_exact_arithmetic(case: dict[str, Any]) -> None:
    expected = case["expected"]
    result = check_row(case, {"without": [], **expected})
    if expected["moved_floor"] is not None:
        assert result.broken_floor[0] == pytest.approx(expected["moved_floor"], abs=TEN_DIGITS)
    assert result.hold_out - result.floor == pytest.approx(np.array([expected["hope"]]), abs=TEN_DIGITS)
    assert result.hold_out_after[0] == pytest.approx(np.array(expected["hold_out_after_steps"]), abs=TEN_DIGITS)
    margins = [widest(case, result, value, []) for value in result.hold_out_after[0]]
    assert margins == pytest.approx(expected["margin_after_steps"], abs=TEN_DIGITS)
    for package in case["packages"]:
        value = believed(case, package, result.broken_floor[0], [])
        assert value == pytest.approx(expected["as_believed"][package["id"]], abs=TEN_DIGITS)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_causes_of_war_taken_away_one_by_one_come_out_as_in_exact_arithmetic(case: dict[str, Any]) -> None:
    rows = case["expected"]["anatomy"]
    assert len(rows) == 8
    for row in rows:
        check_row(case, row)


def small_war(**changed: Any) -> PlainWar:
    settings: dict[str, Any] = {
        "months": 1,
        "trend": (0, 0),
        "patience": (1, 1),
        "others_terms": (0, 0),
        "own_terms": (100, 100),
    }
    return PlainWar(**settings | changed)


def check_small(war: PlainWar, run: dict[str, Any]) -> CarryingOn:
    """Compare one run of two signers without red lines, and what holds for its pauses."""
    result = carry_on(walk_of([war], compliance=False), offers_of([war]))
    values = np.array([package.values for package in war.packages])

    def margin(over: np.ndarray) -> float:
        return (values - over).min(axis=1).max()

    assert result.floor[0] == pytest.approx(run["floor"], abs=TEN_DIGITS)
    assert result.hold_out[0] == pytest.approx(run["hold_out"], abs=TEN_DIGITS)
    assert margin(result.floor[0]) == pytest.approx(run["room"], abs=TEN_DIGITS)
    margins = [margin(value) for value in result.hold_out_after[0]]
    assert margins[0] == pytest.approx(run["margin"], abs=TEN_DIGITS)
    assert next(n for n, value in enumerate(margins, 1) if value >= -SIGN) == run["wait_steps"]
    if "margin_after_steps" in run:
        assert margins == pytest.approx(run["margin_after_steps"], abs=TEN_DIGITS)
    return result


@pytest.mark.parametrize("run", CASES["mirrored"]["runs"], ids=lambda run: f"line {run['at']}")
def test_mirrored_wars_mirror_because_tied_packages_count_as_their_mean(run: dict[str, Any]) -> None:
    war = small_war(
        at=run["at"],
        of=4,
        horizon=6,
        prior=(run["prior_on_first_of_both"],) * 2,
        cost=(12, 12),
        stalemate=run["stalemate"],
        packages=(PlainPackage((60, 40)), PlainPackage((40, 60))),
    )
    result = check_small(war, run)
    exact = [int(n) / int(d or 1) for n, _, d in (text.partition("/") for text in run["hold_out_exact"])]
    assert result.hold_out[0] == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize(
    "run", CASES["pressure_can_close"]["runs"], ids=lambda run: f"the first side pays {run['cost_first']}"
)
def test_pressure_can_close_what_less_pressure_had_opened(run: dict[str, Any]) -> None:
    check_small(
        small_war(
            at=1,
            of=3,
            horizon=2,
            prior=((7, 3), (7, 3)),
            cost=(run["cost_first"], 10),
            stalemate=(50, 50),
            packages=(PlainPackage((50, 70)), PlainPackage((85, 50))),
        ),
        run,
    )
