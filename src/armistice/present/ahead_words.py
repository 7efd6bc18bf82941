"""Chances, bands and changes over the draws in the words that people read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from armistice.dossier.case import Case
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH, Band, Certainty
from armistice.present import words

if TYPE_CHECKING:
    from armistice.forecast.result import Course, Driver, Effect

STANDINGS = (WITHIN_REACH, HOLDING_OUT, NO_ROOM)
ANSWER = {"settled": "Settlement in 12 months", "room": "Room", "margin": "Margin"}
SURE = 0.9
"""The share of draws from which an answer hardly hangs on the judgements."""


def percent(chance: float) -> str:
    """Return a chance in whole percent, never 0 or 100 where it is neither."""
    if 0 < chance < 0.005:
        return "< 1 %"
    if 0.995 < chance < 1:
        return "> 99 %"
    return f"{round(100 * chance)} %"


def change(difference: float | None) -> str:
    """Return a change of a chance in percentage points: "+12", "−3", "0"."""
    return "" if difference is None else words.gain(100 * difference)


def band(it: Band | None) -> tuple[str, str]:
    """Return the middle and the 80 % band of a number, in whole points or months."""
    return ("none", "none") if it is None else (words.points(it.p50), words.points((it.p10, it.p90)))


def how_sure(standing: str, certainty: Certainty) -> str:
    """Say in how many draws the standing is that of the central assessment."""
    share = certainty.standing[standing]
    others = sorted(((other, one) for one, other in certainty.standing.items() if one != standing), reverse=True)
    said = f"Over {certainty.draws:,} draws of all that is uncertain the standing is the same in {percent(share)}"
    if share >= SURE:
        return f"{said}: it hardly hangs on the judgements."
    rest = [f"in {percent(other)} there is {words.STANDING[one]}" for other, one in others if other >= 0.005]
    return f"{said}; {'; '.join(rest)}."


def settled(within: Mapping[int, float]) -> str:
    """Say how likely a settlement is by when."""
    told = [f"{percent(chance)} within {months} months" for months, chance in within.items()]
    return f"Chance of settlement, to the observer: {words.joined(told)}."


_WITHOUT = {
    "learning": "If neither side learned from what it sees",
    "costs": "If fighting cost neither side anything",
    "momentum": "If the observer gave both sides the same chance",
    "trend": "If nobody thought that the chances drift",
}
_DRIVES = {
    "learning": "beliefs that converge",
    "costs": "the costs of fighting",
    "momentum": "which way the front moves",
    "trend": "the trend that the sides see",
}
LEAST = 0.01
"""A driver that changes the chance by less drives nothing."""


_UNDRIVEN = (
    "Beliefs that converge, costs, momentum and trend each change the chance of settlement within a year by less than "
    "one in a hundred: what decides it is there from the start."
)


def drivers(course: Course) -> list[str]:
    """Say plainly what drives the forecast, the strongest first."""
    strong = sorted(course.drivers, key=lambda it: -abs(it.settled - it.without))
    felt = [it for it in strong if abs(it.settled - it.without) >= LEAST]
    if not felt:
        return [_UNDRIVEN]
    lead = f"What drives settlement within a year is first of all {_DRIVES[felt[0].name]}."
    return [lead, *(_driver(it) for it in felt)]


def _driver(it: Driver) -> str:
    return f"{_WITHOUT[it.name]}, it would be {percent(it.without)} rather than {percent(it.settled)}."


def lever_names(case: Case, effect: Effect) -> str:
    """Return the titles of the levers that were pulled together."""
    return " + ".join(case.levers[name].title for name in effect.levers)


def pullers(case: Case, effect: Effect) -> str:
    """Return who can pull them, one lever after the other."""
    told = [" or ".join(case.parties[party].name for party in by) or "nobody named" for by in effect.by]
    return " + ".join(dict.fromkeys(told))
