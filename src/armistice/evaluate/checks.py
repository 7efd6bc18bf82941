"""What can only be seen by computing: rules that leave nothing, floors and imposed terms that look wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from armistice._base.errors import Finding
from armistice.dossier.case import Case, War
from armistice.evaluate.carrying_on import Walk, chance_to_last
from armistice.evaluate.chain import solve_on
from armistice.evaluate.deal_space.elimination import prepare
from armistice.evaluate.deal_space.expressions import Expr
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.numbers import Central
from armistice.evaluate.structure import Structure, structure

STEP_COST = 50
"""Points; a step of the war that costs more is probably a slip of units."""
AT_HORIZON = 0.2
"""A larger chance of an undecided war at the horizon makes the horizon matter."""


def faults(case: Case) -> tuple[Finding, ...]:
    """Find the rules that together leave no package, the smallest set of them that the file's order gives."""
    it = structure(case)
    names = list(case.rules)
    rules = dict(zip(names, it.space.rules, strict=True))
    if _leaves(it, list(rules.values())):
        return ()
    for name in names:  # drop whatever is not needed to exclude everything
        rest = [rule for other, rule in rules.items() if other != name]
        if not _leaves(it, rest):
            del rules[name]
    together = " and ".join(f"'{name}'" for name in rules)
    verb = "leaves" if len(rules) == 1 else "together leave"
    return (Finding("rules", f"{together} {verb} no package", "drop or loosen one of them"),)


def warnings(case: Case) -> tuple[Finding, ...]:
    """Find what is allowed but looks like a slip, at the central judgements."""
    if not case.signers:
        return ()  # a case of moves alone
    it = structure(case)
    read = figures(it, Central())
    return (*_floors(it, read), *(_war(case, case.war, read) if case.war else ()))


def _leaves(it: Structure, rules: list[Expr]) -> bool:
    bare = replace(it.space, rules=tuple(rules), linkages=(), labels=(), red_lines=())
    return prepare(bare, red_lines=()).count() > 0


def _floors(it: Structure, read: Figures) -> Iterator[Finding]:
    worst = np.sum([worth[0].min(axis=0) for worth in read.worth], axis=0)
    for (signer, _), points in zip(it.space.linkages, read.linkages[0], strict=True):
        worst[signer] += min(0.0, points)
    floors = solve_on(it, read, [()]).floor[0]  # what fighting to the finish is worth hangs on no package
    for signer, floor, low in zip(it.signers, floors, worst, strict=True):
        if floor < low - 1e-9:
            side = it.case.war is not None and signer in it.case.war.between
            where = f"war.sides.{signer}" if side else f"judgements.{signer}.walk_away"
            yield Finding(
                where,
                f"the floor of {signer}, {floor:.0f}, lies below its worst package, {low:.0f}",
                "check costs, imposed terms or the walk-away: any package would then do",
            )


def _war(case: Case, war: War, read: Figures) -> Iterator[Finding]:
    walk = read.walk
    assert walk is not None
    for side, party in enumerate(war.between):
        yield from _side(party, walk, side)
    chance = float(chance_to_last(walk, read.observer_prior, read.observer_trend)[0])
    if chance > AT_HORIZON:
        yield Finding(
            "war.horizon_months",
            f"the war is undecided at the horizon with chance {chance:.0%} if they never settle",
            "lengthen the horizon or the steps",
        )
    named = {f"war.sides.{party}.imposes": war.sides[party].imposes for party in war.between}
    for where, package in {**named, "war.stalemate": war.stalemate}.items():
        for rule in case.rules.values():
            if rule.never.holds(package):
                yield Finding(where, f"this package breaks the rule '{rule.id}'", "change the package or the rule")


def _side(party: str, walk: Walk, side: int) -> Iterator[Finding]:
    patience, months = float(walk.patience[0, side]), float(walk.months[0])
    lasting = months if patience == 1 else (1 - patience**months) / (1 - patience)
    cost = float(walk.cost[0, side]) * lasting
    if cost > STEP_COST:
        yield Finding(
            f"war.sides.{party}.cost",
            f"one step of the war costs {party} {cost:.0f} points of its 100",
            "the cost is in points a month; check the unit",
        )
    low, middle, high = (float(it[0, side]) for it in (walk.others_terms, walk.stalemate, walk.own_terms))
    if not low < middle < high:
        yield Finding(
            f"war.sides.{party}.imposes",
            f"for {party} the other's terms ({low:.0f}), the stalemate ({middle:.0f}) and its own terms ({high:.0f}) "
            "are not in rising order",
            "check the imposed packages, the stalemate and the values",
        )
