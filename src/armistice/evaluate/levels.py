"""The levels of an issue: every option, step or allotment that a package may name, in a fixed order."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations

import numpy as np

from armistice._base.frozen import frozen
from armistice.dossier.case import Choice, Issue, Scale, Split
from armistice.dossier.conditions import Between, Level, OneOf, Test, Uses

_NEAR = 1e-9


@frozen
class Levels:
    """The levels of one issue.

    Options stand in the order of the file, steps from `start` to `stop`, allotments of a split in lexicographic order
    of the amounts by use.
    """

    issue: Issue

    @cached_property
    def count(self) -> int:
        return len(self.names) if isinstance(self.issue, Choice) else len(self.amounts)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Option ids of a choice, use ids of a split, nothing for a scale."""
        if isinstance(self.issue, Choice):
            return tuple(option.id for option in self.issue.options)
        return tuple(self.issue.uses) if isinstance(self.issue, Split) else ()

    @cached_property
    def amounts(self) -> np.ndarray:
        """The steps of a scale, float[levels]; the amounts of a split, float[levels, uses]; a choice has none."""
        issue = self.issue
        if isinstance(issue, Scale):
            steps = round(abs(issue.stop - issue.start) / issue.step)
            return np.linspace(issue.start, issue.stop, steps + 1)
        if isinstance(issue, Split):
            return _allotments(round(issue.total / issue.step), len(issue.uses)) * issue.step
        return np.empty(0)

    @cached_property
    def all(self) -> tuple[Level, ...]:
        """What a package may say, in order."""
        return tuple(self._level(index) for index in range(self.count))

    def _level(self, index: int) -> Level:
        if isinstance(self.issue, Choice):
            return self.names[index]
        if isinstance(self.issue, Scale):
            return _plain(self.amounts[index])
        return {use: _plain(amount) for use, amount in zip(self.names, self.amounts[index], strict=True) if amount}

    def index(self, level: Level) -> int:
        """The place of a level; the case file was checked, so it is on the grid."""
        return int(np.flatnonzero(self.mask(self._exactly(level)))[0])

    def mask(self, test: Test) -> np.ndarray:
        """Which levels pass the test, bool[levels]."""
        if isinstance(test, Between):
            return (self.amounts >= test.low - _NEAR) & (self.amounts <= test.high + _NEAR)
        if isinstance(test, Uses):
            held = np.ones(self.count, dtype=bool)
            for use, low, high in test.bounds:
                amount = self.amounts[:, self.names.index(use)]
                held &= (amount >= low - _NEAR) & (amount <= high + _NEAR)
            return held
        if isinstance(self.issue, Choice):
            return np.array([name in test.values for name in self.names])
        wanted = np.array(list(test.values), dtype=float)
        return np.any(np.abs(self.amounts[:, None] - wanted[None, :]) < _NEAR, axis=1)

    def _exactly(self, level: Level) -> Test:
        if isinstance(self.issue, Split):
            amounts: dict[str, float] = dict(level)  # type: ignore[arg-type]
            return Uses(tuple((use, amounts.get(use, 0.0), amounts.get(use, 0.0)) for use in self.names))
        return OneOf(frozenset([level]))  # type: ignore[list-item]


def _allotments(portions: int, uses: int) -> np.ndarray:
    """All ways to put equal portions to uses, int[ways, uses], by stars and bars."""
    ends = portions + uses - 1
    ways = list(combinations(range(ends), uses - 1))
    bars = np.array(ways, dtype=np.int64).reshape(len(ways), uses - 1)
    first, last = np.full((len(ways), 1), -1), np.full((len(ways), 1), ends)
    return np.diff(np.hstack([first, bars, last]), axis=1) - 1


def _plain(number: float) -> float:
    """An int where it is one, so that results read 40 and not 40.0; the grid's noise taken off."""
    tidy = round(float(number), 9)
    return int(tidy) if tidy == int(tidy) else tidy
