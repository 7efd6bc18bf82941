"""An assessment by brute force: every package, every sequence of steps, plain floats; no code of the kernels."""

from __future__ import annotations

import math
from functools import cache
from itertools import product

from armistice.dossier.case import Case, Choice, ChoiceValues, FollowsLine, Scale, ScaleValues, SplitValues
from armistice.dossier.conditions import ALWAYS
from armistice.dossier.judgements import Judgement, Order

TIE = 1e-9


class PlainAssessment:
    """Central judgements; `red_lines` False drops them, `shared` and `certain` are the other two causes taken away."""

    def __init__(self, case: Case, *, red_lines: bool = True, shared: bool = False, certain: bool = False):
        self.case, self.shared, self.certain = case, shared, certain
        self.signers = case.signers
        self.lines = [line for line in case.red_lines.values() if red_lines and line.firm >= 0.5]
        self.packages = [
            dict(zip(case.issues, levels, strict=True))
            for levels in product(*(levels_of(issue) for issue in case.issues.values()))
        ]
        self.admissible = [package for package in self.packages if self.allows(package)]

    # --- packages ---------------------------------------------------------------------------------------------

    def needs(self, package):
        return [signer for signer in self.signers if self.case.parties[signer].signs.holds(package)]

    def allows(self, package):
        if any(rule.never.holds(package) for rule in self.case.rules.values()):
            return False
        needed = self.needs(package)
        return not any(line.party in needed and line.never.holds(package) for line in self.lines)

    def value(self, party, package, line=None):
        """Points on paper, the line at `line` (None: today)."""
        preferences = self.case.preferences[party]
        if isinstance(preferences.weights, Order):
            weights = preferences.weights.central_weights()
        else:
            weights = {issue: weight.likely for issue, weight in preferences.weights.items()}
        total = sum(weights.values())
        points = 0.0
        for issue, weight in weights.items():
            points += (
                weight / total * self.worth(preferences.values[issue], self.case.issues[issue], package[issue], line)
            )
        for linkage in self.case.linkages.values():
            if linkage.party == party and linkage.when.holds(package):
                points += linkage.points.likely
        return points

    def worth(self, values, issue, level, line):
        if isinstance(values, Order):
            return values.central_values()[level]
        if isinstance(values, ChoiceValues):
            judged = values.options[level]
            if isinstance(judged, FollowsLine):
                war = self.case.war
                x = war.at if line is None else line
                return judged.at_start.likely + (judged.at_end.likely - judged.at_start.likely) * x / war.of
            return judged.likely
        if isinstance(values, SplitValues):
            return sum(level.get(use, 0) / issue.total * judged.likely for use, judged in values.uses.items())
        assert isinstance(values, ScaleValues)
        for (low, start), (high, end) in zip(values.points, values.points[1:], strict=False):
            if low - TIE <= level <= high + TIE:
                return start.likely + (end.likely - start.likely) * (level - low) / (high - low)
        raise AssertionError(level)

    def moved(self, side, package, line):
        """What the line at `line` adds to a package that follows it."""
        party = self.sides[side]
        return self.value(party, package, line) - self.value(party, package)

    # --- the war ----------------------------------------------------------------------------------------------

    @property
    def sides(self):
        return self.case.war.between

    @property
    def horizon(self):
        return max(1, math.floor(self.case.war.horizon_months / self.months + TIE))

    @property
    def months(self):
        return self.case.war.months_per_step.likely

    def believes(self, side, t, x):
        """The chance that the first side gains the next step, as `side` sees it (x: the line in evidence)."""
        war = self.case.war
        one, two = (war.sides[party] for party in self.sides)
        gains = (t + x - war.at) / 2
        if self.shared:
            view = war.observer
            expects = view.expects.likely if view.expects else (one.expects.likely + 1 - two.expects.likely) / 2
            sure = view.sure.likely if view.sure else (one.sure.likely + two.sure.likely) / 2
            trend = view.trend.likely if view.trend else (one.trend.likely - two.trend.likely) / 2
        elif side == 0:
            expects, sure, trend = one.expects.likely, one.sure.likely, one.trend.likely
        else:
            expects, sure, trend = 1 - two.expects.likely, two.sure.likely, -two.trend.likely
        chance = (expects * sure + gains) / (sure + t) + trend * self.months * t
        return min(0.99, max(0.01, chance))

    def ends(self, side):
        """(the second's terms at line 0, the stalemate, the first's terms at the far line) for one side."""
        war, party = self.case.war, self.sides[side]
        return (
            self.value(party, war.sides[self.sides[1]].imposes, 0),
            self.value(party, war.stalemate),
            self.value(party, war.sides[self.sides[0]].imposes, war.of),
        )

    def living(self, side, x):
        low, today, high = self.ends(side)
        war = self.case.war
        if x <= war.at:
            return low + (today - low) * x / war.at
        return today + (high - today) * (x - war.at) / (war.of - war.at)

    def giving_in(self, side):
        low, _, high = self.ends(side)
        return low if side == 0 else high

    def flow(self, side, x):
        """What one step of fighting at x brings, and the worth of a step's delay."""
        it = self.case.war.sides[self.sides[side]]
        patience = it.patience.likely
        delay = patience**self.months
        lasting = self.months if patience == 1 else (1 - delay) / (1 - patience)
        cost = it.cost.likely if isinstance(it.cost, Judgement) else 100 / it.cost.months.likely
        return (1 - delay) * self.living(side, x) - cost * lasting, delay

    @cache
    def floor_at(self, side, t, x, lost=0):
        """G with the line at x while the evidence shows it `lost` steps better for this side."""
        war = self.case.war
        low, _, high = self.ends(side)
        if x <= 0:
            return low
        if x >= war.of:
            return high
        if t == self.horizon:
            return max(self.giving_in(side), self.living(side, x))
        gain, delay = self.flow(side, x)
        seen = x + lost if side == 0 else x - lost
        p = self.believes(side, t, seen)
        later = p * self.floor_at(side, t + 1, x + 1, lost) + (1 - p) * self.floor_at(side, t + 1, x - 1, lost)
        return max(self.giving_in(side), gain + delay * later)

    def broken(self, side, t, x):
        lost = self.case.compliance.steps_lost
        return self.floor_at(side, t, x - lost if side == 0 else x + lost, lost)

    def keeps(self, side, package):
        compliance = self.case.compliance
        if compliance is None or self.certain or self.sides[side] not in compliance.sides:
            return 1.0
        confidence = compliance.sides[self.sides[side]]
        raised = [it.to.likely for it in confidence.raised if it.when.holds(package)]
        return max(raised) if raised else confidence.other_keeps.likely

    def believed(self, side, package, t, x):
        value = self.value(self.sides[side], package) + self.moved(side, package, x)
        keeps = self.keeps(side, package)
        return value if keeps == 1 else keeps * value + (1 - keeps) * self.broken(side, t, x)

    @property
    @cache
    def candidates(self):
        return [
            package
            for package in self.admissible
            if all(
                self.value(signer, package) >= self.case.preferences[signer].walk_away.likely - TIE
                for signer in self.needs(package)
                if signer not in self.sides
            )
        ]

    @cache
    def carry(self, t, x):
        """F of both sides; V where t is one later."""
        war = self.case.war
        if x <= 0 or x >= war.of or t == self.horizon:
            return tuple(self.floor_at(side, t, x) for side in (0, 1))
        return tuple(self.plain_step(side, t, x, lambda y: self.settled(t + 1, y)[side]) for side in (0, 1))

    def plain_step(self, side, t, x, later):
        gain, delay = self.flow(side, x)
        p = self.believes(side, t, x)
        return max(self.giving_in(side), gain + delay * (p * later(x + 1) + (1 - p) * later(x - 1)))

    @cache
    def settled(self, t, x):
        """V: they settle where some candidate gives both at least F."""
        hold_out = self.carry(t, x)
        if x <= 0 or x >= self.case.war.of or t == self.horizon:
            return hold_out
        deals = {tuple(self.believed(side, package, t, x) for side in (0, 1)) for package in self.candidates}
        deals = distinct([deal for deal in deals if all(deal[side] >= hold_out[side] - TIE for side in (0, 1))])
        return chosen(deals, hold_out, self.case.war.settle) if deals else hold_out

    def hold_out_after(self, steps):
        """T plain steps back from V."""
        war = self.case.war

        @cache
        def back(side, t, x):
            if x <= 0 or x >= war.of or t == self.horizon:
                return self.floor_at(side, t, x)
            if t == steps:
                return self.settled(t, x)[side]
            return self.plain_step(side, t, x, lambda y: back(side, t + 1, y))

        return tuple(back(side, 0, war.at) for side in (0, 1))

    # --- the assessment ---------------------------------------------------------------------------------------

    def thresholds(self, sides=None):
        result = {signer: it.walk_away.likely for signer, it in self.case.preferences.items() if it.walk_away}
        if sides is not None:
            result.update(zip(self.sides, sides, strict=True))
        return result

    def floor(self):
        if self.case.war is None:
            return self.thresholds()
        return self.thresholds([self.floor_at(side, 0, self.case.war.at) for side in (0, 1)])

    def hold_out(self):
        return self.thresholds() if self.case.war is None else self.thresholds(self.carry(0, self.case.war.at))

    def values(self, package):
        """As believed, at the start."""
        result = {signer: self.value(signer, package) for signer in self.signers}
        if self.case.war is not None:
            for side, party in enumerate(self.sides):
                result[party] = self.believed(side, package, 0, self.case.war.at)
        return result

    def room(self, thresholds):
        if not self.admissible:
            return None
        return max(self.least_gain(package, thresholds) for package in self.admissible)

    def least_gain(self, package, thresholds):
        values = self.values(package)
        return min(values[signer] - thresholds[signer] for signer in self.needs(package))

    def wait_steps(self):
        if self.case.war is None or self.room(self.floor()) is None or self.room(self.floor()) < -TIE:
            return None
        for steps in range(1, self.horizon + 1):
            if self.room(self.thresholds(self.hold_out_after(steps))) >= -TIE:
                return steps
        raise AssertionError("the margin after the horizon is the room")

    def frontier(self):
        """Distinct non-dominated vectors as believed over all signers."""
        vectors = distinct(
            [tuple(self.values(package)[signer] for signer in self.signers) for package in self.admissible]
        )
        return [one for one in vectors if not any(dominates(other, one) for other in vectors)]

    def solution(self, name, thresholds):
        """The score that a fairness idea reaches; None where nothing meets the thresholds."""
        gains = [self.gains(package, thresholds) for package in self.rational(thresholds)]
        if not gains:
            return None
        ideal = [max(column) for column in zip(*gains, strict=True)]
        return max(score(name, row, ideal) for row in gains)

    def reached(self, name, package, thresholds):
        """The score of one package."""
        gains = [self.gains(other, thresholds) for other in self.rational(thresholds)]
        ideal = [max(column) for column in zip(*gains, strict=True)]
        return score(name, self.gains(package, thresholds), ideal)

    def rational(self, thresholds):
        return [package for package in self.admissible if self.least_gain(package, thresholds) >= -TIE]

    def gains(self, package, thresholds):
        values = self.values(package)
        always = [signer for signer in self.signers if self.case.parties[signer].signs == ALWAYS]
        return [max(0.0, values[signer] - thresholds[signer]) for signer in always]


