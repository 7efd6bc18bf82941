"""What is left of a condition once some issues are settled: hash-consed boolean nodes, as in a decision diagram.

Nodes are integers. Negations are pushed into the atoms, parts of the same kind are flattened, atoms on one issue are
merged into one, so that equal futures mostly become the same integer (Bryant 1986; Dechter 1999 for their use here).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from armistice.evaluate.deal_space.expressions import All, Atom, Expr, Not

FALSE, TRUE = 0, 1
_CONSTANT, _ATOM, _ALL, _ANY = range(4)


class _Node(NamedTuple):
    kind: int
    issue: int = 0  # of an atom
    bits: int = 0  # of an atom: the classes of levels for which it holds
    parts: tuple[int, ...] = ()  # of a conjunction or disjunction


class Residuals:
    """A table of nodes over issues whose levels are joined to classes that no atom tells apart."""

    def __init__(self, first_levels: Sequence[np.ndarray]) -> None:
        """first_levels: per issue the index of one level of each class (int[classes])."""
        self._first = first_levels
        self._full = [(1 << len(first)) - 1 for first in first_levels]
        self._nodes = [_Node(_CONSTANT), _Node(_CONSTANT)]
        self._ids: dict[_Node, int] = {}
        self._restricted: dict[tuple[int, int, int], int] = {}
        self.support = [0, 0]  # per node the issues it still depends on, as bits

    def node(self, expr: Expr, holds: bool = True) -> int:
        """Return the node of an expression, or of its negation."""
        if isinstance(expr, Not):
            return self.node(expr.part, not holds)
        if isinstance(expr, Atom):
            chosen = np.flatnonzero(expr.mask[self._first[expr.issue]] == holds)
            return self._atom(expr.issue, sum(1 << int(c) for c in chosen))
        parts = [self.node(part, holds) for part in expr.parts]
        return self.all(parts) if isinstance(expr, All) == holds else self.any(parts)

    def all(self, parts: Iterable[int]) -> int:
        """Return the node that holds where all parts hold."""
        return self._gather(_ALL, parts, absorbing=FALSE, neutral=TRUE)

    def any(self, parts: Iterable[int]) -> int:
        """Return the node that holds where any part holds."""
        return self._gather(_ANY, parts, absorbing=TRUE, neutral=FALSE)

    def alternatives(self, node: int) -> tuple[int, ...]:
        """Return the parts of a disjunction, or the node alone."""
        kind, _, _, parts = self._nodes[node]
        return parts if kind == _ANY else (node,)

    def restrict(self, node: int, issue: int, level_class: int) -> int:
        """Return what is left of a node once the issue's level is known to lie in the class."""
        if not self.support[node] >> issue & 1:
            return node
        key = (node, issue, level_class)
        known = self._restricted.get(key)
        if known is None:
            known = self._restricted[key] = self._restrict(*key)
        return known

    def _restrict(self, node: int, issue: int, level_class: int) -> int:
        kind, _, bits, parts = self._nodes[node]
        if kind == _ATOM:
            return bits >> level_class & 1
        left = [self.restrict(part, issue, level_class) for part in parts]
        return self.all(left) if kind == _ALL else self.any(left)

    def _atom(self, issue: int, bits: int) -> int:
        if bits in (0, self._full[issue]):
            return TRUE if bits else FALSE
        return self._intern(_Node(_ATOM, issue, bits), 1 << issue)

    def _gather(self, kind: int, parts: Iterable[int], absorbing: int, neutral: int) -> int:
        members: set[int] = set()
        merged: dict[int, int] = {}
        waiting = list(parts)
        while waiting:
            part = waiting.pop()
            node = self._nodes[part]
            if part == absorbing:
                return absorbing
            if node.kind == kind:
                waiting.extend(node.parts)
            elif node.kind == _ATOM:
                known = merged.get(node.issue, node.bits)
                merged[node.issue] = known & node.bits if kind == _ALL else known | node.bits
            elif part != neutral:
                members.add(part)
        members.update(self._atom(issue, bits) for issue, bits in merged.items())
        if absorbing in members:
            return absorbing
        if len(members) <= 1:
            return members.pop() if members else neutral
        support = 0
        for member in members:
            support |= self.support[member]
        return self._intern(_Node(kind, parts=tuple(sorted(members))), support)

    def _intern(self, node: _Node, support: int) -> int:
        known = self._ids.get(node)
        if known is None:
            known = self._ids[node] = len(self._nodes)
            self._nodes.append(node)
            self.support.append(support)
        return known
