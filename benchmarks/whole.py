"""How long a person waits: `python -m benchmarks.whole` prints a table, writes build/bench/whole.json.

Whole processes are timed beside `python -c "import numpy; from pydantic import BaseModel"` in the same run.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

OUT = Path("build/bench/whole.json")
ARMISTICE = Path(sys.executable).parent / "armistice"
BASE = [sys.executable, "-c", "import numpy; from pydantic import BaseModel"]
RUNS = 9


def process(*command: str) -> float:
    """Return the median wall seconds of a process, after one that is not counted."""
    return _median(lambda: subprocess.run(command, check=True, capture_output=True), time.perf_counter)


def _median(work: Callable[[], object], clock: Callable[[], float]) -> float:
    work()
    taken = []
    for _ in range(RUNS):
        start = clock()
        work()
        taken.append(clock() - start)
    return statistics.median(taken)


def rows() -> list[dict[str, object]]:
    import armistice

    ukraine = armistice.load("examples/ukraine-talks")
    base = process(*BASE)
    processes = {
        "`armistice --help`": process(str(ARMISTICE), "--help"),
        "`armistice assess` on Camp David": process(str(ARMISTICE), "assess", "examples/camp-david-1978"),
        "`armistice assess` on the Ukraine example": process(str(ARMISTICE), "assess", "examples/ukraine-talks"),
    }
    found: list[dict[str, object]] = [
        {"work": work, "seconds": taken, "peer_seconds": base, "ratio": taken / base}
        for work, taken in processes.items()
    ]
    loaded = {
        "load the Ukraine example": lambda: armistice.load("examples/ukraine-talks"),
        "one assessment of it": lambda: armistice.assess(ukraine, with_anatomy=False),
        "the same with its anatomy": lambda: armistice.assess(ukraine),
    }
    return found + [{"work": work, "seconds": _median(it, time.process_time)} for work, it in loaded.items()]


def main() -> None:
    found = rows()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({"name": "whole", "rows": found}, indent=1) + "\n", "utf-8")
    print("| work | time | bare imports | ratio |\n|---|---:|---:|---:|")
    for row in found:
        peer = f"{1000 * float(row['peer_seconds']):.0f} ms | {float(row['ratio']):.1f}" if "ratio" in row else "– | –"
        print(f"| {row['work']} | {1000 * float(row['seconds']):.0f} ms | {peer} |")


if __name__ == "__main__":
    main()
