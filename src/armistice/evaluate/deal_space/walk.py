"""The structure of a deal space: which issues hang together, and the walk through each such component.

A walk settles the issues of a component one after the other. Its states are what is left of the conditions, so that
partial packages with the same future meet in one state (bucket elimination along a path, Dechter 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from armistice._base.frozen import frozen
from armistice.evaluate.deal_space.expressions import Expr, atoms
from armistice.evaluate.deal_space.residuals import FALSE, TRUE, Residuals
from armistice.evaluate.deal_space.space import Space


class Arrow(NamedTuple):
    """From a state, by a class of levels, to a state one issue later; `links` are the linkages now certainly met."""

    source: int
    level_class: int
    target: int
    links: tuple[int, ...]


@frozen
class Step:
    """One issue of a walk: the class of each of its levels, and the arrows; breaking a ban has none."""

    issue: int
    classes: np.ndarray  # int[levels]
    arrows: tuple[Arrow, ...]
    states: int  # after the step


@frozen
class Component:
    """Issues that conditions tie together, in the order of the walk; per final state what it settled."""

    steps: tuple[Step, ...]
    signers: tuple[int, ...]  # whose consent is settled here
    labels: tuple[int, ...]  # settled here
    finals: tuple[tuple[tuple[bool, ...], tuple[bool, ...]], ...]  # (consent, labels) in the order of the above


@frozen
class Structure:
    """A deal space taken apart: independent components, and what holds whatever the package."""

    components: tuple[Component, ...]
    links: tuple[int, ...]  # linkages met by every package
    consent: dict[int, bool]  # signers whose consent no issue decides
    labels: dict[int, bool]  # labels that no issue decides
    empty: bool  # a rule or red line holds whatever the package


@frozen
class _Conditions:
    """All conditions as nodes. A package for which a ban holds is not admissible."""

    bans: tuple[int, ...]
    links: dict[int, int]
    consent: dict[int, int]
    labels: dict[int, int]

    def nodes(self) -> list[int]:
        return [*self.bans, *self.links.values(), *self.consent.values(), *self.labels.values()]


def structure(space: Space, red_lines: Sequence[int]) -> Structure:
    """Take the space apart, with the red lines of these indices as the real ones."""
    lines = [space.red_lines[j] for j in red_lines]
    classes, first = _level_classes(space, lines)
    table = Residuals(first)
    conditions = _conditions(space, lines, table)
    open_nodes = [node for node in conditions.nodes() if table.support[node]]
    components = tuple(
        _walk(table, conditions, issues, classes)
        for issues in _tied(len(space.sizes), [table.support[node] for node in open_nodes])
    )
    return Structure(
        components,
        tuple(j for j, node in conditions.links.items() if node == TRUE),
        {i: node == TRUE for i, node in conditions.consent.items() if not table.support[node]},
        {j: node == TRUE for j, node in conditions.labels.items() if not table.support[node]},
        TRUE in conditions.bans or any(not component.finals for component in components),
    )


def _level_classes(space: Space, lines: list[tuple[int, Expr]]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Per issue the class of every level, and one level of every class: levels that no atom tells apart are one."""
    expressions: list[Expr] = [*space.rules, *space.labels]
    expressions += [expr for _, expr in (*lines, *space.linkages)] + [e for e in space.consent if e is not None]
    masks: list[dict[bytes, np.ndarray]] = [{} for _ in space.sizes]
    for expr in expressions:
        for atom in atoms(expr):
            masks[atom.issue].setdefault(atom.mask.tobytes(), atom.mask)
    classes, first = [], []
    for size, of_issue in zip(space.sizes, masks, strict=True):
        code = np.zeros(size, dtype=np.int64)
        for mask in of_issue.values():
            code = np.unique(code * 2 + mask, return_inverse=True)[1]
        _, firsts, inverse = np.unique(code, return_index=True, return_inverse=True)
        classes.append(inverse)
        first.append(firsts)
    return classes, first


def _conditions(space: Space, lines: list[tuple[int, Expr]], table: Residuals) -> _Conditions:
    consent = {i: TRUE if expr is None else table.node(expr) for i, expr in enumerate(space.consent)}
    bans = [table.node(rule) for rule in space.rules]
    bans += [table.all([table.node(never), consent[signer]]) for signer, never in lines]
    return _Conditions(
        tuple(dict.fromkeys(part for ban in bans for part in table.alternatives(ban) if part != FALSE)),
        {j: table.node(when) for j, (_, when) in enumerate(space.linkages)},
        consent,
        {j: table.node(label) for j, label in enumerate(space.labels)},
    )


def _tied(issues: int, supports: list[int]) -> list[list[int]]:
    """Partition the issues into those that conditions tie together, each in a good order of elimination."""
    groups = [1 << k for k in range(issues)]
    for support in supports:
        touched = [group for group in groups if group & support]
        groups = [group for group in groups if not group & support]
        groups.append(sum(touched))
    return [_order(group, [s for s in supports if s & group]) for group in groups]


def _order(group: int, supports: list[int]) -> list[int]:
    """Order the issues of a component so that few conditions are open at a time (smallest frontier first)."""
    left = [k for k in range(group.bit_length()) if group >> k & 1]
    done, order = 0, []
    while left:

        def cost(issue: int, before: int = done) -> tuple[int, int]:
            after = before | 1 << issue
            open_now = sum(1 for s in supports if s & after and s & ~after)
            return open_now, -sum(1 for s in supports if s >> issue & 1)

        issue = min(left, key=cost)
        left.remove(issue)
        order.append(issue)
        done |= 1 << issue
    return order


def _walk(table: Residuals, conditions: _Conditions, issues: list[int], classes: list[np.ndarray]) -> Component:
    """Walk the issues of a component; a state is (what is banned, consents, labels, linkages still open)."""
    here = sum(1 << k for k in issues)
    signers = tuple(i for i, node in conditions.consent.items() if table.support[node] & here)
    labels = tuple(j for j, node in conditions.labels.items() if table.support[node] & here)
    links = tuple(j for j, node in conditions.links.items() if table.support[node] & here)
    ban = table.any(node for node in conditions.bans if table.support[node] & here)
    settled = [conditions.consent[i] for i in signers] + [conditions.labels[j] for j in labels]
    states = {(ban, *settled, *(conditions.links[j] for j in links)): 0}
    steps = []
    for issue in issues:
        arrows, states = _step(table, issue, int(classes[issue].max()) + 1, states, links)
        steps.append(Step(issue, classes[issue], arrows, len(states)))
    cut = 1 + len(signers)
    finals = tuple(
        (tuple(node == TRUE for node in state[1:cut]), tuple(node == TRUE for node in state[cut : cut + len(labels)]))
        for state in states
    )
    return Component(tuple(steps), signers, labels, finals)


def _step(
    table: Residuals, issue: int, classes: int, states: dict[tuple[int, ...], int], links: tuple[int, ...]
) -> tuple[tuple[Arrow, ...], dict[tuple[int, ...], int]]:
    after: dict[tuple[int, ...], int] = {}
    arrows = []
    for state, source in states.items():
        for level_class in range(classes):
            left = [table.restrict(node, issue, level_class) for node in state]
            if left[0] == TRUE:
                continue
            met = []
            for place, link in enumerate(links, start=len(left) - len(links)):
                if left[place] == TRUE:
                    met.append(link)
                    left[place] = FALSE
            target = after.setdefault(tuple(left), len(after))
            arrows.append(Arrow(source, level_class, target, tuple(met)))
    return tuple(arrows), after
