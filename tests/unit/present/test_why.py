"""An explanation in words, as a picture and in the brief: who, what and how much, and nobody told what to do."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import armistice
from armistice.explain import blocking
from armistice.explain.clashes import clashes
from armistice.explain.explanation import explain
from armistice.present import brief
from armistice.present.charts import blocking as chart
from armistice.present.document import Figure, Line
from armistice.present.reading import Beside
from armistice.present.why import stuck_blocks
from armistice.present.why_page import why_page
from armistice.present.why_words import Told, by_id, figure, intervals
from benchmarks.deadlocks import deadlock
from tests.reference.small_deadlocks import BITING, EXCLUDING, THREE_WAY, pressure, two

EXAMPLES = Path(__file__).parents[3] / "examples"
NEVER_SAID = re.compile(
    r"\b(should|must|ought|best|recommended?|concede|concession|dictate|verdict|trust|win)\b", re.IGNORECASE
)


def printed(case) -> str:
    out = StringIO()
    why_page(case, explain(case), Console(file=out, width=160, highlight=False, markup=False, emoji=False))
    return out.getvalue()


def told(case) -> Told:
    return Told(case, explain(case))


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def test_a_blocking_set_names_parties_issue_and_claims():
    said = told(two(EXCLUDING))
    sentence = text(said.blocking(said.why.blocking[0], by_id))
    assert sentence == (
        "No package meets both, though each alone can be met: North refuses anything but “The land: Kept by North”; "
        "South refuses “The land: Kept by North” (claim c-1)."
    )


def test_a_threshold_is_told_with_its_number():
    said = told(two(north=70, south=40))
    assert "North asks for its walk-away (70 points)" in text(said.blocking(said.why.blocking[0], by_id))
    assert said.opening(said.why.openings[0]).startswith("If North asked for 10 points less than its walk-away, ")


def test_a_set_that_blocks_in_some_draws_only_is_told_with_its_share():
    case = two(north=[20, 80], south=50)
    said = Told(case, explain(case, draws=64))
    assert re.fullmatch(
        r"In \d+% of the draws: North: walk-away; South: walk-away\.", said.drawn(said.why.blocking_in_draws[0])
    )


def test_the_rules_are_named_where_there_are_some_and_larger_sets_say_that_fewer_can_be_met():
    biting, three = told(two(BITING)), told(two(THREE_WAY))
    assert text(biting.blocking(biting.why.blocking[0], by_id)).startswith("No package that the rules allow meets both")
    assert text(three.blocking(three.why.blocking[0], by_id)).startswith(
        "No package meets all three, though any two of them can be met"
    )


def test_an_opening_says_who_moves_on_what_and_what_is_then():
    said = told(two(EXCLUDING))
    first = said.opening(said.why.openings[0])
    assert first.startswith(
        "If North moved on its demand for “The land: Kept by North”, agreement would be within reach."
    )
    second = said.opening(said.why.openings[1])
    assert second.startswith(
        "If South moved on its refusal of “The land: Kept by North”, agreement would be within reach."
    )


def test_intervals_are_read_from_low_to_high():
    number = next(it for it in explain(pressure()).numbers if it.path == "war.sides.first.cost")
    assert intervals(number.intervals) == (
        "up to 1.36: agreement within reach; 1.36 to 9.5: room, but holding out pays; from 9.5: agreement within reach"
    )
    assert figure(-0.00123) == "−0.00123"


@pytest.mark.parametrize("case", [pressure(), two(EXCLUDING), two(north=70, south=40), deadlock(6, 6, seed=1)])
def test_nobody_is_told_what_to_do(case):
    assert NEVER_SAID.findall(printed(case)) == []


def test_the_talks_are_explained_with_the_legal_status_of_what_is_asked():
    page = printed(armistice.load(EXAMPLES / "ukraine-talks"))
    assert "One blocking set excludes every package. It names “Recognition of claimed regions”." in page
    assert "What would open it" in page
    said = " ".join(page.split())
    assert said.count("All four regions recognised as Russian (contested") == said.count("All four regions recognised")


def test_where_a_deal_exists_the_page_tells_what_would_close_it():
    page = printed(two(north=40, south=30))
    assert "Nothing blocks" in page
    assert "What would close it" in page
    assert "would fail if it asked for more than 30 points above its walk-away" in page


@pytest.fixture
def many(monkeypatch) -> Told:
    """An explanation with more blocking sets than are listed."""
    monkeypatch.setattr(blocking, "LIMIT", 5)
    found = told(deadlock(8, 20, seed=0))
    assert not found.why.complete
    return found


def test_where_the_search_was_stopped_the_page_says_so(many):
    said = str(stuck_blocks(many.case, many.why))
    assert "Five blocking sets and more" in said
    assert "The search was stopped" in said


@pytest.mark.parametrize("wide", [True, False])
def test_the_picture_draws_whole_sets_and_names_their_members(many, wide):
    sets, weights = chart.drawn(many.why)
    assert {member for each in sets for member in each.members} == {weight.member for weight in weights}
    assert len(weights) <= chart.MEMBERS
    drawing = chart.draw(many, wide)
    assert drawing.count("<path") >= sum(len(each.members) for each in sets)
    assert f">{len(sets)}<" in drawing


def test_the_brief_has_the_picture_with_its_table_after_the_kind_of_deadlock():
    case = two(EXCLUDING)
    document = brief.document(case, armistice.assess(case), beside=Beside(explanation=explain(case)))
    ids = [section.id for section in document.sections]
    assert ids.index("stuck") == ids.index("deadlock") + 1
    assert ids.index("openings") == ids.index("stuck") + 1
    stuck = document.sections[ids.index("stuck")]
    (picture,) = [block for block in stuck.blocks if isinstance(block, Figure)]
    assert len(picture.table.rows) == 2


def test_a_brief_to_be_shared_tells_only_which_red_lines_exclude_one_another():
    case = two(EXCLUDING.replace("{not: kept}}}", "{not: kept}}, firm: 0.55}"), north=55, south=48)
    beside = Beside(explanation=explain(case), clashes=clashes(case))
    page = brief.render_markdown(case, armistice.assess(case), audience="share", beside=beside)
    assert "Some red lines exclude one another" in page
    assert "North refuses anything but “The land: Kept by North”" in page
    assert not re.search(r"55|48|0\.55|points", page)


def test_clashes_do_not_depend_on_how_firm_red_lines_are():
    soft = two(EXCLUDING.replace("{not: kept}}}", "{not: kept}}, firm: 0.2}"))
    assert explain(soft).blocking == ()
    assert [{member.id for member in each.members} for each in clashes(soft)] == [{"ours", "theirs"}]
