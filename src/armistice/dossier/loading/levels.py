"""What a package says on one issue, and whole packages: on their grid, adding up, with `like:` copied in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from armistice.dossier.case import OPEN, Choice, Issue, Scale, Split
from armistice.dossier.conditions import Level
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import dotted, shown
from armistice.dossier.loading.numbers import is_number, steps_between
from armistice.dossier.loading.reading import Reading


def level(reading: Reading, path: Path, issue: Issue, value: Any) -> Level | None:
    """Return the level of the issue that the value names; None with a fault where there is none."""
    if isinstance(issue, Choice):
        return option(reading, path, issue, value)
    return step(reading, path, issue, value) if isinstance(issue, Scale) else allotment(reading, path, issue, value)


def option(reading: Reading, path: Path, issue: Choice, value: Any) -> str | None:
    """Return the id of an option of the choice."""
    names = reading.options[issue.id]
    if isinstance(value, str) and value in names:
        return value
    if isinstance(value, str):
        reading.findings.unknown(path, f"option of '{issue.id}'", value, names)
    else:
        reading.findings.fault(path, f"expected an option of '{issue.id}', found {shown(value)}", one_of(names))
    return None


def one_of(names: Iterable[str]) -> str:
    """Return the mend that lists what may stand there."""
    return f"write one of: {', '.join(list(names)[:12])}"


def step(reading: Reading, path: Path, issue: Scale, value: Any) -> float | None:
    """Return the number if it is a step of the scale, exactly as the scale counts it."""
    ends = f"{issue.start:g} to {issue.stop:g} in steps of {issue.step:g}"
    if not is_number(value):
        reading.findings.fault(path, f"expected a number on the scale of '{issue.id}', found {shown(value)}", ends)
        return None
    within = min(issue.start, issue.stop) - 1e-9 <= value <= max(issue.start, issue.stop) + 1e-9
    count = steps_between(issue.start, value, issue.step) if within else None
    if count is None:
        reading.findings.fault(path, f"{shown(value)} is no step of '{issue.id}'", f"the scale goes from {ends}")
        return None
    return float(value)


def allotment(reading: Reading, path: Path, issue: Split, value: Any) -> Mapping[str, float] | None:
    """Return the amounts by use, if they stand on the grid and add up to the total."""
    if not isinstance(value, dict):
        told = f"expected amounts by use of '{issue.id}', found {shown(value)}"
        reading.findings.fault(path, told, f"write {{{next(iter(issue.uses))}: {issue.total:g}}}")
        return None
    amounts = {use: portion(reading, (*path, use), issue, use, amount) for use, amount in value.items()}
    if any(amount is None for amount in amounts.values()):
        return None
    found = {use: amount for use, amount in amounts.items() if amount is not None}
    total = sum(found.values())
    if abs(total - issue.total) > 1e-9 * max(1.0, issue.total):
        told = f"the uses of '{issue.id}' add up to {total:g}, not {issue.total:g}"
        reading.findings.fault(path, told, "a use that is not named is 0; name where the rest goes")
        return None
    return found


def portion(reading: Reading, path: Path, issue: Split, use: str, amount: Any) -> float | None:
    """Return the amount of one use, if it stands on the grid of the split."""
    if use not in issue.uses:
        reading.findings.unknown(path, f"use of '{issue.id}'", use, issue.uses, key=True)
        return None
    on_grid = is_number(amount) and 0 <= amount <= issue.total * (1 + 1e-12)
    if not on_grid or steps_between(0, amount, issue.step) is None:
        mend = f"amounts go from 0 to {issue.total:g} in steps of {issue.step:g}"
        reading.findings.fault(path, f"{shown(amount)} is no amount of '{issue.id}'", mend)
        return None
    return float(amount)


class Packages:
    """All packages of a file that `like:` may copy: the stalemate, imposed terms and proposals."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.sources: dict[str, tuple[Path, Any]] = {}
        for name, proposal in reading.part("proposals").items():
            self.sources[name] = self.sources[f"proposals.{name}"] = ("proposals", name, "terms"), proposal["terms"]
        war = reading.part("war")
        if war:
            stalemate = ("war", "stalemate"), war["stalemate"]
            self.sources["stalemate"] = self.sources["war.stalemate"] = stalemate
            for side, terms in war["sides"].items():
                self.sources[f"war.sides.{side}.imposes"] = ("war", "sides", side, "imposes"), terms["imposes"]
        self.known: dict[Path, dict[str, Level]] = {}
        self.faulty: set[Path] = set()

    def whole(self, path: Path, value: Any) -> dict[str, Level] | None:
        """Return a package that names every issue and leaves nothing open."""
        found = self.terms(path, value)
        for issue, term in (found or {}).items():
            if term == OPEN and issue in value:
                self.reading.findings.fault((*path, issue), "these terms leave nothing open", "name a level")
            elif term == OPEN:
                self.reading.findings.fault(path, f"'{issue}' is missing", f"add '{issue}: …' or copy with 'like:'")
        return found

    def terms(self, path: Path, value: Any) -> dict[str, Level] | None:
        """Return a package in which what is not named is OPEN; copies are made first, without recursion."""
        chain = self._chain(path, value)
        if chain is None:
            self.faulty.add(path)
            return None
        copied: dict[str, Level] = {}
        for place, terms in reversed(chain):
            if place not in self.known:
                self.known[place] = {**copied, **self._own(place, terms)}
            copied = self.known[place]
        return {issue: copied.get(issue, OPEN) for issue in self.reading.issues}

    def _chain(self, path: Path, value: Any) -> list[tuple[Path, Any]] | None:
        """Return the package and all it copies, the one that copies nothing last; None where that fails."""
        chain: dict[Path, Any] = {}
        while path not in self.faulty:
            if not isinstance(value, dict):
                told = f"expected a level by issue, found {shown(value)}"
                self.reading.findings.fault(path, told, "write {issue: level, …}")
                break
            chain[path] = value
            if "like" not in value or path in self.known:
                return list(chain.items())
            source = self._source((*path, "like"), value["like"])
            if source is None or self._circle((*path, "like"), chain, source[0]):
                break
            path, value = source
        self.faulty.update(chain, [path])
        return None

    def _circle(self, path: Path, chain: dict[Path, Any], source: Path) -> bool:
        if source not in chain:
            return False
        names = " → ".join(dotted(place) for place in [*list(chain)[:6], source])
        self.reading.findings.fault(path, f"a circle of like: {names}", "write one of them out")
        return True

    def _source(self, path: Path, name: Any) -> tuple[Path, Any] | None:
        if not isinstance(name, str) or name not in self.sources:
            self.reading.findings.unknown(path, "package to copy", str(name), self.sources)
            return None
        place, value = self.sources[name]
        if place[0] == "proposals" and isinstance(value, dict) and "like" not in value:
            left = next((issue for issue in self.reading.issues if value.get(issue, OPEN) == OPEN), None)
            if left is not None:
                told = f"the proposal '{name}' leaves '{left}' open, and only a closed one can be copied"
                self.reading.findings.fault(path, told, "write the terms out, or close the proposal")
                return None
        return place, value

    def _own(self, path: Path, terms: dict[str, Any]) -> dict[str, Level]:
        found: dict[str, Level] = {}
        for name, value in terms.items():
            issue = None if name == "like" else self.reading.issue((*path, name), name)
            if issue is not None:
                term = OPEN if value == OPEN else level(self.reading, (*path, name), issue, value)
                found[name] = _FAULTY if term is None else term
        return found


_FAULTY = "?"
"""Stands where a level was at fault, so that it is not told a second time as missing."""
