"""The whole chain for a few draws at once, remembering from chunk to chunk what does not hang on numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from armistice.dossier.case import Proposal
from armistice.evaluate.carrying_on.forward import SETTLED, forward
from armistice.evaluate.chain import CAP, EPSILON, Chain, pool, solve_on
from armistice.evaluate.deal_space.elimination import Front, Plan, prepare
from armistice.evaluate.deal_space.solutions import SOLUTIONS
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.draws.sampling import Drawn
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.proposals import allowed_levels, narrowed, narrowed_worths
from armistice.evaluate.result import TIE
from armistice.evaluate.structure import Structure

TRIED = 64
"""Draws in which each red line is dropped alone, to see whether it matters; the rest would cost as much again."""
NOTHING = -1
"""The level index that stands for no package."""
WITHIN, HOLDING, NONE = range(3)
MONTHS = (6, 12, 36)
"""Months within which the chance of settlement is told."""

RedLines = tuple[int, ...]


class Solver:
    """Solves chunks of draws of one case; the results are the fields of a `Sample`."""

    def __init__(self, it: Structure):
        self.it = it
        self._narrow: dict[tuple[str, RedLines], Plan | None] = {}

    def solve(self, drawn: Drawn) -> dict[str, np.ndarray]:
        """Return every field of a `Sample` for these draws."""
        it, read = self.it, figures(self.it, drawn)
        lines = [tuple(int(place) for place in np.flatnonzero(row)) for row in drawn.red_lines]
        chain = solve_on(it, read, [self._fronts(real, read, draw) for draw, real in enumerate(lines)])
        standing = _standing(chain.room, chain.margin)
        chances, settled, months, costs = self._ahead(read, chain)
        return {
            "points": drawn.points,
            "red_lines": drawn.red_lines,
            "standing": standing,
            "room": chain.room,
            "margin": chain.margin,
            "wait_months": chain.wait_steps * (np.nan if read.walk is None else read.walk.months),
            "floor": chain.floor,
            "hold_out": chain.hold_out,
            "gains": self._gains(chain),
            "solutions": self._solutions(chain),
            "signable": self._signable(chain, lines),
            "matters": self._matters(drawn, chain, lines, standing),
            "chances": chances,
            "settled": settled,
            "months": months,
            "costs": costs,
        }

    def _fronts(self, real: RedLines, read: Figures, draw: int) -> tuple[Front, ...]:
        return self.it.plan(real).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON)

    def _gains(self, chain: Chain) -> np.ndarray:
        result = np.full(chain.floor.shape, np.nan)
        for draw, packages in enumerate(chain.pools):
            widest = packages.widest(self.it.always, chain.floor[draw])
            if widest is not None:
                result[draw] = packages.believed[widest] - chain.floor[draw]
        return result

    def _solutions(self, chain: Chain) -> np.ndarray:
        result = np.full((chain.figures.draws, len(SOLUTIONS), len(self.it.issues)), NOTHING)
        for draw, packages in enumerate(chain.pools):
            for place, solution in enumerate(SOLUTIONS.values()):
                index = solution(packages.believed, packages.needs, self.it.always, chain.floor[draw])
                if index is not None:
                    result[draw, place] = packages.packages(np.array([index]))[0]
        return result

    # --- proposals --------------------------------------------------------------------------------------------

    @cached_property
    def _narrowed(self) -> dict[str, tuple[list[np.ndarray], Space]]:
        def of(proposal: Proposal) -> tuple[list[np.ndarray], Space]:
            allowed = allowed_levels(self.it, proposal)
            return allowed, narrowed(self.it.space, allowed)

        return {name: of(proposal) for name, proposal in self.it.case.proposals.items()}

    def _signable(self, chain: Chain, lines: Sequence[RedLines]) -> np.ndarray:
        """Whether some completion of each proposal can be signed; none can where no package at all can be."""
        result = np.zeros((chain.figures.draws, len(self._narrowed)), dtype=bool)
        for draw in np.flatnonzero(chain.margin >= -TIE - _coarseness(chain)).tolist():
            worths = chain.figures.worths(draw)
            for column, (name, (allowed, _)) in enumerate(self._narrowed.items()):
                plan = self._completions(name, lines[draw])
                if plan is not None:
                    cut = narrowed_worths(worths, allowed)
                    result[draw, column] = _meets(chain, draw, plan, cut, chain.hold_out[draw])
        return result

    def _completions(self, proposal: str, real: RedLines) -> Plan | None:
        """The admissible ways to fill a proposal; None where there is none."""
        key = proposal, real
        if key not in self._narrow:
            plan = prepare(self._narrowed[proposal][1], red_lines=real)
            self._narrow[key] = plan if plan.count() else None
        return self._narrow[key]

    # --- red lines --------------------------------------------------------------------------------------------

    def _matters(self, drawn: Drawn, chain: Chain, lines: Sequence[RedLines], standing: np.ndarray) -> np.ndarray:
        """Whether dropping a real red line alone changes the standing, in the first draws only."""
        result = np.full(drawn.red_lines.shape, np.nan)
        tries = max(0, min(TRIED - drawn.first, drawn.draws))
        result[:tries] = 0
        dropped = [
            (draw, line, plan)
            for draw in range(tries)
            for line in lines[draw]
            for plan in [self.it.plan(other for other in lines[draw] if other != line)]
            if plan.count()
        ]
        roomy = [each for each in dropped if standing[each[0]] != NONE]
        for draw, line, plan in dropped:
            if standing[draw] == NONE:  # the floor does not hang on the red lines, so room is all there is to look at
                result[draw, line] = _meets(chain, draw, plan, chain.figures.worths(draw), chain.floor[draw])
        if roomy:
            draws = np.array([draw for draw, _, _ in roomy])
            fronts = [plan.fronts(chain.figures.worths(draw), cap=CAP, epsilon=EPSILON) for draw, _, plan in roomy]
            without = solve_on(self.it, chain.figures.take(draws), fronts)
            changed = _standing(without.room, without.margin) != standing[draws]
            result[draws, [line for _, line, _ in roomy]] = changed
        return result

    # --- how it may go on -------------------------------------------------------------------------------------

    def _ahead(self, read: Figures, chain: Chain) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Chances by month, of settlement within some, expected months and costs; without a war nothing goes on."""
        war = self.it.case.war
        if read.walk is None or chain.carrying is None or war is None:
            none = np.zeros((read.draws, 0))
            return none[:, :, None], none, np.full(read.draws, np.nan), np.full((read.draws, 2), np.nan)
        course = forward(read.walk, chain.carrying, read.observer_prior, read.observer_trend)
        last = int(war.horizon_months)
        by_month = course.by_month(read.walk, np.arange(last + 1))
        settled = by_month[:, [min(month, last) for month in MONTHS], SETTLED]
        return by_month, settled, course.months, course.cost


def _meets(chain: Chain, draw: int, plan: Plan, worths: Worths, thresholds: np.ndarray) -> bool:
    """Whether some package gives every signer it needs its threshold, as believed.

    A side that thinks no more of a broken deal than of its threshold wants at least the threshold on paper.
    """
    least, enough = thresholds - TIE, thresholds.copy()
    if chain.carrying is not None:
        hopeful = chain.carrying.broken_floor[draw] > thresholds[:2]
        least[:2] = np.where(hopeful, -np.inf, least[:2])
        enough[:2] = np.inf  # a side that fears a broken deal may want more on paper; nobody else does
    fronts = plan.fronts(worths, thresholds=least, enough=enough)
    packages = pool(chain.structure, chain.figures, chain.carrying, fronts, draw)
    return bool(packages.room(thresholds[None])[0] >= -TIE)


def _coarseness(chain: Chain) -> np.ndarray:
    """By how much the margin of each draw may be understated because a frontier was thinned, float[D]."""
    return np.array([max((front.epsilon for front in several), default=0.0) for several in chain.fronts])


def _standing(room: np.ndarray, margin: np.ndarray) -> np.ndarray:
    return np.where(~(room >= -TIE), NONE, np.where(margin >= -TIE, WITHIN, HOLDING))
