"""Which numbers make sense where in a case file, by dotted id; and the defaults that a lever may start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice._base.frozen import frozen
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.numbers import CHANCE, CONFIDENCE, NOT_NEGATIVE, PATIENCE, POSITIVE, Domain, is_number

POINTS = Domain("points from 0 to 100", low=0, high=100)
_DOMAINS: dict[str, Domain] = {
    "judgements.*.weights.*": NOT_NEGATIVE,
    "judgements.*.values.*.*": POINTS,
    "judgements.*.values.*.*.*": POINTS,
    "red_lines.*.firm": CONFIDENCE,
    "war.months_per_step": POSITIVE,
    "war.horizon_months": POSITIVE,
    "war.sides.*.expects": CHANCE,
    "war.sides.*.sure": POSITIVE,
    "war.sides.*.cost": NOT_NEGATIVE,
    "war.sides.*.bears.months": POSITIVE,
    "war.sides.*.patience": PATIENCE,
    "war.observer.expects": CHANCE,
    "war.observer.sure": POSITIVE,
    "compliance.sides.*.other_keeps": CONFIDENCE,
    "compliance.sides.*.raised.*.to": CONFIDENCE,
    "compliance.if_broken.steps_lost": NOT_NEGATIVE,
}
_WHOLE = ("war.line.at", "war.line.of", "compliance.if_broken.steps_lost")
_DEFAULTS: dict[str, Any] = {
    "judgements.*.weights.*": 0,
    "judgements.*.walk_away": None,
    "parties.*.signs": "never",
    "red_lines.*.firm": 1,
    "war.months_per_step": 1,
    "war.horizon_months": 240,
    "war.settle": "nash",
    "war.sides.*.trend": 0,
    "war.sides.*.patience": 1,
    "war.sides.*.cost": None,
    "war.observer": {},
    "war.observer.expects": None,
    "war.observer.sure": None,
    "war.observer.trend": None,
    "compliance.sides.*.other_keeps": 1,
    "compliance.if_broken": {},
    "compliance.if_broken.steps_lost": 0,
}


@frozen
class Default:
    """What the format takes where the file says nothing; `value` None has no number to start from."""

    value: Any


def domain_of(tree: Mapping[str, Any], path: Path) -> Domain | None:
    """Return the domain of the number at `path` of the tree, None where there is none to keep."""
    line = tree.get("war", {}).get("line", {}) if path[:2] == ("war", "line") else {}
    if path[2:] == ("at",) and is_number(line.get("of")):
        return Domain("a step between the ends", low=1, high=line["of"] - 1)
    if path[2:] == ("of",) and is_number(line.get("at")):
        return Domain("a step beyond at", low=line["at"] + 1)
    return _scale(tree, path) or _match(_DOMAINS, path)


def _scale(tree: Mapping[str, Any], path: Path) -> Domain | None:
    """Return the ends of the scale where `path` is a term of a package."""
    term = path[:1] == ("proposals",) and path[2:3] == ("terms",) and len(path) == 4
    imposed = path[:2] == ("war", "sides") and path[3:4] == ("imposes",) and len(path) == 5
    stalemate = path[:2] == ("war", "stalemate") and len(path) == 3
    scale = tree["issues"].get(path[-1], {}).get("scale") if term or imposed or stalemate else None
    if not scale:
        return None
    low, high = sorted((scale["from"], scale["to"]))
    return Domain(f"a number from {low:g} to {high:g}", low=low, high=high)


def is_whole(path: Path) -> bool:
    """Tell whether only whole numbers stand at `path`."""
    return ".".join(map(str, path)) in _WHOLE


def default_of(path: Path) -> Default | None:
    """Return the format's default at `path`, None where the format has no such place."""
    pattern = _pattern(_DEFAULTS, path)
    return Default(_DEFAULTS[pattern]) if pattern else None


def _match(table: Mapping[str, Domain], path: Path) -> Domain | None:
    pattern = _pattern(table, path)
    return table[pattern] if pattern else None


def _pattern(table: Mapping[str, Any], path: Path) -> str | None:
    for pattern in table:
        parts = pattern.split(".")
        if len(parts) == len(path) and all(part in ("*", step) for part, step in zip(parts, path, strict=True)):
            return pattern
    return None
