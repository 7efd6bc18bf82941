"""Plain wars as the arrays that the kernels take, and random ones of every kind."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armistice.evaluate.carrying_on import Offers, Walk
from tests.reference.plain_war import PlainPackage, PlainWar


def walk_of(wars: Sequence[PlainWar], *, compliance: bool) -> Walk:
    """Return wars on one line as the draws of a walk."""

    def each(name: str) -> np.ndarray:
        return np.array([getattr(war, name) for war in wars], float)

    first = wars[0]
    return Walk(
        at=first.at,
        of=first.of,
        steps_lost=first.steps_lost if compliance else None,
        months=each("months"),
        horizon=np.array([war.horizon for war in wars]),
        prior=each("prior"),
        trend=each("trend"),
        cost=each("cost"),
        patience=each("patience"),
        others_terms=each("others_terms"),
        own_terms=each("own_terms"),
        stalemate=each("stalemate"),
        settle="nash" if first.settle == "nash" else "equal",
    )


def offers_of(wars: Sequence[PlainWar]) -> Offers:
    """Return the wars' packages, each group a frontier, padded to the largest."""
    draws = [_groups(war.packages) for war in wars]
    groups = max(len(draw) for draw in draws)
    points = max((len(frontier) for draw in draws for frontier in draw.values()), default=0)
    values = np.full((len(wars), groups, points, 2), -np.inf)
    count = np.zeros((len(wars), groups), np.intp)
    keeps, slope = np.ones((len(wars), groups, 2)), np.zeros((len(wars), groups, 2))
    for d, draw in enumerate(draws):
        for g, ((kept, steep), frontier) in enumerate(draw.items()):
            values[d, g, : len(frontier)] = frontier
            count[d, g], keeps[d, g], slope[d, g] = len(frontier), kept, steep
    return Offers(values, count, keeps, slope)


def _groups(packages: Sequence[PlainPackage]) -> dict[tuple, list[tuple[float, float]]]:
    groups: dict[tuple, set[tuple[float, float]]] = {}
    for package in packages:
        groups.setdefault((package.keeps, package.slope), set()).add(package.values)
    return {
        key: sorted(v for v in all_ if not any(b != v and b[0] >= v[0] and b[1] >= v[1] for b in all_))
        for key, all_ in groups.items()
    }


def random_wars(seed: int, draws: int = 1) -> tuple[list[PlainWar], bool]:
    """Return some random wars on one line, and whether a deal may be broken."""
    pick = random.Random(seed)
    compliance = pick.random() < 0.6
    first = _random_war(pick, compliance=compliance)
    others = [
        replace(
            _random_war(pick, compliance=compliance),
            at=first.at,
            of=first.of,
            steps_lost=first.steps_lost,
            settle=first.settle,
        )
        for _ in range(draws - 1)
    ]
    return [first, *others], compliance


def _random_war(pick: random.Random, *, compliance: bool) -> PlainWar:
    of = pick.randint(2, 7)
    same = pick.random() < 0.3
    prior = _prior(pick)
    return PlainWar(
        at=pick.randint(1, of - 1),
        of=of,
        months=pick.choice([1, 2, 0.5, 3]),
        horizon=pick.randint(1, 9),
        prior=(prior, prior if same else _prior(pick)),
        trend=_two(pick, [0, 0, 0.01, -0.02], same),
        cost=_two(pick, [0, 1, 2.5, 6, 15], same),
        patience=_two(pick, [1, 0.99, 0.9], same),
        others_terms=_two(pick, [0, 10, 22], same),
        own_terms=_two(pick, [100, 90, 75], same),
        stalemate=_two(pick, [50, 50, pick.uniform(0, 100), pick.uniform(0, 100)], same),
        packages=_random_packages(pick, compliance=compliance),
        steps_lost=pick.randint(0, of + 1) if compliance else 0,
        settle=pick.choice(["nash", "equal"]),
    )


def _prior(pick: random.Random) -> tuple[float, float]:
    return pick.choice([1, 5, pick.uniform(0.5, 10)]), pick.choice([1, 5, pick.uniform(0.5, 10)])


def _two(pick: random.Random, among: Sequence[float], same: bool) -> tuple[float, float]:
    first = pick.choice(among)
    return first, first if same else pick.choice(among)


def _random_packages(pick: random.Random, *, compliance: bool) -> tuple[PlainPackage, ...]:
    grid = pick.choice([1, 5, 10, 0.37])
    packages = []
    for _ in range(pick.randint(0, 3)):
        keeps = (pick.choice([1, 0.9, 0.5, 0, pick.random()]), pick.choice([1, 0.9, 0.5, 0, pick.random()]))
        slope = (pick.choice([0, 0, 2.0, -3.0]), pick.choice([0, 0, -2.0, 1.0]))
        for _ in range(pick.randint(0, 8)):
            values = (round(pick.uniform(0, 100) / grid) * grid, round(pick.uniform(0, 100) / grid) * grid)
            packages.append(PlainPackage(values, keeps if compliance else (1, 1), slope))
    return tuple(packages)
