"""Bargaining solutions and room in plain Python, by looking at every package. Shares no code with the kernels."""

from __future__ import annotations

import itertools
import math


def rational(e, needs, d):
    return [
        j
        for j, (v, n) in enumerate(zip(e, needs, strict=True))
        if all(v[i] >= d[i] - 1e-9 for i in range(len(d)) if n[i])
    ]


def gains_of(v, always, d):
    return [max(0.0, v[i] - d[i]) for i in range(len(d)) if always[i]]


def nash_product(v, always, d):
    return math.prod(gains_of(v, always, d))


def smallest_share(j, e, rows, always, d):
    ideals = [max(column) for column in zip(*(gains_of(e[r], always, d) for r in rows), strict=True)]
    return min(1.0 if top < 1e-9 else g / top for g, top in zip(gains_of(e[j], always, d), ideals, strict=True))


def smallest_needed(v, needs, d):
    return min((v[i] - d[i] for i in range(len(d)) if needs[i]), default=math.inf)


def room(e, needs, d):
    return max((smallest_needed(v, n, d) for v, n in zip(e, needs, strict=True)), default=-math.inf)


def lottery_room(e, d, rounds=80):
    """Room with lotteries, by its dual: the least, over weights of the signers, of the greatest weighted gain."""
    gains = [[a - b for a, b in zip(v, d, strict=True)] for v in e]

    def least(fixed, left):
        if len(fixed) == len(d) - 1:
            weights = (*fixed, left)
            return max(sum(w * g for w, g in zip(weights, row, strict=True)) for row in gains)
        low, high = 0.0, left
        for _ in range(rounds):  # the inner minimum is convex in each weight
            a, b = low + (high - low) / 3, high - (high - low) / 3
            if least((*fixed, a), left - a) <= least((*fixed, b), left - b):
                high = b
            else:
                low = a
        return least((*fixed, low), left - low)

    return least((), 1.0)


def egalitarian_of_shares(first, second):
    """What both have under Adjusted Winner: try every order of giving and every issue to split, keep the efficient."""
    best = None
    issues = range(len(first))
    for whole in itertools.product((0, 1), repeat=len(first)):
        for split in issues:
            a = sum(first[k] for k in issues if whole[k] and k != split)
            b = sum(second[k] for k in issues if not whole[k] and k != split)
            total = first[split] + second[split]
            share = (b + second[split] - a) / total if total else 0
            if 0 <= share <= 1:
                both = a + first[split] * share
                best = both if best is None or both > best else best
    return best
