"""The exact frontier and the exact number of packages, by elimination instead of enumeration.

Issues that conditions tie together are walked with one Pareto set per state (bucket elimination, Dechter 1999);
components are then summed (Nemhauser & Ullmann 1969). Dominance holds only among packages with the same consent set
and the same labels, so every consent set has a run of its own, in the dimensions of the signers it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from itertools import product

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.dominance import GRID
from armistice.evaluate.deal_space.expressions import holds
from armistice.evaluate.deal_space.run import Run
from armistice.evaluate.deal_space.space import Space, Worths
from armistice.evaluate.deal_space.sums import Limits, Pool, Thinning
from armistice.evaluate.deal_space.walk import Component, Structure, structure


@frozen
class Front:
    """The frontier of the admissible packages with one consent set and one group.

    needs: bool[n], whose consent they need. labels: bool[labels]. points: float[m, n], u on paper, distinct and
    non-dominated over the needed signers (over all signers in a display front); with two of them the first rises.
    epsilon: points; 0 where exact, else no package lies further than this above the nearest point on every axis.
    """

    needs: np.ndarray
    labels: np.ndarray
    points: np.ndarray
    epsilon: float
    _pool: Pool = field(repr=False)
    _rows: np.ndarray = field(repr=False)
    _issues: int = field(repr=False)

    def package(self, j: int) -> tuple[int, ...]:
        """Return the level per issue of a package with the values of point j."""
        return tuple(int(level) for level in self.packages(np.array([j]))[0])

    def packages(self, which: np.ndarray | None = None) -> np.ndarray:
        """Return the level per issue (int[points, issues]) of these points, or of all."""
        rows = self._rows if which is None else self._rows[which]
        return self._pool.packages(rows, self._issues)

    def ways(self) -> list[int]:
        """Return how many packages of this front have the values of each point, over the signers it was made for.

        A lower bound where epsilon is above 0, or where `enough` was given.
        """
        return [int(count) for count in self._pool.ways[self._rows]]


@frozen
class Plan:
    """The structure of a deal space, ready for any number of runs with different worths."""

    space: Space
    structure: Structure

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """One run per consent set; made when first wanted, for a count needs none."""
        if self.structure.empty:
            return ()
        sets = _consent_sets(self.space, self.structure)
        return tuple(Run(self.space, self.structure, np.array(needs)) for needs in sets)

    def count(self, allowed: Sequence[np.ndarray] | None = None) -> int:
        """Return the exact number of admissible packages; allowed: only of these levels, bool[levels] per issue."""
        if self.structure.empty:
            return 0
        total = 1
        for component in self.structure.components:
            total *= _packages(component, allowed)
        return total

    def fronts(
        self,
        worths: Worths,
        *,
        display: bool = False,
        blind: Sequence[int] = (),
        thresholds: np.ndarray | None = None,
        enough: np.ndarray | None = None,
        cap: int | None = None,
        epsilon: float = 0.1,
    ) -> tuple[Front, ...]:
        """Return one front per consent set and group that holds an admissible package, in a fixed order.

        display: dominance over all signers, but for the `blind`, instead of the needed ones. thresholds: float[n], −inf
        where there is none; packages that give a needed signer less are left out. enough: float[n], +inf where there is
        none; for a signer who only has to agree, more than this counts the same. cap: a set with more points is thinned
        to a cover of `epsilon` points (doubled until it fits), and the bound that then holds stands in the front; where
        thresholds are given too, packages less than the bound above one may be missing.
        """
        found = []
        for run in self.runs:
            counted = [i for i in range(self.space.signers) if (i not in blind if display else run.needs[i])]
            axes = np.array(counted, dtype=np.int64)
            limits = _limits(run.needs, axes, thresholds, enough)
            pool, groups = run.pool(worths, axes, limits, Thinning(cap, epsilon))
            points = pool.points.T if len(axes) == self.space.signers else self._values(worths, pool)
            for state, labels in enumerate(groups):
                rows = np.arange(pool.starts[state], pool.starts[state + 1])
                if len(rows):
                    bound = float(pool.epsilon[state])
                    found.append(Front(run.needs, labels, points[rows], bound, pool, rows, len(self.space.sizes)))
        return tuple(sorted(found, key=lambda front: (front.needs.tolist(), front.labels.tolist())))

    def _values(self, worths: Worths, pool: Pool) -> np.ndarray:
        """Points of all signers, for a pool that was built over some of them only."""
        rows = np.arange(pool.points.shape[1])
        return values(self.space, worths, pool.packages(rows, len(self.space.sizes)))


def _limits(
    needs: np.ndarray, axes: np.ndarray, thresholds: np.ndarray | None, enough: np.ndarray | None
) -> Limits | None:
    if thresholds is None and enough is None:
        return None
    least = np.full(len(needs), -np.inf) if thresholds is None else np.where(needs, thresholds - GRID, -np.inf)
    most = np.full(len(needs), np.inf) if enough is None else enough
    return Limits(np.concatenate((least[axes], -most[axes]))[:, None])


def values(space: Space, worths: Worths, packages: np.ndarray) -> np.ndarray:
    """Return u on paper (float[M, n]) of packages given by their levels (int[M, issues])."""
    total = np.zeros((len(packages), space.signers))
    for issue, worth in enumerate(worths.issues):
        total += worth[packages[:, issue]]
    for (signer, when), points in zip(space.linkages, worths.linkages, strict=True):
        total[:, signer] += points * holds(when, packages)
    return total


def prepare(space: Space, red_lines: Sequence[int] | None = None) -> Plan:
    """Return the plan of a deal space; `red_lines` are the indices of those that are real (all of them if None).

    The plan depends on conditions only and can be run with any worths.
    """
    return Plan(space, structure(space, range(len(space.red_lines)) if red_lines is None else red_lines))


def _consent_sets(space: Space, found: Structure) -> list[tuple[bool, ...]]:
    """Every set of needed signers that some admissible package has."""
    sets = set()
    for choice in product(*({final[0] for final in component.finals} for component in found.components)):
        needed = dict(found.consent)
        for component, consent in zip(found.components, choice, strict=True):
            needed.update(zip(component.signers, consent, strict=True))
        sets.add(tuple(needed[i] for i in range(space.signers)))
    return sorted(sets)


def _packages(component: Component, allowed: Sequence[np.ndarray] | None) -> int:
    """Number of ways through a component, with the levels of a class counted."""
    ways = [1]
    for step in component.steps:
        each = None if allowed is None else allowed[step.issue]
        levels = [int(count) for count in np.bincount(step.classes, each)]
        after = [0] * step.states
        for arrow in step.arrows:
            after[arrow.target] += ways[arrow.source] * levels[arrow.level_class]
        ways = after
    return sum(ways)
