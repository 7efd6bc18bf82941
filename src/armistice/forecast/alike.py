"""Versions of a case solved over the same draws, so that their differences are the versions' and no noise.

What a version leaves as it was is not solved again: levers on the war keep the frontiers of the deal space.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.dossier.case import Case
from armistice.evaluate.carrying_on.forward import SETTLED, Forecast, forward
from armistice.evaluate.chain import CAP, EPSILON, Chain, solve_on
from armistice.evaluate.deal_space.elimination import Front
from armistice.evaluate.draws.sampling import Drawn, Sampler
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.result import TIE
from armistice.evaluate.structure import Structure, structure

WITHIN = 12
"""Months within which the chance of settlement is compared."""


@dataclass(frozen=True, eq=False)
class Outlook:
    """What a version says in each of D draws."""

    chain: Chain
    ahead: Forecast | None  # None without a war

    @cached_property
    def standing(self) -> np.ndarray:
        """Place in STANDINGS, int[D]."""
        roomy = self.chain.room >= -TIE
        return np.where(roomy, np.where(self.chain.margin >= -TIE, 0, 1), 2)

    @cached_property
    def settled(self) -> np.ndarray | None:
        """Chance of settlement within 12 months, float[D]; None without a war."""
        walk = self.chain.figures.walk
        if self.ahead is None or walk is None:
            return None
        return self.ahead.by_month(walk, np.array([WITHIN]))[:, 0, SETTLED]


class Alike:
    """The first draws of a case, and of any version of it."""

    def __init__(self, case: Case, draws: int, seed: int):
        self.case, self.draws, self.seed = case, draws, seed
        self.structure = structure(case)
        self.drawn = Sampler(self.structure).draw(draws, seed)
        self._fronts: dict[tuple[int, tuple[str, ...]], tuple[Front, ...]] = {}

    @cached_property
    def base(self) -> Outlook:
        """The case as it stands."""
        return self.version(self.case)

    def version(self, case: Case) -> Outlook:
        """Solve a version of the case, a lever pulled or a judgement changed."""
        same = _same_deals(case, self.case)
        it = self.structure if same and case.red_lines == self.case.red_lines else structure(case)
        drawn = Sampler(it).draw(self.draws, self.seed, like=self.drawn)
        read = figures(it, drawn)
        fronts = [self._front(it, drawn, read, draw, same) for draw in range(self.draws)]
        return self.outlook(it, read, fronts)

    def changed(self, read: Figures) -> Outlook:
        """Solve the case with other figures of the war over the same frontiers."""
        return self.outlook(self.structure, read, list(self.base.chain.fronts))

    def outlook(self, it: Structure, read: Figures, fronts: list[tuple[Front, ...]]) -> Outlook:
        """Solve what comes after the frontiers."""
        chain = solve_on(it, read, fronts)
        if read.walk is None or chain.carrying is None:
            return Outlook(chain, None)
        return Outlook(chain, forward(read.walk, chain.carrying, read.observer_prior, read.observer_trend))

    def _front(self, it: Structure, drawn: Drawn, read: Figures, draw: int, same: bool) -> tuple[Front, ...]:
        real = np.flatnonzero(drawn.red_lines[draw])
        key = draw, tuple(it.red_lines[place] for place in real)
        if same and key in self._fronts:
            return self._fronts[key]
        fronts = it.plan(real.tolist()).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON)
        if same:
            self._fronts[key] = fronts
        return fronts


def _same_deals(one: Case, other: Case) -> bool:
    """Whether packages, conditions and worths are the same; which red lines stand, and how the war goes, may differ."""
    return _deals(one) == _deals(other) and all(
        other.red_lines.get(name) is None or _line(line) == _line(other.red_lines[name])
        for name, line in one.red_lines.items()
    )


def _line(line) -> tuple:
    return line.party, line.never


def _deals(case: Case) -> tuple:
    """What the frontiers hang on, beside the red lines."""
    raised = [
        (party, it.id, it.when)
        for party, confidence in (case.compliance.sides.items() if case.compliance else ())
        for it in confidence.raised
    ]
    line = (case.war.between, case.war.at, case.war.of) if case.war else None
    signs = [(party.id, party.signs) for party in case.parties.values()]
    return case.issues, case.preferences, case.rules, case.linkages, signs, line, raised
