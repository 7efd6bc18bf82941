"""The deal space by enumeration: every package in turn, conditions by recursion. Shares no code with the kernels.

Conditions are nested tuples: ("atom", issue, levels), ("all", …), ("any", …), ("not", condition).
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

import numpy as np

from armistice.evaluate.deal_space import All, Any, Atom, Expr, Not, Space, Worths


@dataclass
class Plain:
    """A deal space in plain Python."""

    sizes: list[int]
    signers: int
    rules: list
    red_lines: list
    consent: list
    linkages: list
    labels: list
    worth: list  # [issue][level][signer]
    points: list  # of linkages


def met(condition, package) -> bool:
    kind, *rest = condition
    if kind == "atom":
        return package[rest[0]] in rest[1]
    if kind == "not":
        return not met(rest[0], package)
    return (all if kind == "all" else any)(met(part, package) for part in rest)


def needs(plain: Plain, package) -> tuple[bool, ...]:
    return tuple(condition is None or met(condition, package) for condition in plain.consent)


def admissible(plain: Plain, package) -> bool:
    if any(met(rule, package) for rule in plain.rules):
        return False
    return not any(needs(plain, package)[signer] and met(never, package) for signer, never in plain.red_lines)


def value(plain: Plain, package) -> tuple[float, ...]:
    total = [0.0] * plain.signers
    for issue, level in enumerate(package):
        for i in range(plain.signers):
            total[i] += plain.worth[issue][level][i]
    for (signer, when), points in zip(plain.linkages, plain.points, strict=True):
        total[signer] += points * met(when, package)
    return tuple(total)


def all_admissible(plain: Plain) -> list[tuple[int, ...]]:
    every = itertools.product(*(range(size) for size in plain.sizes))
    return [package for package in every if admissible(plain, package)]


def fronts(plain: Plain, display: bool = False) -> dict:
    """(needs, labels) -> set of non-dominated value vectors, over the needed signers or over all; rounded."""
    groups: dict = {}
    for package in all_admissible(plain):
        key = needs(plain, package), tuple(met(label, package) for label in plain.labels)
        axes = [i for i in range(plain.signers) if display or key[0][i]]
        groups.setdefault(key, set()).add(tuple(round(value(plain, package)[i], 7) for i in axes))
    return {key: undominated(vectors) for key, vectors in groups.items()}


def undominated(vectors: set) -> set:
    def beaten(v) -> bool:
        return any(w != v and all(b >= a for a, b in zip(v, w, strict=True)) for w in vectors)

    return {v for v in vectors if not beaten(v)}


def random_plain(seed: int, signers: int | None = None) -> Plain:
    """Draw a small deal space with every kind of condition; half of them with whole numbers, so that many tie."""
    rng = random.Random(seed)
    n = signers or rng.choice([2, 2, 3, 4])
    sizes = [rng.choice([1, 2, 2, 3, 3, 4]) for _ in range(rng.randint(1, 5))]

    def condition(depth: int = 0):
        kind = rng.choice(["atom", "atom", "atom", "all", "any", "not"]) if depth < 3 else "atom"
        if kind == "atom":
            issue = rng.randrange(len(sizes))
            return "atom", issue, frozenset(rng.sample(range(sizes[issue]), rng.randint(0, sizes[issue])))
        if kind == "not":
            return "not", condition(depth + 1)
        return kind, *(condition(depth + 1) for _ in range(rng.choice([0, 1, 2, 2, 3])))

    def some(most: int) -> list:
        return [condition() for _ in range(rng.randint(0, most))]

    whole = rng.random() < 0.5

    def points(low: float) -> float:
        return float(rng.randint(int(low / 10), 4)) if whole else rng.uniform(low, 40)

    linkages = [(rng.randrange(n), when) for when in some(3)]
    return Plain(
        sizes,
        n,
        [("all", c, condition()) for c in some(2)],
        [(rng.randrange(n), ("all", c, condition())) for c in some(3)],
        [None if i < 1 or rng.random() < 0.6 else condition() for i in range(n)],
        linkages,
        some(3),
        [[[points(0) for _ in range(n)] for _ in range(size)] for size in sizes],
        [points(-30) for _ in linkages],
    )


def as_kernel(plain: Plain) -> tuple[Space, Worths]:
    """The same space in the terms of the kernels."""

    def expr(condition) -> Expr:
        kind, *rest = condition
        if kind == "atom":
            return Atom(rest[0], np.array([level in rest[1] for level in range(plain.sizes[rest[0]])]))
        if kind == "not":
            return Not(expr(rest[0]))
        return (All if kind == "all" else Any)(tuple(expr(part) for part in rest))

    space = Space(
        tuple(plain.sizes),
        plain.signers,
        tuple(expr(rule) for rule in plain.rules),
        tuple((signer, expr(never)) for signer, never in plain.red_lines),
        tuple(None if c is None else expr(c) for c in plain.consent),
        tuple((signer, expr(when)) for signer, when in plain.linkages),
        tuple(expr(label) for label in plain.labels),
    )
    worth = tuple(
        np.array(levels, dtype=float).reshape(size, plain.signers)
        for levels, size in zip(plain.worth, plain.sizes, strict=True)
    )
    return space, Worths(worth, np.array(plain.points, dtype=float))
