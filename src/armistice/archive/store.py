"""The documents of a record: SQLite beside the case, a document whole or not at all, full-text search over passages."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    event,
    select,
)  # fmt: skip
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from armistice._base.errors import ArmisticeError
from armistice.archive.document import Document, Origin
from armistice.archive.near_copies import bands, first_alike, signature
from armistice.archive.passages import FURNITURE, Passage

FORMAT = 1
"""The version of the record's tables, kept in SQLite's user_version."""

tables = MetaData()
documents = Table(
    "documents", tables,
    Column("hash", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("source", Text), Column("title", Text), Column("date", Date), Column("author", Text),
    Column("language", Text),
    Column("unread", Text),
    Column("copy_of", String(64), ForeignKey("documents.hash")),
    Column("body", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("received", LargeBinary, nullable=False),  # the bytes as they came, deflated
    Column("signature", LargeBinary, nullable=False),
)  # fmt: skip
likenesses = Table(
    "likenesses", tables,
    Column("key", String, primary_key=True),
    Column("document", String(64), ForeignKey("documents.hash"), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
_SEARCH = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(text, document UNINDEXED, start UNINDEXED, kind UNINDEXED)"
)


_ADD, _ADD_LIKENESS = insert(documents), insert(likenesses)
_ADD_PASSAGE = sql("INSERT INTO passages VALUES (:text, :document, :start, :kind)")
_HAS = select(documents.c.hash).where(documents.c.hash == bindparam("digest"))
_ALIKE = (
    select(documents.c.hash, documents.c.signature)
    .where(
        documents.c.hash.in_(
            select(likenesses.c.document).where(likenesses.c.key.in_(bindparam("keys", expanding=True)))
        )
    )
    .order_by(documents.c.hash)
)


class RecordError(ArmisticeError):
    """A record that cannot be used: another format, or no record at all."""


def open_store(path: Path | str, read_only: bool = False) -> Engine:
    """Open the record at `path`, making it where there is none; one writes while others read (WAL).

    Raises RecordError for a file that is no record or of a later format.
    """
    if read_only and not Path(path).exists():
        raise RecordError(f"{path}: there is no record yet; armistice read makes it")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if found == 0 and not read_only:
                connection.exec_driver_sql(_SEARCH)
                connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
            elif found > FORMAT:
                raise RecordError(f"{path}: written by a later version of armistice")
    except SQLAlchemyError as fault:
        engine.dispose()
        raise RecordError(f"{path}: is no record that can be opened ({fault})") from fault
    except RecordError:
        engine.dispose()
        raise
    return engine


def _prepare(connection: object, _: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def has(connection: Connection, digest: str) -> bool:
    """Tell whether a document is in the record."""
    return connection.execute(_HAS, {"digest": digest}).first() is not None


def add(connection: Connection, document: Document, received: bytes, parts: list[Passage]) -> str | None:
    """Store a document with its passages, and return the hash of the first one that it is a near-copy of, or None."""
    marks = signature(document.text[document.body :])
    keys = bands(marks)
    original = _first_alike(connection, marks, keys)
    origin = document.origin
    connection.execute(
        _ADD,
        {
            "hash": document.hash, "name": document.name, "kind": document.kind, "source": origin.source,
            "title": origin.title, "date": origin.date, "author": origin.author, "language": origin.language,
            "unread": document.unread, "copy_of": original, "body": document.body, "text": document.text,
            "received": zlib.compress(received, 6), "signature": marks.tobytes(),
        },
    )  # fmt: skip
    if original is None:
        connection.execute(_ADD_LIKENESS, [{"key": key, "document": document.hash} for key in keys])
    rows = [
        {
            "text": document.text[part.start : part.end],
            "document": document.hash,
            "start": part.start,
            "kind": part.kind,
        }
        for part in parts
    ]
    if rows:
        connection.execute(_ADD_PASSAGE, rows)
    return original


def _first_alike(connection: Connection, marks: NDArray[np.int64], keys: list[str]) -> str | None:
    near = connection.execute(_ALIKE, {"keys": keys})
    found = [(row.hash, np.frombuffer(row.signature, dtype=np.int64)) for row in near]
    return first_alike(marks, found)


def load(connection: Connection, digest: str) -> Document:
    """Return the document whose hash begins with `digest`.

    Raises RecordError where none does, or more than one.
    """
    rows = connection.execute(
        select(documents).where(documents.c.hash.startswith(digest, autoescape=True)).limit(2)
    ).all()
    if len(rows) != 1:
        raise RecordError(f"{'no' if not rows else 'more than one'} document begins with {digest!r}")
    row = rows[0]
    origin = Origin(row.source, row.title, row.date, row.author, row.language)
    return Document(row.hash, row.name, row.kind, row.text, row.body, origin, row.unread)


def received(connection: Connection, digest: str) -> bytes:
    """Return the very bytes in which a document was received."""
    return zlib.decompress(
        connection.execute(select(documents.c.received).where(documents.c.hash == digest)).scalar_one()
    )


def copy_of(connection: Connection, digest: str) -> str | None:
    """Return the hash of the first print of which a document is a near-copy, or None."""
    return connection.execute(select(documents.c.copy_of).where(documents.c.hash == digest)).scalar_one()


def listed(connection: Connection) -> Iterator[tuple[Document, str | None]]:
    """Yield every document without its text, by date and name, with what it is a near-copy of."""
    columns = [column for column in documents.c if column.name not in ("text", "received", "signature")]
    for row in connection.execute(select(*columns).order_by(documents.c.date, documents.c.name, documents.c.hash)):
        origin = Origin(row.source, row.title, row.date, row.author, row.language)
        yield Document(row.hash, row.name, row.kind, "", row.body, origin, row.unread), row.copy_of


def search(connection: Connection, words: str, limit: int = 50) -> list[tuple[str, int, str, datetime.date | None]]:
    """Return passages that hold all the words: (document, start, text, date), the best fitting first.

    Words in quotation marks are a phrase; nothing else in `words` has a meaning to the search.
    """
    wanted = " ".join('"' + word.replace('"', "") + '"' for word in _phrases(words))
    if not wanted:
        return []
    query = (
        "SELECT p.document, p.start, p.text, d.date FROM passages p JOIN documents d ON d.hash = p.document "
        "WHERE passages MATCH :wanted AND p.kind != :furniture ORDER BY rank, p.document, p.start LIMIT :limit"
    )
    found = connection.execute(sql(query), {"wanted": wanted, "furniture": FURNITURE, "limit": limit})
    return [(row.document, row.start, row.text, _day(row.date)) for row in found]


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _phrases(words: str) -> list[str]:
    pieces = words.split('"')
    found: list[str] = []
    for number, piece in enumerate(pieces):
        found += [piece.strip()] if number % 2 else piece.split()
    return [piece for piece in found if any(letter.isalnum() for letter in piece)]
