"""Would each side gain more by stopping than by carrying on? Puts the chain's answers into one frozen result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np

from armistice._base.errors import UsageError
from armistice._base.frozen import frozen
from armistice.dossier.case import Case, Choice
from armistice.evaluate.anatomy import CAUSES, anatomy, number, solve_without
from armistice.evaluate.carrying_on import forward
from armistice.evaluate.chain import CAP, EPSILON, Chain, Pool, pool, standing
from armistice.evaluate.deal_space.adjusted_winner import adjusted_winner
from armistice.evaluate.deal_space.dominance import nondominated
from armistice.evaluate.deal_space.elimination import Plan
from armistice.evaluate.deal_space.expressions import holds
from armistice.evaluate.deal_space.solutions import SOLUTIONS
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.numbers import Central, Numbers
from armistice.evaluate.proposals import view
from armistice.evaluate.result import TIE, AdjustedWinner, Assessment, Deal, Points, Row, Shortfall
from armistice.evaluate.structure import Structure, structure
from armistice.evaluate.tied import alike

SHOWN = 2_000
"""So many packages of a frontier are given at most, evenly thinned."""
CUT_OFF = 400
"""So many of the packages that the frontier would have without red lines; they are for a picture."""
AFTER = (1, 3, 6, 12)
"""Months after which the margin is told."""


def assess(
    case: Case, *, with_anatomy: bool = True, from_hold_out: bool = False, numbers: Numbers | None = None
) -> Assessment:
    """Assess a case at its central judgements.

    with_anatomy: solve the chain again without each cause of deadlock (eight more chains in a war).
    from_hold_out: take hold-out values, not floors, as the disagreement point of the fairness solutions.
    numbers: other numbers than the central ones; the first draw is assessed.
    Raises UsageError where nobody signs.
    """
    if not case.signers:
        raise UsageError("nobody signs in this case, so that there is nothing to assess – let a party sign")
    it = structure(case)
    read = figures(it, numbers or Central())
    sets = CAUSES if case.war and with_anatomy else CAUSES[:2]
    assessor = _Assessor(case, it, read, solve_without(it, read, sets))
    return assessor.assessment(anatomy(it, read, assessor.chain, sets) if with_anatomy else (), from_hold_out)


class _Assessor:
    """Holds the solved chain while the result is put together: as things stand (draw 0) and without red lines (1)."""

    def __init__(self, case: Case, it: Structure, read: Figures, chain: Chain):
        self.case, self.it, self.figures, self.chain = case, it, read, chain
        self.plan = it.plan(it.firm)
        self.floor, self.hold_out = chain.floor[0], chain.hold_out[0]

    def assessment(self, rows: tuple[Row, ...], from_hold_out: bool) -> Assessment:
        chain, it = self.chain, self.it
        room, margin = float(chain.room[0]), float(chain.margin[0])
        point = self.hold_out if from_hold_out else self.floor
        solutions, shortfall = self.solutions(point)
        widest = chain.pools[0].widest(it.always, self.floor)
        frontier = self.frontier(self.plan)
        uncut = self.frontier(it.plan(()), CUT_OFF, counted=False) if it.firm else frontier
        return Assessment(
            case=self.case.title,
            as_of=self.case.as_of,
            signers=it.signers,
            packages_total=it.total,
            packages_admissible=self.plan.count(),
            floor=self.points(self.floor),
            hold_out=self.points(self.hold_out),
            standing=standing(room, margin),
            room=number(room),
            margin=number(margin),
            room_without_red_lines=float(chain.room[1]),
            margin_without_red_lines=float(chain.margin[1]),
            margin_after=self.margin_after(),
            wait_months=self.wait_months(),
            widest=None if widest is None else self.deal(chain.pools[0], widest),
            solutions=solutions,
            adjusted_winner=self.adjusted_winner(),
            proposals={name: view(chain, proposal, it.firm) for name, proposal in self.case.proposals.items()},
            anatomy=rows,
            frontier=frontier.deals,
            frontier_total=frontier.total,
            frontier_exact=frontier.epsilon == 0,
            epsilon=frontier.epsilon,
            shortfall=shortfall,
            gives_in=self.gives_in(),
            hold_out_is_giving_in=self.hold_out_is_giving_in(),
            step_months=None if self.figures.walk is None else float(self.figures.walk.months[0]),
            frontier_without_red_lines=uncut.deals,
            frontier_packages=frontier.packages,
            frontier_alike=frontier.alike,
        )

    def points(self, row: np.ndarray) -> Points:
        return {signer: float(value) for signer, value in zip(self.it.signers, row, strict=True)}

    # --- the war ----------------------------------------------------------------------------------------------

    def margin_after(self) -> Mapping[int, float | None]:
        walk = self.figures.walk
        if walk is None:
            return {months: number(float(self.chain.margin[0])) for months in AFTER}
        last = int(walk.horizon[0])
        steps = [min(last, max(1, int(np.ceil(months / walk.months[0] - 1e-9)))) for months in AFTER]
        margins = self.chain.margin_after(np.array([steps]))[0]
        return {months: number(float(margin)) for months, margin in zip(AFTER, margins, strict=True)}

    def wait_months(self) -> float | None:
        if self.figures.walk is None:
            return None
        return number(float(self.chain.waits(slice(0, 1))[0] * self.figures.walk.months[0]))

    def gives_in(self) -> Points | None:
        if self.figures.walk is None or self.chain.carrying is None:
            return None
        solved = self.chain.figures
        assert solved.walk is not None
        ahead = forward(solved.walk, self.chain.carrying, solved.observer_prior, solved.observer_trend)
        return {side: float(chance) for side, chance in zip(self.it.signers[:2], ahead.gives_in[0], strict=True)}

    def hold_out_is_giving_in(self) -> tuple[str, ...]:
        walk = self.figures.walk
        if walk is None:
            return ()
        return tuple(
            signer
            for side, signer in enumerate(self.it.signers[:2])
            if self.hold_out[side] <= walk.others_terms[0, side] + TIE
        )

    # --- packages ---------------------------------------------------------------------------------------------

    def deal(self, packages: Pool, index: int) -> Deal:
        return self.deals(packages, [index])[0]

    def deals(self, packages: Pool, chosen: Sequence[int] | np.ndarray) -> tuple[Deal, ...]:
        """Turn packages of a pool into what is told of them."""
        if not len(chosen):
            return ()
        rows = np.asarray(chosen)
        indices = packages.packages(rows)
        believed = packages.believed[rows]
        return tuple(
            Deal(
                package=self.it.package(levels),
                values=dict(zip(self.it.signers, values, strict=True)),
                on_paper=dict(zip(self.it.signers, on_paper, strict=True)),
                over_floor=dict(zip(self.it.signers, over_floor, strict=True)),
                over_hold_out=dict(zip(self.it.signers, over_hold_out, strict=True)),
                needs=tuple(compress(self.it.signers, needs)),
                crosses=tuple(compress(self.it.red_lines, crosses)),
            )
            for levels, values, on_paper, over_floor, over_hold_out, needs, crosses in zip(
                indices.tolist(),
                believed.tolist(),
                packages.on_paper[rows].tolist(),
                (believed - self.floor).tolist(),
                (believed - self.hold_out).tolist(),
                packages.needs[rows].tolist(),
                self.crossed(indices).tolist(),
                strict=True,
            )
        )

    def crossed(self, indices: np.ndarray) -> np.ndarray:
        """Which red lines each package crosses, bool[M, red lines]: those of signers whose consent it needs."""
        space = self.it.space
        columns = []
        for signer, never in space.red_lines:
            signs = space.consent[signer]
            needed = True if signs is None else holds(signs, indices)
            columns.append(holds(never, indices) & needed)
        return np.stack(columns, axis=1) if columns else np.zeros((len(indices), 0), dtype=bool)

    def solutions(self, point: np.ndarray) -> tuple[dict[str, Deal | None], Shortfall | None]:
        """What each fairness idea would pick, side by side; where nothing meets the point, how far the widest falls."""
        packages = self.chain.pools[0]
        found: dict[str, Deal | None] = {}
        for name, solution in SOLUTIONS.items():
            index = solution(packages.believed, packages.needs, self.it.always, point)
            found[name] = None if index is None else self.deal(packages, index)
        widest = packages.widest(self.it.always, point)
        if widest is None or any(found.values()):
            return found, None
        missing = np.where(packages.needs[widest], np.maximum(0, point - packages.believed[widest]), 0.0)
        return found, Shortfall(self.deal(packages, widest), self.points(missing))

    def frontier(self, plan: Plan, shown: int = SHOWN, *, counted: bool = True) -> _Frontier:
        """Find the Pareto frontier over all signers in values as believed, packages that are worth the same counted."""
        fronts = plan.fronts(self.figures.worths(0), display=True, cap=CAP, epsilon=EPSILON)
        packages = pool(self.it, self.figures, self.chain.carrying, fronts, 0)
        kept = nondominated(packages.believed.T)
        kept = kept[np.lexsort(packages.believed[kept].T[::-1])]
        spread = np.linspace(0, len(kept) - 1, min(shown, len(kept))).round().astype(np.int64)
        epsilon = max((front.epsilon for front in fronts), default=0.0)
        counts = alike(self.chain, plan, packages, kept) if counted else None
        return _Frontier(
            deals=self.deals(packages, kept[spread]),
            total=len(kept),
            epsilon=float(epsilon),
            packages=None if counts is None else sum(counts),
            alike=() if counts is None else tuple(counts[row] for row in spread),
        )

    def adjusted_winner(self) -> AdjustedWinner | None:
        """Brams & Taylor's procedure, where every issue is a good that goes to one of two signers or the other."""
        case, it = self.case, self.it
        bare = not (case.rules or case.red_lines or case.linkages or case.war)
        two = len(it.signers) == 2 and it.always.all()
        if not (bare and two and all(isinstance(issue, Choice) for issue in case.issues.values())):
            return None
        goods = np.array([_good(worth[0]) for worth in self.figures.worth])
        if np.isnan(goods).any():
            return None
        shares, values = adjusted_winner(goods[:, 0].tolist(), goods[:, 1].tolist())
        return AdjustedWinner(
            {issue: float(share) for issue, share in zip(it.issues, shares, strict=True)},
            {signer: float(value) for signer, value in zip(it.signers, values, strict=True)},
        )


@frozen
class _Frontier:
    deals: tuple[Deal, ...]  # those that are shown
    total: int
    epsilon: float
    packages: int | None  # None where they were not counted
    alike: tuple[int, ...]  # how many are worth what each of the deals is; empty where they were not counted


def _good(worth: np.ndarray) -> tuple[float, float]:
    """What one issue is worth to the first and to the second, float[2 options, 2]; NaN where it is no such good."""
    swing = worth.max(axis=0)
    opposed = worth.shape[0] == 2 and (worth.min(axis=0) == 0).all()
    opposed = opposed and not ((worth[:, 0] > 0) & (worth[:, 1] > 0)).any()
    return (float(swing[0]), float(swing[1])) if opposed else (np.nan, np.nan)
