"""Whether some package keeps a set of members, by the exact elimination of the deal space; rules are always kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.evaluate.chain import Chain, Pool, pool
from armistice.evaluate.deal_space.elimination import Plan
from armistice.evaluate.result import TIE
from armistice.explain.packages import believed, crossed, needed

_ANY = -1000.0
"""Points: a signer whose threshold is not kept is content with anything, so packages need not differ for it."""


@dataclass(frozen=True, eq=False)
class Oracle:
    """Members are the red lines of these places in the space, then the thresholds of all signers, float[n] points.

    Thresholds hold for packages as believed, and only where the signer's consent is needed.
    """

    chain: Chain
    lines: Sequence[int]
    thresholds: np.ndarray
    draw: int = 0

    def breaks(self, kept: int) -> int | None:
        """Return the members that some package breaks which keeps these; None where no package does."""
        found = self.pool(kept)
        met = np.flatnonzero(((found.believed >= self._asked(kept) - TIE) | ~found.needs).all(axis=1))
        if not len(met):
            return None
        return min(self.broken(found.packages(met)), key=int.bit_count)

    def leaves(self, kept: int) -> bool:
        """Return whether any package crosses none of the red lines in a set, whatever it is worth."""
        return self._plan(kept).count() > 0

    def pool(self, kept: int, *, told_apart: bool = False) -> Pool:
        """Return packages that keep these members, as few as tell whether there are any.

        told_apart: as many as show all that signers may get, those included whose threshold is not kept.
        """
        chain = self.chain
        least, most = self._limits(self._asked(kept))
        fronts = self._plan(kept).fronts(
            chain.figures.worths(self.draw), thresholds=least, enough=None if told_apart else most
        )
        return pool(chain.structure, chain.figures, chain.carrying, fronts, self.draw)

    def broken(self, packages: np.ndarray) -> list[int]:
        """Return the members that each package (int[M, issues], level indices) breaks."""
        space = self.chain.structure.space
        short = believed(self.chain, packages, self.draw) < self.thresholds - TIE
        rows = np.column_stack([crossed(space, packages, self.lines), short & needed(space, packages)])
        return [sum(1 << int(place) for place in np.flatnonzero(row)) for row in rows]

    def _plan(self, kept: int) -> Plan:
        return self.chain.structure.plan(line for place, line in enumerate(self.lines) if kept >> place & 1)

    def _asked(self, kept: int) -> np.ndarray:
        """The kept thresholds, −inf for the others, float[n]."""
        places = len(self.lines) + np.arange(len(self.thresholds))
        return np.where([kept >> int(place) & 1 for place in places], self.thresholds, -np.inf)

    def _limits(self, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What a package must be worth on paper in the most and in the least trusting group, two float[n]."""
        least, most = asked.copy(), np.where(np.isfinite(asked), asked, _ANY)
        for side, chances in enumerate(self._chances):
            if np.isfinite(asked[side]):
                on_paper = [self._on_paper(asked[side], side, chance) for chance in chances]
                least[side], most[side] = min(on_paper), max(_ANY, *on_paper)
        return least - TIE, most

    def _on_paper(self, believed: float, side: int, chance: float) -> float:
        """What a package that is kept with this chance must be worth on paper to be believed worth so much."""
        carrying = self.chain.carrying
        assert carrying is not None
        broken = float(carrying.broken_floor[self.draw, side])
        if chance == 0:
            return -np.inf if broken >= believed - TIE else np.inf
        return (believed - (1 - chance) * broken) / chance - TIE * (1 - chance) / chance

    @cached_property
    def _chances(self) -> tuple[tuple[float, ...], ...]:
        """Every chance that each side of the war may give the other to keep a deal; nothing without compliance."""
        read, draw = self.chain.figures, self.draw
        if read.walk is None or read.walk.steps_lost is None:
            return ()
        raised = [
            [
                float(to)
                for (owner, _), to in zip(self.chain.structure.raised, read.raised_to[draw], strict=True)
                if owner == side
            ]
            for side in (0, 1)
        ]
        return tuple((float(read.keeps[draw, side]), *raised[side]) for side in (0, 1))
