"""How many packages are worth the same as one of the frontier; against enumeration in tests/laws."""

from __future__ import annotations

from pathlib import Path

import pytest

import armistice
from armistice.evaluate import assessment

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_packages_worth_the_same_to_both_are_all_counted_and_the_point_is_one():
    told = armistice.assess(armistice.load(EXAMPLES / "panama-canal-1977" / "case.yaml"))
    assert told.frontier_total == len(told.frontier) == 20
    assert told.frontier_packages == sum(told.frontier_alike) == 26


def test_a_frontier_that_was_thinned_is_not_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assessment, "CAP", 4)
    told = armistice.assess(armistice.load(EXAMPLES / "panama-canal-1977" / "case.yaml"))
    assert not told.frontier_exact
    assert told.frontier_packages is None
    assert told.frontier_alike == ()


def test_where_the_red_lines_leave_nothing_nothing_is_counted():
    told = armistice.assess(armistice.load(EXAMPLES / "ukraine-talks" / "case.yaml"))
    assert told.frontier == ()
    assert told.frontier_packages == 0
    assert told.frontier_alike == ()


def test_the_json_keeps_its_keys():
    told = armistice.assess(armistice.load(EXAMPLES / "camp-david-1978" / "case.yaml")).to_dict()
    assert not [key for key in told if key in ("frontier_packages", "frontier_alike")]
    assert all(set(row) == {"values", "on_paper", "package"} for row in told["frontier"])
