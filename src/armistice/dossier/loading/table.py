"""Who sits at the table and what is to be settled: parties and issues."""

from __future__ import annotations

from typing import Any

from armistice.dossier.case import Choice, Issue, Option, Party, Scale, Split
from armistice.dossier.conditions import ALWAYS, Condition
from armistice.dossier.judgements import Interest
from armistice.dossier.loading.conditions import condition
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.numbers import steps_between
from armistice.dossier.loading.reading import Reading

STEPS = 100_000
ALLOTMENTS = 250_000


def issues(reading: Reading) -> dict[str, Issue]:
    """Return the issues that are sound, in the order of the file."""
    for name, entry in reading.part("issues").items():
        path = ("issues", name)
        kinds = [kind for kind in ("options", "scale", "split") if entry.get(kind) is not None]
        if reading.spoiled(*path):
            continue
        if len(kinds) != 1:
            told = f"expected one of options, scale, split, found {' and '.join(kinds) or 'none'}"
            reading.findings.fault(path, told, "an issue is a choice, a scale or a split", key=True)
            continue
        found = {"options": _choice, "scale": _scale, "split": _split}[kinds[0]](reading, path, name, entry)
        if found is not None:
            reading.issues[name] = found
    return reading.issues


def _choice(reading: Reading, path: Path, name: str, entry: dict[str, Any]) -> Issue | None:
    if not entry["options"]:
        reading.findings.fault((*path, "options"), "expected at least one option", "name what could be agreed")
        return None
    options = [_option(reading, (*path, "options", key), key, value) for key, value in entry["options"].items()]
    reading.options[name] = {option.id: option for option in options}
    return Choice(name, entry["title"], tuple(options), tuple(entry.get("cues", ())))


def _option(reading: Reading, path: Path, name: str, value: str | dict[str, Any]) -> Option:
    entry: dict[str, Any] = {"title": value} if isinstance(value, str) else value
    follows = entry.get("follows_line", False)
    if follows and "war" not in reading.tree and not reading.told("war"):
        told = "follows_line without a war"
        reading.findings.fault((*path, "follows_line"), told, "add a war, or delete follows_line")
    return Option(name, entry["title"], entry.get("note", ""), follows, tuple(entry.get("cues", ())))


def _scale(reading: Reading, path: Path, name: str, entry: dict[str, Any]) -> Issue | None:
    scale, path = entry["scale"], (*path, "scale")
    start, stop, step = float(scale["from"]), float(scale["to"]), float(scale["step"])
    count = steps_between(start, stop, step)
    if not count:
        told = (
            f"a step of {shown(scale['step'])} does not divide the range {shown(scale['from'])} to {shown(scale['to'])}"
        )
        reading.findings.fault((*path, "step"), told, "choose a step above 0 that leads from one end to the other")
        return None
    if count > STEPS:
        told = f"{count:,} steps are more than {STEPS:,}"
        reading.findings.fault((*path, "step"), told, "choose a coarser step")
        return None
    return Scale(name, entry["title"], start, stop, step, scale.get("unit", ""), tuple(entry.get("cues", ())))


def _split(reading: Reading, path: Path, name: str, entry: dict[str, Any]) -> Issue | None:
    split, path = entry["split"], (*path, "split")
    total, step, uses = float(split["total"]), float(split["step"]), split["uses"]
    portions = steps_between(0, total, step) if total > 0 else None
    if not uses:
        reading.findings.fault((*path, "uses"), "expected at least one use", "name what the amount can go to")
        return None
    if not portions:
        told = f"a step of {shown(split['step'])} does not divide the total {shown(split['total'])}"
        reading.findings.fault((*path, "step"), told, "choose a step above 0 that divides a total above 0")
        return None
    count = allotments(portions, len(uses))
    if count > ALLOTMENTS:
        most = "more than a thousand million" if count > 10**9 else f"{count:,}"
        told = f"{most} ways to allot it are more than {ALLOTMENTS:,}"
        reading.findings.fault((*path, "step"), told, "choose a coarser step, or fewer uses")
        return None
    return Split(name, entry["title"], total, step, dict(uses), split.get("unit", ""), tuple(entry.get("cues", ())))


def allotments(portions: int, uses: int) -> int:
    """Return in how many ways so many portions go to so many uses; counting stops past 10^9."""
    count = 1
    for taken in range(1, uses):
        count = count * (portions + taken) // taken
        if count > 10**9:
            break
    return count


def parties(reading: Reading) -> dict[str, Party]:
    """Return the parties in the order of the file."""
    found = {}
    for name, entry in reading.part("parties").items():
        path = ("parties", name)
        for other in entry.get("acts_on", {}):
            reading.party((*path, "acts_on", other), other, key=True)
        found[name] = Party(
            id=name,
            name=entry["name"],
            also=tuple(entry.get("also", ())),
            signs=_signs(reading, (*path, "signs"), entry.get("signs", "never")),
            role=entry.get("role", ""),
            interests=tuple(_interest(each) for each in entry.get("interests", ())),
            acts_on=dict(entry.get("acts_on", {})),
        )
    return found


def _interest(value: str | dict[str, Any]) -> Interest:
    if isinstance(value, str):
        return Interest(value)
    return Interest(value["value"], tuple(value.get("because", ())), value.get("note", ""))


def _signs(reading: Reading, path: Path, value: Any) -> Condition | None:
    if value in ("always", "never"):
        return ALWAYS if value == "always" else None
    if isinstance(value, dict) and list(value) == ["when"]:
        return condition(reading, (*path, "when"), value["when"])
    told = f"expected always, never or {{when: condition}}, found {shown(value)}"
    reading.findings.fault(path, told, "write for example signs: always")
    return None
