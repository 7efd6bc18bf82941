"""Claims and what people decided about them: proposals never change, decisions are only added and can be taken back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
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
from armistice.claims.claim import ACTIONS, CERTAINTIES, MODALITIES, POLARITIES, Claim

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
decisions = Table(
    "decisions", tables,
    Column("number", Integer, primary_key=True),
    Column("claim", String(12), ForeignKey("claims.id"), nullable=False),
    Column("verb", String(7), nullable=False),  # accept, reject, correct, undo
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO time, UTC
    Column("before", Text, nullable=False),  # status and correctable fields as they were, JSON
    Column("after", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("decisions.number")),
    Index("decisions_by_claim", "claim", "number"),
)  # fmt: skip
GUARDS = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {table}_keep_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the record only grows'); END"
    for table in ("claims", "decisions", "documents")
    for verb in ("UPDATE", "DELETE")
)
CORRECTABLE = ("actor", "target", "action", "modality", "issue", "option", "polarity", "when", "certainty")
VERBS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: who did what about which claim, when, and what it was before and after."""

    number: int
    claim: str
    verb: str
    by: str
    at: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    undoes: int | None = None


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


def propose(connection: Connection, claims: Iterable[Claim]) -> int:
    """Add claims that the record does not hold yet; return how many of them are new."""
    rows = [_row(claim) for claim in claims]
    if not rows:
        return 0
    before = connection.execute(select(func.count()).select_from(proposals)).scalar_one()
    connection.execute(insert(proposals).on_conflict_do_nothing(), rows)
    return connection.execute(select(func.count()).select_from(proposals)).scalar_one() - before


def _row(claim: Claim) -> dict[str, Any]:
    row = {column.name: getattr(claim, column.name) for column in proposals.c}
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
    return _decided(_claim(rows[0]), standing(connection, rows[0].id))


def claims(connection: Connection, wanted: Filter | None = None) -> list[Claim]:
    """Return the claims that pass the filter, as they stand, by date of document and place."""
    wanted = wanted or Filter()
    query = (
        select(proposals)
        .join(documents, documents.c.hash == proposals.c.document)
        .where(_clause(wanted))
        .order_by(documents.c.date, proposals.c.document, proposals.c.start, proposals.c.id)
    )
    stood = _all_standing(connection)
    found = (_decided(_claim(row), stood.get(row.id)) for row in connection.execute(query))
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
    if any(value is not None and getattr(claim, name) != value for name, value in asked.items()):
        return False
    return wanted.party is None or wanted.party in (claim.actor, claim.target)


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
    _append(connection, Decision(0, current.id, verb, by, _stamp(at), _state(current), _state(new)))
    return new


def undo(connection: Connection, claim: str, by: str, at: datetime.datetime) -> Claim:
    """Take back the last decision about a claim that still stands; return the claim as it stands now.

    Raises RecordError where nothing is left to take back.
    """
    current = find(connection, claim)
    last = standing(connection, current.id)
    if last is None:
        raise RecordError(f"{current.id}: there is no decision to take back")
    _append(connection, Decision(0, current.id, "undo", by, _stamp(at), last.after, last.before, last.number))
    return find(connection, current.id)


def history(connection: Connection, claim: str) -> list[Decision]:
    """Return every decision about a claim, the first one first."""
    rows = connection.execute(select(decisions).where(decisions.c.claim == claim).order_by(decisions.c.number))
    return [_decision(row) for row in rows]


def standing(connection: Connection, claim: str) -> Decision | None:
    """Return the last decision about a claim that has not been taken back."""
    return _last_standing(history(connection, claim))


def _all_standing(connection: Connection) -> dict[str, Decision]:
    by_claim: dict[str, list[Decision]] = {}
    for row in connection.execute(select(decisions).order_by(decisions.c.number)):
        by_claim.setdefault(row.claim, []).append(_decision(row))
    last = {claim: _last_standing(made) for claim, made in by_claim.items()}
    return {claim: decision for claim, decision in last.items() if decision}


def _last_standing(made: list[Decision]) -> Decision | None:
    undone = {decision.undoes for decision in made}
    kept = [one for one in made if one.verb != "undo" and one.number not in undone]
    return kept[-1] if kept else None


def _decided(claim: Claim, decision: Decision | None) -> Claim:
    if decision is None:
        return claim
    state = dict(decision.after)
    state["when"] = datetime.date.fromisoformat(state["when"]) if state["when"] else None
    return replace(claim, **state, id=claim.id)


def _state(claim: Claim) -> dict[str, Any]:
    state = {name: getattr(claim, name) for name in (*CORRECTABLE, "status")}
    state["when"] = claim.when.isoformat() if claim.when else None
    return state


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


def _stamp(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds")


def _append(connection: Connection, decision: Decision) -> None:
    row = {one.name: getattr(decision, one.name) for one in fields(Decision) if one.name != "number"}
    row["before"], row["after"] = json.dumps(dict(decision.before)), json.dumps(dict(decision.after))
    connection.execute(insert(decisions), [row])


def _decision(row: Any) -> Decision:
    return Decision(
        row.number, row.claim, row.verb, row.by, row.at, json.loads(row.before), json.loads(row.after), row.undoes
    )
