"""In which share of the draws each blocking set holds, and the sets that block only in some draws.

A set of red lines and signers' thresholds holds in a draw if its red lines are real there and no package meets them
and that draw's thresholds (floors where there is no room, else hold-out values). A draw that is blocked by no set known
so far is searched for its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from armistice.evaluate.chain import CAP, EPSILON, Chain, solve_on, standing
from armistice.evaluate.draws.sampling import Drawn, Sampler
from armistice.evaluate.figures import figures
from armistice.evaluate.result import NO_ROOM, TIE, WITHIN_REACH
from armistice.explain.marco import minimal_sets
from armistice.explain.oracle import Oracle
from armistice.explain.result import FLOOR, HOLD_OUT, RED_LINE, WALK_AWAY, BlockingSet, Member
from armistice.explain.today import Today

CHUNK = 64
"""Draws solved together."""
FEW = 16
"""So many blocking sets at most are taken from one draw."""


@dataclass(frozen=True)
class Shares:
    """today: the given sets with their shares. in_draws: sets found in draws only, those that hold most often first."""

    today: tuple[BlockingSet, ...]
    in_draws: tuple[BlockingSet, ...]
    blocked: float


def shares(now: Today, sets: Sequence[BlockingSet], draws: int, seed: int) -> Shares:
    """Count in how many of `draws` draws of all uncertain judgements each blocking set holds."""
    tally = _Tally(now, [_Names.of(each) for each in sets], [now.against] * len(sets))
    drawn = Sampler(now.it).draw(draws, seed)
    solved = list(_solved(now, drawn))
    for draw in solved:
        tally.learn(draw)
    held = np.array([tally.held(draw) for draw in solved]).reshape(draws, -1)
    share = held.mean(axis=0)
    counted = [replace(each, share=float(part)) for each, part in zip(sets, share, strict=False)]
    found = [replace(tally.told(place), share=float(share[place])) for place in range(len(sets), len(tally.known))]
    blocked = float(np.mean([draw.standing != WITHIN_REACH for draw in solved]))
    return Shares(tuple(counted), tuple(sorted(found, key=lambda each: -(each.share or 0))), blocked)


@dataclass(frozen=True)
class _Names:
    """A blocking set by the places of its red lines and signers, whatever the numbers of a draw."""

    lines: frozenset[str]
    signers: frozenset[str]

    @staticmethod
    def of(each: BlockingSet) -> _Names:
        return _Names(
            frozenset(member.id for member in each.members if member.kind == RED_LINE),
            frozenset(member.id for member in each.members if member.kind != RED_LINE),
        )


@dataclass(frozen=True, eq=False)
class _Draw:
    """One solved draw; bit k of a set is the k-th of all red lines, then the signers."""

    oracle: Oracle
    real: frozenset[str]
    standing: str
    broken: list[int] = field(default_factory=list)  # by packages met on the way

    def blocks(self, names: _Names) -> bool:
        if self.standing == WITHIN_REACH or not names.lines <= self.real:
            return False
        mask = self.mask(names)
        if not names.signers:
            return not self.oracle.leaves(mask)
        if any(not broken & mask for broken in self.broken) or self._met(names):
            return False
        answer = self.oracle.breaks(mask)
        if answer is not None:
            self.broken.append(answer)
        return answer is None

    def mask(self, names: _Names) -> int:
        it = self.oracle.chain.structure
        members = [*(name in names.lines for name in it.red_lines), *(name in names.signers for name in it.signers)]
        return sum(1 << place for place, its in enumerate(members) if its)

    def _met(self, names: _Names) -> bool:
        """Whether a package that keeps every real red line has these thresholds, so that fewer cannot block."""
        chain, draw = self.oracle.chain, self.oracle.draw
        asked = np.array([signer in names.signers for signer in chain.structure.signers])
        pool = chain.pools[draw]
        fits = (pool.believed >= self.oracle.thresholds - TIE) | ~pool.needs | ~asked
        return bool(fits.all(axis=1).any())


@dataclass
class _Tally:
    now: Today
    known: list[_Names]
    against: list[str]  # of each, which thresholds of the war's sides block

    def learn(self, draw: _Draw) -> None:
        """Search a draw that is blocked by nothing known."""
        if draw.standing == WITHIN_REACH or any(draw.blocks(names) for names in self.known):
            return
        it = self.now.it
        real = _Names(draw.real, frozenset(it.signers))
        places = [place for place in range(len(it.red_lines) + len(it.signers)) if draw.mask(real) >> place & 1]

        def breaks(kept: int) -> int | None:
            broken = draw.oracle.breaks(sum(1 << place for bit, place in enumerate(places) if kept >> bit & 1))
            return None if broken is None else sum(1 << bit for bit, place in enumerate(places) if broken >> place & 1)

        names = [*it.red_lines, *it.signers]
        for mask in minimal_sets(len(places), breaks, limit=FEW).blocking[:FEW]:
            chosen = {names[place] for bit, place in enumerate(places) if mask >> bit & 1}
            self.against.append(FLOOR if draw.standing == NO_ROOM else HOLD_OUT)
            self.known.append(_Names(frozenset(chosen & set(it.red_lines)), frozenset(chosen & set(it.signers))))

    def held(self, draw: _Draw) -> list[bool]:
        return [draw.blocks(names) for names in self.known]

    def told(self, place: int) -> BlockingSet:
        """Return a set found in a draw in the terms of the case; its thresholds differ from draw to draw."""
        names, against = self.known[place], self.against[place]
        case, sides = self.now.case, self.now.case.war.between if self.now.case.war else ()
        lines = [case.red_lines[name] for name in case.red_lines if name in names.lines]
        asked = [signer for signer in self.now.it.signers if signer in names.signers]
        members = [Member(RED_LINE, line.id, line.party) for line in lines]
        members += [Member(against if signer in sides else WALK_AWAY, signer, signer) for signer in asked]
        issues = tuple(issue for issue in self.now.it.issues if any(issue in line.never.issues() for line in lines))
        return BlockingSet(tuple(members), issues, today=False)


def _solved(now: Today, drawn: Drawn) -> Iterator[_Draw]:
    for start in range(0, drawn.draws, CHUNK):
        part = drawn.take(slice(start, start + CHUNK))
        read = figures(now.it, part)
        lines = [tuple(np.flatnonzero(row).tolist()) for row in part.red_lines]
        fronts = [
            now.it.plan(real).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON) for draw, real in enumerate(lines)
        ]
        chain = solve_on(now.it, read, fronts)
        for draw, real in enumerate(lines):
            yield _draw(chain, draw, frozenset(now.it.red_lines[line] for line in real))


def _draw(chain: Chain, draw: int, real: frozenset[str]) -> _Draw:
    stands = standing(float(chain.room[draw]), float(chain.margin[draw]))
    asked = (chain.floor if stands == NO_ROOM else chain.hold_out)[draw]
    return _Draw(Oracle(chain, range(len(chain.structure.red_lines)), asked, draw), real, stands)
