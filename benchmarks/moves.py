"""How long a study of moves takes: `python -m benchmarks.moves` prints a table, writes build/bench/moves.json.

The peer in the same run is the plain reference of the tests (sets and searches, every search remembered). It must find
the same equilibria. `--picture` also draws benchmarks/moves.svg.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from armistice.negotiate.graph import Graph, option_graph
from armistice.negotiate.stability import CONCEPTS, equilibria
from tests.reference import plain_moves as plain

OUT, PICTURE = Path("build/bench/moves.json"), Path(__file__).parent / "moves.svg"
STATEMENTS = 12


def conflict(counts: Sequence[int], seed: int = 0) -> tuple[tuple[int, ...], tuple[int, ...], np.ndarray, np.ndarray]:
    """Return counts, one-way options, states and payoffs of a random conflict as people write it.

    A tenth of the states is forbidden, one option in eight goes one way, each order comes from 12 random wants on one
    or two options.
    """
    rng = np.random.default_rng(seed)
    k, states = sum(counts), np.arange(1 << sum(counts))
    keeps = tuple(int(keep) for keep in rng.choice([0, 0, 0, 0, 0, 0, 0, 1], k))
    payoffs = np.zeros((len(counts), 1 << k), np.int32)
    for mover in range(len(counts)):
        for _ in range(STATEMENTS):
            one, two = rng.integers(0, k, 2)
            holds = ((states >> one & 1) == rng.integers(2)) & ((states >> two & 1) == rng.integers(2))
            payoffs[mover] = 2 * payoffs[mover] + holds
    return tuple(counts), keeps, rng.random(1 << k) > 0.1, payoffs


def study(counts: Sequence[int], seed: int = 0) -> dict[str, np.ndarray]:
    """Return all equilibria of all concepts, the graph built anew."""
    graph = option_graph(*conflict(counts, seed))
    return {concept: equilibria(graph, concept) for concept in CONCEPTS}


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the median of some runs, in processor seconds, after one that is not counted."""
    work()
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def timed(counts: Sequence[int], repeats: int = 3) -> float:
    made = conflict(counts)
    return seconds(lambda: _all(option_graph(*made)), repeats)


def _all(graph: Graph) -> list[np.ndarray]:
    return [equilibria(graph, concept) for concept in CONCEPTS]


def peer(counts: Sequence[int]) -> float:
    """Time the plain reference on the same conflict; it must find the same equilibria."""
    made = conflict(counts)
    _, keeps, allowed, payoffs = made
    firsts = np.r_[0, np.cumsum(counts)]
    bits = {tuple(bool(s >> b & 1) for b in range(len(keeps))): int(s) for s in np.flatnonzero(allowed)}
    held = {m: set(range(firsts[m], firsts[m + 1])) for m in range(len(counts))}
    worth = {m: {state: int(payoffs[m, s]) for state, s in bits.items()} for m in held}
    start = time.process_time()
    arcs = plain.option_arcs(list(bits), held, {b: keep > 0 for b, keep in enumerate(keeps) if keep})
    found = _remembered(arcs, worth)
    taken = time.process_time() - start
    ours = study(counts)
    for concept, states in found.items():
        if {bits[state] for state in states} != set(np.flatnonzero(ours[concept]).tolist()):
            raise RuntimeError(f"the plain reference has other equilibria under {concept}")
    return taken


def _remembered(arcs: dict, worth: dict) -> dict[str, set]:
    """All equilibria by the plain reference, its searches and improvements kept, so that nothing is searched twice."""
    search, better = plain.reached, plain.improving(arcs, worth)
    kept = {id(arcs): arcs, id(better): better}
    cached = lru_cache(None)(lambda which, movers, start: search(kept[which], movers, start))
    plain.reached = lambda which, movers, start: cached(id(which), tuple(movers), start)
    improving, plain.improving = plain.improving, lambda *_: better
    try:
        return {concept: plain.equilibria(arcs, worth, concept) for concept in CONCEPTS}
    finally:
        plain.reached, plain.improving = search, improving