def score(name, gains, ideal):
    """How far one row of gains satisfies a fairness idea."""
    if name == "nash":
        return math.prod(gains)
    if name == "egalitarian":
        return min(gains)
    if name == "utilitarian":
        return sum(gains)
    return min(gain / top if top > TIE else 1.0 for gain, top in zip(gains, ideal, strict=True))


def levels_of(issue):
    if isinstance(issue, Choice):
        return [option.id for option in issue.options]
    if isinstance(issue, Scale):
        steps = round(abs(issue.stop - issue.start) / issue.step)
        sign = 1 if issue.stop > issue.start else -1
        return [issue.start + sign * issue.step * step for step in range(steps + 1)]
    portions = round(issue.total / issue.step)
    ways = product(range(portions + 1), repeat=len(issue.uses))
    return [
        {use: amount * issue.step for use, amount in zip(issue.uses, way, strict=True)}
        for way in ways
        if sum(way) == portions
    ]


def chosen(deals, hold_out, settle):
    """The mean of the deals a rule picks, ties by the book."""
    gains = [[max(0.0, deal[side] - hold_out[side]) for side in (0, 1)] for deal in deals]
    gains = [[0.0 if gain < TIE else gain for gain in pair] for pair in gains]
    if settle == "equal":
        smaller = max(min(pair) for pair in gains)
        ties = [k for k, pair in enumerate(gains) if min(pair) >= smaller - TIE]
        largest = max(sum(gains[k]) for k in ties)
        picked = [k for k in ties if sum(gains[k]) >= largest - TIE]
    else:
        product_ = max(pair[0] * pair[1] for pair in gains)
        if product_ > 0:
            picked = [k for k, pair in enumerate(gains) if pair[0] * pair[1] >= product_ * (1 - TIE)]
        else:
            picked = [k for k, deal in enumerate(deals) if not any(dominates(other, deal) for other in deals)]
    return tuple(sum(deals[k][side] for k in picked) / len(picked) for side in (0, 1))


def dominates(one, other):
    return all(a >= b - TIE for a, b in zip(one, other, strict=True)) and any(
        a > b + TIE for a, b in zip(one, other, strict=True)
    )


def distinct(vectors):
    """Vectors nearer than the tolerance are one."""
    result = []
    for vector in sorted(vectors):
        if not any(all(abs(a - b) < 1e-8 for a, b in zip(vector, other, strict=True)) for other in result):
            result.append(vector)
    return result
