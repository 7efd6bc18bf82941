"""What was said: stated positions, the chronology, open offers, and what each judgement rests on, with every source."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from armistice.dossier.case import Case, Choice
from armistice.dossier.subjects import subject
from armistice.present import words
from armistice.present.document import Block, Bullets, Heading, Line, Paragraph, Run, Section, Table, cell, plain
from armistice.present.plain import shorten
from armistice.present.reading import Reading

if TYPE_CHECKING:  # a brief without a record loads none of these
    from armistice.claims.claim import Claim
    from armistice.dossier.chronology import Event
    from armistice.dossier.evidence import Rest
    from armistice.dossier.record import Findings
    from armistice.dossier.stated_positions import StatedPosition

LONGEST = 220
"""Characters of a quotation that are printed; the report has the rest."""


def said(reading: Reading) -> Section | None:
    """Print what reports say, each sentence with the number of its source; None where nothing has been read."""
    found = reading.beside.said
    if found is None or not reading.sizes:
        return None
    notes = Notes(reading.case, found)
    blocks: list[Block] = [_counted(found)]
    blocks += _positions(reading, found, notes)
    blocks += _partings(reading, found, notes)
    blocks += _chronology(reading, found, notes)
    blocks += _open_offers(reading, found, notes)
    blocks += _evidence(reading.case, found, notes)
    blocks += notes.printed()
    return Section("what-was-said", "What was said, and by whom", tuple(blocks))


class Notes:
    """Numbers for claims in the order of their first use, and what stands at each number."""

    def __init__(self, case: Case, found: Findings):
        self.case = case
        self.found = found
        self.numbers: dict[str, int] = {}
        self.claims: list[Claim] = []

    def mark(self, claims: Collection[Claim]) -> Run:
        """Return the numbers of these claims as a mark, [3] or [3, 7]."""
        for claim in claims:
            if claim.id not in self.numbers:
                self.numbers[claim.id] = len(self.numbers) + 1
                self.claims.append(claim)
        marks = ", ".join(str(self.numbers[claim.id]) for claim in claims)
        return Run(f" [{marks}]" if marks else "", "soft")

    def printed(self) -> list[Block]:
        """Return the sources, numbered."""
        if not self.claims:
            return []
        items = tuple(self._source(number, claim) for number, claim in enumerate(self.claims, start=1))
        return [
            Heading("Sources", "The words as they stand in the report; decided on by a person unless marked."),
            Bullets(items),
        ]

    def _source(self, number: int, claim: Claim) -> Line:
        document = self.found.documents.get(claim.document)
        origin = document.origin if document else None
        known = [origin.source if origin else None, document.name if document else None]
        day = words.date(origin.date) if origin and origin.date else "no date stated"
        place = ", ".join(shorten(one, 60) for one in known if one)
        undecided = " · not yet decided on" if claim.status == "proposed" else ""
        spoken = [one for one in claim.attribution if one != "document"]
        according = f" · according to {', '.join(name(self.case, one) for one in spoken)}" if spoken else ""
        tail = f"{place}, {day}{according} · {claim.id}{undecided}"
        return (Run(f"{number}. "), Run(f"“{shorten(claim.quote, LONGEST)}” "), Run(tail, "soft"))


def name(case: Case, party: str | None) -> str:
    """Return what somebody is called: a party's name, or the words of the report."""
    if party is None:
        return "somebody not named"
    return case.parties[party].name if party in case.parties else shorten(party, 60)


def _counted(found: Findings) -> Paragraph:
    reports = len(found.documents)
    claims = sum(map(len, found.positions.values()))
    if not claims:
        return Paragraph(plain(f"{reports} reports have been read; no claim in them has been accepted yet."), "soft")
    return Paragraph(plain(f"From {reports} reports, {claims} accepted statements on the issues."), "soft")


def _positions(reading: Reading, found: Findings, notes: Notes) -> list[Block]:
    rows = []
    for issue in reading.case.issues.values():
        for party in reading.case.parties:
            stated = found.positions.get((party, issue.id), [])
            if stated:
                from armistice.dossier.stated_positions import contradictions

                lines = tuple(_position(reading.case, one, notes) for one in stated[:4])
                clash = contradictions(stated)
                torn = ((Run("Contradicts what it said before.", "strong"),),) if clash else ()
                rows.append((cell(issue.title), cell(reading.name(party), reading.style(party)), (*lines, *torn)))
    return [Table("Stated positions, the newest first", ("Issue", "Party", "Says"), tuple(rows))] if rows else []


def _position(case: Case, stated: StatedPosition, notes: Notes) -> Line:
    issue = case.issues[stated.issue]
    titles = {one.id: one.title for one in issue.options} if isinstance(issue, Choice) else {}
    option = f": {titles.get(stated.option, stated.option)}" if stated.option else ""
    day = f", {words.date(stated.day)}" if stated.day else ""
    return (Run(f"{stated.stance.capitalize()}{option}{day}"), notes.mark([stated.claim]))


def _partings(reading: Reading, found: Findings, notes: Notes) -> list[Block]:
    items = tuple(
        (
            Run(f"{reading.name(one.stated.party)} on {reading.case.issues[one.stated.issue].title}: {one.message}"),
            notes.mark([one.stated.claim]),
        )
        for one in found.partings
        if one.stated.party in reading.case.parties
    )
    return [Heading("Where words and judgement part"), Bullets(items)] if items else []


def _chronology(reading: Reading, found: Findings, notes: Notes) -> list[Block]:
    told: dict[tuple[object, ...], list[Event]] = {}
    for event in found.chronology:  # one sentence about three issues is one event
        told.setdefault((event.day, event.claim.actor, event.claim.document, event.claim.start), []).append(event)
    items = tuple(_event(reading.case, events, notes) for events in told.values())
    return [Heading("Chronology"), Bullets(items)] if items else []


def _event(case: Case, events: list[Event], notes: Notes) -> Line:
    claim = events[0].claim
    target = f" to {name(case, claim.target)}" if claim.target else ""
    day = words.date(events[0].day)
    told = f"{day}: {name(case, claim.actor)}{target}: “{shorten(claim.quote, LONGEST)}”"
    return (Run(told), notes.mark([event.claim for event in events]))


def _open_offers(reading: Reading, found: Findings, notes: Notes) -> list[Block]:
    items = tuple(
        (
            Run(f"{name(reading.case, one.claim.actor)}: “{shorten(one.claim.quote, LONGEST)}” – no answer found from "
                f"{words.joined([name(reading.case, party) for party in one.silent])}"),
            notes.mark([one.claim]),
        )
        for one in found.never_answered
    )  # fmt: skip
    return [Heading("Offers without an answer"), Bullets(items)] if items else []


def _evidence(case: Case, found: Findings, notes: Notes) -> list[Block]:
    resting = [rest for rest in found.evidence if rest.named]
    bare = len(found.evidence) - len(resting)
    items = tuple(_rest(case, rest, notes) for rest in resting)
    without = Paragraph(
        plain(f"{bare} judgements, red lines and proposals rest on no claim: they are assumed."), "soft"
    )
    return [Heading("What the judgements rest on"), *([Bullets(items)] if items else []), without]


def _rest(case: Case, rest: Rest, notes: Notes) -> Line:
    rejected = "; a claim it rests on was rejected" if rest.rejected else ""
    unknown = f"; not in the record: {', '.join(rest.unknown)}" if rest.unknown else ""
    return (Run(subject(case.tree, tuple(rest.path.split("."))) + rejected + unknown), notes.mark(rest.claims))
