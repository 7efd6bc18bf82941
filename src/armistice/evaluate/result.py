"""What an assessment says, as frozen data: everything that people see is a reading of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Union

from armistice._base.display import as_html
from armistice._base.frozen import frozen
from armistice.dossier.conditions import Level

WITHIN_REACH, HOLDING_OUT, NO_ROOM = "within_reach", "holding_out", "no_room"
TIE = 1e-9
"""Points. A room or margin above -TIE counts as at least 0."""

Points = Mapping[str, float]
"""Points of each party's own 0…100, by party id; sizes of two parties cannot be compared."""

Range = Union[float, tuple[float, float]]


@frozen
class Deal:
    """One package with what it is worth to every signer (conditional ones included, needed or not)."""

    package: Mapping[str, Level]
    values: Points  # as believed (e)
    on_paper: Points  # u
    over_floor: Points
    over_hold_out: Points
    needs: tuple[str, ...] = ()  # the signers whose consent it needs
    crosses: tuple[str, ...] = ()  # the red lines it would cross, firm or not


@frozen
class Shortfall:
    """No package meets the disagreement point: the widest one, and by how much it falls short, for whom."""

    widest: Deal
    short: Points


@frozen
class ProposalView:
    """One proposal against floors and hold-out values; a pair is the range over admissible completions.

    Where no completion is admissible the ranges run over all completions.
    """

    signable: bool
    red_lines: tuple[str, ...]
    rules: tuple[str, ...]
    values: Mapping[str, Range]
    on_paper: Mapping[str, Range]
    over_floor: Mapping[str, Range]
    over_hold_out: Mapping[str, Range]
    open_issues: tuple[str, ...] = ()
    completions: int = 1  # admissible ways to fill the open terms


@frozen
class Row:
    """One row of the anatomy: what is left of the deadlock without some of its causes."""

    without: tuple[str, ...]
    standing: str
    room: float | None
    margin: float | None


@frozen
class AdjustedWinner:
    """Brams & Taylor 1996: each issue's share to the first signer, and what both then have."""

    shares: Mapping[str, float]
    values: Points


@frozen
class Band:
    """An 80 % band over the draws in which the number exists, and the share of draws in which it does."""

    p10: float
    p50: float
    p90: float
    exists: float = 1.0


@frozen
class Stability:
    """How often a fairness idea picks the package of the central assessment, and the packages that take turns.

    `turns` holds the three most frequent packages with their shares of all draws; None stands for no package.
    """

    stays: float
    turns: tuple[tuple[Mapping[str, Level] | None, float], ...]


@frozen
class Certainty:
    """How sure the assessment is, over `draws` draws of all uncertain judgements; shares and chances are 0…1.

    `standing_error` is the standard error of a share from so many independent draws (an upper bound for scrambled Sobol
    points). `red_lines` is the share of draws in which dropping that red line alone changes the standing, tried in the
    first `tried` draws. `settled_within` is the mean chance of settlement by months, None without a war.
    """

    draws: int
    seed: int
    standing: Mapping[str, float]
    standing_error: Mapping[str, float]
    room: Band | None
    margin: Band | None
    wait_months: Band | None
    floor: Mapping[str, Band]
    hold_out: Mapping[str, Band]
    gains: Mapping[str, Band | None]
    solutions: Mapping[str, Stability]
    proposals: Mapping[str, float]
    red_lines: Mapping[str, float]
    tried: int
    settled_within: Mapping[int, float] | None


@frozen
class Assessment:
    """Would each side gain more by stopping than by carrying on?

    Points are each party's own 0…100; months are months. `room` and `margin` are None where the red lines leave no
    package. `wait_months` is None without a war or without room, one step where agreement is within reach.
    `gives_in` is the chance, under the observer's belief, of reaching a state in which that side would give in.
    """

    case: str
    as_of: datetime.date | None
    signers: tuple[str, ...]
    packages_total: int
    packages_admissible: int
    floor: Points
    hold_out: Points
    standing: str
    room: float | None
    margin: float | None
    room_without_red_lines: float
    margin_without_red_lines: float
    margin_after: Mapping[int, float | None]  # by months
    wait_months: float | None
    widest: Deal | None
    solutions: Mapping[str, Deal | None]  # nash, kalai_smorodinsky, egalitarian, utilitarian
    adjusted_winner: AdjustedWinner | None
    proposals: Mapping[str, ProposalView]
    anatomy: tuple[Row, ...]
    frontier: tuple[Deal, ...]  # at most 2,000, evenly thinned
    frontier_total: int
    frontier_exact: bool
    epsilon: float  # points; the bound that holds where the frontier was thinned, else 0
    shortfall: Shortfall | None = None  # set where no package meets the disagreement point
    gives_in: Points | None = None
    hold_out_is_giving_in: tuple[str, ...] = ()  # sides whose hold-out value equals the other's terms
    step_months: float | None = None
    frontier_without_red_lines: tuple[Deal, ...] = ()  # what the red lines cut off lies here; thinned alike
    frontier_packages: int | None = None  # packages on the frontier, equal ones counted; None where it is not exact
    frontier_alike: tuple[int, ...] = ()  # how many are worth to all what each of `frontier` is; empty likewise
    certainty: Certainty | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the stable JSON object of `armistice assess --json`."""
        from armistice.evaluate.as_json import assessment_dict

        return assessment_dict(self)

    def to_frame(self) -> Any:
        """Return the frontier as a table of pandas or polars, a row a package; raises UsageError without either."""
        from armistice.evaluate.as_frame import assessment_frame

        return assessment_frame(self)

    def _repr_html_(self) -> str | None:
        return as_html(self)
