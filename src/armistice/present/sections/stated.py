"""Stated positions as lines of a table: what a party said it wants on an issue, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dossier.case import Case
from armistice.present import words
from armistice.present.document import Line, Run
from armistice.present.notes import option_words
from armistice.present.plain import shorten
from armistice.present.reading import Reading

if TYPE_CHECKING:  # a brief without a record loads none of these
    from armistice.dossier.stated_positions import StatedPosition

MOST = 3
"""Positions of one party on one issue that are told; the chronology has the rest."""
LONGEST = 120
"""Characters of a quotation in the table; its footnote has all of it."""


def stated_lines(reading: Reading, party: str, issue: str) -> list[Line]:
    """Return what a party said on an issue, position by position with its claims, and whether it contradicts itself."""
    found = reading.beside.said
    positions = found.positions.get((party, issue), []) if found else []
    told: dict[tuple[str, str | None, bool | None], list[StatedPosition]] = {}
    for one in positions:
        told.setdefault((one.stance, one.option, one.wants), []).append(one)
    lines = [_line(reading, same) for same in list(told.values())[:MOST]]
    if len(told) > 1:
        from armistice.dossier.stated_positions import contradictions

        lines += [(Run("what contradicts what it said before", "strong"),)] if contradictions(positions) else []
    return lines


def _line(reading: Reading, same: list[StatedPosition]) -> Line:
    newest = same[0]
    day = f" ({words.date(newest.day)})" if newest.day else ""
    return (Run(f"{_words(reading.case, newest)}{day}"), *reading.notes.mark(one.claim for one in same))


def _words(case: Case, one: StatedPosition) -> str:
    """What was said, by the option if one is named, else in its own words."""
    if one.option is None:
        return f"“{shorten(one.claim.quote, LONGEST)}”"
    option = option_words(case.issues[one.issue], one.option)
    if one.stance == "red line":
        return f"it will not go without {option}" if one.wants else f"it will never take {option}"
    against = one.wants is False and one.stance != "refuses"
    return f"it {one.stance}{', against' if against else ''} {option}"
