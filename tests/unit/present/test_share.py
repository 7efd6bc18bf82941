"""The shareable brief gives away no floor, hold-out value, weight, firmness, nor a size from which they follow."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from armistice import api
from armistice.dossier.case import ScaleValues
from armistice.dossier.judgements import Judgement, Order
from armistice.present.brief import render_html, render_markdown, write
from armistice.present.share import shareable_assessment, shareable_case
from tests.reference import valley

ROOT = Path(__file__).parents[3]


def other_secrets():
    """The same case with other floors, weights, firmness, costs and beliefs, and what follows from them."""
    case, assessment = valley.case(), valley.holding_out()
    assert case.war
    north, south = case.preferences["north"], case.preferences["south"]
    weights = {"territory": valley.judgement(9), "relief": valley.judgement(90), "assets": valley.judgement(2)}
    sides = {
        id: replace(side, cost=valley.judgement(3.1), expects=valley.judgement(0.71), sure=valley.judgement(7))
        for id, side in case.war.sides.items()
    }
    case = replace(
        case,
        preferences={
            **case.preferences,
            "north": replace(north, weights=weights),
            "south": replace(south, weights=Order("", (("relief",), ("assets", "territory"), ("guarantees",)))),
            "bank": replace(case.preferences["bank"], walk_away=valley.judgement(77)),
        },
        red_lines={id: replace(line, firm=0.61, note="barely") for id, line in case.red_lines.items()},
        linkages={},
        war=replace(case.war, sides=sides, months_per_step=valley.judgement(3), horizon_months=99.0),
        compliance=None,
        levers={id: replace(lever, change={"war.sides.north.cost": {"add": 7}}) for id, lever in case.levers.items()},
        warnings=(),
    )
    shift = {"north": 11.0, "south": 33.0, "bank": 5.0}
    proposals = {
        id: replace(view, values=shift, on_paper=shift, over_floor=shift, over_hold_out=shift, completions=9)
        for id, view in assessment.proposals.items()
    }
    assessment = replace(
        assessment,
        floor=shift, hold_out=shift, room=3.3, margin=-9.9, room_without_red_lines=4.4, margin_without_red_lines=-8.8,
        margin_after={1: -9.9}, packages_admissible=17, widest=None, solutions={}, proposals=proposals,
        frontier=assessment.frontier[:3], frontier_total=3, frontier_without_red_lines=(), gives_in={"north": 0.9},
        hold_out_is_giving_in=("north",), epsilon=0.3, frontier_exact=False,
        anatomy=tuple(replace(row, room=1.0, margin=-2.0) for row in assessment.anatomy),
    )  # fmt: skip
    return case, assessment


@pytest.mark.parametrize("render", [render_html, render_markdown])
def test_two_cases_that_differ_only_in_what_is_secret_give_the_same_file(render):
    assert render(valley.case(), valley.holding_out(), audience="share") == render(*other_secrets(), audience="share")


def test_the_sentences_on_the_terminal_are_those_of_the_file(tmp_path):
    said = write(valley.case(), valley.holding_out(), tmp_path / "brief.md", audience="share")
    assert said == write(*other_secrets(), tmp_path / "brief.md", audience="share")
    assert said[0] in (tmp_path / "brief.md").read_text().replace("*", "").replace("\\", "")


def test_the_team_sees_the_difference():
    assert render_markdown(valley.case(), valley.holding_out()) != render_markdown(*other_secrets())


def test_no_figure_of_the_file_is_one_of_points():
    """What is left: dates, terms of proposals, the count of packages, of judgements, months of the wait."""
    page = render_html(valley.case(), valley.holding_out(), audience="share")
    body = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.S)
    assert set(re.findall(r"\d[\d,.]*", body)) <= {
        "23",
        "2026",
        "20",
        "6",
        "2026.",
        "100",
        "0",
        "40",
        "60",
        "8,712",
        "25",
        "28",
        "1",
        "2",
    }
    assert "<svg" not in page
    assert "<!--" not in page


def test_the_shareable_assessment_holds_no_number_but_counts_and_the_wait():
    allowed = {"packages_total", "wait_months", "step_months", "completions"}
    assert numbers(shareable_assessment(valley.holding_out())) - allowed <= {
        "room_without_red_lines",
        "margin_without_red_lines",
        "epsilon",
    }


def test_the_shareable_case_holds_no_judgement_but_what_is_valued():
    case = shareable_case(valley.case())
    assert case.war
    assert not case.war.sides
    assert not case.linkages
    assert case.compliance is None
    assert all(line.firm == 1 for line in case.red_lines.values())
    assert all(isinstance(told.weights, Order) and not told.weights.tiers for told in case.preferences.values())
    assert not any(told.walk_away for told in case.preferences.values())


def numbers(value, name="") -> set[str]:
    """The names of all fields that hold a number other than nothing."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return {name} if value else set()
    if is_dataclass(value):
        return set().union(*(numbers(getattr(value, each.name), each.name) for each in fields(value)))
    if isinstance(value, dict):
        return set().union(*(numbers(each, name) for each in value.values()), set())
    return set().union(*(numbers(each, name) for each in value), set()) if isinstance(value, tuple) else set()


def test_what_is_valued_most_is_all_that_is_told_of_points():
    """Points may change as long as what is valued most stays."""
    case = valley.case()
    relief = ScaleValues(
        (
            (0, Judgement("", 3, 3, 3)),
            (50, Judgement("", 12, 12, 12)),
            (100, Judgement("", 99, 99, 99, because=("c-2",))),
        )
    )
    north = case.preferences["north"]
    other = replace(
        case, preferences={**case.preferences, "north": replace(north, values={**north.values, "relief": relief})}
    )
    assert render_html(case, valley.holding_out(), audience="share") == render_html(
        other, valley.holding_out(), audience="share"
    )


def test_a_real_case_worked_out_from_end_to_end_gives_nothing_away():
    """Firmness moves within what is counted: nothing but sizes can change, and none of them is in the file."""
    case = api.load(ROOT / "examples" / "ukraine-talks")
    softer = replace(case, red_lines={id: replace(line, firm=0.55) for id, line in case.red_lines.items()})
    assessment = api.assess(case)
    page = render_html(case, assessment, audience="share")
    assert page == render_html(softer, api.assess(softer), audience="share")
    for value in (*assessment.floor.values(), *assessment.hold_out.values(), assessment.room_without_red_lines):
        assert f"{value:.1f}" not in page
        assert f"{value:.0f} points" not in page
    assert "point" not in re.sub(r"<style>.*?</style>", "", page, flags=re.S)
