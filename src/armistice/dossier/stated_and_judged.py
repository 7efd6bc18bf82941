"""Where what a party says and what the case file judges it to want part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from armistice._base.frozen import frozen
from armistice.dossier.case import Case, Choice, ChoiceValues, FollowsLine
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.stated_positions import ACCEPTS, DEMANDS, OFFERS, RED_LINE, REFUSES, StatedPosition

MIDDLE = 50.0
"""Points. Above it an option is judged good for a party, below it bad."""


@frozen
class Parting:
    """A stated position that the judgements do not bear out: what was said, what is judged, and how they part."""

    stated: StatedPosition
    judged: str
    message: str


def partings(case: Case, positions: Mapping[tuple[str, str], Sequence[StatedPosition]]) -> list[Parting]:
    """Return where the newest stated position on an option and its judged worth part, by party and issue.

    A demand, offer or acceptance of an option judged below 50 points, a refusal of one judged above, and a red line
    that was stated but does not stand in the case file, part.
    """
    found = []
    for (party, issue), stated in positions.items():
        worths = _worths(case, party, issue)
        for position in _newest_by_option(stated):
            message = _parts(case, position, worths)
            if message:
                judged = "" if position.option is None else f"{worths.get(position.option, MIDDLE):.0f} points"
                found.append(Parting(position, judged, message))
    return found


def _newest_by_option(stated: Sequence[StatedPosition]) -> list[StatedPosition]:
    newest: dict[str | None, StatedPosition] = {}
    for position in stated:
        newest.setdefault(position.option, position)
    return list(newest.values())


def _parts(case: Case, position: StatedPosition, worths: Mapping[str, float]) -> str | None:
    if position.stance == RED_LINE and not _has_red_line(case, position.party, position.issue):
        return "said to be a red line, and the case file has none on this issue"
    worth = worths.get(position.option or "")
    if worth is None or position.wants is None:
        return None
    if position.wants and worth < MIDDLE and position.stance in (DEMANDS, OFFERS, ACCEPTS):
        return f"wanted in words, and judged to be worth little ({worth:.0f} of 100)"
    if not position.wants and worth > MIDDLE and position.stance in (REFUSES, RED_LINE):
        return f"refused in words, and judged to be worth much ({worth:.0f} of 100)"
    return None


def _has_red_line(case: Case, party: str, issue: str) -> bool:
    return any(line.party == party and issue in line.never.issues() for line in case.red_lines.values())


def _worths(case: Case, party: str, issue: str) -> dict[str, float]:
    """The central worth of each option of a choice to a party, in its points; empty where none is judged."""
    stated = case.preferences.get(party)
    values = stated.values.get(issue) if stated else None
    if not isinstance(case.issues.get(issue), Choice) or values is None:
        return {}
    if isinstance(values, Order):
        return values.central_values()
    if not isinstance(values, ChoiceValues):
        return {}
    share = case.war.at / case.war.of if case.war else 0.5
    return {option: _central(worth, share) for option, worth in values.options.items()}


def _central(worth: Judgement | FollowsLine, share: float) -> float:
    if isinstance(worth, FollowsLine):
        return worth.at_start.central + share * (worth.at_end.central - worth.at_start.central)
    return worth.central
