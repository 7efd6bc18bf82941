"""What people decided about claims: decisions are only added, and the last that was not taken back stands."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Select, String, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from armistice.archive.store import tables
from armistice.claims.claim import Claim

decisions = Table(
    "decisions", tables,
    Column("number", Integer, primary_key=True),
    Column("claim", String(12), ForeignKey("claims.id"), nullable=False),
    Column("verb", String(7), nullable=False),  # accept, reject, correct, drop, undo
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO time, UTC
    Column("before", Text, nullable=False),  # status and correctable fields as they were, JSON
    Column("after", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("decisions.number")),
    Index("decisions_by_claim", "claim", "number"),
)  # fmt: skip
CORRECTABLE = ("actor", "target", "action", "modality", "issue", "option", "polarity", "when", "certainty")


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


def history(connection: Connection, claim: str) -> list[Decision]:
    """Return every decision about a claim, the first one first."""
    rows = connection.execute(select(decisions).where(decisions.c.claim == claim).order_by(decisions.c.number))
    return [_decision(row) for row in rows]


def standing(connection: Connection, claim: str) -> Decision | None:
    """Return the last decision about a claim that has not been taken back."""
    return _last_standing(history(connection, claim))


def all_standing(connection: Connection, among: Select[tuple[str]] | None = None) -> dict[str, Decision]:
    """Return the last decision that stands, by the id of its claim; `among` selects ids, None takes all."""
    by_claim: dict[str, list[Decision]] = {}
    query = select(decisions).order_by(decisions.c.number)
    if among is not None:
        query = query.where(decisions.c.claim.in_(among))
    for row in connection.execute(query):
        by_claim.setdefault(row.claim, []).append(_decision(row))
    last = {claim: _last_standing(made) for claim, made in by_claim.items()}
    return {claim: decision for claim, decision in last.items() if decision}


def _last_standing(made: list[Decision]) -> Decision | None:
    undone = {decision.undoes for decision in made}
    kept = [one for one in made if one.verb != "undo" and one.number not in undone]
    return kept[-1] if kept else None


def decided(claim: Claim, decision: Decision | None) -> Claim:
    """Return a claim as a decision left it."""
    if decision is None:
        return claim
    state = dict(decision.after)
    state["when"] = datetime.date.fromisoformat(state["when"]) if state["when"] else None
    return replace(claim, **state, id=claim.id)


def state_of(claim: Claim) -> dict[str, Any]:
    """Return what decisions may change of a claim, as plain data."""
    state = {name: getattr(claim, name) for name in (*CORRECTABLE, "status")}
    state["when"] = claim.when.isoformat() if claim.when else None
    return state


def stamp(at: datetime.datetime) -> str:
    """Return a time as it is kept: ISO, UTC, whole seconds."""
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds")


def append(connection: Connection, decision: Decision) -> None:
    """Add a decision; its number is given by the record."""
    row = {one.name: getattr(decision, one.name) for one in fields(Decision) if one.name != "number"}
    row["before"], row["after"] = json.dumps(dict(decision.before)), json.dumps(dict(decision.after))
    connection.execute(insert(decisions), [row])


def _decision(row: Any) -> Decision:
    return Decision(
        row.number, row.claim, row.verb, row.by, row.at, json.loads(row.before), json.loads(row.after), row.undoes
    )
