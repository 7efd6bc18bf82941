"""What the judgements of a case say in numbers: worths, walk-aways, the war. Turns the dossier into kernel arrays.

Everything has a leading axis of draws, so that one assessment (one draw) and a thousand go the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

import numpy as np

from armistice._base.frozen import frozen
from armistice.dossier.case import (
    Bears,
    ChoiceValues,
    FollowsLine,
    Preferences,
    ScaleValues,
    Side,
    SplitValues,
    Values,
    War,
)
from armistice.dossier.conditions import Level
from armistice.dossier.judgements import Judgement, Order
from armistice.evaluate.carrying_on.walk import Walk
from armistice.evaluate.carrying_on.walk import take as take_walk
from armistice.evaluate.deal_space.space import Worths
from armistice.evaluate.levels import Levels
from armistice.evaluate.numbers import Numbers
from armistice.evaluate.structure import Structure


@frozen(eq=False)
class Figures:
    """The numbers of a case, D draws, n signers (the sides of a war first).

    `worth` is one array a issue, float[D, levels, n], of weighted points at today's line; `slope` the points a side
    gains by one step of the line while a package holds each option that follows it, float[D, follows, 2].
    `keeps` is the base chance that the other side keeps its word, `raised_to` what it is raised to.
    """

    worth: tuple[np.ndarray, ...]
    linkages: np.ndarray  # float[D, linkages], points
    walk_away: np.ndarray  # float[D, n]; NaN for the sides of a war
    slope: np.ndarray  # float[D, follows, 2]
    keeps: np.ndarray  # float[D, 2]
    raised_to: np.ndarray  # float[D, raised]
    walk: Walk | None
    observer_prior: np.ndarray  # float[D, 2], Beta on the first side's chance
    observer_trend: np.ndarray  # float[D], a month

    @property
    def draws(self) -> int:
        return len(self.linkages)

    def worths(self, draw: int) -> Worths:
        """The worths of one draw, as the deal space wants them."""
        return Worths(tuple(worth[draw] for worth in self.worth), self.linkages[draw])

    def take(self, draws: np.ndarray) -> Figures:
        """Return some of the draws, int[any], each as often as it is named."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        picked = {name: array[draws] for name, array in arrays.items() if isinstance(array, np.ndarray)}
        worth = tuple(table[draws] for table in self.worth)
        return replace(self, worth=worth, walk=None if self.walk is None else take_walk(self.walk, draws), **picked)


def figures(structure: Structure, numbers: Numbers) -> Figures:
    """Read every judgement of the case as numbers."""
    return _Reader(structure, numbers).figures()


def shared_expectations(it: Figures) -> Figures:
    """Both sides hold the observer's Beta and trend."""
    assert it.walk is not None
    prior = np.repeat(it.observer_prior[:, None, :], 2, axis=1)
    trend = np.repeat(it.observer_trend[:, None], 2, axis=1)
    return replace(it, walk=replace(it.walk, prior=prior, trend=trend))


def certain_compliance(it: Figures) -> Figures:
    """Each side is sure that the other keeps its word."""
    return replace(it, keeps=np.ones_like(it.keeps), raised_to=np.ones_like(it.raised_to))


