"""NegMAS on the deal spaces of benchmarks/spaces.py; run by `make bench-peers` in build/peers-venv.

NegMAS is AGPL, so it is never installed with armistice: this script imports NegMAS and NumPy only and writes
build/bench/negmas.json, from which `python -m benchmarks.deal_space` takes the figures.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.spaces import opposed

OUT = Path("build/bench/negmas.json")
SPACES = ((2, 3), (2, 6), (3, 3), (3, 6))  # signers, issues of ten levels
PATIENCE = 600  # seconds


def run(signers: int, issues: int) -> dict[str, object]:
    import negmas
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import pareto_frontier
    from negmas.preferences.value_fun import TableFun

    worths = opposed(issues, 10, signers)
    talks = [negmas.make_issue(10, name=f"i{k}") for k in range(issues)]

    def utility(signer: int) -> LinearAdditiveUtilityFunction:
        tables = {f"i{k}": TableFun(dict(enumerate(worth[:, signer].tolist()))) for k, worth in enumerate(worths)}
        return LinearAdditiveUtilityFunction(tables, issues=talks, reserved_value=-1.0)

    utilities = [utility(signer) for signer in range(signers)]
    start = time.process_time()
    points, _ = pareto_frontier(utilities, issues=talks)
    taken = time.process_time() - start
    return {"version": negmas.__version__, "seconds": taken, "points": len({tuple(point) for point in points})}


def main() -> None:
    found = []
    for signers, issues in SPACES:
        row: dict[str, object] = {"signers": signers, "packages": 10**issues, "patience": PATIENCE, "seconds": None}
        with multiprocessing.get_context("spawn").Pool(1) as workers:
            try:
                row |= workers.apply_async(run, (signers, issues)).get(PATIENCE)
            except multiprocessing.TimeoutError:
                workers.terminate()
        print(row, flush=True)
        found.append(row)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
