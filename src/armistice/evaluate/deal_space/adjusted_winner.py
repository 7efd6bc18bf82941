"""Adjusted Winner: goods shared so that both have equally much and no other sharing serves both better.

Brams & Taylor 1996, Fair Division, chapter 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_SMALLEST = 10**9  # points finer than one part in this are float noise


def adjusted_winner(
    first: Sequence[float], second: Sequence[float]
) -> tuple[tuple[Fraction, ...], tuple[Fraction, Fraction]]:
    """Return each issue's share to the first party, and what both then have.

    first, second: points that winning the whole issue is worth to either party, per issue, not negative; both should
    have the same total. Whole numbers give exact fractions. Issues go to the first party in falling order of its
    relative interest until both have the same; at most one is split. Of issues with the same ratio the larger goes
    first.
    """
    pairs = [tuple(Fraction(p).limit_denominator(_SMALLEST) for p in pair) for pair in zip(first, second, strict=True)]
    mine, yours = Fraction(0), sum((b for _, b in pairs), Fraction(0))
    shares = [Fraction(0)] * len(pairs)
    wanted = [k for k, (a, b) in enumerate(pairs) if a + b > 0]
    for k in sorted(wanted, key=lambda k: (-pairs[k][0] / sum(pairs[k]), -sum(pairs[k]))):
        a, b = pairs[k]
        shares[k] = min(Fraction(1), (yours - mine) / (a + b))
        mine += a * shares[k]
        yours -= b * shares[k]
        if mine == yours:
            break
    return tuple(shares), (mine, yours)
