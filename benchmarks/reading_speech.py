"""Precision, recall and F1 of who is quoted: printed by `make bench-reading`, with `SPEECH=path` for one more file.

The sets and their rules are described in reading/GUIDE.md. `python -m benchmarks.reading_speech path …` scores files.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from armistice.claims.codebook import Codebook
from armistice.claims.coder import attributions, code

HERE = Path(__file__).parent / "reading"
HALVES = tuple(HERE / f"speech_{half}.jsonl" for half in ("tuning", "held_out"))
Row = dict[str, Any]
Span = tuple[int, int]
_MARKS = "\"“”„‟«»‘’‹›'"
_BEFORE_THE_HEAD = re.compile(r"[,(\[]|\s(?:of|for|from|in|at|with|on|to|by|close|familiar)\s")


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predicted(text: str) -> list[Row]:
    return [{"content": one.content, "source": one.source} for one in attributions(text)]


def head(text: str, source: Sequence[int]) -> Span:
    """The last word before the first comma, bracket or preposition of a source."""
    start, end = source
    cut = _BEFORE_THE_HEAD.search(text, start + 1, end)
    words = list(re.finditer(r"[\w.’'-]+", text[start : cut.start() if cut else end]))
    return (start + words[-1].start(), start + words[-1].end()) if words else (start, end)


def shared(one: Sequence[int], other: Sequence[int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same_source(text: str, gold: Row, found: Row) -> bool:
    place = head(text, gold["source"])
    return shared(place, found["source"]) == place[1] - place[0]


def quoted(text: str, entry: Row) -> bool:
    """Tell a content that holds or borders on a quotation mark; an apostrophe within a word is none."""
    start, end = entry["content"]
    around = re.sub(r"(?<=\w)['’](?=\w)", "", text[max(0, start - 1) : end + 2])
    return any(mark in around for mark in _MARKS)


def pairs(row: Row, found: list[Row], same: Callable[[Row, Row], bool]) -> list[tuple[int, int]]:
    """The matches of gold entries and found ones by number, each used once, the largest overlap first."""
    possible = []
    for g, gold in enumerate(row["speech"]):
        for f, one in enumerate(found):
            both = shared(gold["content"], one["content"])
            shorter = min(gold["content"][1] - gold["content"][0], one["content"][1] - one["content"][0])
            longer = max(gold["content"][1] - gold["content"][0], one["content"][1] - one["content"][0])
            if both and both * 2 >= shorter and same(gold, one):
                possible.append((-both / max(longer, 1), g, f))
    taken: tuple[set[int], set[int]] = set(), set()
    matched = []
    for _, g, f in sorted(possible):
        if g not in taken[0] and f not in taken[1]:
            taken[0].add(g)
            taken[1].add(f)
            matched.append((g, f))
    return matched


def line(name: str, right_said: int, said: int, right_there: int, there: int) -> str:
    precision, recall = right_said / said if said else 0.0, right_there / there if there else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"  {name:28} {precision:9.2f} {recall:9.2f} {f1:9.2f} {there:6d}"


def tallied(name: str, rows: Sequence[tuple[Row, list[Row]]], kind: bool | None, exact: bool = False) -> str:
    """One line of the table: of quotations (kind True), of statements (False), or of both (None)."""
    counts = [0, 0, 0, 0]
    for row, found in rows:
        text = row["text"]

        def same(gold: Row, one: Row, text: str = text) -> bool:
            return tuple(gold["source"]) == tuple(one["source"]) if exact else same_source(text, gold, one)

        def fits(entry: Row, text: str = text) -> bool:
            return kind is None or quoted(text, entry) is kind

        matched = pairs(row, found, same)
        counts[0] += sum(fits(found[f]) for _, f in matched)
        counts[1] += sum(fits(one) for one in found)
        counts[2] += sum(fits(row["speech"][g]) for g, _ in matched)
        counts[3] += sum(fits(gold) for gold in row["speech"])
    return line(name, *counts)


def score(path: Path) -> None:
    rows = [(row, predicted(row["text"])) for row in rows_of(path)]
    print(f"\n{path.name}: {len(rows)} passages, {sum(len(row['speech']) for row, _ in rows)} attributions")
    print(f"  {'':28} {'precision':>9} {'recall':>9} {'F1':>9} {'gold':>6}")
    print(tallied("source of a quotation", rows, True))
    print(tallied("source of a statement", rows, False))
    print(tallied("source of either", rows, None))
    print(tallied("… its very words", rows, None, exact=True))
    right, there = claimed(row for row, _ in rows)
    share = right / there if there else 0.0
    print(f"  claims in what is attributed: the source is the innermost of {right} of {there}, {share:.2f}")


def claimed(rows: Iterable[Row]) -> tuple[int, int]:
    """Of claims that lie in a gold content, how many name the source of the innermost one, as it stands or by its head.

    A pronoun counts as right where whom it means (`antecedent`, else nobody can tell) is named, or no one is.
    """
    right = there = 0
    for row in rows:
        text = row["text"]
        for claim in code(text, row["id"], Codebook()):
            around = [gold for gold in row["speech"] if gold["content"][0] <= claim.start < gold["content"][1]]
            inner = [gold for gold in around if claim.end <= gold["content"][1] + 1]
            if inner:
                gold = min(inner, key=lambda one: one["content"][1] - one["content"][0])
                there += 1
                right += _named(text, gold, claim.attribution[0])
    return right, there


def _named(text: str, gold: Row, name: str) -> bool:
    if gold.get("antecedent"):
        return gold["antecedent"].lower() in name.lower() or name.lower() in gold["antecedent"].lower()
    start, end = head(text, gold["source"])
    return text[start:end].lower() in name.lower()


def main(paths: Sequence[str]) -> None:
    for path in [Path(path) for path in paths] or [half for half in HALVES if half.exists()]:
        score(path)


if __name__ == "__main__":
    main(sys.argv[1:])
