"""A case as it stands, solved: the ground on which an explanation is built."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.dossier.case import Case
from armistice.evaluate.chain import Chain, solve, standing
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.result import NO_ROOM, Points
from armistice.evaluate.structure import Structure, structure
from armistice.explain.result import FLOOR, HOLD_OUT, RED_LINE, WALK_AWAY, Member


@dataclass(frozen=True, eq=False)
class Today:
    """A case solved at its central judgements with its firm red lines held."""

    case: Case
    it: Structure
    figures: Figures
    chain: Chain

    @cached_property
    def standing(self) -> str:
        return standing(float(self.chain.room[0]), float(self.chain.margin[0]))

    @property
    def against(self) -> str:
        """Floors block where there is no room, hold-out values where holding out pays."""
        return FLOOR if self.standing == NO_ROOM else HOLD_OUT

    @cached_property
    def thresholds(self) -> np.ndarray:
        """What every signer asks of a package as believed, float[n]."""
        return (self.chain.floor if self.against == FLOOR else self.chain.hold_out)[0]

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The firm red lines, then the thresholds of all signers: bit k of a set is the k-th of these."""
        it, case = self.it, self.case
        names = [it.red_lines[place] for place in it.firm]
        lines = [Member(RED_LINE, name, case.red_lines[name].party) for name in names]
        sides = case.war.between if case.war else ()
        asked = [
            Member(self.against if signer in sides else WALK_AWAY, signer, signer, float(value))
            for signer, value in zip(it.signers, self.thresholds, strict=True)
        ]
        return (*lines, *asked)

    def chosen(self, mask: int) -> tuple[Member, ...]:
        """Return the members of a set of them."""
        return tuple(member for place, member in enumerate(self.members) if mask >> place & 1)

    def lines(self, mask: int) -> tuple[int, ...]:
        """Return the red lines in a set of members, by their place in the space."""
        return tuple(line for place, line in enumerate(self.it.firm) if mask >> place & 1)

    def points(self, row: np.ndarray) -> Points:
        return {signer: float(value) for signer, value in zip(self.it.signers, row, strict=True)}

    def short(self, row: np.ndarray) -> Points:
        """Return the positive ones of float[n] shortfalls by signer."""
        return {signer: points for signer, points in self.points(row).items() if points > 0}


def today(case: Case) -> Today:
    """Solve a case as it stands."""
    it = structure(case)
    read = figures(it, Central())
    return Today(case, it, read, solve(it, read, it.firm))
