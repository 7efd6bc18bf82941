"""Versions of a case solved over the same draws, so that their differences are the versions' and no noise.

What a version leaves as it was is not solved again: levers on the war keep the frontiers of the deal space, and those
that only move numbers or drop red lines keep its structure.
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

Fronts = tuple[Front, ...]


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
        self._worths = [_worths(case)]
        self._fronts: list[dict[tuple[int, tuple[int, ...]], Fronts]] = [{}]  # one for each of `_worths`

    @cached_property
    def base(self) -> Outlook:
        """The case as it stands."""
        return self.version(self.case)

    def version(self, case: Case) -> Outlook:
        """Solve a version of the case, a lever pulled or a judgement changed."""
        it = self._structure(case)
        drawn = Sampler(it).draw(self.draws, self.seed, like=self.drawn)
        read = figures(it, drawn)
        return self.outlook(it, read, self._fronts_of(it, drawn, read))

    def changed(self, read: Figures) -> Outlook:
        """Solve the case with other figures of the war over the same frontiers."""
        return self.outlook(self.structure, read, list(self.base.chain.fronts))

    def outlook(self, it: Structure, read: Figures, fronts: list[Fronts]) -> Outlook:
        """Solve what comes after the frontiers."""
        chain = solve_on(it, read, fronts)
        if read.walk is None or chain.carrying is None:
            return Outlook(chain, None)
        return Outlook(chain, forward(read.walk, chain.carrying, read.observer_prior, read.observer_trend))

    def opens_anew(self, case: Case) -> tuple[bool, bool]:
        """Whether a version has other packages or worths than the case, and other red lines."""
        other = not _same_shape(case, self.case) or _worths(case) != self._worths[0]
        return other, case.red_lines != self.case.red_lines

    def forget(self) -> None:
        """Drop the frontiers of versions with other worths than the case."""
        del self._worths[1:], self._fronts[1:]

    def _structure(self, case: Case) -> Structure:
        """The structure of a version: that of the case where only numbers differ and red lines are dropped."""
        return self.structure.with_case(case) if _same_shape(case, self.case) else structure(case)

    def _fronts_of(self, it: Structure, drawn: Drawn, read: Figures) -> list[Fronts]:
        known = self._known(it.case)
        plans = self.structure if it.space is self.structure.space else it
        real = [tuple(np.flatnonzero(row).tolist()) for row in drawn.red_lines]
        for draw, lines in enumerate(real):
            if (draw, lines) not in known:
                known[draw, lines] = plans.plan(lines).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON)
        return [known[draw, lines] for draw, lines in enumerate(real)]

    def _known(self, case: Case) -> dict[tuple[int, tuple[int, ...]], Fronts]:
        """The frontiers found so far for the packages and worths of a version, by draw and real red lines."""
        if not _same_shape(case, self.case):
            return {}
        worths = _worths(case)
        if worths not in self._worths:
            self._worths.append(worths)
            self._fronts.append({})
        return self._fronts[self._worths.index(worths)]


def _same_shape(version: Case, case: Case) -> bool:
    """Whether packages, conditions and signers are the same; numbers may differ, and red lines be dropped."""
    kept = all(
        name in case.red_lines and (line.party, line.never) == (case.red_lines[name].party, case.red_lines[name].never)
        for name, line in version.red_lines.items()
    )
    return kept and _shape(version) == _shape(case)


def _shape(case: Case) -> tuple:
    """What the structure of the deal space hangs on, beside the red lines."""
    raised = [
        (party, it.id, it.when)
        for party, confidence in (case.compliance.sides.items() if case.compliance else ())
        for it in confidence.raised
    ]
    linkages = [(it.party, it.when) for it in case.linkages.values()]
    signs = [(party.id, party.signs) for party in case.parties.values()]
    rules = [it.never for it in case.rules.values()]
    return case.issues, rules, linkages, signs, case.war and case.war.between, raised


def _worths(case: Case) -> tuple:
    """What packages are worth at today's line hangs on."""
    line = (case.war.at, case.war.of) if case.war else None
    return case.preferences, [it.points for it in case.linkages.values()], line
