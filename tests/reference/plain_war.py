"""The war of methods §3 as a memoised recursion over one state after the other, in Python floats and no NumPy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Pair = tuple[float, float]
TIE = 1e-9


@dataclass(frozen=True)
class PlainPackage:
    """Points on paper at today's line, chance each side gives the other to keep it, points a step of the line."""

    values: Pair
    keeps: Pair = (1.0, 1.0)
    slope: Pair = (0.0, 0.0)


@dataclass(frozen=True)
class PlainWar:
    """A war of one draw; every pair is (first, second), every belief on the first side's chance."""

    at: int
    of: int
    months: float
    horizon: int
    prior: tuple[Pair, Pair]
    trend: Pair
    cost: Pair
    patience: Pair
    others_terms: Pair
    own_terms: Pair
    stalemate: Pair
    packages: tuple[PlainPackage, ...] = ()
    steps_lost: int = 0
    settle: str = "nash"

    def chance(self, prior: Pair, trend: float, t: int, gains: int) -> float:
        """Return the chance that the first side wins the next step, after some gains in t steps."""
        raw = (prior[0] + gains) / (prior[0] + prior[1] + t) + trend * self.months * t
        return min(max(raw, 0.01), 0.99)

    def living(self, side: int, x: int) -> float:
        """Return what the line is worth with no deal."""
        at_zero, at_of = self.others_terms[side], self.own_terms[side]
        if side == 1:
            at_zero, at_of = at_of, at_zero
        if x <= self.at:
            return at_zero + (self.stalemate[side] - at_zero) * x / self.at
        return self.stalemate[side] + (at_of - self.stalemate[side]) * (x - self.at) / (self.of - self.at)

    def imposed(self, side: int, x: int) -> float:
        """Return a side's points at an end of the line."""
        return self.own_terms[side] if (x > 0) == (side == 0) else self.others_terms[side]

    def plain_step(self, side: int, t: int, gains: int, x: int, following: Callable[[int, int], float]) -> float:
        """Return giving in or fighting one step on; `following` takes gains and line one step later."""
        p = self.chance(self.prior[side], self.trend[side], t, gains)
        discount = self.patience[side] ** self.months
        weight = self.months if self.patience[side] == 1 else (1 - discount) / (1 - self.patience[side])
        expected = p * following(gains + 1, x + 1) + (1 - p) * following(gains, x - 1)
        fight = (1 - discount) * self.living(side, x) - self.cost[side] * weight + discount * expected
        return max(self.others_terms[side], fight)


class PlainCarryingOn:
    """Floors and hold-out values of a plain war."""

    def __init__(self, war: PlainWar) -> None:
        self.war = war
        self.floor_at = lru_cache(None)(self._floor_at)
        self.hold_out_at = lru_cache(None)(self._hold_out_at)
        self.worth_at = lru_cache(None)(self._worth_at)

    def line(self, t: int, gains: int) -> int:
        """Return the line after some gains in t steps."""
        return self.war.at + 2 * gains - t

    def _floor_at(self, side: int, t: int, gains: int, x: int) -> float:
        war = self.war
        if x <= 0 or x >= war.of:
            return war.imposed(side, x)
        if t == war.horizon:
            return max(war.others_terms[side], war.living(side, x))
        return war.plain_step(side, t, gains, x, lambda g, y: self.floor_at(side, t + 1, g, y))

    def broken_floor_at(self, side: int, t: int, gains: int) -> float:
        """Return the floor with the line steps_lost worse and the same gains seen."""
        worse = -self.war.steps_lost if side == 0 else self.war.steps_lost
        return self.floor_at(side, t, gains, self.line(t, gains) + worse)

    def _hold_out_at(self, side: int, t: int, gains: int) -> float:
        war, x = self.war, self.line(t, gains)
        return war.plain_step(side, t, gains, x, lambda g, _: self.worth_at(t + 1, g)[side])

    def _worth_at(self, t: int, gains: int) -> Pair:
        """Return V: the deal they settle on, else carrying on."""
        war, x = self.war, self.line(t, gains)
        if x <= 0 or x >= war.of:
            return war.imposed(0, x), war.imposed(1, x)
        if t == war.horizon:
            return self.floor_at(0, t, gains, x), self.floor_at(1, t, gains, x)
        chosen = self.settled_on(t, gains)
        if not chosen:
            return self.hold_out_at(0, t, gains), self.hold_out_at(1, t, gains)
        vectors = list(chosen)
        return sum(v[0] for v in vectors) / len(vectors), sum(v[1] for v in vectors) / len(vectors)

    def settled_on(self, t: int, gains: int) -> dict[Pair, int]:
        """Return the distinct value vectors they settle on, each with one package that gives it."""
        if t == self.war.horizon:
            return {}
        hold_out = self.hold_out_at(0, t, gains), self.hold_out_at(1, t, gains)
        believed: dict[Pair, int] = {}
        for j, package in enumerate(self.war.packages):
            value = self.believed(package, t, gains)
            twin = any(abs(value[0] - v[0]) <= TIE and abs(value[1] - v[1]) <= TIE for v in believed)
            if not twin and all(value[i] - hold_out[i] >= -TIE for i in (0, 1)):
                believed[value] = j
        rule = nash if self.war.settle == "nash" else equal
        return {value: believed[value] for value in rule(list(believed), hold_out)}

    def believed(self, package: PlainPackage, t: int, gains: int) -> Pair:
        """Return the package's value as each side believes it in a state."""
        moved = self.line(t, gains) - self.war.at
        values = []
        for i in (0, 1):
            kept = package.values[i] + package.slope[i] * moved
            h = package.keeps[i]
            values.append(kept if h == 1 else h * kept + (1 - h) * self.broken_floor_at(i, t, gains))
        return values[0], values[1]

    def floor(self) -> Pair:
        """Return G today."""
        return self.floor_at(0, 0, 0, self.war.at), self.floor_at(1, 0, 0, self.war.at)

    def hold_out(self) -> Pair:
        """Return F today."""
        return self.hold_out_at(0, 0, 0), self.hold_out_at(1, 0, 0)

    def hold_out_after(self, steps: int) -> Pair:
        """Return F^T today."""

        def back(side: int, t: int, gains: int) -> float:
            x = self.line(t, gains)
            if t == steps or x <= 0 or x >= self.war.of:
                return self.worth_at(t, gains)[side]
            return self.war.plain_step(side, t, gains, x, lambda g, _: back_(side, t + 1, g))

        back_ = lru_cache(None)(back)
        return back_(0, 0, 0), back_(1, 0, 0)


