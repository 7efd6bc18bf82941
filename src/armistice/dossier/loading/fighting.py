"""The war and what keeps a deal: line, beliefs, costs, imposed terms; confidence in compliance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice.dossier.case import Bears, Compliance, Confidence, Observer, Party, Raised, Side, War
from armistice.dossier.conditions import ALWAYS
from armistice.dossier.judgements import Judgement
from armistice.dossier.loading.conditions import condition
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.domains import default_of
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.levels import Packages, level
from armistice.dossier.loading.numbers import (
    CHANCE,
    CONFIDENCE,
    FINITE,
    NOT_NEGATIVE,
    PATIENCE,
    POSITIVE,
    Domain,
    assumed,
    judgement,
)
from armistice.dossier.loading.reading import Reading

STEPS = 20_000
"""Steps of the line, and of the horizon, at most: the work grows with their product."""
_PLACEHOLDER = Judgement("", 1, 1, 1)
"""Stands where a number was at fault; no case with a fault is ever handed out."""


def war(reading: Reading, parties: Mapping[str, Party], packages: Packages) -> War | None:
    """Return the war, or None where the file has none or it is at fault."""
    entry = reading.part("war")
    if not entry:
        return None
    between = _between(reading, parties, entry["between"])
    _line(reading, entry["line"])
    step = _judged(reading, ("war",), entry, "months_per_step", POSITIVE)
    _horizon(reading, entry.get("horizon_months", 240), step)
    sides = _sides(reading, between, entry["sides"], packages)
    stalemate = packages.whole(("war", "stalemate"), entry["stalemate"]) or {}
    return War(
        between=between,
        at=entry["line"]["at"],
        of=entry["line"]["of"],
        months_per_step=step,
        horizon_months=float(entry.get("horizon_months", 240)),
        settle=entry.get("settle", "nash"),
        sides=sides,
        observer=_observer(reading, entry.get("observer", {})),
        stalemate=stalemate,
    )


def _between(reading: Reading, parties: Mapping[str, Party], names: list[str]) -> tuple[str, str]:
    for index, name in enumerate(names):
        path = ("war", "between", index)
        known = reading.party(path, name) and name in parties and not reading.spoiled("parties", name)
        if known and parties[name].signs != ALWAYS:
            told = f"'{name}' fights and does not sign always"
            reading.findings.fault(path, told, f"write signs: always at parties.{name}")
    if names[0] == names[1]:
        reading.findings.fault(("war", "between", 1), f"'{names[0]}' stands on both sides", "name two parties")
    return names[0], names[1]


def _line(reading: Reading, line: dict[str, int]) -> None:
    if not 0 < line["at"] < line["of"]:
        told = f"expected at between 0 and of ({line['of']}), both excluded, found {line['at']}"
        reading.findings.fault(("war", "line", "at"), told, "at the ends the war is over; write whole steps")
    if line["of"] > STEPS:
        told = f"a line of {line['of']:,} steps is longer than {STEPS:,}"
        reading.findings.fault(("war", "line", "of"), told, "choose coarser steps")


def _horizon(reading: Reading, months: float, step: Judgement) -> None:
    if months < step.central and step is not _PLACEHOLDER:
        told = f"the horizon of {months:g} months is under one step of {step.central:g}"
        reading.findings.fault(("war", "horizon_months"), told, "lengthen the horizon or shorten the step")
    elif months / step.low > STEPS:
        told = f"the horizon of {months:g} months is more than {STEPS:,} steps of {step.low:g}"
        reading.findings.fault(("war", "horizon_months"), told, "shorten the horizon or lengthen the step")


def _judged(reading: Reading, path: Path, entry: dict[str, Any], name: str, domain: Domain) -> Judgement:
    path = (*path, name)
    default = default_of(path)
    if entry.get(name) is None and default is not None and default.value is not None:
        return assumed(path, float(default.value))
    return judgement(reading, path, entry.get(name), domain) or _PLACEHOLDER


def _sides(reading: Reading, between: tuple[str, str], entry: dict[str, Any], packages: Packages) -> dict[str, Side]:
    path = ("war", "sides")
    for name in entry:
        if name not in between:
            told = f"'{name}' is no side of this war"
            reading.findings.fault((*path, name), told, f"its sides are {between[0]} and {between[1]}", key=True)
    found = {}
    for name in dict.fromkeys(between):
        if name in entry:
            found[name] = _side(reading, (*path, name), name, entry[name], packages)
        elif not reading.told(*path, name):
            told = f"the side '{name}' is missing"
            reading.findings.fault(path, told, f"add '{name}: …' with expects, sure, cost, imposes", key=True)
    return found


def _side(reading: Reading, path: Path, name: str, entry: dict[str, Any], packages: Packages) -> Side:
    return Side(
        party=name,
        expects=_judged(reading, path, entry, "expects", CHANCE),
        sure=_judged(reading, path, entry, "sure", POSITIVE),
        trend=_judged(reading, path, entry, "trend", FINITE),
        cost=_cost(reading, path, entry),
        patience=_judged(reading, path, entry, "patience", PATIENCE),
        imposes=packages.whole((*path, "imposes"), entry["imposes"]) or {},
    )


def _cost(reading: Reading, path: Path, entry: dict[str, Any]) -> Judgement | Bears:
    stated, bears = entry.get("cost") is not None, entry.get("bears")
    if stated == (bears is not None) and not reading.told(*path, "bears"):
        told = "states both cost and bears" if stated else "states neither cost nor bears"
        mend = "keep one: points a month, or the months it would bear"
        reading.findings.fault(path, f"'{path[-1]}' {told}", mend, key=True)
    if bears is None:
        return _judged(reading, path, entry, "cost", NOT_NEGATIVE) if stated else _PLACEHOLDER
    path = (*path, "bears")
    months = _judged(reading, path, bears, "months", POSITIVE)
    return _worth(reading, (*path, "worth"), months, bears["worth"]) if bears.get("worth") else Bears(months)


def _worth(reading: Reading, path: Path, months: Judgement, entry: dict[str, Any]) -> Bears:
    if entry["issue"] not in reading.issue_names:
        reading.findings.unknown((*path, "issue"), "issue", entry["issue"], reading.issue_names)
    issue = reading.issues.get(entry["issue"])
    if issue is None:
        return Bears(months)
    start = level(reading, (*path, "from"), issue, entry["from"])
    stop = level(reading, (*path, "to"), issue, entry["to"])
    if start is not None and start == stop:
        told = f"from and to are the same, {shown(entry['to'])}"
        reading.findings.fault((*path, "to"), told, "name the swing that it would bear the war for")
    return Bears(months, issue.id, start, stop)


def _observer(reading: Reading, entry: dict[str, Any]) -> Observer:
    path = ("war", "observer")
    domains = {"expects": CHANCE, "sure": POSITIVE, "trend": FINITE}
    given = {name: domain for name, domain in domains.items() if entry.get(name) is not None}
    read = {name: _judged(reading, path, entry, name, domain) for name, domain in given.items()}
    return Observer(read.get("expects"), read.get("sure"), read.get("trend"))


def compliance(reading: Reading, found: War | None) -> Compliance | None:
    """Return both sides' confidence, or None where the file has none; it needs a war."""
    entry = reading.tree.get("compliance")
    if entry is None:
        return None
    if found is None and not reading.told("war"):
        reading.findings.fault(("compliance",), "compliance without a war", "add a war, or delete compliance", key=True)
    between = reading.part("war").get("between", ())
    for name in entry.get("sides", {}):
        if between and name not in between:
            told = f"'{name}' is no side of this war"
            mend = f"its sides are {' and '.join(between)}"
            reading.findings.fault(("compliance", "sides", name), told, mend, key=True)
    sides = {name: _confidence(reading, name, entry.get("sides", {}).get(name, {})) for name in between}
    return Compliance(sides, _steps_lost(reading, entry.get("if_broken", {})))


def _confidence(reading: Reading, name: str, entry: dict[str, Any]) -> Confidence:
    path = ("compliance", "sides", name)
    raised = []
    for key, value in entry.get("raised", {}).items():
        place = (*path, "raised", key)
        when = condition(reading, (*place, "when"), value["when"])
        to = judgement(reading, (*place, "to"), value["to"], CONFIDENCE)
        if when is not None and to is not None:
            raised.append(Raised(key, when, to))
    return Confidence(name, _judged(reading, path, entry, "other_keeps", CONFIDENCE), tuple(raised))


def _steps_lost(reading: Reading, entry: dict[str, Any]) -> int:
    lost = entry.get("steps_lost", 0)
    if lost < 0:
        path = ("compliance", "if_broken", "steps_lost")
        reading.findings.fault(path, f"expected whole steps, 0 or more, found {lost}", "write for example 2")
    return lost
