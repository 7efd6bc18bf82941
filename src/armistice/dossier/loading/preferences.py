"""What the issues are worth to each signer: weights, values, walk-away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice.dossier.case import (
    Choice,
    ChoiceValues,
    FollowsLine,
    Issue,
    Party,
    Preferences,
    Scale,
    ScaleValues,
    Split,
    SplitValues,
    Values,
)
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.numbers import (
    FINITE,
    NOT_NEGATIVE,
    Resting,
    assumed,
    judgement,
    order,
    unwrapped,
)
from armistice.dossier.loading.reading import Reading


def preferences(reading: Reading, parties: Mapping[str, Party]) -> dict[str, Preferences]:
    """Return the preferences of everybody who has any, in the order of the file; every signer must."""
    found = {}
    for name, entry in reading.part("judgements").items():
        if reading.party(("judgements", name), name, key=True):
            found[name] = _preferences(reading, name, entry, parties.get(name))
    for party in parties.values():
        if party.signs is not None and party.id not in found and not reading.told("judgements", party.id):
            mend = f"add judgements.{party.id} with weights and values"
            reading.findings.fault(("judgements",), f"'{party.id}' signs and has no judgements", mend, key=True)
    return found


def _preferences(reading: Reading, name: str, entry: dict[str, Any], party: Party | None) -> Preferences:
    path = ("judgements", name)
    weights = _weights(reading, (*path, "weights"), entry.get("weights"))
    values = _all_values(reading, (*path, "values"), entry.get("values", {}), _wanted(reading, weights))
    return Preferences(name, weights, values, _walk_away(reading, name, entry, party))


def _walk_away(reading: Reading, name: str, entry: dict[str, Any], party: Party | None) -> Judgement | None:
    path = ("judgements", name, "walk_away")
    fights = name in reading.part("war").get("between", ())
    if entry.get("walk_away") is not None:
        if fights:
            told = f"'{name}' is a side of the war and states a walk_away"
            reading.findings.fault(path, told, "delete it: carrying on is its walk-away", key=True)
        return judgement(reading, path, entry["walk_away"], FINITE)
    if party and party.signs is not None and not fights and not reading.told("war"):
        told = f"'{name}' signs and has no walk_away"
        reading.findings.fault(
            path[:2], told, "add walk_away: what no deal is worth, on the scale of its packages", key=True
        )
    return None


def _wanted(reading: Reading, weights: Mapping[str, Judgement] | Order | None) -> list[str]:
    """Return the issues that need values: those that can weigh anything."""
    if weights is None or isinstance(weights, Order):
        return list(reading.issues)
    return [issue for issue in reading.issues if issue in weights and weights[issue].high > 0]


def _weights(reading: Reading, path: Path, value: Any) -> Mapping[str, Judgement] | Order:
    if value is None:
        return {issue: assumed((*path, issue), 1.0) for issue in reading.issues}
    rest = unwrapped(reading, path, value)
    if isinstance(rest.value, str):
        return order(reading, path, rest, "issue", reading.issue_names) or {}
    if not isinstance(rest.value, dict):
        told = f"expected weights by issue or an order, found {shown(rest.value)}"
        reading.findings.fault(rest.path, told, "write {issue: 40, other: 60} or 'issue > other'")
        return {}
    found = {}
    for name, weight in rest.value.items():
        known = reading.issue((*rest.path, name), name)
        judged = judgement(reading, (*rest.path, name), weight, NOT_NEGATIVE, rest)
        if known is not None and judged is not None:
            found[name] = judged
    if len(found) == len(rest.value) and not any(weight.likely > 0 for weight in found.values()):
        reading.findings.fault(rest.path, "all weights are zero", "give at least one issue a weight above 0")
    return found


def _all_values(reading: Reading, path: Path, value: Any, wanted: list[str]) -> dict[str, Values]:
    if not isinstance(value, dict):
        reading.findings.fault(path, f"expected values by issue, found {shown(value)}", "write {issue: {option: 100}}")
        return {}
    found: dict[str, Values] = {}
    for name, table in value.items():
        issue = reading.issue((*path, name), name)
        if issue is not None:
            read = _values(reading, (*path, name), issue, table)
            if read is not None:
                found[name] = read
    for name in wanted:
        if name not in value:
            told = f"'{name}' has a weight and no values"
            reading.findings.fault(path, told, f"add '{name}: …', or leave it out of the weights", key=True)
    return found


def _values(reading: Reading, path: Path, issue: Issue, value: Any) -> Values | None:
    rest = unwrapped(reading, path, value)
    if isinstance(rest.value, str) and isinstance(issue, Choice):
        return order(reading, path, rest, f"option of '{issue.id}'", reading.options[issue.id])
    if not isinstance(rest.value, dict):
        wanted = "points by option, or an order" if isinstance(issue, Choice) else "points by level"
        reading.findings.fault(rest.path, f"expected {wanted}, found {shown(rest.value)}", "write {…: 100, …: 0}")
        return None
    if isinstance(issue, Choice):
        return _choice(reading, rest, issue)
    return _scale(reading, rest, issue) if isinstance(issue, Scale) else _split(reading, rest, issue)


def _choice(reading: Reading, rest: Resting, issue: Choice) -> ChoiceValues | None:
    options = reading.options[issue.id]
    found: dict[str, Judgement | FollowsLine] = {}
    for name, value in rest.value.items():
        path = (*rest.path, name)
        if name not in options:
            reading.findings.unknown(path, f"option of '{issue.id}'", name, options, key=True)
            continue
        worth = _follows(reading, path, value, options[name].follows_line, rest)
        worth = judgement(reading, path, value, FINITE, rest) if worth is None else worth
        if worth is not None and not isinstance(worth, str):
            found[name] = worth
    _every(reading, rest, f"option of '{issue.id}'", options)
    ends = [worth for value in found.values() for worth in _ends(value)]
    _warn_ends(reading, rest, ends, whole=len(found) == len(options))
    return ChoiceValues({name: found[name] for name in options if name in found})


def _ends(value: Judgement | FollowsLine) -> list[float]:
    return [value.at_start.central, value.at_end.central] if isinstance(value, FollowsLine) else [value.central]


def _follows(reading: Reading, path: Path, value: Any, follows: bool, rest: Resting) -> FollowsLine | str | None:
    """Return the two ends of an option that follows the line, "" where they are at fault, None where there are none."""
    if not isinstance(value, dict) or "value" in value:
        return None
    if not follows or set(value) != {"at_start", "at_end"}:
        told = "expected at_start and at_end" if follows else "expected points; this option does not follow the line"
        mend = "write {at_start: 0, at_end: 80}" if follows else "give it follows_line: true, or one number"
        reading.findings.fault(path, f"{told}, found {shown(value)}", mend)
        return ""
    start = judgement(reading, (*path, "at_start"), value["at_start"], FINITE, rest)
    end = judgement(reading, (*path, "at_end"), value["at_end"], FINITE, rest)
    return FollowsLine(start, end) if start and end else ""


def _scale(reading: Reading, rest: Resting, issue: Scale) -> ScaleValues | None:
    low, high = sorted((issue.start, issue.stop))
    found: dict[float, Judgement] = {}
    for name, value in rest.value.items():
        path, at = (*rest.path, name), _number(name)
        if at is None or not low <= at <= high:
            told = f"expected a level of '{issue.id}' from {low:g} to {high:g}, found '{name[:60]}'"
            reading.findings.fault(path, told, "name points between both ends, such as {0: 0, 100: 100}", key=True)
        elif at in found:
            reading.findings.fault(path, f"the level {at:g} stands here a second time", "keep one of the two", key=True)
        else:
            worth = judgement(reading, path, value, FINITE, rest)
            found[at] = worth or assumed(path, 0)
    for end in (low, high):
        if end not in found:
            told = f"the end {end:g} of the scale '{issue.id}' has no points"
            reading.findings.fault(rest.path, told, f"add '{end:g}: …'")
    _warn_ends(reading, rest, [worth.central for worth in found.values()], whole=low in found and high in found)
    return ScaleValues(tuple(sorted(found.items())))


def _number(name: str) -> float | None:
    try:
        return float(name)
    except ValueError:
        return None


def _split(reading: Reading, rest: Resting, issue: Split) -> SplitValues | None:
    found = {}
    for use, value in rest.value.items():
        if use not in issue.uses:
            reading.findings.unknown((*rest.path, use), f"use of '{issue.id}'", use, issue.uses, key=True)
            continue
        worth = judgement(reading, (*rest.path, use), value, FINITE, rest)
        if worth is not None:
            found[use] = worth
    _every(reading, rest, f"use of '{issue.id}'", issue.uses)
    _warn_ends(reading, rest, [worth.central for worth in found.values()], whole=len(found) == len(issue.uses))
    return SplitValues({use: found[use] for use in issue.uses if use in found})


def _every(reading: Reading, rest: Resting, kind: str, wanted: Mapping[str, Any]) -> None:
    for name in wanted:
        if name not in rest.value:
            reading.findings.fault(rest.path, f"'{name}' has no value, and every {kind} needs one", f"add '{name}: …'")


def _warn_ends(reading: Reading, rest: Resting, worths: list[float], *, whole: bool) -> None:
    if not whole:
        return
    worst, best = min(worths), max(worths)
    if abs(worst) > 1e-9:
        told = f"the worst stands at {worst:g}, not at 0"
        reading.findings.warn(rest.path, told, "the weight is the importance of the whole swing from 0 to 100")
    if abs(best - 100) > 1e-9:
        told = f"the best stands at {best:g}, not at 100"
        reading.findings.warn(rest.path, told, "the weight is the importance of the whole swing from 0 to 100")
