"""Whether some package keeps a set of members, by the exact elimination of the deal space; rules are always kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from armistice.evaluate.chain import Chain, Pool, keeps_of, pool
from armistice.evaluate.deal_space.elimination import Front, values
from armistice.evaluate.deal_space.expressions import holds
from armistice.evaluate.result import TIE

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
        pool = self.pool(kept)
        asked = self._asked(kept)
        met = np.flatnonzero(((pool.believed >= asked - TIE) | ~pool.needs).all(axis=1))
        if not len(met):
            return None
        return min(self.broken(pool.packages(met)), key=int.bit_count)

    def pool(self, kept: int, *, told_apart: bool = False) -> Pool:
        """Return packages that keep these members, as few as tell whether there are any.

        told_apart: as many as show all that signers may get, those included whose threshold is not kept.
        """
        chain = self.chain
        least, most = self._limits(self._asked(kept))
        plan = chain.structure.plan(line for place, line in enumerate(self.lines) if kept >> place & 1)
        fronts = plan.fronts(chain.figures.worths(self.draw), thresholds=least, enough=None if told_apart else most)
        return self._valued(fronts)

    def broken(self, packages: np.ndarray) -> list[int]:
        """Return the members that each package (int[M, issues], level indices) breaks."""
        space = self.chain.structure.space
        needs = np.stack(
            [np.ones(len(packages), bool) if signs is None else holds(signs, packages) for signs in space.consent],
            axis=1,
        )
        crossed = [
            holds(space.red_lines[line][1], packages) & needs[:, space.red_lines[line][0]] for line in self.lines
        ]
        short = (self.believed(packages) < self.thresholds - TIE) & needs
        return [sum(1 << int(place) for place in np.flatnonzero(row)) for row in np.column_stack([*crossed, short])]

    def believed(self, packages: np.ndarray) -> np.ndarray:
        """Return what packages (int[M, issues]) are worth to every signer as believed, float[M, n]."""
        it, read, carrying = self.chain.structure, self.chain.figures, self.chain.carrying
        result = values(it.space, read.worths(self.draw), packages)
        if carrying is not None and read.walk is not None and read.walk.steps_lost is not None:
            labels = np.array([holds(label, packages) for label in it.space.labels], bool).reshape(-1, len(packages)).T
            keeps = keeps_of(it, read, labels)[self.draw]
            result[:, :2] = keeps * result[:, :2] + (1 - keeps) * carrying.broken_floor[self.draw]
        return result

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

    def _valued(self, fronts: tuple[Front, ...]) -> Pool:
        return pool(self.chain.structure, self.chain.figures, self.chain.carrying, fronts, self.draw)
