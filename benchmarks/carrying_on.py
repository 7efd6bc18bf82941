"""How long the war takes: `python -m benchmarks.carrying_on` prints a table and writes build/bench/carrying_on.json.

The peer is the plain recursion of the tests, one state after the other in Python floats, in the same run.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from armistice.evaluate.carrying_on import Offers, Walk, carry_on, forward
from armistice.evaluate.carrying_on.walk import take
from tests.reference.plain_war import PlainCarryingOn, PlainPackage, PlainWar
from tests.reference.war_arrays import walk_of

OUT = Path("build/bench/carrying_on.json")
CHUNK = 128
"""Draws at a time: more would only leave the cache."""


def frontier(points: int, random: np.random.Generator) -> np.ndarray:
    """Return a bowed frontier with bumps, as additive issues give, [points, 2]."""
    t = np.sort(random.uniform(0, 1, points))
    fall = 1 - t + 0.5 * t * (1 - t) + random.uniform(-0.02, 0.02, points)
    return np.stack([100 * t, -np.sort(-90 * fall)], axis=1)


def war(random: np.random.Generator, *, horizon: int, points: int, groups: int) -> PlainWar:
    """Return a war on a line of 20; with several groups deals may be broken and options follow the line."""
    several = groups > 1
    packages = [
        PlainPackage((u, v), keeps, slope)
        for keeps, slope in (
            (tuple(random.uniform(0.5, 1, 2)), tuple(random.choice([0.0, 1.5, -1.2], 2)))
            if several
            else ((1.0, 1.0), (0.0, 0.0))
            for _ in range(groups)
        )
        for u, v in frontier(points, random).tolist()
    ]
    return PlainWar(
        at=13,
        of=20,
        months=1,
        horizon=horizon,
        prior=((random.uniform(10, 12), random.uniform(8, 10)), (random.uniform(8, 10), random.uniform(8, 11))),
        trend=(0, 0),
        cost=(random.uniform(0.3, 1), random.uniform(0.3, 1)),
        patience=(0.99, 0.99),
        others_terms=(5, 8),
        own_terms=(90, 95),
        stalemate=(50, 40),
        packages=tuple(packages),
        steps_lost=2 if several else 0,
    )


def draws_of(number: int, *, horizon: int = 200, points: int = 100, groups: int = 1) -> tuple[Walk, Offers]:
    """Return so many draws of such a war, each with a frontier of its own in every group."""
    random = np.random.default_rng(number)
    wars = [war(random, horizon=horizon, points=points, groups=groups) for _ in range(number)]
    shape = (number, groups, points)
    values = np.array([[p.values for p in each.packages] for each in wars]).reshape(*shape, 2)
    keeps = np.array([[p.keeps for p in each.packages[::points]] for each in wars])
    slope = np.array([[p.slope for p in each.packages[::points]] for each in wars])
    return walk_of(wars, compliance=groups > 1), Offers(values, np.full(shape[:2], points), keeps, slope)


def in_chunks(walk: Walk, offers: Offers) -> Iterator[Any]:
    """Solve draws chunk by chunk, as the callers do."""
    for start in range(0, len(walk.horizon), CHUNK):
        some = np.arange(start, min(start + CHUNK, len(walk.horizon)))
        yield carry_on(take(walk, some), take(offers, some), every_pause=False)


def seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """Return the median of some runs, in processor seconds of this process, after one that is not counted."""
    work()
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def against_plain(name: str, *, horizon: int, points: int, groups: int) -> dict[str, Any]:
    """Time one war by the kernel and by the plain recursion, and check that they agree."""
    walk, offers = draws_of(1, horizon=horizon, points=points, groups=groups)
    same = war(np.random.default_rng(1), horizon=horizon, points=points, groups=groups)
    ours = seconds(lambda: carry_on(walk, offers, every_pause=False))
    start = time.process_time()
    plain = PlainCarryingOn(same).hold_out()
    theirs = time.process_time() - start
    apart = float(np.abs(carry_on(walk, offers, every_pause=False).hold_out[0] - plain).max())
    return {"work": name, "seconds": ours, "peer": "plain recursion", "peer_seconds": theirs, "apart": apart}


def alone(name: str, work: Callable[[], object], repeats: int = 3) -> dict[str, Any]:
    return {"work": name, "seconds": seconds(work, repeats), "peer": None, "peer_seconds": None, "apart": None}


def rows() -> Iterator[dict[str, Any]]:
    """Yield the rows of speed.md that concern the war."""
    yield against_plain("horizon 200, line of 20, one frontier of 100", horizon=200, points=100, groups=1)
    yield against_plain("the same, 8 groups of 80, compliance, following lines", horizon=200, points=80, groups=8)
    one = draws_of(1)
    yield alone("the first with the values of all 200 pauses", lambda: carry_on(*one))
    thousand = draws_of(1000)
    yield alone("1,000 draws of the first", lambda: list(in_chunks(*thousand)), 1)
    several = draws_of(256, points=80, groups=8)
    yield alone("256 draws of the second", lambda: list(in_chunks(*several)), 1)
    chunk = tuple(take(each, np.arange(CHUNK)) for each in several)
    result = carry_on(*chunk, every_pause=False)
    belief, steady = np.tile([[5.0, 5.0]], (CHUNK, 1)), np.zeros(CHUNK)
    yield alone(f"forecast of {CHUNK} of these", lambda: forward(chunk[0], result, belief, steady))


def growth() -> Iterator[dict[str, Any]]:
    """Yield how the time grows, one thing at a time."""

    def series(by: str, values: tuple[int, ...], draws: Callable[[int], tuple[Walk, Offers]]) -> dict[str, Any]:
        times = []
        for value in values:
            case = draws(value)
            times.append(seconds(lambda case=case: list(in_chunks(*case)), 3))
        return {"by": by, "values": list(values), "seconds": times}

    yield series("horizon, steps", (25, 50, 100, 200, 400, 800), lambda h: draws_of(1, horizon=h))
    yield series("packages on the frontier", (10, 100, 1_000, 10_000, 100_000), lambda p: draws_of(1, points=p))
    yield series("groups", (1, 2, 4, 8, 16), lambda g: draws_of(16, points=80, groups=g))
    yield series("draws", (1, 4, 16, 64, 256, 1024), draws_of)


def memory() -> Iterator[dict[str, Any]]:
    """Yield the peak of what the kernel holds, in MB, offers apart: flat, because callers go chunk by chunk."""
    for number in (64, 128, 512, 1024):
        case = draws_of(number)
        tracemalloc.start()
        for _ in in_chunks(*case):
            pass
        yield {"draws": number, "peak_mb": tracemalloc.get_traced_memory()[1] / 1e6}
        tracemalloc.stop()


def main() -> None:
    sys.setrecursionlimit(20_000)
    found = {"name": "carrying_on", "rows": list(rows()), "growth": list(growth()), "memory": list(memory())}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("| work | seconds | plain recursion | ratio |\n|---|---:|---:|---:|")
    for row in found["rows"]:
        peer = row["peer_seconds"]
        print(
            f"| {row['work']} | {row['seconds']:.4f} |",
            f"{peer:.2f} | {peer / row['seconds']:.0f} |" if peer else "– | – |",
        )
    for each in found["growth"]:
        pairs = zip(each["values"], each["seconds"], strict=True)
        print(f"{each['by']}:", ", ".join(f"{value:,} {taken * 1000:.0f} ms" for value, taken in pairs))
    print("memory:", ", ".join(f"{each['draws']:,} draws {each['peak_mb']:.0f} MB" for each in found["memory"]))


if __name__ == "__main__":
    main()
