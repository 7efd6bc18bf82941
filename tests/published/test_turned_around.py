"""Published talks turned around: walk-away values raised until nothing is left, and what the explanation then names.

Points of Panama: Raiffa 1982; of Camp David: Brams & Togman 1996 (recalled; see SOURCES.md of the examples). In both,
two sides are set against each other on every issue and no red line is stated, so the two walk-aways block together, and
most hangs on the issues that both put most on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import armistice
from armistice.dossier.levers import change

EXAMPLES = Path(__file__).parents[2] / "examples"


def turned(example: str, walk_away: float):
    case = armistice.load(EXAMPLES / example)
    return change(case, {f"judgements.{party}.walk_away": {"set": walk_away} for party in case.signers})


@pytest.mark.parametrize(
    ("example", "open_at", "closed_at", "named"),
    [
        ("camp-david-1978", 60, 61, {"sinai"}),
        ("panama-canal-1977", 64, 65, {"use_rights", "land_and_water"}),
    ],
)
def test_the_explanation_names_what_a_reader_of_the_case_would_name(example, open_at, closed_at, named):
    assert armistice.explain(turned(example, open_at)).blocking == ()
    why = armistice.explain(turned(example, closed_at))
    assert [{member.kind for member in each.members} for each in why.blocking] == [{"walk_away"}]
    assert {member.id for member in why.blocking[0].members} == set(why.signers)
    most = max(stake.points for stake in why.stakes)
    assert {stake.issue for stake in why.stakes if stake.points == pytest.approx(most)} == named
    assert why.central_issue in named


@pytest.mark.parametrize("example", ["camp-david-1978", "panama-canal-1977"])
def test_lowering_either_walk_away_by_what_is_told_opens_it_again(example):
    case = turned(example, 70)
    for opening in armistice.explain(case).openings:
        ((party, points),) = opening.asks_less.items()
        there = change(case, {f"judgements.{party}.walk_away": {"add": -points}})
        almost = change(case, {f"judgements.{party}.walk_away": {"add": -points + 0.01}})
        assert armistice.assess(there).standing == "within_reach"
        assert armistice.assess(almost).standing == "no_room"
