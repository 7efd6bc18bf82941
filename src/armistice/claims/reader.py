"""Files into the record: many at once on all cores, each whole or not at all, those already there passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from armistice._base.errors import UsageError
from armistice._base.processes import in_processes
from armistice.archive import store
from armistice.archive.document import LARGEST, Document, Origin, UnreadableError, hash_of
from armistice.archive.intake import read_bytes, read_file
from armistice.archive.passages import Passage, passages
from armistice.claims import readings, record
from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook
from armistice.claims.coder import code

FEW = 24
"""Files that are read in this process: starting others would take longer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `state` is new, known, copy, unread, refused or, of a document that was there, again.

    `note` says why or of what; `dropped` counts the claims that are no longer proposed.
    """

    name: str
    state: str
    claims: int = 0
    note: str = ""
    document: str | None = None
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class _Coded:
    path: Path
    received: bytes = b""
    document: Document | None = None
    parts: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    refused: str = ""


def files_in(paths: Iterable[Path | str]) -> list[Path]:
    """Return the files that paths, folders and globs name, each once, in order of name.

    Hidden files are passed over. Raises UsageError for a path that names nothing.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            matched = sorted(one for one in path.rglob("*") if one.is_file() and not _hidden(one.relative_to(path)))
        elif path.is_file():
            matched = [path]
        else:
            matched = sorted(one for one in _glob(path) if one.is_file())
            if not matched:
                raise UsageError(f"{given}: there is no such file or folder")
        found.update(dict.fromkeys(matched))
    return list(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _glob(path: Path) -> Iterable[Path]:
    pattern = str(path)
    if not set("*?[") & set(pattern):
        return []
    return Path(path.anchor or ".").glob(str(path.relative_to(path.anchor)) if path.anchor else pattern)


def prepare(engine: Engine) -> None:
    """Make the tables of a record that are not there yet, and the guards that keep it growing only."""
    with engine.begin() as connection:
        store.tables.create_all(connection)
        for guard in record.GUARDS:
            connection.exec_driver_sql(guard)


def read_into(
    engine: Engine,
    files: list[Path],
    codebook: Codebook,
    given: Origin | None = None,
    cores: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Read files into the record in their order, and return what became of each.

    A document that is already there is known by its bytes and not read again, so a run that was stopped goes on where
    it stood. `cores` None takes all of them. `progress` is told of every file as it is done.
    """
    prepare(engine)
    reader = readings.fingerprint(codebook)
    outcomes: list[Outcome] = []
    with engine.connect() as connection:
        for done in _coded(engine, files, codebook, given, cores or os.cpu_count() or 1):
            with connection.begin():
                outcome = _keep(connection, done, reader)
            outcomes.append(outcome)
            if progress:
                progress(outcome)
    return outcomes


def _coded(engine: Engine, files: list[Path], codebook: Codebook, given: Origin | None, cores: int) -> Iterator[_Coded]:
    """Yield the files in order, read and coded; new ones in other processes where there are many."""
    with engine.connect() as connection:
        known = set(connection.execute(select(store.documents.c.hash)).scalars())
    through = in_processes(1 if len(files) <= FEW else cores)
    yield from through(_Work(codebook, given, frozenset(known)), files)


@dataclass(frozen=True)
class _Work:
    """Reads and codes one file; those whose bytes are known are not read again."""

    codebook: Codebook
    given: Origin | None
    known: frozenset[str]

    def __call__(self, path: Path) -> _Coded:
        try:
            if path.stat().st_size > LARGEST:
                read_file(path)  # says what is wrong
            received = path.read_bytes()
            digest = hash_of(received)
            if digest in self.known:
                return _Coded(path, document=Document(digest, path.name, "", ""))
            document = read_bytes(received, path.name, self.given)
        except UnreadableError as fault:
            return _Coded(path, refused=str(fault))
        except OSError as fault:
            return _Coded(path, refused=f"{path.name}: {fault.strerror}")
        parts = tuple(passages(document.text, document.body))
        claims = () if document.unread else tuple(code_document(document, self.codebook, parts))
        return _Coded(path, received, document, parts, claims)


def code_document(document: Document, codebook: Codebook, parts: Sequence[Passage] | None = None) -> list[Claim]:
    """Return the claims of a stored document; `parts` are its passages, where they have been told already."""
    origin = document.origin
    return code(
        document.text, document.hash, codebook, origin.date, body=document.body, source=origin.source, parts=parts
    )


def _keep(connection: Connection, done: _Coded, reader: str) -> Outcome:
    """Write one document with its passages and claims, all in one transaction."""
    document = done.document
    if document is None:
        return Outcome(done.path.name, "refused", note=done.refused)
    if not done.received or store.has(connection, document.hash):
        return Outcome(done.path.name, "known", document=document.hash)
    original = store.add(connection, document, done.received, list(done.parts))
    claims = list(done.claims)
    if original:
        claims = news(connection, claims, original)
    record.propose(connection, claims)
    readings.note(connection, document.hash, reader)
    if document.unread:
        return Outcome(done.path.name, "unread", note=document.unread, document=document.hash)
    state, note = ("copy", f"a near-copy of {original[:10]}") if original else ("new", "")
    return Outcome(done.path.name, state, len(claims), note, document.hash)


def news(connection: Connection, claims: list[Claim], original: str) -> list[Claim]:
    """Return, of a near-copy's claims, those that the first print does not make in the same words."""
    said = {_told(claim) for claim in record.proposed(connection, original)}
    return [claim for claim in claims if _told(claim) not in said]


def _told(claim: Claim) -> tuple[str | None, ...]:
    return claim.actor, claim.action, claim.issue, " ".join(claim.quote.split())
