"""What binds packages: red lines, rules, linkages; and what is on the table: proposals."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from armistice.dossier.case import Linkage, Party, Proposal, RedLine, Rule
from armistice.dossier.conditions import All, Condition, Not
from armistice.dossier.loading.conditions import condition
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.levels import Packages
from armistice.dossier.loading.numbers import CONFIDENCE, FINITE, judgement
from armistice.dossier.loading.reading import Reading


def red_lines(reading: Reading, parties: Mapping[str, Party]) -> dict[str, RedLine]:
    """Return the red lines by id; warns where their party does not sign."""
    found = {}
    for name, entry in reading.part("red_lines").items():
        path = ("red_lines", name)
        never = condition(reading, (*path, "never"), entry["never"])
        firm = entry.get("firm", 1.0)
        if not CONFIDENCE.holds(firm):
            told = f"expected {CONFIDENCE.words}, found {shown(firm)}"
            reading.findings.fault((*path, "firm"), told, "write for example 0.9")
        _signing(reading, path, parties, entry["party"], "red line")
        if never is not None:
            because, note = tuple(entry.get("because", ())), entry.get("note", "")
            found[name] = RedLine(name, entry["party"], never, float(firm), because, note)
    return found


def _signing(reading: Reading, path: Path, parties: Mapping[str, Party], name: str, kind: str) -> None:
    known = reading.party((*path, "party"), name) and name in parties and not reading.spoiled("parties", name)
    if known and parties[name].signs is None:
        told = f"a {kind} of '{name}', who does not sign, changes nothing"
        reading.findings.warn(path, told, f"let '{name}' sign, or say whose {kind} it is")


def rules(reading: Reading) -> dict[str, Rule]:
    """Return the rules by id, each as what may never be."""
    found = {}
    for name, entry in reading.part("rules").items():
        never = _never(reading, ("rules", name), entry)
        if never is not None:
            found[name] = Rule(name, never, entry.get("note", ""))
    return found


def _never(reading: Reading, path: Path, entry: dict[str, Any]) -> Condition | None:
    keys = {key for key in ("never", "if", "then") if entry.get(key) is not None}
    if keys == {"never"}:
        return condition(reading, (*path, "never"), entry["never"])
    if keys == {"if", "then"}:
        given = condition(reading, (*path, "if"), entry["if"])
        then = condition(reading, (*path, "then"), entry["then"])
        return All((given, Not(then))) if given and then else None
    told = f"expected never, or if and then, found {' and '.join(sorted(keys)) or 'none of them'}"
    reading.findings.fault(path, told, "write {never: condition} or {if: condition, then: condition}", key=True)
    return None


def linkages(reading: Reading, parties: Mapping[str, Party]) -> dict[str, Linkage]:
    """Return the linkages by id; warns where their party does not sign."""
    found = {}
    for name, entry in reading.part("linkages").items():
        path = ("linkages", name)
        when = condition(reading, (*path, "when"), entry["when"])
        points = judgement(reading, (*path, "points"), entry["points"], FINITE)
        _signing(reading, path, parties, entry["party"], "linkage")
        if when is not None and points is not None:
            found[name] = Linkage(name, entry["party"], when, points)
    return found


def proposals(reading: Reading, packages: Packages) -> dict[str, Proposal]:
    """Return the proposals by id, every issue named."""
    found = {}
    for name, entry in reading.part("proposals").items():
        path = ("proposals", name)
        if entry.get("by") is not None:
            reading.party((*path, "by"), entry["by"])
        terms = packages.terms((*path, "terms"), entry["terms"])
        because, note = tuple(entry.get("because", ())), entry.get("note", "")
        when = date(reading, (*path, "date"), entry.get("date"))
        found[name] = Proposal(name, entry["title"], terms or {}, entry.get("by"), when, because, note)
    return found


def date(reading: Reading, path: Path, value: str | None) -> datetime.date | None:
    """Return the day; a fault where there is no such day."""
    if value is None:
        return None
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        told = f"expected a day such as 2026-01-23, found {shown(value)}"
        reading.findings.fault(path, told, "write year-month-day")
        return None
