"""From the tree of a case file to the frozen case, or to all its faults at once."""

from __future__ import annotations

from typing import Any

from armistice._base.errors import Finding
from armistice.dossier.case import Case, Lever
from armistice.dossier.loading import agreements, fighting, table
from armistice.dossier.loading.document import Document
from armistice.dossier.loading.findings import Findings
from armistice.dossier.loading.levels import Packages
from armistice.dossier.loading.preferences import preferences
from armistice.dossier.loading.reading import Reading
from armistice.dossier.loading.shape import shaped


def build(tree: dict[str, Any], document: Document | None = None, text: str = "") -> Case:
    """Return the case of a tree. Raises CaseError with every fault; `document` gives them their places."""
    findings = Findings(document)
    stated = {name: part for name, part in tree.items() if part is not None}
    sound, gone = shaped(stated, findings)
    reading = Reading(sound, findings, gone, frozenset(stated["parties"]), frozenset(stated["issues"]))
    case = _case(reading, tree, document, text)
    findings.raise_faults()
    return case


def _case(reading: Reading, tree: dict[str, Any], document: Document | None, text: str) -> Case:
    table.issues(reading)
    parties = table.parties(reading)
    packages = Packages(reading)
    judged = preferences(reading, parties)
    war = fighting.war(reading, parties, packages)
    parts = {
        "red_lines": agreements.red_lines(reading, parties),
        "rules": agreements.rules(reading),
        "linkages": agreements.linkages(reading, parties),
        "proposals": agreements.proposals(reading, packages),
        "compliance": fighting.compliance(reading, war),
    }
    return Case(
        title=reading.tree.get("title", "A case"),
        as_of=agreements.date(reading, ("as_of",), reading.tree.get("as_of")),
        parties=parties,
        issues=reading.issues,
        preferences=judged,
        war=war,
        levers=_levers(reading),
        tree=tree,
        warnings=_warnings(reading),
        file=document.file if document else None,
        text=text,
        **parts,
    )


def _levers(reading: Reading) -> dict[str, Lever]:
    found = {}
    for name, entry in reading.part("levers").items():
        by = tuple(entry.get("by", ()))
        for index, party in enumerate(by):
            reading.party(("levers", name, "by", index), party)
        found[name] = Lever(name, entry["title"], entry["change"], by, entry.get("note", ""))
    return found


def _warnings(reading: Reading) -> tuple[Finding, ...]:
    bare = sum(1 for judged in reading.judged if not judged.because)
    if bare:
        told = f"{bare} of {len(reading.judged)} judgements have no claim behind them"
        mend = "give each {value: …, because: [claim ids]}; until then the brief says they are assumed"
        reading.findings.warn(("judgements",), told, mend)
    return reading.findings.sorted_warnings()
