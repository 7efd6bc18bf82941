"""Conditions on packages as boolean trees over the levels of the issues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

import numpy as np

from armistice._base.frozen import frozen


@frozen(eq=False)
class Atom:
    """Holds where the package's level of `issue` is one of those marked in `mask` (bool[levels])."""

    issue: int
    mask: np.ndarray


@frozen(eq=False)
class All:
    """Holds where every part holds; without parts always."""

    parts: tuple[Expr, ...]


@frozen(eq=False)
class Any:
    """Holds where at least one part holds; without parts never."""

    parts: tuple[Expr, ...]


@frozen(eq=False)
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


def truth(expr: Expr) -> bool | None:
    """Tell whether the condition holds for every package (True), for none (False), or perhaps (None; Kleene 1938).

    Exact where no issue stands in two atoms; else None may hide one of the other two.
    """
    if isinstance(expr, Atom):
        return True if expr.mask.all() else None if expr.mask.any() else False
    if isinstance(expr, Not):
        inner = truth(expr.part)
        return None if inner is None else not inner
    decides = isinstance(expr, Any)  # one true part decides an Any, one false part an All
    parts = [truth(part) for part in expr.parts]
    if decides in parts:
        return decides
    return None if None in parts else not decides
