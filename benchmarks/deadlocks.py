"""Deadlocks that are explained against the clock: two sides of a war, many issues, many red lines."""

from __future__ import annotations

import json
import random
from typing import Any

from armistice.dossier.case import Case
from armistice.dossier.loading.files import parse

LEVELS = 4


def deadlock(issues: int, red_lines: int, *, seed: int = 0) -> Case:
    """Return a war over so many issues on which the two sides want opposite things.

    A red line refuses one end of an issue, alone or together with an end of a neighbouring issue; weights and the
    numbers of the war have ranges.
    """
    return parse(json.dumps(_tree(random.Random(seed), issues, red_lines)))


def _tree(dice: random.Random, issues: int, red_lines: int) -> dict[str, Any]:
    names = [f"issue{place}" for place in range(issues)]
    return {
        "armistice": 1,
        "title": f"{issues} issues, {red_lines} red lines",
        "parties": {"north": {"name": "North", "signs": "always"}, "south": {"name": "South", "signs": "always"}},
        "issues": {
            name: {"title": name, "options": {f"o{level}": f"o{level}" for level in range(LEVELS)}} for name in names
        },
        "judgements": {side: _judged(dice, names, rising=side == "north") for side in ("north", "south")},
        "red_lines": {f"line{place}": _red_line(dice, names, place) for place in range(red_lines)},
        "war": _war(names),
    }


def _judged(dice: random.Random, names: list[str], *, rising: bool) -> dict[str, Any]:
    weights, values = {}, {}
    for name in names:
        middle = dice.uniform(1, 10)
        weights[name] = [middle * 0.7, middle, middle * 1.3]
        inner = sorted(dice.uniform(5, 95) for _ in range(LEVELS - 2))
        points = [0, *inner, 100]
        values[name] = {f"o{level}": point for level, point in enumerate(points if rising else points[::-1])}
    return {"weights": weights, "values": values}


def _red_line(dice: random.Random, names: list[str], place: int) -> dict[str, Any]:
    """A side refuses what the other wants: both ends of some issues, so that red lines come to exclude each other."""
    north = place % 2 == 0
    issue = dice.randrange(len(names) - 1)
    never = {names[issue]: _end(dice, north)}
    if dice.random() < 0.6:
        never[names[issue + 1]] = _end(dice, north)
    return {"party": "north" if north else "south", "never": never}


def _end(dice: random.Random, north: bool) -> list[str]:
    """The one to three levels that this side likes least."""
    count = dice.choice([1, 2, 2, 3])
    levels = range(count) if north else range(LEVELS - count, LEVELS)
    return [f"o{level}" for level in levels]


def _war(names: list[str]) -> dict[str, Any]:
    most, least = dict.fromkeys(names, f"o{LEVELS - 1}"), dict.fromkeys(names, "o0")
    return {
        "between": ["north", "south"],
        "line": {"at": 6, "of": 10},
        "months_per_step": 3,
        "sides": {
            "north": {
                "expects": [0.5, 0.6, 0.7],
                "sure": [10, 25, 50],
                "cost": [0.1, 0.3, 0.6],
                "patience": [0.985, 0.99, 0.995],
                "imposes": most,
            },
            "south": {
                "expects": [0.45, 0.55, 0.65],
                "sure": [10, 20, 40],
                "cost": [0.1, 0.3, 0.6],
                "patience": [0.985, 0.99, 0.995],
                "imposes": least,
            },
        },
        "stalemate": {name: f"o{1 + place % 2}" for place, name in enumerate(names)},
    }
