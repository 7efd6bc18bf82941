"""Near misses: the few packages that come closest for everybody and differ most from one another.

Closest are the packages that break the fewest members, and among these those whose shortfalls are largest for nobody
by more than a margin over the smallest possible. Of them the ones are shown that lie furthest apart (max–min
dispersion, Erkut 1990; exact, as there are few).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from armistice.evaluate.result import TIE
from armistice.explain.oracle import Oracle
from armistice.explain.packages import deal
from armistice.explain.result import NearMiss
from armistice.explain.today import Today

SHOWN = 3
MARGIN = 5.0
"""Points that a near miss may fall shorter than the nearest, for the signer who falls shortest."""
POOL = 60
"""So many candidates are compared with one another, evenly spaced among all."""


def near_misses(now: Today, openings: Sequence[int]) -> tuple[NearMiss, ...]:
    """Return the near misses of a blocked case, from its minimal openings, smallest first."""
    smallest = [mask for mask in openings if mask and mask.bit_count() == openings[0].bit_count()]
    if not smallest:
        return ()
    packages, short = _candidates(now, smallest)
    close = np.flatnonzero(short.max(axis=1) <= short.max(axis=1).min() + MARGIN)
    packages, short = _spread(packages[close], short[close])
    chosen = _furthest_apart(_distances(now, packages))
    return tuple(_told(now, packages[row], short[row]) for row in chosen)


def _candidates(now: Today, masks: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Packages that break no more than one of these openings, int[M, issues], and who falls short, float[M, n]."""
    oracle = Oracle(now.chain, now.it.firm, now.thresholds)
    everything = (1 << len(now.members)) - 1
    found, lacking = [], []
    for mask in masks:
        pool = oracle.pool(everything & ~mask, told_apart=True)
        short = np.where(pool.needs, now.thresholds - pool.believed, 0.0)
        short = np.where(short > TIE, short, 0.0)
        lenient = np.array([mask >> len(now.it.firm) + signer & 1 for signer in range(len(now.it.signers))], dtype=bool)
        rows = np.flatnonzero((short[:, ~lenient] == 0).all(axis=1))
        found.append(pool.packages(rows))
        lacking.append(short[rows])
    return np.concatenate(found), np.concatenate(lacking)


def _spread(packages: np.ndarray, short: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return distinct packages, at most so many as can be compared."""
    _, first = np.unique(packages, axis=0, return_index=True)
    chosen = first[np.unique(np.linspace(0, len(first) - 1, min(POOL, len(first))).round().astype(np.int64))]
    return packages[chosen], short[chosen]


def _distances(now: Today, packages: np.ndarray) -> np.ndarray:
    """How different packages are, float[M, M]: points by which they differ issue by issue, mean over the signers."""
    worths = now.figures.worths(0)
    each = [worth[packages[:, issue]] for issue, worth in enumerate(worths.issues)]
    return np.sum([np.abs(it[:, None, :] - it[None, :, :]).mean(axis=2) for it in each], axis=0)


def _furthest_apart(distance: np.ndarray) -> tuple[int, ...]:
    """Return the few whose two nearest are furthest apart."""
    count = len(distance)
    if count <= SHOWN:
        return tuple(range(count))
    sets = np.array(list(combinations(range(count), SHOWN)))
    nearest = np.min([distance[sets[:, one], sets[:, other]] for one, other in combinations(range(SHOWN), 2)], axis=0)
    return tuple(int(row) for row in sets[nearest.argmax()])


def _told(now: Today, levels: np.ndarray, short: np.ndarray) -> NearMiss:
    package = deal(now.chain, levels)
    firm = [now.it.red_lines[line] for line in now.it.firm]
    return NearMiss(package, tuple(name for name in package.crosses if name in firm), now.short(short))
