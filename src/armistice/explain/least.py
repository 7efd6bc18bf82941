"""The least that would make each proposal signable: red lines moved on, and points that somebody lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from armistice.dossier.case import Proposal
from armistice.evaluate.chain import CAP, EPSILON, Chain, pool, solve
from armistice.evaluate.deal_space.elimination import prepare
from armistice.evaluate.deal_space.space import Space
from armistice.evaluate.proposals import allowed_levels, narrowed, narrowed_worths
from armistice.evaluate.result import TIE, Deal
from armistice.explain.clashes import minimal_lines
from armistice.explain.marco import bits
from armistice.explain.packages import deal
from armistice.explain.result import Least
from armistice.explain.today import Today

WAYS = 8
"""So many equally small sets of red lines are compared for one proposal."""


def least(now: Today) -> Mapping[str, Least]:
    """Return for each proposal the fewest red lines to be moved on, then the fewest points short in sum.

    Points are to hold-out values, solved again without those red lines; among several smallest sets of red lines the
    one that leaves least short is told.
    """
    chains: dict[tuple[int, ...], Chain] = {now.it.firm: now.chain}
    return {name: _Finder(now, proposal, chains).least() for name, proposal in now.case.proposals.items()}


@dataclass(frozen=True, eq=False)
class _Finder:
    now: Today
    proposal: Proposal
    chains: dict[tuple[int, ...], Chain]  # solved with these red lines held

    def least(self) -> Least:
        name, rules = self.proposal.id, self._rules()
        if rules:
            return Least(name, False, (), rules, {}, None)
        firm = self.now.it.firm
        everything = (1 << len(firm)) - 1
        found = minimal_lines(self._space, firm).openings
        smallest = [mask for mask in found if mask.bit_count() == found[0].bit_count()][:WAYS]
        ways = [
            self._way(tuple(line for place, line in enumerate(firm) if (everything & ~mask) >> place & 1))
            for mask in smallest
        ]
        place = min(range(len(ways)), key=lambda at: ways[at][0].sum())
        short, package = ways[place]
        moved = tuple(self.now.it.red_lines[firm[bit.bit_length() - 1]] for bit in bits(smallest[place]))
        signable = not moved and not short.any()
        return Least(name, signable, moved, (), self.now.short(short), package)

    @cached_property
    def _allowed(self) -> list[np.ndarray]:
        return allowed_levels(self.now.it, self.proposal)

    @cached_property
    def _space(self) -> Space:
        return narrowed(self.now.it.space, self._allowed)

    @cached_property
    def _bare(self) -> Space:
        return replace(self._space, linkages=(), labels=())

    def _rules(self) -> tuple[str, ...]:
        """The rules that no completion keeps, each alone; all of them where only together they leave none."""
        if prepare(self._bare, red_lines=()).count():
            return ()
        rules = self.now.case.rules
        alone = [
            name
            for name, rule in zip(rules, self._space.rules, strict=True)
            if not prepare(replace(self._bare, rules=(rule,)), red_lines=()).count()
        ]
        return tuple(alone or rules)

    def _way(self, held: Sequence[int]) -> tuple[np.ndarray, Deal]:
        """With these red lines held: points short of each signer, float[n], in the nearest completion."""
        now, key = self.now, tuple(held)
        if key not in self.chains:
            self.chains[key] = solve(now.it, now.figures, key)
        chain = self.chains[key]
        plan = prepare(self._space, red_lines=key)
        fronts = plan.fronts(narrowed_worths(now.figures.worths(0), self._allowed), cap=CAP, epsilon=EPSILON)
        packages = pool(now.it, now.figures, chain.carrying, fronts, 0)
        lack = np.where(packages.needs, chain.hold_out[0] - packages.believed, 0.0)
        lack = np.where(lack > TIE, lack, 0.0)
        nearest = int(lack.sum(axis=1).argmin())
        return lack[nearest], self._deal(chain, packages.packages(np.array([nearest]))[0])

    def _deal(self, chain: Chain, levels: np.ndarray) -> Deal:
        whole = [int(allowed[level]) for allowed, level in zip(self._allowed, levels, strict=True)]
        return deal(chain, np.array(whole))
