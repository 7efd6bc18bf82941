"""Faults and warnings as they are met, each with its place in the file, brought into the order of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from armistice._base.errors import CaseError, Finding, nearest
from armistice.dossier.loading.document import Document, Path

MOST = 200
"""Faults that are listed; a file with more is another kind of file, and naming likely words costs time."""


def dotted(path: Path) -> str:
    """Return the path as it is written in a lever: `war.sides.north.cost`."""
    return ".".join(map(str, path))


def shown(value: Any) -> str:
    """Return what stands there, as short as it can be told."""
    if isinstance(value, dict):
        text = "{" + ", ".join(map(str, list(value)[:6])) + (", …}" if len(value) > 6 else "}")
    elif isinstance(value, list):
        text = "[" + ", ".join(shown(part) for part in value[:4]) + (", …]" if len(value) > 4 else "]")
    elif isinstance(value, str):
        text = f"'{value}'"
    elif value is None:
        text = "nothing"
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:58] + "…"


class Findings:
    """Collects; `document` gives the places, and is None for a case that a lever has changed."""

    def __init__(self, document: Document | None):
        self.document = document
        self.faults: list[Finding] = list(document.repeated) if document else []
        self.warnings: list[Finding] = []

    def fault(self, path: Path, message: str, mend: str = "", *, key: bool = False) -> None:
        """Note a fault at the value of `path`, or at its key."""
        if len(self.faults) < MOST:
            self.faults.append(self.finding(path, message, mend, key))

    def unknown(self, path: Path, kind: str, word: str, known: Iterable[str], *, key: bool = False) -> None:
        """Note a name that nothing has, with the nearest that exists."""
        if len(self.faults) < MOST:
            known = list(known)[:1000]
            mend = nearest(word, known) or f"known: {', '.join(known[:12])}{', …' if len(known) > 12 else ''}"
            self.fault(path, f"no {kind} is called '{word[:60]}'", mend, key=key)

    def warn(self, path: Path, message: str, mend: str = "") -> None:
        """Note something worth a look that stops nothing."""
        if len(self.warnings) < MOST:
            self.warnings.append(self.finding(path, message, mend, False))

    def finding(self, path: Path, message: str, mend: str, key: bool) -> Finding:
        if self.document is None:
            return Finding(dotted(path), message, mend)
        line, column = self.document.place(path, key=key)
        return Finding(dotted(path), message, mend, line, column, self.document.file)

    def raise_faults(self) -> None:
        """Raise CaseError with all faults, in the order of the file, if there is one."""
        if self.faults:
            raise CaseError(sorted(self.faults, key=_place))

    def sorted_warnings(self) -> tuple[Finding, ...]:
        """Return the warnings in the order of the file."""
        return tuple(sorted(self.warnings, key=_place))


def _place(finding: Finding) -> tuple[int, int]:
    return finding.line or 0, finding.column or 0
