"""How long the deal space takes: `python -m benchmarks.deal_space` prints a table, writes build/bench/deal_space.json.

The peer in the same run is an enumeration with NumPy and the fastest dominance filter known for it. NegMAS is timed
beforehand by `make bench-peers`, on the same spaces.
"""

from __future__ import annotations

import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import moocore
import numpy as np

from armistice.evaluate.deal_space import All, Atom, Not, Plan, Space, Worths, prepare
from armistice.evaluate.deal_space import Any as Either
from benchmarks.spaces import opposed

OUT, NEGMAS = Path("build/bench/deal_space.json"), Path("build/bench/negmas.json")
SEEDS = 5  # spaces of each size; the median counts


def seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """Return the median of some runs, in processor seconds of this process, after one that is not counted."""
    work()
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def space_of(issues: int, signers: int, seed: int = 0, levels: int = 10) -> tuple[Plan, Worths]:
    worths = opposed(issues, levels, signers, seed)
    return prepare(Space((levels,) * issues, signers)), Worths(tuple(worths), np.zeros(0))


def enumerated(worths: tuple[np.ndarray, ...]) -> np.ndarray:
    """Return the frontier by looking at every package: sort and running maximum for two signers, else moocore."""
    sums = np.zeros((worths[0].shape[1], 1))
    for worth in worths:
        sums = (sums[:, :, None] + worth.T[:, None, :]).reshape(len(sums), -1)
    if len(sums) > 2:
        return sums.T[moocore.is_nondominated(sums.T, maximise=True, keep_weakly=False)]
    order = np.argsort(sums[0])[::-1]
    second = sums[1][order]
    before = np.concatenate(([-np.inf], np.maximum.accumulate(second)[:-1]))
    return sums[:, order[second > before]].T


def over_seeds(issues: int, signers: int, repeats: int = 3) -> tuple[float, int]:
    """Median time and frontier over spaces of one size."""
    taken, points = [], []
    for seed in range(SEEDS):
        plan, worths = space_of(issues, signers, seed)
        taken.append(seconds(lambda plan=plan, worths=worths: plan.fronts(worths), repeats))
        points.append(len(plan.fronts(worths)[0].points))
    return statistics.median(taken), int(statistics.median(points))


def peer_over_seeds(issues: int, signers: int) -> float:
    """Median time of the enumeration of the same spaces; it must find as many points."""
    taken = []
    for seed in range(SEEDS):
        plan, worths = space_of(issues, signers, seed)
        taken.append(seconds(lambda worths=worths: enumerated(worths.issues), 1))
        # sums in another order differ in the last digits, so equal ones are counted once
        distinct = np.unique(np.round(enumerated(worths.issues), 9), axis=0)
        if len(distinct) != (ours := len(plan.fronts(worths)[0].points)):
            raise RuntimeError(f"the enumeration has {len(distinct)} points, the elimination {ours}")
    return statistics.median(taken)


def negmas() -> dict[tuple[int, int], float | None]:
    if not NEGMAS.exists():
        return {}
    return {(row["signers"], row["packages"]): row["seconds"] for row in json.loads(NEGMAS.read_text("utf-8"))}


def row(issues: int, signers: int, repeats: int = 3) -> dict[str, Any]:
    """Time one size; up to 10^6 packages beside the enumeration, which must find as many points."""
    ours, points = over_seeds(issues, signers, repeats)
    peer = peer_over_seeds(issues, signers) if issues <= 6 else None
    other = negmas().get((signers, 10**issues))
    return {
        "work": f"exact frontier, {signers} signers, 10^{issues} packages",
        "seconds": ours,
        "points": points,
        "peer": "enumeration",
        "peer_seconds": peer,
        "negmas_seconds": other,
    }


