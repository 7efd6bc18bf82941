"""Why there is no deal, and the least that would open one; or, where there is one, what would close it."""

from __future__ import annotations

from dataclasses import replace

from armistice._base.errors import CaseError
from armistice.dossier.case import Case
from armistice.evaluate.anatomy import number
from armistice.evaluate.checks import faults
from armistice.explain import blocking
from armistice.explain.closing import failing, firmer
from armistice.explain.compensation import compensations
from armistice.explain.least import least
from armistice.explain.levers import lever_changes
from armistice.explain.near import near_misses
from armistice.explain.numbers import one_at_a_time
from armistice.explain.openings import openings
from armistice.explain.result import Explanation
from armistice.explain.shares import shares
from armistice.explain.today import Today, today


def explain(case: Case, *, draws: int = 0, seed: int = 0) -> Explanation:
    """Explain a case at its central judgements.

    draws: so many draws of all uncertain judgements say how often each blocking set holds; 0 for none. seed: the same
    seed gives the same draws.
    Raises CaseError where the rules leave no package, whoever asks for what.
    """
    now = today(case)
    if not now.it.plan(()).count():
        raise CaseError(faults(case))
    told = _explained(now)
    if not draws:
        return told
    counted = shares(now, told.blocking, draws, seed)
    return replace(
        told,
        blocking=counted.today,
        blocking_in_draws=counted.in_draws,
        blocked_share=counted.blocked,
        draws=draws,
    )


def _explained(now: Today) -> Explanation:
    found = blocking.search(now)
    sets = blocking.blocking_sets(now, found)
    solved = openings(now, found.openings)
    numbers, numbers_left = one_at_a_time(now)
    levers = lever_changes(now)
    return Explanation(
        case=now.case.title,
        as_of=now.case.as_of,
        signers=now.it.signers,
        standing=now.standing,
        room=number(float(now.chain.room[0])),
        margin=number(float(now.chain.margin[0])),
        against=now.against,
        thresholds=now.points(now.thresholds),
        blocking=sets,
        openings=solved,
        complete=found.complete,
        blocking_through=found.blocking_through,
        openings_through=found.openings_through,
        openings_left=max(0, sum(mask > 0 for mask in found.openings) - len(solved)),
        weights=blocking.weights(now, found),
        stakes=blocking.stakes(now, sets),
        numbers=numbers,
        numbers_left=numbers_left,
        compensation=compensations(now),
        levers=levers.changing,
        nearer=levers.nearer,
        pairs_left=levers.pairs_left,
        failing=failing(now),
        firmer=firmer(now),
        proposals=least(now),
        near_misses=near_misses(now, found.openings),
    )
