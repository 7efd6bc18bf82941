"""Two versions of a case over the same draws."""

from __future__ import annotations

from pathlib import Path

import pytest

import armistice

EXAMPLE = Path(__file__).parents[1] / "dossier" / "example.yaml"


def compared(new=None, draws=16):
    old = armistice.load(EXAMPLE)
    return armistice.compare(old, new(old) if new else old, draws=draws, processes=1)


def test_a_case_and_itself_differ_in_nothing():
    told = compared()
    assert told.differences == ()
    assert told.before == told.after
    assert told.otherwise == 0
    assert (told.room.p10, told.room.p90, told.margin.p10, told.margin.p90) == (0, 0, 0, 0)


def test_a_pulled_lever_is_told_in_words_and_in_what_it_did():
    told = compared(lambda case: case.with_lever("more_sanctions"))
    (difference,) = told.differences
    assert difference.path == "war.sides.north.cost"
    assert difference.sentence.endswith("before, 0.7 to 1.5, likely 1 now.")
    assert told.after.floor["north"] < told.before.floor["north"]
    assert told.after.floor["south"] == told.before.floor["south"]
    assert told.room.p10 >= 0  # more cost for a side never raises its floor


def test_each_version_says_what_its_own_assessment_says():
    told = compared(lambda case: case.with_lever("line_moved_on"))
    central = armistice.assess(armistice.load(EXAMPLE).with_lever("line_moved_on"), with_anatomy=False)
    assert (told.after.room, told.after.margin, told.after.standing) == (central.room, central.margin, central.standing)
    assert sum(told.after.chances.values()) == pytest.approx(1)


def test_chances_are_those_of_a_forecast_with_the_same_seed():
    told = compared(draws=16)
    ahead = armistice.forecast(armistice.load(EXAMPLE), draws=16, levers=False, processes=1)
    assert told.before.chances == ahead.certainty.standing
    assert told.before.settled == ahead.certainty.settled_within
