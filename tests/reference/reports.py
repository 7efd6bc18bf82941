"""Many short reports that differ, for tests and benchmarks of reading; seeded, and no text of anybody else's."""

from __future__ import annotations

import random
from pathlib import Path

_WHO = ("Northland", "Southland", "The mediator", "A Northland official", "Southland's foreign minister")
_DID = (
    "rejected a ceasefire in the valley", "demanded monitors at the border", "offered talks about the fishing ban",
    "threatened to close the port", "met a delegation in the old harbour", "accused its neighbour of stalling",
    "released nineteen prisoners before dawn", "will not sign before the ban is lifted", "welcomed the plan",
    "said that the line was not negotiable", "agreed to exchange lists of the missing", "recalled its ambassador",
)  # fmt: skip
_FILL = (
    "The weather was mild for the season.", "Fishermen mended their nets and listened to the radio.",
    "Nobody expects a quick end to the quarrel over the valley.", "Shares in the port company hardly moved.",
    "Some remember the winter in which the river froze.", "The old road to the pass has been open since March.",
)  # fmt: skip


def report(number: int, sentences: int = 12) -> str:
    """Return report `number`: the same number, the same text."""
    chance = random.Random(number)
    lines = [f"---\nsource: Wire {number % 7}\ndate: 2026-{1 + number % 12:02d}-{1 + number % 28:02d}\n---"]
    for at in range(sentences):
        claim = f"{chance.choice(_WHO)} {chance.choice(_DID)} on day {chance.randrange(10_000)}."
        lines.append(claim if at % 2 == 0 else f"{chance.choice(_FILL)} It was noted under {chance.randrange(10_000)}.")
    return "\n\n".join(lines) + "\n"


def write_reports(folder: Path, count: int, sentences: int = 12) -> None:
    """Write `count` reports into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"report-{number:06d}.md").write_text(report(number, sentences), encoding="utf-8")
