"""Judgements: a number, a range or an order, each alone or with what it rests on; and plain numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from armistice._base.frozen import frozen
from armistice.dossier.judgements import Judgement, Order
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import dotted, shown
from armistice.dossier.loading.reading import Reading

_WRAPPER = {"value", "because", "note"}


@frozen
class Domain:
    """The numbers that make sense somewhere; `open_low`, `open_high` exclude the end itself."""

    words: str
    example: str = "10"
    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def holds(self, number: float) -> bool:
        """Tell whether the number is finite and within."""
        above = number > self.low if self.open_low else number >= self.low
        below = number < self.high if self.open_high else number <= self.high
        return math.isfinite(number) and above and below

    def cut(self, number: float) -> float:
        """Return the nearest number within; an excluded end is kept away from by 0.001."""
        low = self.low + 0.001 * self.open_low
        high = self.high - 0.001 * self.open_high
        return number if self.holds(number) else min(max(number, low), high)


FINITE = Domain("a finite number")
NOT_NEGATIVE = Domain("a number of 0 or more", low=0)
POSITIVE = Domain("a finite number above 0", low=0, open_low=True)
CHANCE = Domain("a chance above 0 and below 1", "0.6", low=0, high=1, open_low=True, open_high=True)
CONFIDENCE = Domain("a chance from 0 to 1", "0.8", low=0, high=1)
PATIENCE = Domain("a number above 0 and at most 1", "0.99", low=0, high=1, open_low=True)


@frozen
class Resting:
    """A value with what it rests on; `path` leads to the value itself."""

    value: Any
    path: Path
    because: tuple[str, ...] = ()
    note: str = ""


def unwrapped(reading: Reading, path: Path, value: Any, around: Resting | None = None) -> Resting:
    """Return what stands inside `{value:, because:, note:}`, or the value with what stands around it."""
    if not (isinstance(value, dict) and "value" in value):
        return Resting(value, path, around.because, around.note) if around else Resting(value, path)
    for key in value:
        if key not in _WRAPPER:
            reading.findings.unknown((*path, key), "key here", key, sorted(_WRAPPER), key=True)
    because, note = value.get("because", []), value.get("note", "")
    if not (isinstance(because, list) and all(isinstance(claim, str) for claim in because)):
        reading.findings.fault((*path, "because"), f"expected claim ids, found {shown(because)}", "write [c-1, c-2]")
        because = []
    if not isinstance(note, str):
        reading.findings.fault((*path, "note"), f"expected text, found {shown(note)}", "put it in quotes")
        note = ""
    return Resting(value["value"], (*path, "value"), tuple(because), note)


def is_number(value: Any) -> bool:
    """Tell whether the value is a number, and no truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def judgement(
    reading: Reading, path: Path, value: Any, domain: Domain, around: Resting | None = None
) -> Judgement | None:
    """Return a judged number or range; None with a fault where it is none."""
    rest = unwrapped(reading, path, value, around)
    numbers = rest.value if isinstance(rest.value, list) else [rest.value]
    if len(numbers) not in (1, 2, 3) or not all(is_number(number) for number in numbers) or rest.value == numbers[:1]:
        expected = f"expected {domain.words}, [low, high] or [low, likely, high]"
        reading.findings.fault(
            rest.path, f"{expected}, found {shown(rest.value)}", "write for example 10 or [5, 10, 20]"
        )
        return None
    for index, number in enumerate(numbers):
        if not domain.holds(number):
            place = (*rest.path, index) if isinstance(rest.value, list) else rest.path
            told = f"expected {domain.words}, found {shown(number)}"
            reading.findings.fault(place, told, f"write for example {domain.example}")
            return None
    if sorted(numbers) != numbers:
        told = " > ".join(shown(number) for number in numbers) if len(numbers) == 2 else shown(numbers)
        reading.findings.fault(rest.path, f"expected low ≤ likely ≤ high, found {told}", "put them in rising order")
        return None
    found = _judged(path, [float(number) for number in numbers], rest)
    reading.judged.append(found)
    return found


def _judged(path: Path, numbers: list[float], rest: Resting) -> Judgement:
    low, high = numbers[0], numbers[-1]
    likely = {1: low, 2: (low + high) / 2, 3: numbers[len(numbers) // 2]}[len(numbers)]
    spread = {1: "point", 2: "even", 3: "pert"}[len(numbers)]
    named = dotted(tuple(step for step in path if step != "value"))  # a lever needs no word of the wrapper
    return Judgement(named, low, likely, high, spread, rest.because, rest.note)


def assumed(path: Path, number: float) -> Judgement:
    """Return a default of the format as a judgement."""
    return Judgement(dotted(path), number, number, number)


def order(reading: Reading, path: Path, rest: Resting, kind: str, members: Iterable[str]) -> Order | None:
    """Return an order such as 'a > b = c' that names every member once; None with faults if it does not."""
    tiers = tuple(tuple(name.strip() for name in tier.split("=")) for tier in str(rest.value).split(">"))
    named = [name for tier in tiers for name in tier]
    members, seen, sound = dict.fromkeys(members), set(), True
    for name in named:
        sound = sound and name in members and name not in seen
        if name not in members:
            reading.findings.unknown(rest.path, f"{kind} in this order", name, members)
        elif name in seen:
            reading.findings.fault(rest.path, f"the order names '{name}' twice", "keep one of the two")
        seen.add(name)
    missing = [name for name in members if name not in seen]
    if missing:
        told = ", ".join(f"'{name}'" for name in missing[:6])
        reading.findings.fault(rest.path, f"the order leaves out {told}", "name every one, with > or = between")
    if missing or not sound:
        return None
    found = Order(dotted(path), tiers, rest.because, rest.note)
    reading.judged.append(found)
    return found


def steps_between(start: float, stop: float, step: float) -> int | None:
    """Return how many steps lead from `start` to `stop`, or None where the step does not divide the way."""
    if step <= 0:
        return None
    count = abs(stop - start) / step
    return round(count) if count < 1e15 and abs(count - round(count)) <= 1e-9 * max(1.0, count) else None
