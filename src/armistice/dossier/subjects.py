"""What the places of a case file are called in a sentence, and what stands there in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice.dossier.writing import flow

Tree = Mapping[str, Any]
Path = tuple[str, ...]

_PACKAGES = ("proposals.{proposal}.terms.{issue}", "war.sides.{party}.imposes.{issue}", "war.stalemate.{issue}")
_SUBJECTS: dict[str, str] = {
    "title": "The title",
    "as_of": "The day up to which things are known",
    "parties.{party}": "The party {party}",
    "parties.{party}.interests.{interest}": "The interest {interest} of {party}",
    "parties.{party}.signs": "When {party} signs",
    "issues.{issue}": "The issue '{issue}'",
    "judgements.{party}": "What the issues are worth to {party}",
    "judgements.{party}.walk_away": "What no deal is worth to {party}",
    "judgements.{party}.weights": "The weights of {party}",
    "judgements.{party}.weights.{issue}": "The weight of '{issue}' for {party}",
    "judgements.{party}.values.{issue}": "What '{issue}' is worth to {party}",
    "judgements.{party}.values.{issue}.{option}": "What '{option}' on '{issue}' is worth to {party}",
    "judgements.{party}.values.{issue}.{option}.at_start": "What '{option}' is worth to {party} with the line at 0",
    "judgements.{party}.values.{issue}.{option}.at_end": "What '{option}' is worth to {party} with the line at its end",
    "red_lines.{id}": "The red line '{id}'",
    "red_lines.{id}.never": "What the red line '{id}' rules out",
    "red_lines.{id}.firm": "How firm the red line '{id}' is",
    "red_lines.{id}.party": "Whose red line '{id}' is",
    "rules.{id}": "The rule '{id}'",
    "linkages.{id}": "The linkage '{id}'",
    "linkages.{id}.when": "When the linkage '{id}' applies",
    "linkages.{id}.points": "The points of the linkage '{id}'",
    "proposals.{proposal}": "The proposal '{proposal}'",
    _PACKAGES[0]: "'{issue}' in the proposal '{proposal}'",
    "war": "The war",
    "war.line.at": "Where the line stands",
    "war.line.of": "How many steps the line has",
    "war.months_per_step": "How many months a step takes",
    "war.horizon_months": "The horizon in months",
    "war.settle": "How they would settle",
    "war.sides.{party}.expects": "{party}'s own chance that the next step goes its way",
    "war.sides.{party}.sure": "How many observed steps {party}'s expectation is worth",
    "war.sides.{party}.trend": "How much {party} thinks its chance grows a month",
    "war.sides.{party}.cost": "What a month of war costs {party}, in points",
    "war.sides.{party}.bears.months": "How many months {party} would bear this war",
    "war.sides.{party}.patience": "What a month later is worth to {party}",
    _PACKAGES[1]: "'{issue}' in the terms {party} would impose",
    "war.observer.expects": "The analyst's view of the first side's chance",
    "war.observer.sure": "How many observed steps the analyst's view is worth",
    "war.observer.trend": "How much the analyst thinks the first side's chance grows a month",
    _PACKAGES[2]: "'{issue}' at today's line with no deal",
    "compliance": "Confidence in compliance",
    "compliance.sides.{party}.other_keeps": "How likely {party} thinks the other keeps its word",
    "compliance.sides.{party}.raised.{id}": "What raises {party}'s confidence, '{id}'",
    "compliance.sides.{party}.raised.{id}.to": "How likely {party} thinks the other keeps its word under '{id}'",
    "compliance.if_broken.steps_lost": "How many steps a broken deal costs",
    "levers.{lever}": "The lever '{lever}'",
}
_SECTIONS = {"party": ("parties", "name"), "issue": ("issues", "title")}
_SECTIONS |= {"proposal": ("proposals", "title"), "lever": ("levers", "title")}


def subject(tree: Tree, path: Path) -> str:
    """Return what the place is called, by the names that the tree gives; its dotted id where it has no words."""
    for pattern, words in _SUBJECTS.items():
        found = _matched(pattern, path)
        if found is not None:
            return words.format(**{kind: _name(tree, kind, name, found) for kind, name in found.items()})
    return f"'{'.'.join(path)}'"


def in_words(tree: Tree, path: Path, value: Any) -> str:
    """Return what stands at the place: titles of options, a range as its ends, anything else as in the file."""
    if isinstance(value, dict) and "value" in value:
        return in_words(tree, path, value["value"])
    for pattern in _PACKAGES:
        found = _matched(pattern, path)
        if found is not None:
            return _level(tree, found["issue"], value)
    if isinstance(value, list) and value and all(isinstance(part, (int, float)) for part in value):
        likely = f", likely {value[1]:g}" if len(value) == 3 else ""
        return f"{value[0]:g} to {value[-1]:g}{likely}"
    return value if isinstance(value, str) else flow(value)


def _matched(pattern: str, path: Path) -> dict[str, str] | None:
    parts = pattern.split(".")
    if len(parts) != len(path):
        return None
    pairs = list(zip(parts, path, strict=True))
    if any(part != step for part, step in pairs if not part.startswith("{")):
        return None
    return {part.strip("{}"): step for part, step in pairs if part.startswith("{")}


def _name(tree: Tree, kind: str, name: str, found: Mapping[str, str]) -> str:
    if kind == "option":
        return _option(tree, found["issue"], name)
    if kind == "interest":
        stated = tree["parties"][found["party"]]["interests"][int(name)]
        return f"“{stated['value'] if isinstance(stated, dict) else stated}”"
    section, field = _SECTIONS.get(kind, ("", ""))
    entry = tree.get(section, {}).get(name, {})
    return str(entry.get(field, name)) if isinstance(entry, dict) else name


def _option(tree: Tree, issue: str, name: str) -> str:
    entry = tree["issues"].get(issue, {})
    options = entry.get("options") or (entry.get("split") or {}).get("uses") or {}
    option = options.get(name, name)
    return str(option["title"]) if isinstance(option, dict) else str(option)


def _level(tree: Tree, issue: str, value: Any) -> str:
    entry = tree["issues"].get(issue, {})
    unit = (entry.get("scale") or entry.get("split") or {}).get("unit", "")
    after = f" {unit}" if unit else ""
    if isinstance(value, dict):
        return ", ".join(f"{amount:g}{after} {_option(tree, issue, use)}" for use, amount in value.items())
    if isinstance(value, (int, float)):
        return f"{value:g}{after}"
    return "open" if value == "open" else f"'{_option(tree, issue, value)}'"
