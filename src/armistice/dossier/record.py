"""The record beside a case: its claims, what people decide about them, and what it adds up to."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from armistice._base.errors import Finding, UsageError
from armistice._base.frozen import frozen
from armistice.archive import store
from armistice.archive.document import Document
from armistice.claims import record
from armistice.claims.claim import Claim
from armistice.claims.framing import frames
from armistice.claims.record import Decision, Filter
from armistice.dossier import evidence as evidence_of
from armistice.dossier.case import Case
from armistice.dossier.chronology import Event, OpenOffer, chronology, never_answered
from armistice.dossier.codebook import codebook
from armistice.dossier.stated_and_judged import Parting, partings
from armistice.dossier.stated_positions import StatedPosition, stated_positions

NAME = "record.sqlite"
COUNTED = ("accepted", "corrected")
"""The claims that count once people have decided; `with_proposed` adds those that nobody has looked at."""


def record_path(case: Case) -> Path:
    """Return where the record of a case is or will be. Raises UsageError for a case that was not read from a file."""
    if case.file is None:
        raise UsageError("a record stands beside a case file; this case was not read from one")
    return Path(case.file).parent / NAME


def has_record(case: Case) -> bool:
    """Tell whether reports have been read for a case."""
    return case.file is not None and record_path(case).exists()


@contextmanager
def _opened(case: Case, write: bool = False) -> Iterator[Connection]:
    engine = store.open_store(record_path(case), read_only=not write)
    try:
        with engine.begin() if write else engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def claims_of(case: Case, wanted: Filter | None = None) -> list[Claim]:
    """Return the claims of a case's record as they stand, by date and place."""
    with _opened(case) as connection:
        return record.claims(connection, wanted)


def counted(case: Case, with_proposed: bool = False) -> list[Claim]:
    """Return the claims that count: accepted and corrected ones; `with_proposed` adds those nobody has decided on."""
    kept = (*COUNTED, "proposed") if with_proposed else COUNTED
    return [claim for claim in claims_of(case) if claim.status in kept]


def decide(
    case: Case, claim: str, verb: str, by: str, at: datetime.datetime, change: Mapping[str, Any] | None = None
) -> Claim:
    """Accept, reject, correct or undo (`verb`) a claim named by the beginning of its id; return it as it stands."""
    with _opened(case, write=True) as connection:
        if verb == "undo":
            return record.undo(connection, claim, by, at)
        return record.decide(connection, claim, verb, by, at, _known(case, change or {}))


def _known(case: Case, change: Mapping[str, Any]) -> dict[str, Any]:
    """A corrected issue or option must be one of the case."""
    issue = change.get("issue")
    if issue is not None and issue not in case.issues:
        raise UsageError(f"there is no issue {issue!r} in {case.title!r}; there are {', '.join(case.issues)}")
    return dict(change)


@frozen
class InContext:
    """A claim with the text around it: `before`, its quote, `after`, the document it stands in and its decisions.

    `relied_on` are the dotted paths of what rests on it in the case file.
    """

    claim: Claim
    document: Document
    before: str
    after: str
    decisions: tuple[Decision, ...]
    relied_on: tuple[str, ...] = ()


def in_context(case: Case, claim: str, around: int = 300) -> InContext:
    """Return a claim with up to `around` code points of the text on either side."""
    with _opened(case) as connection:
        found = record.find(connection, claim)
        document = store.load(connection, found.document)
        decisions = tuple(record.history(connection, found.id))
    before = document.text[max(document.body, found.start - around) : found.start]
    resting = relied_on(case).get(found.id, ())
    return InContext(found, document, before, document.text[found.end : found.end + around], decisions, resting)


def claims_behind(case: Case) -> list[Claim]:
    """Return every claim, dropped ones too, of the documents on which the case file rests: not of a whole archive."""
    named = {name for _, names in evidence_of.named_claims(case) for name in names}
    with _opened(case) as connection:
        return [
            claim
            for document in record.documents_behind(connection, named)
            for claim in record.claims(connection, Filter(document=document, dropped=True))
        ]


def relied_on(case: Case) -> dict[str, tuple[str, ...]]:
    """Return, by the id of a claim, the dotted paths of what rests on it in the case file."""
    return evidence_of.relied_on(case, claims_behind(case))


def documents_of(case: Case) -> dict[str, Document]:
    """Return the documents of a case's record by hash, without their texts, by date and name."""
    with _opened(case) as connection:
        return {document.hash: document for document, _ in store.listed(connection)}


def search(case: Case, words: str, limit: int = 50) -> list[tuple[str, int, str, datetime.date | None]]:
    """Return the passages that hold all the words: (document, start, text, date), the best fitting first."""
    with _opened(case) as connection:
        return store.search(connection, words, limit)


# --- what it adds up to


@frozen
class Findings:
    """What the counted claims of a record add up to for a case; `named` are those that the case file rests on.

    `named` goes by the ids as the file writes them, whatever has become of the claims.
    """

    positions: Mapping[tuple[str, str], list[StatedPosition]]
    partings: list[Parting]
    chronology: list[Event]
    never_answered: list[OpenOffer]
    evidence: list[evidence_of.Rest]
    documents: Mapping[str, Document]
    named: Mapping[str, Claim]


def findings(case: Case, with_proposed: bool = False) -> Findings:
    """Return positions, partings, chronology, open offers and evidence of a case from its record."""
    every = claims_of(case, Filter(dropped=True))
    kept = (*COUNTED, "proposed") if with_proposed else COUNTED
    claims = [claim for claim in every if claim.status in kept]
    documents = documents_of(case)
    days = {key: document.origin.date for key, document in documents.items()}
    positions = stated_positions(claims, days)
    return Findings(
        positions,
        partings(case, positions),
        chronology(claims, days),
        never_answered(claims, days, case.signers),
        evidence_of.evidence(case, every),
        documents,
        evidence_of.by_name(case, every),
    )


def evidence_warnings(case: Case) -> tuple[Finding, ...]:
    """Return a warning for every claim a case rests on that its record does not know, or that has fallen since."""
    return tuple(evidence_of.warnings(case, claims_behind(case))) if has_record(case) else ()


def framing(case: Case) -> Counter[tuple[str, str, str, str]]:
    """Return how often each source frames each party, by week: (source, ISO week, party, frame) → sentences.

    A near-copy counts once; a document without source or date is counted under “unknown”.
    """
    found: Counter[tuple[str, str, str, str]] = Counter()
    book = codebook(case)
    with _opened(case) as connection:
        for document, copy_of in list(store.listed(connection)):
            if copy_of or document.unread:
                continue
            text = store.load(connection, document.hash).text
            week = f"{document.origin.date:%G-W%V}" if document.origin.date else "unknown"
            source = document.origin.source or "unknown"
            found.update((source, week, one.party, one.frame) for one in frames(text, book, document.body))
    return found


# --- out again


def as_rows(case: Case, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return claims as plain data for JSON, with file name, source and date of the document and what rests on each."""
    documents, resting = documents_of(case), relied_on(case)
    rows = []
    for claim in claims:
        document = documents[claim.document]
        day = document.origin.date
        known = {"file": document.name, "source": document.origin.source, "date": day.isoformat() if day else None}
        rows.append(claim.to_dict() | known | {"relied_on": list(resting.get(claim.id, ()))})
    return rows


def as_json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would run as a formula is led by an apostrophe."""
    rows = list(rows)
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " > ".join(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
