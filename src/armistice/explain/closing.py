"""Where agreement is within reach: how near it is to failing, on whose side, and which softer red line closes it."""

from __future__ import annotations

import numpy as np

from armistice.evaluate.chain import standing
from armistice.evaluate.result import TIE, WITHIN_REACH
from armistice.explain.openings import solved_again
from armistice.explain.result import Failing, Firmer
from armistice.explain.today import Today


def failing(now: Today) -> tuple[Failing, ...]:
    """Return how much higher each signer's threshold can be before nothing can be signed, the nearest first.

    The other thresholds stand still. A signer without whom something can be signed has none.
    """
    if now.standing != WITHIN_REACH:
        return ()
    pool, asked = now.chain.pools[0], now.thresholds
    fits = (pool.believed >= asked - TIE) | ~pool.needs
    found = []
    for signer, party in enumerate(now.it.signers):
        rows = np.flatnonzero(np.delete(fits, signer, axis=1).all(axis=1))
        if pool.needs[rows, signer].all():
            found.append(Failing(party, float((pool.believed[rows, signer] - asked[signer]).max())))
    return tuple(sorted(found, key=lambda each: each.points))


def firmer(now: Today) -> tuple[Firmer, ...]:
    """Return the red lines that do not count today and would change the standing if they did, each alone."""
    soft = [line for line in range(len(now.it.red_lines)) if line not in now.it.firm]
    if not soft:
        return ()
    chain = solved_again(now, [tuple(sorted((*now.it.firm, line))) for line in soft])
    found = [
        Firmer(now.it.red_lines[line], standing(float(chain.room[draw]), float(chain.margin[draw])))
        for draw, line in enumerate(soft)
    ]
    return tuple(each for each in found if each.standing != now.standing)
