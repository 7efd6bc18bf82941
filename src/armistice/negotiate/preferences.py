"""Orders of preference over states, from lists of wants or from tiers of states.

Option prioritisation (Fang, Hipel, Kilgour & Peng 2003): a state is worth the sum of 2^(k-j) over the statements j of k
that hold in it, most important first. So the first statement in which two states differ decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from armistice.negotiate.cells import Bools, Ints, Places

_ROOM = 1 << 29
"""Worths are counted anew before they leave 31 bits; only their order matters."""


def prioritised(statements: Iterable[Bools], states: int) -> Ints:
    """Return int32[states], larger is better; statements: bool[states] each, most important first."""
    worth = np.zeros(states, np.int32)
    for holds in statements:
        if len(worth) and worth.max() >= _ROOM:
            worth = np.unique(worth, return_inverse=True)[1].astype(np.int32)
        worth = 2 * worth + holds
    return worth.astype(np.int32)


def tiered(tiers: Sequence[Places], states: int) -> Ints:
    """Return int32[states], larger is better; tiers: the states of each, best first; a state in none is last."""
    worth = np.zeros(states, np.int32)
    for place, members in enumerate(tiers):
        worth[members] = len(tiers) - place
    return worth
