"""What an explanation says, as frozen data: sentences, tables and pictures are readings of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from armistice.evaluate.result import Deal, Points

RED_LINE, FLOOR, HOLD_OUT, WALK_AWAY = "red_line", "floor", "hold_out", "walk_away"


@dataclass(frozen=True, slots=True)
class Member:
    """What may stand in a blocking set: a red line (`id` is its own) or a signer's threshold (`id` is the signer).

    value: points that the signer asks for, None for a red line.
    """

    kind: str  # RED_LINE, FLOOR, HOLD_OUT or WALK_AWAY
    id: str
    party: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class BlockingSet:
    """Members that no package meets together, while every part of them is met by some package.

    issues: the issues that its red lines name. share: of the draws in which it excludes every package; None without.
    today: whether it does so at the central judgements; if not, it was found in a draw.
    """

    members: tuple[Member, ...]
    issues: tuple[str, ...]
    share: float | None = None
    today: bool = True


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hangs on a member: in how many of the blocking sets it stands."""

    member: Member
    sets: int


@dataclass(frozen=True, slots=True)
class Stake:
    """How much hangs on an issue.

    sets: so many blocking sets have a red line that names it. points: the room there would be more (at today's
    thresholds, red lines not counted) if everybody had what it likes most on this issue alone.
    """

    issue: str
    sets: int
    points: float


@dataclass(frozen=True, slots=True)
class Opening:
    """A smallest set of members whose removal opens, and the whole chain solved again without its red lines.

    asks_less: for each signer whose threshold is among the members, the points that the package nearest to opening
    falls short of its new threshold; that package is `widest` then.
    """

    members: tuple[Member, ...]
    standing: str
    room: float | None
    margin: float | None
    wait_months: float | None
    widest: Deal | None
    nash: Deal | None
    asks_less: Points


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both solved by the whole chain, every value tried has this standing."""

    low: float
    high: float
    standing: str


@dataclass(frozen=True, slots=True)
class OneNumber:
    """One number of the case moved alone over its range, every red line held and the chain solved again.

    path: dotted id in the case file. kind: cost, months, expects, sure, trend, patience, keeps, weight, walk_away.
    assumed_range: the judgement is a single number, so the range is one that is tried by default.
    """

    path: str
    kind: str
    party: str
    today: float
    low: float
    high: float
    assumed_range: bool
    intervals: tuple[Interval, ...]

    @property
    def changes(self) -> bool:
        return len({interval.standing for interval in self.intervals}) > 1


@dataclass(frozen=True, slots=True)
class Step:
    """One level changed on one issue of a package, and what that gives everybody, in points as believed."""

    issue: str
    before: Any
    after: Any
    gains: Points
    short: Points  # below their thresholds then, by so many points


@dataclass(frozen=True, slots=True)
class Compensation:
    """What one signer would have to be given on top of whatever package is signed, in points on paper.

    room, agreement: the least with which there is room, and agreement is within reach; None where up to 100 points do
    not do it. package: the one that is nearest without it; slack: what it gives the others over their thresholds.
    step: the change of one issue that would give as much at the least cost to the others; None where there is none.
    """

    party: str
    room: float | None
    agreement: float | None
    package: Deal | None
    slack: Points
    step: Step | None


@dataclass(frozen=True, slots=True)
class LeverChange:
    """Levers pulled together, and the standing that then is."""

    levers: tuple[str, ...]
    by: tuple[str, ...]
    standing: str
    room: float | None
    margin: float | None


@dataclass(frozen=True, slots=True)
class Failing:
    """How near a deal is to failing on one signer's side: so much higher its threshold, and nothing can be signed."""

    party: str
    points: float


@dataclass(frozen=True, slots=True)
class Firmer:
    """A red line that is too soft to count today, and the standing if it counted."""

    red_line: str
    standing: str


@dataclass(frozen=True, slots=True)
class Least:
    """The least that would make a proposal signable, filled in as suits best.

    red_lines: the fewest that must be moved on. short: points that each signer then lacks to its hold-out value (solved
    again without those red lines), the least in sum. rules: those it breaks; then nothing makes it signable.
    """

    proposal: str
    signable: bool
    red_lines: tuple[str, ...]
    rules: tuple[str, ...]
    short: Points
    package: Deal | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A package that comes close for everybody: the red lines it crosses, and who falls short of what by how much."""

    package: Deal
    red_lines: tuple[str, ...]
    short: Points


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is no deal, and the least that would open one; or, where there is one, what would close it.

    Thresholds are `against`: floors where there is no room, else hold-out values; those of the case as it stands.
    complete: no blocking set and no opening is missing; else every one of up to `blocking_through` and
    `openings_through` members is listed. numbers_left, levers_left: so many were not tried.
    """

    case: str
    as_of: datetime.date | None
    signers: tuple[str, ...]
    standing: str
    room: float | None
    margin: float | None
    against: str  # FLOOR or HOLD_OUT
    thresholds: Points
    blocking: tuple[BlockingSet, ...]
    openings: tuple[Opening, ...]
    complete: bool
    blocking_through: int
    openings_through: int
    openings_left: int  # found but not solved again
    weights: tuple[Weight, ...]
    stakes: tuple[Stake, ...]
    numbers: tuple[OneNumber, ...]
    numbers_left: int
    compensation: tuple[Compensation, ...]
    levers: tuple[LeverChange, ...]
    nearer: tuple[LeverChange, ...]  # the standing stays, but somebody falls less short
    pairs_left: int
    failing: tuple[Failing, ...]
    firmer: tuple[Firmer, ...]
    proposals: Mapping[str, Least]
    near_misses: tuple[NearMiss, ...]
    draws: int = 0
    blocking_in_draws: tuple[BlockingSet, ...] = ()  # found in draws only
    blocked_share: float | None = None  # of the draws in which nothing can be signed

    @property
    def central_members(self) -> tuple[Member, ...]:
        """The members that stand in most blocking sets."""
        most = max((weight.sets for weight in self.weights), default=0)
        return tuple(weight.member for weight in self.weights if weight.sets == most and most)

    @property
    def central_issue(self) -> str | None:
        """The issue that most blocking sets name, of several the one on which more hangs."""
        return self.stakes[0].issue if self.blocking and self.stakes else None

    def to_dict(self) -> dict[str, Any]:
        """Return the stable JSON object of `armistice explain --json`."""
        from armistice.explain.as_json import explanation_dict

        return explanation_dict(self)
