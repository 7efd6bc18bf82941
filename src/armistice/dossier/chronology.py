"""What was said and done, day by day; and which offers nobody has answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from armistice._base.frozen import frozen
from armistice.claims.claim import Claim

_ANSWERS = frozenset({"agree", "reject", "support", "yield", "request", "accuse"})


@frozen
class Event:
    """One claim on its day; `stated` tells whether the text names the day or the document's date stands in."""

    day: datetime.date
    claim: Claim
    stated: bool


@frozen
class OpenOffer:
    """An offer that no later claim answers: `silent` are those it was made to, or everybody else who signs."""

    claim: Claim
    day: datetime.date | None
    silent: tuple[str, ...]


def chronology(claims: Iterable[Claim], days: Mapping[str, datetime.date | None]) -> list[Event]:
    """Return the claims as events by day; those of documents without a date that name no day are left out."""
    events = []
    for claim in claims:
        day = claim.when or days.get(claim.document)
        if day is not None:
            events.append(Event(day, claim, claim.when is not None))
    return sorted(events, key=lambda event: (event.day, event.claim.document, event.claim.start, event.claim.id))


def never_answered(
    claims: Sequence[Claim], days: Mapping[str, datetime.date | None], signers: Sequence[str]
) -> list[OpenOffer]:
    """Return the offers to which some addressee has made no answer on the same issue, that day or later.

    Offers are claims with the force of a proposal about an issue of the case. A silence that a claim states (“has not
    answered”) is silence.
    """
    found = []
    for offer in claims:
        if offer.modality != "proposal" or offer.issue is None or offer.actor is None:
            continue
        day = _day(offer, days)
        meant = [offer.target] if offer.target and offer.target in signers else signers
        silent = tuple(
            party
            for party in meant
            if party != offer.actor and not any(_answers(claim, offer, party, day, days) for claim in claims)
        )
        if silent:
            found.append(OpenOffer(offer, day, silent))
    return found


def _answers(
    claim: Claim, offer: Claim, party: str, day: datetime.date | None, days: Mapping[str, datetime.date | None]
) -> bool:
    if claim.actor != party or claim.issue != offer.issue or claim.action not in _ANSWERS:
        return False
    answered = _day(claim, days)
    if day is None or answered is None:
        return claim.document == offer.document and claim.start > offer.start
    if claim.document == offer.document:
        return claim.start > offer.start
    return answered >= day


def _day(claim: Claim, days: Mapping[str, datetime.date | None]) -> datetime.date | None:
    return claim.when or days.get(claim.document)
