"""Conditions on packages as boolean trees over the levels of the issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

import numpy as np


@dataclass(frozen=True, eq=False)
class Atom:
    """Holds where the package's level of `issue` is one of those marked in `mask` (bool[levels])."""

    issue: int
    mask: np.ndarray


@dataclass(frozen=True, eq=False)
class All:
    """Holds where every part holds; without parts always."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, eq=False)
class Any:
    """Holds where at least one part holds; without parts never."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, eq=False)
class Not:
    """Holds where its part does not."""

    part: Expr


Expr = Union[Atom, All, Any, Not]


def atoms(expr: Expr) -> Iterator[Atom]:
    """Yield the atoms of a tree, left to right."""
    if isinstance(expr, Atom):
        yield expr
    elif isinstance(expr, Not):
        yield from atoms(expr.part)
    else:
        for part in expr.parts:
            yield from atoms(part)


def holds(expr: Expr, packages: np.ndarray) -> np.ndarray:
    """Tell for each package (int[M, issues], level indices) whether the condition holds there (bool[M])."""
    if isinstance(expr, Atom):
        return expr.mask[packages[:, expr.issue]]
    if isinstance(expr, Not):
        return ~holds(expr.part, packages)
    conjunction = isinstance(expr, All)
    truth = np.full(len(packages), conjunction)
    for part in expr.parts:
        truth = truth & holds(part, packages) if conjunction else truth | holds(part, packages)
    return truth
