"""Which coder read each document of a record last, and with which codebook."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, String, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from armistice.archive import passages
from armistice.archive.store import documents, tables
from armistice.claims.codebook import Codebook

readings = Table(
    "readings", tables,
    Column("number", Integer, primary_key=True),
    Column("document", String(64), ForeignKey("documents.hash"), nullable=False),
    Column("reader", String(64), nullable=False),
    Index("readings_by_document", "document", "number"),
)  # fmt: skip
_ADD = insert(readings)


def fingerprint(codebook: Codebook) -> str:
    """Return what tells this coder with this codebook from every other, as 64 hex digits."""
    return hashlib.sha256(f"{_rules()}\x1f{codebook!r}".encode()).hexdigest()


@cache
def _rules() -> str:
    """The coder is its code and its tables: a version number kept by hand would sooner or later be forgotten."""
    own = Path(__file__).parent
    files = [Path(passages.__file__), *sorted(file for file in own.rglob("*") if file.suffix in (".py", ".tsv"))]
    return hashlib.sha256(b"\x1f".join(file.read_bytes() for file in files)).hexdigest()


def note(connection: Connection, document: str, reader: str) -> None:
    """Keep that this reader has read a document."""
    connection.execute(_ADD, {"document": document, "reader": reader})


def outdated(connection: Connection, reader: str) -> list[str]:
    """Return the hashes of the documents that another reader, or nobody known, read last; first prints come first."""
    last = select(func.max(readings.c.number)).group_by(readings.c.document)
    current = select(readings.c.document).where(readings.c.number.in_(last), readings.c.reader == reader)
    query = (
        select(documents.c.hash)
        .where(documents.c.unread.is_(None), documents.c.hash.not_in(current))
        .order_by(documents.c.copy_of.is_not(None), documents.c.date, documents.c.hash)
    )
    return list(connection.execute(query).scalars())
