"""How long draws and levers take: `python -m benchmarks.draws` prints a table and writes build/bench/draws.json.

On the Ukraine example. Each row is a process of its own that starts as many workers as there are cores: its wall time,
the processor time of all its processes, and the greatest memory of one of them. The peer is the same chain one draw at
a time, in the same run.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from armistice._base.processes import in_processes
from armistice.dossier.case import Case
from armistice.dossier.loading import load
from armistice.evaluate.draws import sample as drawing
from armistice.evaluate.draws.sample import sample
from armistice.forecast.alike import Alike
from armistice.forecast.levers import lever_table

OUT = Path("build/bench/draws.json")
CASE = "examples/ukraine-talks"
SLOW = 64
"""Draws that are solved one at a time; the rest would take as long each."""


def _draws(count: int) -> Callable[[Case], object]:
    return lambda case: sample(case, count, 0, through=in_processes())


def _levers(*, pairs: bool) -> Callable[[Case], object]:
    return lambda case: lever_table(Alike(case, 128, 0), pairs=pairs, through=in_processes())


WORK: dict[str, tuple[str, str, Callable[[Case], object]]] = {
    "1024": ("1,024 draws of the whole chain", "4 s", _draws(1024)),
    "10240": ("10,240 draws", "40 s", _draws(10240)),
    "singles": ("table of 16 levers, 128 draws each", "–", _levers(pairs=False)),
    "pairs": ("the same with all 120 pairs", "15 s", _levers(pairs=True)),
}


def one(name: str) -> None:
    """Do one piece of work in this process and print what it took."""
    case = load(CASE)
    began = time.perf_counter()
    WORK[name][2](case)
    wall = time.perf_counter() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    print(json.dumps({"wall": wall, "seconds": cpu, "memory_mb": max(each.ru_maxrss for each in used) / 1024}))


def rows() -> list[dict[str, Any]]:
    """Return a row for each piece of work, each done in a process of its own."""
    found = []
    for name, (work, aim, _) in WORK.items():
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.draws", name], check=True, capture_output=True, text=True
        )
        found.append({"work": work, "aim": aim, **json.loads(done.stdout)})
    found[0]["peer"] = "one draw at a time"
    found[0]["peer_seconds"] = _one_at_a_time() * 1024 / SLOW
    return found


def _one_at_a_time() -> float:
    together, drawing.CHUNK = drawing.CHUNK, 1
    try:
        return _cpu(load(CASE), SLOW)
    finally:
        drawing.CHUNK = together


def growth() -> list[dict[str, Any]]:
    """Return how the processor time of 256 draws grows, in one process."""
    case = load(CASE)
    assert case.war is not None
    draws = [64, 256, 1024, 4096]
    horizons = [60, 120, 240, 480, 960]
    by_signers = {2: _without_europe(case), 3: case, 4: _with_the_us(case)}
    longer = [replace(case, war=replace(case.war, horizon_months=float(months))) for months in horizons]
    signers = [_cpu(each, 256) for each in by_signers.values()]
    return [
        {"by": "draws", "values": draws, "seconds": [_cpu(case, count) for count in draws]},
        {"by": "horizon in months (256 draws)", "values": horizons, "seconds": [_cpu(each, 256) for each in longer]},
        {"by": "signers (256 draws)", "values": list(by_signers), "seconds": signers},
    ]


def _cpu(case: Case, draws: int) -> float:
    began = time.process_time()
    sample(case, draws, 0)
    return time.process_time() - began


def _without_europe(case: Case) -> Case:
    europe = replace(case.parties["europe"], signs=None)
    lines = {name: line for name, line in case.red_lines.items() if line.party != "europe"}
    return replace(case, parties={**case.parties, "europe": europe}, red_lines=lines)


def _with_the_us(case: Case) -> Case:
    """The United States signs where Europe does, and wants what Europe wants."""
    us = replace(case.parties["us"], signs=case.parties["europe"].signs)
    wants = replace(case.preferences["europe"], party="us")
    return replace(case, parties={**case.parties, "us": us}, preferences={**case.preferences, "us": wants})


def main() -> None:
    found, grown = rows(), growth()
    print("| work | aim | wall | processor time | one draw at a time | memory |\n|---|---:|---:|---:|---:|---:|")
    for row in found:
        peer = f"{row['peer_seconds']:.0f} s" if "peer_seconds" in row else "–"
        took = f"{row['wall']:.1f} s | {row['seconds']:.1f} s"
        print(f"| {row['work']} | {row['aim']} | {took} | {peer} | {row['memory_mb']:.0f} MB |")
    for each in grown:
        print(each["by"], dict(zip(each["values"], (round(taken, 2) for taken in each["seconds"]), strict=True)))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({"rows": found, "growth": grown}, indent=1), "utf-8")


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
