"""Reading again what an earlier coder, or a codebook with other words, has read.

The stored text is read, so every place keeps its offsets. What is now proposed is added; what is no longer proposed
and nobody decided on is dropped, by a decision like any other. What people decided stays as it is.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from armistice._base.processes import in_processes
from armistice.archive import store
from armistice.archive.document import Document
from armistice.claims import record
from armistice.claims.claim import CODER, Claim
from armistice.claims.codebook import Codebook
from armistice.claims.reader import FEW, Outcome, code_document, news
from armistice.claims.readings import fingerprint, note, outdated


def read_again(
    engine: Engine,
    codebook: Codebook,
    at: datetime.datetime,
    cores: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Read what this coder with this codebook has not read last; return what became of each document.

    `at` dates what is dropped. A run that was stopped goes on where it stood. Outcomes count the claims that are new.
    """
    reader = fingerprint(codebook)
    with engine.connect() as connection:
        hashes = outdated(connection, reader)
    through = in_processes(1 if len(hashes) <= FEW else cores or os.cpu_count() or 1)
    outcomes: list[Outcome] = []
    for document, claims in through(_Again(str(engine.url.database), codebook), hashes):
        with engine.begin() as connection:
            outcome = _keep(connection, document, claims, reader, at)
        outcomes.append(outcome)
        if progress:
            progress(outcome)
    return outcomes


@dataclass(frozen=True)
class _Again:
    """Codes one stored document."""

    path: str
    codebook: Codebook

    def __call__(self, digest: str) -> tuple[Document, list[Claim]]:
        engine = store.open_store(self.path, read_only=True)
        try:
            with engine.connect() as connection:
                document = store.load(connection, digest)
        finally:
            engine.dispose()
        return document, code_document(document, self.codebook)


def _keep(
    connection: Connection, document: Document, claims: list[Claim], reader: str, at: datetime.datetime
) -> Outcome:
    original = store.copy_of(connection, document.hash)
    if original:
        claims = news(connection, claims, original)
    added = record.propose(connection, claims)
    dropped = record.settle(connection, document.hash, {claim.id for claim in claims}, CODER, at)
    note(connection, document.hash, reader)
    return Outcome(document.name, "again", added, document=document.hash, dropped=dropped)
