"""From the tree of a case file to the frozen case, or to all its faults at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from armistice._base.errors import CaseError, Finding, UsageError
from armistice.dossier.case import Case, Lever
from armistice.dossier.loading import agreements, fighting, table
from armistice.dossier.loading.changes import changed
from armistice.dossier.loading.document import Document
from armistice.dossier.loading.findings import Findings, shown
from armistice.dossier.loading.levels import Packages
from armistice.dossier.loading.moves import situations
from armistice.dossier.loading.preferences import preferences
from armistice.dossier.loading.reading import Reading
from armistice.dossier.loading.shape import shaped


def build(tree: dict[str, Any], document: Document | None = None, text: str = "") -> Case:
    """Return the case of a tree. Raises CaseError with every fault; `document` gives them their places."""
    findings = Findings(document)
    stated = {name: part for name, part in tree.items() if part is not None}
    sound, gone = shaped(stated, findings)
    reading = Reading(sound, findings, gone, stated["parties"], stated["issues"])
    case = _case(reading, tree, document, text)
    findings.raise_faults()
    if document is None:
        return case
    _check_levers(findings, case)
    findings.raise_faults()
    return replace(case, warnings=findings.sorted_warnings())


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
        moves=situations(reading),
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
        if not isinstance(entry["change"], dict):
            told = f"expected changes by dotted id, found {shown(entry['change'])}"
            reading.findings.fault(("levers", name, "change"), told, "write {war.sides.a.cost: {add: 0.5}}")
        found[name] = Lever(name, entry["title"], entry["change"], by, entry.get("note", ""))
    return found


def _check_levers(findings: Findings, case: Case) -> None:
    """Pull every lever once; in a huge file with many, only as many as can be pulled at once."""
    for name in list(case.levers)[: max(1, _PULLED // (len(case.text) + 1))]:
        tree = dict(case.tree)
        for place, operation in case.levers[name].change.items():
            path = ("levers", name, "change", place)
            try:
                tree, cuts = changed(tree, place, operation)
            except UsageError as error:
                findings.fault(path, str(error), "levers change what stands in this file, by dotted ids", key=True)
                break
            for cut in cuts:
                findings.warn(path, f"{cut.where}: {cut.message}", cut.mend)
        else:
            _check_pulled(findings, name, tree)


_PULLED = 4_000_000
"""Characters of case files that are built anew at most to check the levers of one."""


def _check_pulled(findings: Findings, name: str, tree: dict[str, Any]) -> None:
    try:
        build(tree)
    except CaseError as error:
        fault = replace(error.faults[0], line=None, column=None, file=None)
        findings.fault(
            ("levers", name), f"pulling this lever leaves a faulty case: {fault}", "change the lever", key=True
        )


def _warnings(reading: Reading) -> tuple[Finding, ...]:
    bare = sum(1 for judged in reading.judged if not judged.because)
    if bare:
        told = f"{bare} of {len(reading.judged)} judgements have no claim behind them"
        mend = "give each {value: …, because: [claim ids]}; until then the brief says they are assumed"
        reading.findings.warn(("judgements",), told, mend)
    return reading.findings.sorted_warnings()
