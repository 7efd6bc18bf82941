"""Levers over the same draws: nothing for nothing, and no number that a fresh look would not give."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from armistice._base.errors import CaseError
from armistice._base.processes import in_processes
from armistice.dossier.loading import load, parse
from armistice.evaluate.carrying_on.forward import SETTLED, forward
from armistice.evaluate.chain import CAP, EPSILON, solve_on
from armistice.evaluate.draws.sampling import Sampler
from armistice.evaluate.figures import figures
from armistice.evaluate.structure import structure
from armistice.forecast.alike import Alike
from armistice.forecast.levers import effect_of, lever_table, reach

EXAMPLE = Path(__file__).parents[1] / "dossier" / "example.yaml"
MORE = """
  nothing:       {title: Nothing at all, change: {war.sides.north.cost: {times: 1}}}
  worth_more:    {title: Relief is worth more, change: {judgements.north.weights.relief: {times: 2}}}
  front_moves:   {title: The front moves, change: {war.line.at: {add: 2}}}
  treaty_firmer: {title: A firmer treaty, change: {compliance.sides.south.raised.pact.to: {add: 0.05}}}
  more_lost:     {title: More lost if broken, change: {compliance.if_broken.steps_lost: {add: 1}}}
"""


def case():
    return parse(EXAMPLE.read_text("utf-8") + MORE)


@pytest.fixture(scope="module")
def alike():
    return Alike(case(), 12, 3)


@pytest.fixture(scope="module")
def table(alike):
    return lever_table(alike)


def test_a_lever_that_does_nothing_changes_nothing_to_the_last_digit(alike):
    pulled = alike.version(alike.case.with_lever("nothing"))
    for name in ("room", "margin", "floor", "hold_out"):
        assert getattr(pulled.chain, name).tobytes() == getattr(alike.base.chain, name).tobytes()
    assert pulled.settled.tobytes() == alike.base.settled.tobytes()
    told = effect_of(alike, ("nothing",))
    assert told.settled_change == 0
    assert set(told.standing.values()) | set(told.floor.values()) | set(told.hold_out.values()) == {0.0}


def afresh(version, alike):
    """Solve a version with nothing remembered: its own structure, figures and frontiers."""
    it = structure(version)
    drawn = Sampler(it).draw(alike.draws, alike.seed, like=Alike(alike.case, alike.draws, alike.seed).drawn)
    read = figures(it, drawn)
    fronts = [
        it.plan(np.flatnonzero(drawn.red_lines[draw]).tolist()).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON)
        for draw in range(alike.draws)
    ]
    chain = solve_on(it, read, fronts)
    ahead = forward(read.walk, chain.carrying, read.observer_prior, read.observer_trend)
    return chain, ahead.by_month(read.walk, np.array([12]))[:, 0, SETTLED]


@pytest.mark.parametrize(
    "names",
    [
        ("more_sanctions",),
        ("line_moved_on",),
        ("worth_more",),
        ("front_moves",),
        ("treaty_firmer",),
        ("more_lost",),
        ("line_moved_on", "front_moves"),
        ("more_sanctions", "worth_more"),
    ],
)
def test_a_version_is_solved_as_if_nothing_were_remembered(alike, names):
    version = alike.case.with_lever(*names)
    chain, settled = afresh(version, alike)
    found = alike.version(version)
    assert found.chain.room == pytest.approx(chain.room, nan_ok=True)
    assert found.chain.margin == pytest.approx(chain.margin, nan_ok=True)
    assert found.chain.hold_out == pytest.approx(chain.hold_out, nan_ok=True)
    assert found.settled == pytest.approx(settled)


def test_every_lever_of_these_but_the_idle_one_changes_something(alike):
    for name in alike.case.levers:
        told = effect_of(alike, (name,))
        moved = max(abs(change) for change in (*told.floor.values(), *told.hold_out.values()))
        assert (moved > 0) == (name != "nothing"), name


def test_the_table_holds_every_lever_and_every_pair_in_the_order_of_the_file(alike, table):
    names = list(alike.case.levers)
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    assert [effect.levers for effect in table.effects] == [*((name,) for name in names), *pairs]
    assert table.effects[0].by == (("bank",),)


def test_the_table_is_the_same_in_one_process_and_in_two():
    one = lever_table(Alike(case(), 4, 1))
    two = lever_table(Alike(case(), 4, 1), through=in_processes(2))
    assert repr(asdict(one)) == repr(asdict(two))


def test_the_smallest_sets_that_reach_a_chance_are_found(alike, table):
    chances = {effect.levers: effect.settled for effect in table.effects}
    for wanted in (0.05, 0.5, 0.99):
        found = reach(alike, wanted, table)
        if table.settled >= wanted:
            assert found.looked_at == 0
            continue
        alone = {names for names, chance in chances.items() if len(names) == 1 and chance >= wanted}
        pairs = {names for names, chance in chances.items() if len(names) == 2 and chance >= wanted}
        if alone or pairs:
            assert {effect.levers for effect in found.sets} == (alone or pairs)
            assert found.looked_at == (1 if alone else 2)


def test_sets_that_are_known_already_are_not_solved_again(alike, table, monkeypatch):
    monkeypatch.setattr(alike, "version", None)
    assert reach(alike, table.settled + 0.01, table).looked_at in (1, 2)


UNSOUND = """
  no_relief: {title: Relief weighs nothing, change: {judgements.one.weights.relief: {set: 0}}}
  no_land:   {title: Land weighs nothing, change: {judgements.one.weights.land: {set: 0}}}
"""
PEACE = """
armistice: 1
title: Two issues
parties: {one: {name: One, signs: always}, two: {name: Two, signs: always}}
issues: {land: {title: Land, options: {a: A, b: B}}, relief: {title: Relief, options: {a: A, b: B}}}
judgements:
  one: {walk_away: [30, 60], weights: {land: 1, relief: 1}, values: {land: {a: 100, b: 0}, relief: {a: 0, b: 100}}}
  two: {walk_away: [20, 70], weights: {land: 1, relief: 2}, values: {land: {a: 0, b: 100}, relief: {a: 100, b: 0}}}
levers:
"""


def test_levers_that_are_sound_alone_and_not_together_are_named():
    peace = parse(PEACE + UNSOUND)
    with pytest.raises(CaseError):
        peace.with_lever("no_relief", "no_land")
    table = lever_table(Alike(peace, 8, 0))
    assert table.unsound == (("no_relief", "no_land"),)
    assert [effect.levers for effect in table.effects] == [("no_relief",), ("no_land",)]
    assert table.settled is None


def test_a_case_without_levers_has_no_table():
    assert lever_table(Alike(load(EXAMPLE.parents[3] / "examples" / "camp-david-1978"), 4, 0)) is None
