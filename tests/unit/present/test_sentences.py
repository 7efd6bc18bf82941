"""The bottom line for each standing, word for word, and what it must never say."""

from dataclasses import replace

import pytest

from armistice.present.brief import render_markdown
from armistice.present.reading import Reading
from armistice.present.sentences import bottom_line, deadlock, text
from tests.reference import valley

SAID = {
    "holding_out": (
        "There is room, but holding out pays: some packages give both Northland and Southland (and whoever else must "
        "agree) at least 21 points more than fighting to the finish, but none gives each of them as much as waiting "
        "for a better deal.",
        "If talks stood still, signing would beat holding out for everybody after about eight months of carrying on.",
    ),
    "no_room_under_red_lines": (
        "There is no room under present red lines: two red lines of Southland and Northland together leave no package.",
        "If no red line counted there would be room of 31 points, but holding out would still pay.",
    ),
    "no_room": (
        "There is no room: no package gives both Northland and Southland (and whoever else must agree) as much as "
        "fighting to the finish, with the red lines or without them; the nearest falls short by 5 points.",
        "There would be room if both sides were certain that a deal is kept.",
    ),
    "within_reach": (
        "There is agreement within reach: some packages give both Northland and Southland (and whoever else must "
        "agree) at least 3 points more than carrying on.",
        "Nobody gains by holding out for a better deal: signing now beats waiting.",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_the_bottom_line_of_each_standing(name):
    assert bottom_line(valley.case(), valley.ALL[name]()) == SAID[name]


def test_without_a_conflict_the_bottom_line_speaks_of_walking_away():
    first, second = bottom_line(valley.peaceful_case(), valley.within_reach())
    assert "more than walking away" in first
    assert second == "The fairness ideas looked at pick three different packages, shown side by side."


@pytest.mark.parametrize("name", SAID)
def test_the_bottom_line_without_sizes_names_none(name):
    said = " ".join(bottom_line(valley.case(), valley.ALL[name](), sizes=False))
    assert "points" not in said
    assert not any(char.isdigit() for char in said)


def test_a_standing_with_room_never_stands_without_the_wait():
    for months, said in ((8.0, "about eight months"), (None, "does not come to beat holding out")):
        assessment = replace(valley.holding_out(), wait_months=months)
        assert said in bottom_line(valley.case(), assessment)[1]


def test_the_deadlock_is_told_cause_by_cause_and_then_by_the_smallest_sets():
    told = [text(line) for line in deadlock(Reading(valley.case(), valley.holding_out()))]
    assert told == [
        "If no red line counted, the standing would be the same (room of 31 points).",
        "If both sides expected the same of the conflict, the standing would be the same (room of 24 points).",
        "If both sides were certain that a deal is kept, agreement would be within reach (room of 39 points).",
        "If no red line counted and both sides expected the same of the conflict, agreement would be within reach "
        "(room of 35 points).",
    ]


def test_a_removal_that_closes_what_was_open_is_said_to_leave_less():
    told = [text(line) for line in deadlock(Reading(valley.case(), valley.within_reach()))]
    assert told == [
        "If no red line counted, there would be room, but holding out would pay (room of 31 points) – less than now."
    ]


FORBIDDEN = (
    "verdict",
    "recommended",
    "concede",
    "concession",
    "dictate",
    "side payment",
    "trust",
    "gives up",
    "give up",
    "should sign",
    "best deal",
    "best package",
)


@pytest.mark.parametrize("name", SAID)
def test_the_brief_takes_no_side_and_recommends_nothing(name):
    said = render_markdown(valley.case(), valley.ALL[name]()).lower()
    assert not [word for word in FORBIDDEN if word in said]
