"""Errors that say where, what was expected, what stands there and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from armistice._base.frozen import frozen


class ArmisticeError(Exception):
    """The root of every error that the input or the call is to blame for."""


@frozen
class Finding:
    """One fault or warning in a file.

    `line` and `column` count from 1 and are None where the file as a whole is meant;
    `where` is the dotted path in the case (`war.sides.north.cost`).
    """

    where: str
    message: str
    mend: str = ""
    line: int | None = None
    column: int | None = None
    file: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        head = f"{place}: " if place else ""
        path = f"{self.where}: " if self.where else ""
        tail = f" – {self.mend}" if self.mend else ""
        return f"{head}{path}{self.message}{tail}"


class CaseError(ArmisticeError):
    """A case file that cannot be used; carries every fault found, in the order of the file."""

    def __init__(self, faults: Iterable[Finding]):
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UsageError(ArmisticeError):
    """A call that asks for something that is not there (an unknown lever, a file ending)."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the known word nearest to `word`, or an empty string."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
