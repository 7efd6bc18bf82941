"""What each party said it wants: per issue, newest first, what contradicts what, and what moved between two days."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from armistice._base.frozen import frozen
from armistice.claims.claim import Claim

DEMANDS, ACCEPTS, REFUSES, RED_LINE, OFFERS = "demands", "accepts", "refuses", "red line", "offers"


@frozen
class StatedPosition:
    """One claim read as a position: `stance` of `party` on `issue`, towards `option` if one is named.

    `day` is the day the claim is about, else that of its document, else None. `wants` tells whether the party stands
    for the option (True), against it (False) or neither (None).
    """

    party: str
    issue: str
    stance: str
    option: str | None
    wants: bool | None
    day: datetime.date | None
    claim: Claim


@frozen
class Contradiction:
    """Two stated positions of one party on one issue that cannot both stand; `newer` was said last."""

    newer: StatedPosition
    older: StatedPosition


@frozen
class Move:
    """What a party said on an issue up to one day, and what it says up to a later one."""

    party: str
    issue: str
    before: StatedPosition | None
    after: StatedPosition


def stance_of(claim: Claim) -> str | None:
    """Return the stance that a claim states, or None for one that states none (a meeting, an attack)."""
    if claim.modality == "red_line":
        return RED_LINE
    if claim.modality == "proposal":
        return OFFERS
    if claim.action in ("request", "threaten") or claim.modality == "demand":
        return DEMANDS
    if claim.action in ("agree", "yield", "support"):
        return ACCEPTS
    return REFUSES if claim.action == "reject" else None


def stated_positions(
    claims: Iterable[Claim], days: Mapping[str, datetime.date | None]
) -> dict[tuple[str, str], list[StatedPosition]]:
    """Return the positions by (party, issue), newest first; `days` are the days of the documents by hash.

    Give it the claims that count, as a rule the accepted and corrected ones.
    """
    found: dict[tuple[str, str], list[StatedPosition]] = defaultdict(list)
    for claim in claims:
        stance = stance_of(claim)
        if stance is None or claim.issue is None or claim.actor is None:
            continue
        wants = {"for": True, "against": False}.get(claim.polarity)
        day = claim.when or days.get(claim.document)
        found[claim.actor, claim.issue].append(
            StatedPosition(claim.actor, claim.issue, stance, claim.option, wants, day, claim)
        )
    return {key: sorted(positions, key=_newest_first) for key, positions in found.items()}


def _newest_first(position: StatedPosition) -> tuple[float, int, str]:
    day = position.day.toordinal() if position.day else 0
    return -day, -position.claim.start, position.claim.id


def contradictions(positions: Sequence[StatedPosition]) -> list[Contradiction]:
    """Return what contradicts what among one party's positions on one issue, given newest first.

    For and against one option contradict; so do two options of one issue that are both wanted.
    """
    return [
        Contradiction(newer, older)
        for place, newer in enumerate(positions)
        for older in positions[place + 1 :]
        if _clash(newer, older)
    ]


def _clash(one: StatedPosition, other: StatedPosition) -> bool:
    if one.wants is None or other.wants is None:
        return False
    if one.option == other.option:
        return one.wants != other.wants
    return one.wants and other.wants and None not in (one.option, other.option)


def moved(
    positions: Mapping[tuple[str, str], Sequence[StatedPosition]], before: datetime.date, after: datetime.date
) -> list[Move]:
    """Return where what was last said up to `after` is not what was last said up to `before`.

    What was said first between the two days counts, with nothing before it.
    """
    moves = []
    for (party, issue), stated in positions.items():
        earlier = next((one for one in stated if one.day and one.day <= before), None)
        later = next((one for one in stated if one.day and before < one.day <= after), None)
        if later and (earlier is None or _differs(earlier, later)):
            moves.append(Move(party, issue, earlier, later))
    return moves


def _differs(one: StatedPosition, other: StatedPosition) -> bool:
    return (one.stance, one.option, one.wants) != (other.stance, other.option, other.wants)
