"""How long an explanation takes: `python -m benchmarks.explain` prints a table and writes build/bench/explain.json.

Whole explanations without draws (blocking sets, openings, one number at a time, compensation, levers, proposals, near
misses). The peer of the blocking sets is the search over all subsets with the same oracle.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import armistice
from armistice.dossier.case import Case
from armistice.explain.blocking import search
from armistice.explain.explanation import explain
from armistice.explain.oracle import Oracle
from armistice.explain.today import Today, today
from benchmarks.deadlocks import deadlock

OUT = Path("build/bench/explain.json")
UKRAINE = Path(__file__).parents[1] / "examples" / "ukraine-talks"
SEEDS = range(5)


def seconds(work: Callable[[], object], repeats: int = 1) -> float:
    """Return the median of some runs, in processor seconds of this process."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def whole(name: str, cases: list[Case]) -> dict[str, Any]:
    """Time whole explanations: the median of several cases and the slowest of them."""
    explain(cases[0])
    times = [seconds(lambda case=case: explain(case)) for case in cases]
    sets = [len(search(today(case)).blocking) for case in cases]
    return {"work": name, "seconds": statistics.median(times), "most": max(times), "blocking": max(sets)}


def rows() -> Iterator[dict[str, Any]]:
    """Yield the rows of issue 4."""
    talks = armistice.load(UKRAINE)
    yield whole("the Ukraine talks, levers in pairs included", [talks] * 3)
    yield whole("the same once Russia has moved on full recognition", [talks.with_lever("recognition_moved_on")] * 3)
    yield whole("40 issues, 30 red lines", [deadlock(40, 30, seed=seed) for seed in SEEDS])
    yield whole("20 issues, 30 red lines", [deadlock(20, 30, seed=seed) for seed in SEEDS])
    yield whole("12 issues, 30 red lines (more sets than are listed)", [deadlock(12, 30, seed=seed) for seed in SEEDS])


def by_subsets(now: Today) -> int:
    """Count the minimal blocking sets the plain way: every subset asked, then the minimal ones."""
    oracle = Oracle(now.chain, now.it.firm, now.thresholds)
    count = len(now.members)
    blocked = [oracle.breaks(kept) is None for kept in range(1 << count)]
    singles = [1 << place for place in range(count)]
    return sum(
        blocked[kept] and not any(blocked[kept & ~one] for one in singles if kept & one) for kept in range(1 << count)
    )


def against_subsets() -> Iterator[dict[str, Any]]:
    """Yield search and plain search on the same deadlocks, which must find as many sets."""
    for red_lines in (4, 6, 8):
        now = today(deadlock(8, red_lines, seed=1))
        ours = seconds(lambda now=now: search(now))
        start = time.process_time()
        plain = by_subsets(now)
        theirs = time.process_time() - start
        found = len(search(now).blocking)
        assert found == plain, (found, plain)
        yield {"red_lines": red_lines, "sets": found, "seconds": ours, "subsets_seconds": theirs}


def growth() -> Iterator[dict[str, Any]]:
    """Yield how the time grows with issues, and with red lines; the median of several deadlocks each."""

    def series(by: str, values: tuple[int, ...], case: Callable[[int, int], Case]) -> dict[str, Any]:
        several = [[case(value, seed) for seed in SEEDS] for value in values]
        times = [[seconds(lambda each=each: explain(each)) for each in cases] for cases in several]
        return {
            "by": by,
            "values": list(values),
            "seconds": [*map(statistics.median, times)],
            "most": [*map(max, times)],
        }

    yield series("issues, 10 red lines", (5, 10, 20, 40), lambda issues, seed: deadlock(issues, 10, seed=seed))
    yield series("red lines, 20 issues", (0, 10, 20, 30), lambda lines, seed: deadlock(20, lines, seed=seed))


def draws() -> Iterator[dict[str, Any]]:
    """Yield what the shares of blocking sets in draws take on top."""
    talks = armistice.load(UKRAINE)
    bare = seconds(lambda: explain(talks), 3)
    for count in (64, 256, 1024):
        yield {"draws": count, "seconds": seconds(lambda count=count: explain(talks, draws=count)) - bare}


def main() -> None:
    found = {
        "name": "explain",
        "rows": list(rows()),
        "subsets": list(against_subsets()),
        "growth": list(growth()),
        "draws": list(draws()),
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("| work | median | slowest | most blocking sets |\n|---|---:|---:|---:|")
    for row in found["rows"]:
        print(f"| {row['work']} | {row['seconds']:.2f} s | {row['most']:.2f} s | {row['blocking']} |")
    for each in found["subsets"]:
        ratio = each["subsets_seconds"] / each["seconds"]
        print(
            f"{each['red_lines']} red lines: {each['sets']} sets in {each['seconds']:.3f} s, all subsets {ratio:.0f} ×"
        )
    for each in found["growth"]:
        pairs = zip(each["values"], each["seconds"], each["most"], strict=True)
        print(f"{each['by']}:", ", ".join(f"{value} {taken:.2f} s (≤ {most:.2f})" for value, taken, most in pairs))
    print("draws:", ", ".join(f"{each['draws']:,} {each['seconds']:.1f} s" for each in found["draws"]))


if __name__ == "__main__":
    main()
