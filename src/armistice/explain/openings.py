"""What could be signed once a smallest set of members is gone: the whole chain solved again without its red lines.

Floors and hold-out values are computed anew: a way out that a side can wait for is part of what waiting is worth.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armistice.evaluate.anatomy import number, stack
from armistice.evaluate.chain import CAP, EPSILON, Chain, Pool, solve_on, standing
from armistice.evaluate.deal_space.solutions import nash
from armistice.evaluate.result import TIE
from armistice.explain.packages import pool_deal
from armistice.explain.result import FLOOR, RED_LINE, Opening
from armistice.explain.today import Today

MOST = 24
"""So many openings are solved again, smallest first."""


def openings(now: Today, masks: Sequence[int]) -> tuple[Opening, ...]:
    """Solve the first openings again, each without the red lines that it removes."""
    chosen = [mask for mask in masks if mask][:MOST]
    if not chosen:
        return ()
    everything = (1 << len(now.members)) - 1
    kept = [now.lines(everything & ~mask) for mask in chosen]
    distinct = list(dict.fromkeys(kept))
    chain = solved_again(now, distinct)
    return tuple(_opening(now, chain, distinct.index(lines), mask) for mask, lines in zip(chosen, kept, strict=True))


def solved_again(now: Today, lines: Sequence[tuple[int, ...]]) -> Chain:
    """Solve the case with each of these sets of red lines held, one draw each."""
    fronts = [now.it.plan(held).fronts(now.figures.worths(0), cap=CAP, epsilon=EPSILON) for held in lines]
    return solve_on(now.it, stack([now.figures] * len(lines)), fronts)


def thresholds(now: Today, chain: Chain, draw: int) -> np.ndarray:
    """Return the thresholds of the kind that block today, as solved again, float[n]."""
    return (chain.floor if now.against == FLOOR else chain.hold_out)[draw]


def _opening(now: Today, chain: Chain, draw: int, mask: int) -> Opening:
    members, pool = now.chosen(mask), chain.pools[draw]
    asked = thresholds(now, chain, draw)
    lenient = np.array(
        [any(each.kind != RED_LINE and each.party == signer for each in members) for signer in now.it.signers]
    )
    widest = _nearest(pool, asked, lenient) if lenient.any() else pool.widest(now.it.always, chain.floor[draw])
    agreed = nash(pool.believed, pool.needs, now.it.always, chain.floor[draw]) if len(pool.believed) else None
    short = np.zeros(len(asked)) if widest is None else _shortfall(pool, asked)[widest]
    walk = chain.figures.walk
    room, margin = float(chain.room[draw]), float(chain.margin[draw])
    return Opening(
        members=members,
        standing=standing(room, margin),
        room=number(room),
        margin=number(margin),
        wait_months=None if walk is None else number(float(chain.wait_steps[draw] * walk.months[draw])),
        widest=None if widest is None else pool_deal(chain, widest, draw),
        nash=None if agreed is None else pool_deal(chain, agreed, draw),
        asks_less=now.short(np.where(lenient, short, 0.0)),
    )


def _nearest(pool: Pool, asked: np.ndarray, lenient: np.ndarray) -> int | None:
    """The package that leaves the lenient signers least short in sum while everybody else has what it asks."""
    short = _shortfall(pool, asked)
    fits = np.flatnonzero((short[:, ~lenient] == 0).all(axis=1))
    return int(fits[short[fits].sum(axis=1).argmin()]) if len(fits) else None


def _shortfall(pool: Pool, asked: np.ndarray) -> np.ndarray:
    """Points by which each needed signer falls short of what it asks, float[M, n]; ties are none."""
    short = np.where(pool.needs, asked - pool.believed, 0.0)
    return np.where(short > TIE, short, 0.0)