class _Reader:
    def __init__(self, structure: Structure, numbers: Numbers):
        self.structure = structure
        self.case = structure.case
        self.numbers = numbers
        self.draws = numbers.draws

    def figures(self) -> Figures:
        case, signers = self.case, self.structure.signers
        weights = [self._weights(case.preferences[signer]) for signer in signers]
        worth = [self._worth(place, weights, None) for place in range(len(self.structure.issues))]
        prior, trend = self._observer(case.war) if case.war else (np.ones((self.draws, 2)), np.zeros(self.draws))
        linkages = [link.points for link in case.linkages.values() if link.party in signers]
        points = self._columns(linkages)
        return Figures(
            worth=tuple(worth),
            linkages=points,
            walk_away=self._walk_away(),
            slope=self._slopes(weights),
            keeps=self._keeps(),
            raised_to=self._columns([raised.to for _, raised in self.structure.raised]),
            walk=self._walk(case.war, weights, worth, points) if case.war else None,
            observer_prior=prior,
            observer_trend=trend,
        )

    # --- values -----------------------------------------------------------------------------------------------

    def _weights(self, preferences: Preferences) -> Mapping[str, np.ndarray]:
        """Each issue's share of the importance, float[D]; an issue that is not named weighs nothing."""
        if isinstance(preferences.weights, Order):
            raw = self.numbers.weights(preferences.weights)
        else:
            raw = {issue: self.numbers.value(weight) for issue, weight in preferences.weights.items()}
        total = sum(raw.values())
        return {issue: weight / total for issue, weight in raw.items()}

    def _worth(self, place: int, weights: list[Mapping[str, np.ndarray]], line: float | None) -> np.ndarray:
        """Weighted points of every level of one issue, float[D, levels, n], with the line there (None: today)."""
        issue, levels = self.structure.issues[place], self.structure.levels[place]
        result = np.zeros((self.draws, levels.count, len(weights)))
        for signer, weight in enumerate(weights):
            if issue in weight:
                values = self.case.preferences[self.structure.signers[signer]].values[issue]
                result[:, :, signer] = weight[issue][:, None] * self._values(values, levels, line)
        return result

    def _values(self, values: Values, levels: Levels, line: float | None) -> np.ndarray:
        """0…100 points of every level, float[D, levels]."""
        match values:
            case Order():
                by_name = self.numbers.values(values)
                return np.stack([by_name[name] for name in levels.names], axis=1)
            case ChoiceValues(options):
                return np.stack([self._option(options[name], line) for name in levels.names], axis=1)
            case ScaleValues(points):
                return self._along(levels.amounts, points)
            case SplitValues(uses):
                shares = levels.amounts / levels.amounts[0].sum()
                return np.stack([self.numbers.value(uses[name]) for name in levels.names], axis=1) @ shares.T

    def _option(self, value: Judgement | FollowsLine, line: float | None) -> np.ndarray:
        if isinstance(value, Judgement):
            return self.numbers.value(value)
        start, end = self.numbers.value(value.at_start), self.numbers.value(value.at_end)
        war = self.case.war
        assert war is not None
        return start + (end - start) * (war.at if line is None else line) / war.of

    def _along(self, amounts: np.ndarray, points: tuple[tuple[float, Judgement], ...]) -> np.ndarray:
        """Straight lines between the points of a scale, float[D, levels]."""
        at = np.array([level for level, _ in points])
        worth = np.stack([self.numbers.value(judged) for _, judged in points], axis=1)
        right = np.clip(np.searchsorted(at, amounts), 1, len(at) - 1)
        share = (amounts - at[right - 1]) / (at[right] - at[right - 1])
        return worth[:, right - 1] * (1 - share) + worth[:, right] * share

    def _slopes(self, weights: list[Mapping[str, np.ndarray]]) -> np.ndarray:
        result = np.zeros((self.draws, len(self.structure.follows), 2))
        war = self.case.war
        for column, (place, level) in enumerate(self.structure.follows):
            assert war is not None
            far, near = (self._worth(place, weights[:2], line)[:, level, :] for line in (war.of, 0))
            result[:, column, :] = (far - near) / war.of
        return result

    def _walk_away(self) -> np.ndarray:
        judged = [self.case.preferences[signer].walk_away for signer in self.structure.signers]
        columns = [np.full(self.draws, np.nan) if it is None else self.numbers.value(it) for it in judged]
        return np.stack(columns, axis=1)

    def _keeps(self) -> np.ndarray:
        compliance, war = self.case.compliance, self.case.war
        result = np.ones((self.draws, 2))
        for side, party in enumerate(war.between if war else ()):
            if compliance is not None and party in compliance.sides:
                result[:, side] = self.numbers.value(compliance.sides[party].other_keeps)
        return result

    def _columns(self, judgements: list[Judgement]) -> np.ndarray:
        if not judgements:
            return np.empty((self.draws, 0))
        return np.stack([self.numbers.value(judgement) for judgement in judgements], axis=1)

    # --- the war ----------------------------------------------------------------------------------------------

    def _walk(
        self, war: War, weights: list[Mapping[str, np.ndarray]], worth: list[np.ndarray], linkages: np.ndarray
    ) -> Walk:
        months = self.numbers.value(war.months_per_step)
        sides = [war.sides[party] for party in war.between]
        at_end = [self._package_points(side.imposes, weights, worth, linkages, line)
                  for side, line in zip(sides, (war.of, 0), strict=True)]  # fmt: skip
        pairs = [self._in_firsts_terms(side, first) for side, first in zip(sides, (True, False), strict=True)]
        return Walk(
            at=war.at,
            of=war.of,
            steps_lost=self.case.compliance.steps_lost if self.case.compliance else None,
            months=months,
            horizon=np.maximum(1, np.floor(war.horizon_months / months + 1e-9).astype(np.int64)),
            prior=np.stack([prior for prior, _ in pairs], axis=1),
            trend=np.stack([trend for _, trend in pairs], axis=1),
            cost=np.stack([self._cost(side, weights[place]) for place, side in enumerate(sides)], axis=1),
            patience=np.stack([self.numbers.value(side.patience) for side in sides], axis=1),
            others_terms=np.stack([at_end[1][:, 0], at_end[0][:, 1]], axis=1),
            own_terms=np.stack([at_end[0][:, 0], at_end[1][:, 1]], axis=1),
            stalemate=self._package_points(war.stalemate, weights, worth, linkages, None),
            settle=war.settle,
        )

    def _package_points(
        self,
        package: Mapping[str, Level],
        weights: list[Mapping[str, np.ndarray]],
        worth: list[np.ndarray],
        linkages: np.ndarray,
        line: float | None,
    ) -> np.ndarray:
        """What a whole package is worth to the two sides with the line there, float[D, 2]."""
        result = np.zeros((self.draws, 2))
        following = {place for place, _ in self.structure.follows}
        for place, index in enumerate(self.structure.indices(package)):
            moved = line is not None and place in following
            table = self._worth(place, weights[:2], line) if moved else worth[place]
            result += table[:, index, :2]
        named = [link for link in self.case.linkages.values() if link.party in self.structure.signers]
        for column, linkage in enumerate(named):
            side = self.structure.signers.index(linkage.party)
            if side < len(result[0]) and linkage.when.holds(package):
                result[:, side] += linkages[:, column]
        return result

    def _in_firsts_terms(self, side: Side, first: bool) -> tuple[np.ndarray, np.ndarray]:
        """A side's Beta on the first's chance, float[D, 2], and its trend in the first's favour, float[D]."""
        expects, sure = self.numbers.value(side.expects), self.numbers.value(side.sure)
        own, other = expects * sure, (1 - expects) * sure
        trend = self.numbers.value(side.trend)
        if first:
            return np.stack([own, other], axis=1), trend
        return np.stack([other, own], axis=1), -trend

    def _observer(self, war: War) -> tuple[np.ndarray, np.ndarray]:
        """The observer's Beta on the first's chance and its trend; by default the middle of both sides'."""
        one, two = (war.sides[party] for party in war.between)
        view, value = war.observer, self.numbers.value
        expects = value(view.expects) if view.expects else (value(one.expects) + 1 - value(two.expects)) / 2
        sure = value(view.sure) if view.sure else (value(one.sure) + value(two.sure)) / 2
        trend = value(view.trend) if view.trend else (value(one.trend) - value(two.trend)) / 2
        return np.stack([expects * sure, (1 - expects) * sure], axis=1), trend

    def _cost(self, side: Side, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        """Points a month, float[D]."""
        if isinstance(side.cost, Judgement):
            return self.numbers.value(side.cost)
        return self._swing(side.party, side.cost, weights) / self.numbers.value(side.cost.months)

    def _swing(self, party: str, bears: Bears, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        """What the swing that a side would bear the war for is worth to it, in points, float[D]."""
        if bears.issue is None or bears.start is None or bears.stop is None:
            return np.full(self.draws, 100.0)
        levels = self.structure.levels[self.structure.issues.index(bears.issue)]
        values = self._values(self.case.preferences[party].values[bears.issue], levels, None)
        swing = values[:, levels.index(bears.stop)] - values[:, levels.index(bears.start)]
        return np.abs(swing) * weights[bears.issue]
