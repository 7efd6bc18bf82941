"""What of a case stays the same whatever its numbers: levels, conditions, groups. Turns the dossier into a `Space`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from armistice._base.frozen import frozen
from armistice.dossier import conditions as words
from armistice.dossier.case import Case, Choice, Raised
from armistice.evaluate.deal_space.elimination import Plan, prepare
from armistice.evaluate.deal_space.expressions import All, Any, Atom, Expr, Not
from armistice.evaluate.deal_space.space import Space
from armistice.evaluate.levels import Levels

FIRM = 0.5
"""The central assessment keeps the red lines that are at least this firm."""


@frozen(eq=False)
class Structure:
    """A case as conditions over numbered issues, levels and signers.

    `space.labels` holds first the conditions of `raised`, then one for each option of `follows`; their truth values
    are the group of a package. `terms` restricts issues to the level indices that a proposal leaves (None: all).
    """

    case: Case
    signers: tuple[str, ...]
    issues: tuple[str, ...]
    levels: tuple[Levels, ...]
    space: Space
    red_lines: tuple[str, ...]
    raised: tuple[tuple[int, Raised], ...]  # (side 0 or 1, raised)
    follows: tuple[tuple[int, int], ...]  # (issue, level) of options that follow the line

    @cached_property
    def total(self) -> int:
        """How many packages there are."""
        total = 1
        for size in self.space.sizes:
            total *= size
        return total

    @cached_property
    def always(self) -> np.ndarray:
        """Which signers' consent is always needed, bool[n]."""
        return np.array([signs is None for signs in self.space.consent])

    @cached_property
    def firm(self) -> tuple[int, ...]:
        """The red lines that the central assessment keeps, by their place in the space."""
        red_lines = self.case.red_lines
        return tuple(place for place, name in enumerate(self.red_lines) if red_lines[name].firm >= FIRM)

    @cached_property
    def _plans(self) -> dict[frozenset[int], Plan]:
        return {}

    @cached_property
    def unruled(self) -> Plan:
        """The elimination with neither rules nor red lines."""
        return prepare(replace(self.space, rules=()), red_lines=())

    def plan(self, red_lines: Iterable[int]) -> Plan:
        """Return the elimination with these red lines real; made once for each set of them."""
        key = frozenset(red_lines)
        if key not in self._plans:
            self._plans[key] = prepare(self.space, red_lines=tuple(sorted(key)))
        return self._plans[key]

    def package(self, indices: Sequence[int]) -> dict[str, words.Level]:
        """Turn level indices back into the words of the case."""
        return {
            issue: levels.all[index] for issue, levels, index in zip(self.issues, self.levels, indices, strict=True)
        }

    def indices(self, package: Mapping[str, words.Level]) -> tuple[int, ...]:
        """Turn a whole package into level indices."""
        return tuple(levels.index(package[issue]) for issue, levels in zip(self.issues, self.levels, strict=True))

    def with_case(self, case: Case) -> Structure:
        """Return the same space over a version of the case in which numbers differ or red lines are dropped."""
        return replace(self, case=case, raised=_raised(case))

    def with_space(self, space: Space) -> Structure:
        """Return the same case over another space (without rules, say, or without other signers)."""
        return replace(self, space=space)


def structure(case: Case) -> Structure:
    """Number the issues, levels and signers of a case and compile its conditions."""
    issues = tuple(case.issues)
    levels = tuple(Levels(issue) for issue in case.issues.values())
    signers = case.signers
    compiler = _Compiler(issues, levels)
    raised = _raised(case)
    follows = _follows(case, levels)
    red_lines = tuple(name for name, line in case.red_lines.items() if line.party in signers)
    labels = [compiler.expression(when.when) for _, when in raised]
    labels += [compiler.atom(issue, np.arange(levels[issue].count) == level) for issue, level in follows]
    space = Space(
        sizes=tuple(level.count for level in levels),
        signers=len(signers),
        rules=tuple(compiler.expression(rule.never) for rule in case.rules.values()),
        red_lines=tuple(
            (signers.index(case.red_lines[name].party), compiler.expression(case.red_lines[name].never))
            for name in red_lines
        ),
        consent=tuple(compiler.consent(case.parties[signer].signs) for signer in signers),
        linkages=tuple(
            (signers.index(linkage.party), compiler.expression(linkage.when))
            for linkage in case.linkages.values()
            if linkage.party in signers
        ),
        labels=tuple(labels),
    )
    return Structure(case, signers, issues, levels, space, red_lines, raised, follows)


def _raised(case: Case) -> tuple[tuple[int, Raised], ...]:
    if case.compliance is None or case.war is None:
        return ()
    return tuple(
        (side, raised)
        for side, party in enumerate(case.war.between)
        if party in case.compliance.sides
        for raised in case.compliance.sides[party].raised
    )


def _follows(case: Case, levels: tuple[Levels, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (place, index)
        for place, level in enumerate(levels)
        if isinstance(level.issue, Choice)
        for index, option in enumerate(level.issue.options)
        if option.follows_line
    )


class _Compiler:
    """Turns conditions in words into boolean trees over level masks."""

    def __init__(self, issues: tuple[str, ...], levels: tuple[Levels, ...]):
        self._place = {issue: place for place, issue in enumerate(issues)}
        self._levels = levels

    def atom(self, issue: int, mask: np.ndarray) -> Atom:
        return Atom(issue, mask)

    def consent(self, signs: words.Condition | None) -> Expr | None:
        """None where the consent is always needed."""
        return None if signs is None or signs == words.ALWAYS else self.expression(signs)

    def expression(self, condition: words.Condition) -> Expr:
        match condition:
            case words.Leaf(issue, test):
                return self.atom(self._place[issue], self._levels[self._place[issue]].mask(test))
            case words.All(parts):
                return All(tuple(self.expression(part) for part in parts))
            case words.Any(parts):
                return Any(tuple(self.expression(part) for part in parts))
            case words.Not(part):
                return Not(self.expression(part))
