"""What would make a wanted state last, asked for by what is chosen in it."""

from __future__ import annotations

from armistice._base.errors import UsageError, nearest
from armistice.dossier.situations import Situation
from armistice.dossier.statements import StatementFault, read_condition
from armistice.negotiate.inverse import Inverse, inverse
from armistice.negotiate.model import model_of
from armistice.negotiate.stability import CONCEPTS

STATES_AT_MOST = 16


def make_last(situation: Situation, wanted: str, concept: str = "seq", at_most: int = 2) -> tuple[Inverse, ...]:
    """Return, for each state that meets `wanted`, the smallest changes of wants under which it lasts.

    wanted: a statement on options such as `ceasefire & not sanctions`; concept: one of nash, gmr, smr, seq, sseq;
    at_most: changes in all. Smallest first. Raises UsageError for a statement that is none, or that no state or more
    than 16 states meet.
    """
    if concept not in CONCEPTS:
        raise UsageError(f"no concept is called '{concept}' – {nearest(concept, CONCEPTS) or ', '.join(CONCEPTS)}")
    try:
        condition = read_condition(wanted, situation.options)
    except StatementFault as error:
        raise UsageError(f"'{wanted[:80]}': {error}") from error
    model = model_of(situation)
    states = model.find(condition)
    if not 0 < len(states) <= STATES_AT_MOST:
        count = "no state meets" if not len(states) else f"{len(states):,} states meet"
        raise UsageError(f"{count} '{wanted[:80]}'; name what is chosen so that 1 to {STATES_AT_MOST} states do")
    found = [inverse(model, int(state), concept, at_most) for state in states]
    return tuple(sorted(found, key=lambda one: (one.size is None, one.size or 0, one.state)))
