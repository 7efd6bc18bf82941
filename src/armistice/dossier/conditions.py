"""The one small language of conditions: rules, red lines, linkages, compliance, conditional consent, moves.

`{not: TEST}` and `{any: [TEST…]}` inside a test are lifted to the condition, so a leaf holds one of three plain tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

from armistice._base.frozen import frozen

Level = Union[str, float, Mapping[str, float]]
"""What a package says on one issue: an option id, a step of a scale, or amounts by use (a missing use is 0)."""

Package = Mapping[str, Level]
"""One level for each issue, by issue id."""


@frozen
class OneOf:
    """The level is one of these options, numbers or (in moves) truth values."""

    values: frozenset[str | float | bool]

    def accepts(self, level: Level) -> bool:
        return level in self.values


@frozen
class Between:
    """The level of a scale lies between the two, both included; an open end is infinite."""

    low: float
    high: float

    def accepts(self, level: Level) -> bool:
        return self.low - 1e-9 <= level <= self.high + 1e-9  # type: ignore[operator]


@frozen
class Uses:
    """Each named use of a split lies between its bounds; a use that is not named is free."""

    bounds: tuple[tuple[str, float, float], ...]

    def accepts(self, level: Level) -> bool:
        amounts: Mapping[str, float] = level  # type: ignore[assignment]
        return all(low - 1e-9 <= amounts.get(use, 0) <= high + 1e-9 for use, low, high in self.bounds)


Test = Union[OneOf, Between, Uses]


@frozen
class Leaf:
    """One issue passes one test."""

    issue: str
    test: Test

    def holds(self, package: Package) -> bool:
        return self.test.accepts(package[self.issue])

    def issues(self) -> frozenset[str]:
        return frozenset({self.issue})


@frozen
class All:
    """Every part holds; with no part, always."""

    parts: tuple[Condition, ...]

    def holds(self, package: Package) -> bool:
        return all(part.holds(package) for part in self.parts)

    def issues(self) -> frozenset[str]:
        return frozenset().union(*(part.issues() for part in self.parts))


@frozen
class Any:
    """At least one part holds; with no part, never."""

    parts: tuple[Condition, ...]

    def holds(self, package: Package) -> bool:
        return any(part.holds(package) for part in self.parts)

    def issues(self) -> frozenset[str]:
        return frozenset().union(*(part.issues() for part in self.parts))


@frozen
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, package: Package) -> bool:
        return not self.part.holds(package)

    def issues(self) -> frozenset[str]:
        return self.part.issues()


Condition = Union[Leaf, All, Any, Not]
ALWAYS = All(())
NEVER = Any(())
