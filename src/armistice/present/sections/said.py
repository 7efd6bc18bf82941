"""What was said: positions of those who do not sign, the chronology, open offers; and what has fallen since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.dossier.subjects import subject
from armistice.present import words
from armistice.present.document import Block, Bullets, Heading, Line, Paragraph, Run, Section, Table, cell, plain
from armistice.present.notes import party_name
from armistice.present.plain import shorten
from armistice.present.reading import Reading
from armistice.present.sections.stated import stated_lines

if TYPE_CHECKING:  # a brief without a record loads none of these
    from armistice.dossier.chronology import Event, OpenOffer
    from armistice.dossier.evidence import Rest
    from armistice.dossier.record import Findings

LONGEST = 220
"""Characters of a quotation that are printed here; its footnote has more, the report has all."""


def said(reading: Reading) -> Section | None:
    """Print what reports say beyond the table of who wants what; None where nothing has been read."""
    found = reading.beside.said
    if found is None:
        return None
    blocks: list[Block] = [_counted(found)]
    blocks += _positions(reading)
    blocks += _partings(reading, found)
    blocks += _chronology(reading, found)
    blocks += _open_offers(reading, found)
    blocks += _troubles(reading, found)
    return Section("what-was-said", "What was said, and by whom", tuple(blocks))


def _counted(found: Findings) -> Paragraph:
    reports = words.plural(len(found.documents), "report")
    have = "has" if len(found.documents) == 1 else "have"
    claims = sum(map(len, found.positions.values()))
    if not claims:
        nobody = "nobody has accepted a claim yet, so none is told but those that the case file rests on."
        return Paragraph(plain(f"{reports[0].upper()}{reports[1:]} {have} been read; {nobody}"), "soft")
    accepted = "one accepted statement" if claims == 1 else f"{claims:,} accepted statements"
    return Paragraph(plain(f"From {reports}, {accepted} on the issues."), "soft")


def _positions(reading: Reading) -> list[Block]:
    signers = reading.assessment.signers
    rows = tuple(
        (cell(issue.title), cell(party.name), tuple(lines))
        for issue in reading.case.issues.values()
        for party in reading.case.parties.values()
        if party.id not in signers and (lines := stated_lines(reading, party.id, issue.id))
    )
    return (
        [Table("What those said who do not sign, the newest first", ("Issue", "Party", "Said"), rows)] if rows else []
    )


def _partings(reading: Reading, found: Findings) -> list[Block]:
    items = tuple(
        (
            Run(f"{reading.name(one.stated.party)} on {reading.case.issues[one.stated.issue].title}: {one.message}"),
            *reading.notes.mark([one.stated.claim]),
        )
        for one in found.partings
        if one.stated.party in reading.case.parties
    )
    return [Heading("Where words and judgement part"), Bullets(items)] if items else []


def _chronology(reading: Reading, found: Findings) -> list[Block]:
    told: dict[tuple[object, ...], list[Event]] = {}
    for event in found.chronology:  # one sentence about three issues is one event
        told.setdefault((event.day, event.claim.actor, event.claim.document, event.claim.start), []).append(event)
    items = tuple(_event(reading, events) for events in told.values())
    return [Heading("Chronology"), Bullets(items)] if items else []


def _event(reading: Reading, events: list[Event]) -> Line:
    case, claim = reading.case, events[0].claim
    target = f" to {party_name(case, claim.target)}" if claim.target else ""
    day = words.date(events[0].day)
    told = f"{day}: {party_name(case, claim.actor)}{target}: “{shorten(claim.quote, LONGEST)}”"
    return (Run(told), *reading.notes.mark(event.claim for event in events))


def _open_offers(reading: Reading, found: Findings) -> list[Block]:
    told: dict[tuple[object, ...], list[OpenOffer]] = {}
    for offer in found.never_answered:  # one sentence about three issues is one offer
        claim = offer.claim
        told.setdefault((claim.document, claim.start, claim.actor, offer.silent), []).append(offer)
    items = tuple(_open_offer(reading, offers) for offers in told.values())
    return [Heading("Offers without an answer"), Bullets(items)] if items else []


def _open_offer(reading: Reading, offers: list[OpenOffer]) -> Line:
    claim = offers[0].claim
    silent = words.joined([party_name(reading.case, party) for party in offers[0].silent])
    told = f"{party_name(reading.case, claim.actor)}: “{shorten(claim.quote, LONGEST)}” – no answer found from {silent}"
    return (Run(told), *reading.notes.mark(offer.claim for offer in offers))


def _troubles(reading: Reading, found: Findings) -> list[Block]:
    """What rests on a claim that was rejected, is read differently now, or is not in the record."""
    items = tuple(_trouble(reading, rest) for rest in found.evidence if rest.unknown or rest.rejected or rest.dropped)
    return [Heading("Evidence that does not stand"), Bullets(items)] if items else []


def _trouble(reading: Reading, rest: Rest) -> Line:
    told = [f"not in the record: {', '.join(rest.unknown)}"] if rest.unknown else []
    told += ["a claim it rests on was rejected"] if rest.rejected else []
    told += ["a claim it rests on is no longer read so"] if rest.dropped else []
    place = subject(reading.case.tree, tuple(rest.path.split(".")))
    return (Run(f"{place}: {'; '.join(told)}"), *reading.notes.mark((*rest.rejected, *rest.dropped)))