def tied() -> tuple[Space, list[Worths]]:
    """A space like that of real talks: ten issues, a split of 286, a scale, rules, red lines, a conditional signer."""
    rng = np.random.default_rng(1)
    split = np.array([(a, b, c, 10 - a - b - c) for a in range(11) for b in range(11 - a) for c in range(11 - a - b)])
    sizes = (4, 4, 3, 5, 3, 11, len(split), 3, 3, 3)

    def at(issue: int, *levels: int) -> Atom:
        return Atom(issue, np.isin(np.arange(sizes[issue]), levels))

    def uses(use: int, share: int) -> Atom:
        return Atom(6, split[:, use] >= share)

    space = Space(
        sizes,
        3,
        rules=(All((uses(1, 1), at(7, 0))), All((at(2, 0), at(3, 3, 4)))),
        red_lines=((0, at(0, 2)), (0, at(1, 3)), (1, at(0, 0)), (1, All((at(3, 0), at(2, 2)))), (2, uses(2, 3))),
        consent=(None, None, Either((Not(at(5, 0)), Not(uses(3, 10))))),
        linkages=((1, All((at(0, 1), at(3, 0)))), (0, All((at(1, 1), at(4, 2))))),
        labels=(at(3, 3), at(3, 2, 3), at(0, 0, 1)),
    )

    def draw() -> Worths:
        weights = rng.dirichlet(np.full(10, 2.0), 3) * 100
        shares = [np.sort(rng.random((size, 3)), axis=0) for size in sizes]
        shares[6] = split @ rng.random((4, 3)) / 10
        for share in shares:
            share[:, 1] = share[::-1, 1]
        points = (share * weight for share, weight in zip(shares, weights.T, strict=True))
        return Worths(tuple(points), np.array([-10.0, 5.0]))

    return space, [draw() for _ in range(40)]


def of_talks() -> Iterator[dict[str, Any]]:
    space, draws = tied()
    plan = prepare(space)
    enough = np.array([np.inf, np.inf, 20.0])
    least = np.where(np.isinf(enough), -np.inf, enough)
    ways: dict[str, Callable[[Worths], object]] = {
        f"talks with conditions, {plan.count():,} packages": plan.fronts,
        "the same, the third signer only has to agree": lambda w: plan.fronts(w, thresholds=least, enough=enough),
    }
    for name, work in ways.items():
        taken = statistics.median(seconds(lambda w=w, work=work: work(w), 3) for w in draws)
        points = int(statistics.median(sum(len(front.points) for front in work(w)) for w in draws))
        yield {"work": name, "seconds": taken, "points": points, "peer": None, "peer_seconds": None}
    yield {
        "work": "the structure behind both, once",
        "seconds": seconds(lambda: prepare(space)),
        "points": None,
        "peer": None,
    }


def rows() -> Iterator[dict[str, Any]]:
    """Yield the rows of speed.md that concern the deal space."""
    yield row(6, 2, 20)
    yield row(20, 2)
    yield row(6, 3)
    yield row(10, 3)
    yield row(6, 4)
    yield row(10, 4, 1)
    yield from of_talks()


def growth() -> Iterator[dict[str, Any]]:
    """Yield how time and frontier grow with packages, for two, three and four signers."""
    for signers, issues in ((2, (3, 6, 9, 12, 15, 20)), (3, (3, 6, 8, 10, 12)), (4, (3, 4, 6, 8, 10))):
        found = [over_seeds(count, signers, 1) for count in issues]
        yield {
            "by": f"packages, {signers} signers",
            "values": [10**count for count in issues],
            "seconds": [taken for taken, _ in found],
            "points": [points for _, points in found],
        }


def memory() -> Iterator[dict[str, Any]]:
    """Yield the peak of what a run holds, in MB."""
    for signers, issues in ((2, 20), (3, 10), (4, 8)):
        plan, worths = space_of(issues, signers)
        tracemalloc.start()
        plan.fronts(worths)
        yield {"work": f"{signers} signers, 10^{issues}", "peak_mb": tracemalloc.get_traced_memory()[1] / 1e6}
        tracemalloc.stop()


def _cell(taken: float | None) -> str:
    return "–" if taken is None else f"{taken * 1000:,.2f} ms" if taken < 1 else f"{taken:,.1f} s"


def main() -> None:
    found = {"name": "deal_space", "rows": list(rows()), "growth": list(growth()), "memory": list(memory())}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("| work | time | points | enumeration | NegMAS | ratio to the enumeration |\n|---|---:|---:|---:|---:|---:|")
    for each in found["rows"]:
        peer = each.get("peer_seconds")
        ratio = f"{peer / each['seconds']:,.0f}" if peer else "–"
        points = "–" if each["points"] is None else f"{each['points']:,}"
        cells = [_cell(each["seconds"]), points, _cell(peer), _cell(each.get("negmas_seconds")), ratio]
        print(f"| {each['work']} | {' | '.join(cells)} |")
    for each in found["growth"]:
        series = zip(each["values"], each["seconds"], each["points"], strict=True)
        print(f"{each['by']}:", ", ".join(f"{v:.0e} {_cell(t)} ({p:,} points)" for v, t, p in series))
    print("memory:", ", ".join(f"{each['work']} {each['peak_mb']:.0f} MB" for each in found["memory"]))


if __name__ == "__main__":
    main()
