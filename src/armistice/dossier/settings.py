"""All settings of the options of a situation at once: where a condition holds, what can be, how large that is.

Setting number s chooses option b (in the order of the file) where bit b of s is 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from armistice.dossier.conditions import All, Any, Condition, Leaf, Not, OneOf
from armistice.dossier.situations import Setting, Situation

OPTIONS_AT_MOST = 20
"""2^20 settings, about a million."""
ARCS_AT_MOST = 30_000_000
"""Moves that are stored one by one where states count as one, at about 100 bytes each while they are gathered."""
WORK_AT_MOST = 4_000_000_000
"""Truth values that are worked out to read all situations of a case, at about 0.1 to 1 nanoseconds each."""
TURNS_AT_MOST = 40_000_000
"""Places that are looked up to find the improvements of decision makers with one-way options, at 16 bytes each."""


def where(condition: Condition, options: Sequence[str]) -> NDArray[np.bool_]:
    """Return bool[2^k]: the settings of the k options in which the condition holds."""
    if isinstance(condition, Not):
        return ~where(condition.part, options)
    if isinstance(condition, (All, Any)):
        every = isinstance(condition, All)
        holds = np.full(1 << len(options), every)
        for part in condition.parts:
            (np.logical_and if every else np.logical_or)(holds, where(part, options), out=holds)
        return holds
    return _chosen(condition, options)


def _chosen(leaf: Leaf, options: Sequence[str]) -> NDArray[np.bool_]:
    values = leaf.test.values if isinstance(leaf.test, OneOf) else frozenset()
    holds = np.zeros((1 << len(options)), bool).reshape(-1, 2, 1 << options.index(leaf.issue))
    for value in (False, True):
        holds[:, int(value)] = value in values
    return holds.ravel()


def possible(situation: Situation) -> NDArray[np.bool_]:
    """Return bool[2^k]: the settings that meet no condition of `cannot`."""
    options = list(situation.options)
    allowed = np.ones(1 << len(options), bool)
    for condition in situation.cannot:
        allowed &= ~where(condition, options)
    return allowed


def number(setting: Setting, options: Sequence[str]) -> int:
    """Return the number of a setting."""
    return sum(1 << bit for bit, option in enumerate(options) if setting[option])


def work(situation: Situation) -> int:
    """Return about how many truth values it takes to read the situation: settings times tests and options."""
    wants = (part for row in situation.wants.values() for want in row for part in (want.statement,))
    tests = sum(map(_tests, (*situation.cannot, *situation.same, *wants)))
    return (tests + len(situation.options)) << len(situation.options)


def _tests(condition: Condition) -> int:
    if isinstance(condition, Not):
        return 1 + _tests(condition.part)
    return 1 + sum(map(_tests, condition.parts)) if isinstance(condition, (All, Any)) else 1


def arcs(situation: Situation) -> int:
    """Return how many moves there are at most, all decision makers together."""
    settings = 1 << len(situation.options)
    return sum(settings * ((1 << len(situation.held_by(holder))) - 1) for holder in situation.holders)


def turns(situation: Situation) -> int:
    """Return how many places have to be looked up to find all improvements; each one-way option adds half."""
    total = 0
    for holder in situation.holders:
        one_way = sum(option.id in situation.one_way for option in situation.held_by(holder))
        total += (1 << (len(situation.options) - one_way)) * 3**one_way
    return total