def row(work: str, counts: Sequence[int], repeats: int, with_peer: bool = False) -> dict[str, Any]:
    return {
        "work": work,
        "counts": list(counts),
        "states": 1 << sum(counts),
        "seconds": timed(counts, repeats),
        "peer": "plain reference",
        "peer_seconds": peer(counts) if with_peer else None,
        "memory_mb": memory(counts),
    }


def rows() -> list[dict[str, Any]]:
    return [
        row("moves: 64 states, 3 decision makers", (2, 2, 2), 20, True),
        row("moves: 256 states, 4 decision makers", (2, 2, 2, 2), 20, True),
        row("moves: 1,024 states, 4 decision makers", (2, 2, 3, 3), 20, True),
        row("moves: 65,536 states, 4 decision makers", (4, 4, 4, 4), 5),
        row("moves: 1,048,576 states, 4 decision makers", (5, 5, 5, 5), 1),
        row("moves: 1,048,576 states, 10 decision makers", (2,) * 10, 1),
    ]


def growth() -> list[dict[str, Any]]:
    """How time grows with options (4 decision makers) and with decision makers (12 options)."""
    by_options = {k: tuple(k // 4 + (place < k % 4) for place in range(4)) for k in range(4, 21, 2)}
    by_makers = {n: tuple(12 // n + (place < 12 % n) for place in range(n)) for n in (1, 2, 3, 4, 6, 8, 12)}
    return [
        {"by": "options, 4 decision makers", "values": list(by_options), "seconds": _over(by_options)},
        {"by": "decision makers, 12 options", "values": list(by_makers), "seconds": _over(by_makers)},
    ]


def _over(sizes: dict[int, tuple[int, ...]]) -> list[float]:
    return [timed(counts, 1 if sum(counts) > 16 else 3) for counts in sizes.values()]


def memory(counts: Sequence[int]) -> float:
    """Return the greatest memory, in MB, of a process that studies only this conflict; Python and NumPy included."""
    program = f"from benchmarks.moves import study, resident; study({tuple(counts)!r}); print(resident())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout)


def resident() -> float:
    """Return the greatest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def picture(found: list[dict[str, Any]]) -> str:
    """Draw both growths side by side, on logarithmic axes where the values double."""
    import vl_convert

    def chart(of: dict[str, Any], title: str) -> dict[str, Any]:
        values = [{"x": x, "y": 1000 * y} for x, y in zip(of["values"], of["seconds"], strict=True)]
        return {
            "data": {"values": values},
            "width": 260,
            "height": 180,
            "mark": {"type": "line", "point": True, "color": "#0072b2"},
            "encoding": {
                "x": {"field": "x", "type": "quantitative", "title": title},
                "y": {"field": "y", "type": "quantitative", "scale": {"type": "log"}, "title": "milliseconds"},
            },
        }

    charts = [chart(of, of["by"]) for of in found]
    return vl_convert.vegalite_to_svg({"hconcat": charts, "config": {"font": "Arial"}}, vl_version="5.20")


def _cell(taken: float | None) -> str:
    return "–" if taken is None else f"{taken * 1000:,.1f} ms" if taken < 1 else f"{taken:,.1f} s"


def main() -> None:
    found = {"name": "moves", "rows": rows(), "growth": growth()}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("| work | time | plain reference | ratio | memory of the process |\n|---|---:|---:|---:|---:|")
    for each in found["rows"]:
        other = each["peer_seconds"]
        ratio = f"{other / each['seconds']:,.0f}" if other else "–"
        print(f"| {each['work']} | {_cell(each['seconds'])} | {_cell(other)} | {ratio} | {each['memory_mb']:,.0f} MB |")
    for each in found["growth"]:
        cells = ", ".join(f"{x}: {_cell(y)}" for x, y in zip(each["values"], each["seconds"], strict=True))
        print(f"\nby {each['by']}: {cells}")
    if "--picture" in sys.argv:
        PICTURE.write_text(picture(found["growth"]), "utf-8")


if __name__ == "__main__":
    main()
