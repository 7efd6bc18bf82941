"""A document as it was received, and what is known about it; what is unknown stays None."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field, fields

from armistice._base.errors import ArmisticeError

LARGEST = 32_000_000
"""Bytes. A larger file is not a report."""
LONGEST = 4_000_000
"""Code points of text that are kept of one document: some 2,000 pages."""


class UnreadableError(ArmisticeError):
    """A file that holds no report that could be read; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document is from, as its front matter, its page or the caller says."""

    source: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    author: str | None = None
    language: str | None = None

    def over(self, other: Origin) -> Origin:
        """Return this origin with what it leaves open taken from `other`."""
        return Origin(*(getattr(self, one.name) or getattr(other, one.name) for one in fields(Origin)))


@dataclass(frozen=True, slots=True)
class Document:
    """A document, whole. `text` never changes once stored; the report proper begins at code point `body`.

    `hash` is the SHA-256 of the bytes as received. `kind` is text, markdown, html, pdf or email. `unread` says why no
    claims are read from it (another language), or is None.
    """

    hash: str
    name: str
    kind: str
    text: str
    body: int = 0
    origin: Origin = field(default_factory=Origin)
    unread: str | None = None


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of a document's bytes as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
