"""The least that one signer would have to be given on top of a package, and how the issues could give it.

Compensation is points on paper that come with whatever package is signed, from wherever they come. The chain is solved
again with it, because a package that pays more later is also worth waiting for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armistice.evaluate.anatomy import stack
from armistice.evaluate.chain import Pool, solve_on, standing
from armistice.evaluate.deal_space.elimination import Front
from armistice.evaluate.result import NO_ROOM, TIE, WITHIN_REACH
from armistice.explain.along import Range, along
from armistice.explain.numbers import CHUNK
from armistice.explain.packages import admissible, believed, needed, pool_deal
from armistice.explain.result import Compensation, Interval, Step
from armistice.explain.today import Today

MOST = 100.0
"""Points; the whole of a signer's scale."""
POINTS = 26


def compensations(now: Today) -> tuple[Compensation, ...]:
    """Return the least compensation of each signer that opens, those who need least first."""
    if now.standing == WITHIN_REACH or not len(now.chain.pools[0].believed):
        return ()
    signers = range(len(now.it.signers))
    found = along(
        dict.fromkeys(signers, Range(0.0, MOST, POINTS, 0.0)), now.standing, lambda asked: _standings(now, asked)
    )
    told = [_compensation(now, signer, found[signer]) for signer in signers]
    return tuple(sorted(told, key=_need))


def _need(it: Compensation) -> tuple[float, float]:
    agreement, room = (np.inf if points is None else points for points in (it.agreement, it.room))
    return agreement, room


def _standings(now: Today, asked: Sequence[tuple[int, float]]) -> list[str]:
    """Return the standing when one signer is given so many points with every package."""
    result: list[str] = []
    for start in range(0, len(asked), CHUNK):
        part = asked[start : start + CHUNK]
        fronts = [tuple(_with(front, signer, points) for front in now.chain.fronts[0]) for signer, points in part]
        chain = solve_on(now.it, stack([now.figures] * len(part)), fronts)
        result += [standing(room, margin) for room, margin in zip(chain.room, chain.margin, strict=True)]
    return result


def _with(front: Front, signer: int, points: float) -> Front:
    more = front.points.copy()
    more[:, signer] += points
    return replace(front, points=more)


def _compensation(now: Today, signer: int, intervals: tuple[Interval, ...]) -> Compensation:
    party, pool = now.it.signers[signer], now.chain.pools[0]
    nearest = _nearest(pool, now.thresholds, signer)
    room = next((each.low for each in intervals if each.standing != NO_ROOM), None)
    agreement = next((each.low for each in intervals if each.standing == WITHIN_REACH), None)
    if nearest is None:
        return Compensation(party, room, agreement, None, {}, None)
    over = np.where(pool.needs[nearest], pool.believed[nearest] - now.thresholds, 0.0)
    slack = {other: points for other, points in now.short(over).items() if other != party}
    return Compensation(party, room, agreement, pool_deal(now.chain, nearest), slack, _step(now, nearest, signer))


def _nearest(pool: Pool, asked: np.ndarray, signer: int) -> int | None:
    """The package that leaves one signer least short while every other signer it needs has what it asks."""
    others = np.arange(len(asked)) != signer
    fits = ((pool.believed >= asked - TIE) | ~pool.needs)[:, others].all(axis=1)
    rows = np.flatnonzero(fits & pool.needs[:, signer])
    return int(rows[pool.believed[rows, signer].argmax()]) if len(rows) else None


def _step(now: Today, index: int, signer: int) -> Step | None:
    """The change of one issue that gives the signer what it lacks and leaves the others least short."""
    space = now.it.space
    before = now.chain.pools[0].packages(np.array([index]))[0]
    changed = np.repeat(before[None, :], sum(space.sizes), axis=0)
    changed[np.arange(len(changed)), np.repeat(np.arange(len(before)), space.sizes)] = np.concatenate(
        [np.arange(size) for size in space.sizes]
    )
    packages = changed[admissible(space, changed, now.it.firm) & (changed != before).any(axis=1)]
    values = believed(now.chain, packages)
    short = np.where(needed(space, packages), np.maximum(0.0, now.thresholds - values), 0.0)
    gives = np.flatnonzero(short[:, signer] <= TIE)
    if not len(gives):
        return None
    least = gives[np.lexsort((short[gives].sum(axis=1), short[gives].max(axis=1)))[0]]
    today = believed(now.chain, before[None, :])[0]
    issue = now.it.issues[int(np.flatnonzero(packages[least] != before)[0])]
    return Step(
        issue,
        now.it.package(tuple(before.tolist()))[issue],
        now.it.package(tuple(packages[least].tolist()))[issue],
        now.points(values[least] - today),
        now.short(np.where(short[least] > TIE, short[least], 0.0)),
    )
