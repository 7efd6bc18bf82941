"""Claims as they were proposed and as they stand: proposals never change, decisions are only added."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    and_,
    func,
    or_,
    select,
)  # fmt: skip
from sqlalchemy.dialects.sqlite import insert

from armistice.archive.store import RecordError, documents, tables
from armistice.claims.claim import ACTIONS, CERTAINTIES, DROPPED, MODALITIES, POLARITIES, Claim
from armistice.claims.decisions import (
    CORRECTABLE,
    Decision,
    all_standing,
    append,
    decided,
    history,
    stamp,
    standing,
    state_of,
)

__all__ = ["CORRECTABLE", "Decision", "Filter", "claims", "decide", "find", "history", "propose", "standing", "undo"]

proposals = Table(
    "claims", tables,
    Column("id", String(12), primary_key=True),
    Column("document", String(64), ForeignKey("documents.hash"), nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("actor", Text), Column("target", Text), Column("action", String(9), nullable=False),
    Column("modality", String(12), nullable=False), Column("issue", Text), Column("option", Text),
    Column("polarity", String(7), nullable=False), Column("when", Date), Column("attribution", Text, nullable=False),
    Column("certainty", String(11)), Column("confidence", Float, nullable=False),
    Column("coder", Text, nullable=False), Column("coder_version", Text, nullable=False),
    Index("claims_by_document", "document", "start"),
)  # fmt: skip
GUARDS = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {table}_keep_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the record only grows'); END"
    for table in ("claims", "decisions", "documents", "readings")
    for verb in ("UPDATE", "DELETE")
)
_COLUMNS = tuple(column.name for column in proposals.c)
_ADD = insert(proposals).on_conflict_do_nothing()
_CHANGES = "SELECT total_changes()"
"""Rows written so far; to count the table's own would take longer with every claim in it."""
VERBS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims to list; None lets everything through. Texts are compared exactly, `words` searched in quotes."""

    status: str | None = None
    party: str | None = None  # as actor or target
    action: str | None = None
    modality: str | None = None
    issue: str | None = None
    document: str | None = None  # the beginning of a hash
    least_confidence: float = 0.0
    words: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    speaker: str | None = None  # on whose word, the document apart: a party's id, or words of who is named
    dropped: bool = False  # also those that the coder no longer proposes


def propose(connection: Connection, claims: Iterable[Claim]) -> int:
    """Add claims that the record does not hold yet; return how many of them are new."""
    rows = [_row(claim) for claim in claims]
    if not rows:
        return 0
    before = connection.exec_driver_sql(_CHANGES).scalar_one()
    connection.execute(_ADD, rows)
    return connection.exec_driver_sql(_CHANGES).scalar_one() - before


def proposed(connection: Connection, document: str) -> list[Claim]:
    """Return the claims of a document as they were proposed, without those dropped since."""
    gone = {claim for claim, last in all_standing(connection, _ids(document)).items() if last.verb == "drop"}
    rows = connection.execute(select(proposals).where(proposals.c.document == document))
    return [_claim(row) for row in rows if row.id not in gone]


def _ids(document: str) -> Select[tuple[str]]:
    return select(proposals.c.id).where(proposals.c.document == document)


def _row(claim: Claim) -> dict[str, Any]:
    row = {name: getattr(claim, name) for name in _COLUMNS}
    row["attribution"] = json.dumps(claim.attribution, ensure_ascii=False)
    return row


def _claim(row: Any) -> Claim:
    known = {column.name: row._mapping[column.name] for column in proposals.c}
    known["attribution"] = tuple(json.loads(known["attribution"]))
    return Claim(**known)


def find(connection: Connection, beginning: str) -> Claim:
    """Return the claim whose id begins so, as it stands after every decision.

    Raises RecordError where no claim, or more than one, begins so.
    """
    rows = connection.execute(
        select(proposals).where(proposals.c.id.startswith(beginning, autoescape=True)).limit(2)
    ).all()
    if len(rows) != 1:
        raise RecordError(f"{'no' if not rows else 'more than one'} claim begins with {beginning!r}")
    return decided(_claim(rows[0]), standing(connection, rows[0].id))


def documents_behind(connection: Connection, beginnings: Iterable[str]) -> list[str]:
    """Return the hashes of the documents of all claims whose ids begin so, sorted."""
    found = set()
    for beginning in beginnings:
        ids = proposals.c.id.startswith(beginning, autoescape=True)
        found.update(connection.execute(select(proposals.c.document).where(ids)).scalars())
    return sorted(found)


def claims(connection: Connection, wanted: Filter | None = None) -> list[Claim]:
    """Return the claims that pass the filter, as they stand, by date of document and place."""
    wanted = wanted or Filter()
    query = (
        select(proposals)
        .join(documents, documents.c.hash == proposals.c.document)
        .where(_clause(wanted))
        .order_by(documents.c.date, proposals.c.document, proposals.c.start, proposals.c.id)
    )
    ids = select(proposals.c.id).where(proposals.c.document.startswith(wanted.document or "", autoescape=True))
    stood = all_standing(connection, ids if wanted.document else None)
    found = (decided(_claim(row), stood.get(row.id)) for row in connection.execute(query))
    return [claim for claim in found if _passes(claim, wanted)]


def _clause(wanted: Filter) -> Any:
    parts = [proposals.c.confidence >= wanted.least_confidence]
    if wanted.document:
        parts.append(proposals.c.document.startswith(wanted.document, autoescape=True))
    if wanted.words:
        parts += [proposals.c.quote.icontains(word, autoescape=True) for word in wanted.words.split()]
    day = func.coalesce(proposals.c.when, documents.c.date)
    if wanted.since:
        parts.append(day >= wanted.since)
    if wanted.until:
        parts.append(or_(day <= wanted.until))
    return and_(*parts)


def _passes(claim: Claim, wanted: Filter) -> bool:
    """What a correction may have changed is compared after it."""
    asked = {"status": wanted.status, "action": wanted.action, "modality": wanted.modality, "issue": wanted.issue}
    if claim.status == DROPPED and not (wanted.dropped or wanted.status == DROPPED):
        return False
    if any(value is not None and getattr(claim, name) != value for name, value in asked.items()):
        return False
    heard = wanted.speaker is None or _says(claim, wanted.speaker.casefold())
    return heard and (wanted.party is None or wanted.party in (claim.actor, claim.target))


def _says(claim: Claim, speaker: str) -> bool:
    """Tell whether a claim rests on the word of a party, or of somebody named with these words."""
    return any(
        speaker == one.casefold() or (" " in one and speaker in one.casefold()) for one in claim.attribution[:-1]
    )


def decide(
    connection: Connection,
    claim: str,
    verb: str,
    by: str,
    at: datetime.datetime,
    change: Mapping[str, Any] | None = None,
) -> Claim:
    """Accept, reject or correct a claim; return it as it stands now.

    `change` holds the corrected fields and goes with "correct" alone. Raises RecordError for an unknown verb, field
    or value.
    """
    if verb not in VERBS:
        raise RecordError(f"there is no decision {verb!r}; there are {', '.join(VERBS)}")
    current = find(connection, claim)
    new = replace(current, **_checked(change or {}), status=VERBS[verb], id=current.id)
    append(connection, Decision(0, current.id, verb, by, stamp(at), state_of(current), state_of(new)))
    return new


def undo(connection: Connection, claim: str, by: str, at: datetime.datetime) -> Claim:
    """Take back the last decision about a claim that still stands; return the claim as it stands now.

    Raises RecordError where nothing is left to take back.
    """
    current = find(connection, claim)
    last = standing(connection, current.id)
    if last is None:
        raise RecordError(f"{current.id}: there is no decision to take back")
    append(connection, Decision(0, current.id, "undo", by, stamp(at), last.after, last.before, last.number))
    return find(connection, current.id)


def settle(connection: Connection, document: str, proposed: Collection[str], by: str, at: datetime.datetime) -> int:
    """Drop the undecided claims of a document that are not among the ids now proposed, and return how many fell.

    What was dropped and is proposed again counts as before.
    """
    stood = all_standing(connection, _ids(document))
    fallen = 0
    for row in connection.execute(select(proposals).where(proposals.c.document == document)).all():
        claim, last = _claim(row), stood.get(row.id)
        if claim.id in proposed and last and last.verb == "drop":
            append(connection, Decision(0, claim.id, "undo", by, stamp(at), last.after, last.before, last.number))
        elif claim.id not in proposed and last is None:
            gone = state_of(replace(claim, status=DROPPED))
            append(connection, Decision(0, claim.id, "drop", by, stamp(at), state_of(claim), gone))
            fallen += 1
    return fallen


_ALLOWED: dict[str, tuple[Any, ...]] = {
    "action": ACTIONS, "modality": MODALITIES, "polarity": POLARITIES, "certainty": CERTAINTIES,
}  # fmt: skip


def _checked(change: Mapping[str, Any]) -> dict[str, Any]:
    for name, value in change.items():
        if name not in CORRECTABLE:
            raise RecordError(f"{name!r} cannot be corrected; what can is {', '.join(CORRECTABLE)}")
        if name in _ALLOWED and value not in _ALLOWED[name]:
            known = ", ".join("nothing" if one is None else str(one) for one in _ALLOWED[name])
            raise RecordError(f"{name}: {value!r} is none of {known}")
    return dict(change)
