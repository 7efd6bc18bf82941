"""What every part of the builder shares: the names of the case, and where faults go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from armistice.dossier.case import Issue, Option
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import Findings


@dataclass(slots=True)
class Reading:
    """The state of reading one case.

    `parties` and `issue_names` are all names that the file gives, also where what they name is at fault;
    `issues` are those that could be read. `gone` are paths that were taken out, already told as faults, and `holding`
    what holds one of them.
    """

    tree: Mapping[str, Any]
    findings: Findings
    gone: set[Path]
    parties: Mapping[str, Any] = field(default_factory=dict)
    issue_names: Mapping[str, Any] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    options: dict[str, dict[str, Option]] = field(default_factory=dict)
    judged: list[Judgement | Order] = field(default_factory=list)
    holding: frozenset[Path] = frozenset()

    def __post_init__(self) -> None:
        self.holding = frozenset(path[:length] for path in self.gone for length in range(1, len(path)))

    def part(self, name: str) -> dict[str, Any]:
        """Return a section of the file, empty where it is absent."""
        return self.tree.get(name) or {}

    def told(self, *path: str | int) -> bool:
        """Tell whether a fault at `path`, or around it, has been told already."""
        return any(path[:length] in self.gone for length in range(1, len(path) + 1))

    def spoiled(self, *path: str | int) -> bool:
        """Tell whether a fault at `path`, around it or within it, has been told already."""
        return self.told(*path) or path in self.holding

    def party(self, path: Path, name: str, *, key: bool = False) -> bool:
        """Tell whether the party exists; a fault if not."""
        if name not in self.parties:
            self.findings.unknown(path, "party", name, self.parties, key=key)
        return name in self.parties

    def issue(self, path: Path, name: str) -> Issue | None:
        """Return the issue; None with a fault if there is none, None without one where it was at fault itself."""
        if name not in self.issue_names:
            self.findings.unknown(path, "issue", name, self.issue_names, key=True)
        return self.issues.get(name)