def nash(vectors: Sequence[Pair], hold_out: Pair) -> list[Pair]:
    """Return the vectors of largest product; where all products are 0, the undominated ones."""
    if not vectors:
        return []
    gains = {v: tuple(g if (g := v[i] - hold_out[i]) >= TIE else 0.0 for i in (0, 1)) for v in vectors}
    best = max(g[0] * g[1] for g in gains.values())
    if best > 0:
        return [v for v in vectors if gains[v][0] * gains[v][1] >= best * (1 - TIE)]

    def beats(a: Pair, b: Pair) -> bool:
        above = [gains[a][i] - gains[b][i] for i in (0, 1)]
        return min(above) >= -TIE and max(above) > TIE

    return [v for v in vectors if not any(beats(other, v) for other in vectors)]


def equal(vectors: Sequence[Pair], hold_out: Pair) -> list[Pair]:
    """Return the vectors of largest smaller gain, among ties those of largest sum."""
    if not vectors:
        return []
    gains = {v: (v[0] - hold_out[0], v[1] - hold_out[1]) for v in vectors}
    most = max(min(g) for g in gains.values())
    tied = [v for v in vectors if min(gains[v]) >= most - TIE]
    total = max(sum(gains[v]) for v in tied)
    return [v for v in tied if sum(gains[v]) >= total - TIE]


def plain_forecast(
    war: PlainWar, prior: Pair, trend: float
) -> tuple[list[tuple[float, float, float, float]], dict[int, float], float, Pair]:
    """Return what becomes of a war by walking every sequence of gains and losses, one by one.

    Returns:
        Per step 0 … horizon the chances of settled, first imposes, second imposes, still fighting; the chance of each
        package; expected steps within the horizon; chance to pass a state in which each side would give in.
    """
    plain = PlainCarryingOn(war)
    by_step = [[0.0, 0.0, 0.0, 0.0] for _ in range(war.horizon + 1)]
    packages: dict[int, float] = {}
    totals = [0.0, 0.0, 0.0]

    def ends(t: int, kind: int, weight: float) -> None:
        for later in range(t, war.horizon + 1):
            by_step[later][kind] += weight

    def walk(t: int, gains: int, weight: float, gave_in: tuple[bool, bool]) -> None:
        x = plain.line(t, gains)
        if x <= 0 or x >= war.of:
            ends(t, 1 if x > 0 else 2, weight)
        elif chosen := plain.settled_on(t, gains):
            ends(t, 0, weight)
            for package in chosen.values():
                packages[package] = packages.get(package, 0.0) + weight / len(chosen)
        else:
            by_step[t][3] += weight
            if t < war.horizon:
                now = [plain.floor_at(i, t, gains, x) <= war.others_terms[i] + TIE for i in (0, 1)]
                gave_in = gave_in[0] or now[0], gave_in[1] or now[1]
                p = war.chance(prior, trend, t, gains)
                walk(t + 1, gains + 1, weight * p, gave_in)
                walk(t + 1, gains, weight * (1 - p), gave_in)
                totals[0] += weight
                return
        totals[1] += weight * gave_in[0]
        totals[2] += weight * gave_in[1]

    walk(0, 0, 1.0, (False, False))
    return [(a, b, c, d) for a, b, c, d in by_step], packages, totals[0], (totals[1], totals[2])
