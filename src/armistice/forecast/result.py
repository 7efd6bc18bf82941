"""What a forecast says, as frozen data: everything that people see is a reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from armistice.dossier.conditions import Level
from armistice.evaluate.result import Band, Certainty, Points


@dataclass(frozen=True, slots=True)
class Curve:
    """A chance by month, from month 0 on: its mean over the draws and the 80 % band."""

    mean: tuple[float, ...]
    p10: tuple[float, ...]
    p90: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A package at which it may settle, with the mean chance over the draws that it does."""

    package: Mapping[str, Level]
    chance: float


@dataclass(frozen=True, slots=True)
class Driver:
    """What moves the forecast: the mean chance of settlement within 12 months with and without it."""

    name: str  # learning | costs | momentum | trend
    settled: float
    without: float


@dataclass(frozen=True, slots=True)
class Course:
    """How the war may go on, under the observer's beliefs."""

    settled: Curve
    imposes: Mapping[str, Curve]  # by the side that imposes its terms
    fighting: Curve
    months: Band  # expected until the end, at most the horizon
    cost: Mapping[str, Band]  # expected points of each side until then
    endings: tuple[Ending, ...]
    drivers: tuple[Driver, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A value of a judgement, everything else central, at which the standing changes."""

    value: float
    below: str  # the standing just below it
    above: str


@dataclass(frozen=True, slots=True)
class Matter:
    """How much hangs on one judgement, the values of one issue, an order or a red line.

    `share` is its first-order share of the variance of each answer (room, margin, settled: the chance of settlement
    within 12 months), 0…1; an answer that no draw has, or that never varies, is left out. `low`, `high` are the mean
    answers over the tenth of the draws in which it is lowest and highest; for a group, in which the straight-line sum
    of its members that goes with the answer is; for a red line, in which it does not hold and does. `turns` are the
    values at which the central standing changes (`of`: the member of a group that explains most), None where they were
    not looked for. For a red line the value is its firmness: above it, it counts. `sentence` says it for people, empty
    below the first few.
    """

    path: str
    title: str
    members: tuple[str, ...]  # paths in the case file; several for a group
    share: Mapping[str, float]
    low: Mapping[str, float | None]
    high: Mapping[str, float | None]
    of: str
    turns: tuple[Turn, ...] | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What some levers together do, over the same draws as without them; changes are differences of means."""

    levers: tuple[str, ...]
    by: tuple[tuple[str, ...], ...]  # who can pull each
    standing: Mapping[str, float]  # change of the chance of each
    within_reach: float  # the chance itself, with the levers
    settled: float | None  # the chance of settlement within 12 months, with the levers; None without a war
    settled_change: float | None
    floor: Points  # change of each signer's floor
    hold_out: Points  # change of each signer's hold-out value


@dataclass(frozen=True, slots=True)
class LeverTable:
    """All levers and pairs over the same `draws` draws, with the chances they start from.

    unsound: sets that together leave no sound case, and so have no effect to tell.
    """

    draws: int
    within_reach: float
    settled: float | None
    effects: tuple[Effect, ...]
    unsound: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """The smallest sets of levers that bring a chance to `wanted`; of settlement in a war, else of being in reach."""

    wanted: float
    of: str  # "settled" | "within_reach"
    sets: tuple[Effect, ...]
    looked_at: int  # the largest number of levers that was tried together


@dataclass(frozen=True, slots=True)
class Forecast:
    """When and how it may end, what we are least sure of, and what the levers do."""

    case: str
    draws: int
    seed: int
    certainty: Certainty
    course: Course | None  # None without a war
    matters: tuple[Matter, ...]  # the largest share first
    levers: LeverTable | None  # None where the case names no lever, or none was to be looked at
    reach: Reach | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the stable JSON object of `armistice forecast --json`."""
        from armistice.forecast.as_json import forecast_dict

        return forecast_dict(self)
