"""Precision, recall and F1 of the coder by field: `make bench-reading`, or with `PLV=path` a file of marked sentences.
Then who is quoted (reading_speech.py), or with `SPEECH=path` that of a file of the same form.

The held-out half is scored like the other; only figures are printed, never its sentences.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from armistice.claims.claim import QUAD, Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookOption, CodebookParty
from armistice.claims.coder import code
from armistice.claims.events import action_given
from benchmarks import reading_speech

HERE = Path(__file__).parent / "reading"
FIELDS = ("actor", "target", "modality", "issue", "option", "polarity", "attribution", "certainty")
Row = dict[str, Any]


def codebook(talk: str) -> Codebook:
    tree = YAML(typ="safe").load(HERE / "codebooks" / f"{talk}.yaml")
    parties = tuple(
        CodebookParty(key, party["name"], tuple(map(str, party.get("also", ()))))
        for key, party in tree["parties"].items()
    )
    issues = tuple(
        CodebookIssue(
            key,
            issue["title"],
            tuple(map(str, issue.get("cues", ()))),
            tuple(
                CodebookOption(name, option["title"], tuple(map(str, option.get("cues", ()))))
                for name, option in issue.get("options", {}).items()
            ),
        )
        for key, issue in tree["issues"].items()
    )
    return Codebook(parties, issues)


def documents(half: str) -> list[Row]:
    return [json.loads(line) for line in (HERE / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def proposed(document: Row) -> list[Claim]:
    published = datetime.date.fromisoformat(document["date"]) if document.get("date") else None
    return code(document["text"], document["id"], codebook(document["talk"]), published, source=document["source"])


def sentence_of(spans: list[list[int]], start: int) -> int:
    return next((number for number, (first, last) in enumerate(spans) if first <= start < last), -1)


def agreement(gold: Row, claim: Claim) -> dict[str, bool]:
    found = {name: getattr(claim, name) == gold[name] for name in FIELDS if name != "attribution"}
    found["attribution"] = list(claim.attribution) == gold["attribution"]
    return found


def overlap(gold: Row, claim: Claim) -> bool:
    return gold["start"] < claim.end and claim.start < gold["end"]


def matches(document: Row, claims: list[Claim], with_action: bool) -> list[tuple[Row, Claim]]:
    """Pair gold with proposed claims, each once, those that agree in most fields first."""
    spans = document["sentences"]
    pairs = []
    for g, gold in enumerate(document["claims"]):
        for c, claim in enumerate(claims):
            near = sentence_of(spans, gold["start"]) == sentence_of(spans, claim.start) and overlap(gold, claim)
            if near and (not with_action or gold["action"] == claim.action):
                same = sum(agreement(gold, claim).values()) + (gold["action"] == claim.action)
                pairs.append((-same, g, c))
    used_gold: set[int] = set()
    used: set[int] = set()
    found = []
    for _, g, c in sorted(pairs):
        if g not in used_gold and c not in used:
            used_gold.add(g)
            used.add(c)
            found.append((document["claims"][g], claims[c]))
    return found


def line(name: str, right: float, said: float, there: float) -> str:
    precision, recall = right / said if said else 0.0, right / there if there else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"  {name:28} {precision:9.2f} {recall:9.2f} {f1:9.2f} {int(there):6d}"


def score(half: str) -> None:
    rows = documents(half)
    read = [(row, proposed(row)) for row in rows]
    said, there = sum(len(claims) for _, claims in read), sum(len(row["claims"]) for row in rows)
    print(f"\n{half}: {len(rows)} documents, {there} gold claims, {said} proposed")
    print(f"  {'':28} {'precision':>9} {'recall':>9} {'F1':>9} {'gold':>6}")
    found = [pair for row, claims in read for pair in matches(row, claims, with_action=False)]
    print(line("a claim at that place", len(found), said, there))
    found = [pair for row, claims in read for pair in matches(row, claims, with_action=True)]
    print(line("and its action", len(found), said, there))
    right = Counter(name for gold, claim in found for name, same in agreement(gold, claim).items() if same)
    for name in FIELDS:
        print(line(f"… and {name}", right[name], said, there))
    comment = [(row, claims) for row, claims in read if row["kind"] in ("commentary", "explainer")]
    pairs = [pair for row, claims in comment for pair in matches(row, claims, with_action=False)]
    print(
        line(
            "comment only: a claim there",
            len(pairs),
            sum(len(claims) for _, claims in comment),
            sum(len(row["claims"]) for row, _ in comment),
        )
    )
    calibration(read)


def calibration(read: list[tuple[Row, list[Claim]]]) -> None:
    """Of claims proposed with a confidence, how many are right (a gold claim there with that action and actor)."""
    right: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for row, claims in read:
        good = [id(claim) for gold, claim in matches(row, claims, with_action=True) if claim.actor == gold["actor"]]
        for claim in claims:
            band = min(int(claim.confidence * 10) / 10, 0.9)
            every[band] += 1
            right[band] += id(claim) in good
    print("  confidence: right of proposed")
    for band in sorted(every, reverse=True):
        print(f"    {band:.1f}–{band + 0.1:.1f}  {right[band]:4d} of {every[band]:4d}  {right[band] / every[band]:.2f}")


def macro(gold: Iterable[object], answer: Iterable[object]) -> float:
    pairs = list(zip(gold, answer, strict=True))
    found = []
    for kind in {one for one, _ in pairs}:
        both = sum(one == kind == other for one, other in pairs)
        total = sum(one == kind for one, _ in pairs) + sum(other == kind for _, other in pairs)
        found.append(2 * both / total if total else 0.0)
    return sum(found) / len(found)


def marked(text: str) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """Take the marks <s> and <t> out of a sentence and return it with the first span of each."""
    plain, spans, opened = "", {}, 0
    for piece in re.split(r"(</?[st]>)", text):
        if re.fullmatch(r"<[st]>", piece):
            opened = len(plain)
        elif re.fullmatch(r"</[st]>", piece):
            spans.setdefault(piece[2], (opened, len(plain)))
        else:
            plain += piece
    return plain, spans.get("s"), spans.get("t")


def score_marked(path: str) -> None:
    """Score the task with both actors given, and without, on a table with marked_sentence and gold_root."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    gold = [row["gold_root"].lower() for row in rows]
    answers = [action_given(*marked(row["marked_sentence"]))[0] for row in rows]
    quads = [QUAD[kind] for kind in gold], [QUAD[kind] for kind in answers]
    print(f"\n{Path(path).name}: {len(rows)} sentences, actors given, macro-F1")
    print(f"  conflict or cooperation {macro([q > 2 for q in quads[0]], [q > 2 for q in quads[1]]):.3f}")
    print(f"  four classes            {macro(*quads):.3f}")
    print(f"  fifteen types           {macro(gold, answers):.3f}")
    tally = Counter(outcome for row in rows for outcome in actors_found(*marked(row["marked_sentence"])))
    print(f"  actors not given: source right {tally['source'] / len(rows):.2f}, both {tally['both'] / len(rows):.2f}")


def actors_found(text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> list[str]:
    """Which of "source" and "both" some claim has right: its words and the marked ones share a name or noun."""
    found: set[str] = set()
    for claim in code(text, "", Codebook()):
        first = source is None or _shares(claim.actor, text[slice(*source)])
        second = target is None or _shares(claim.target, text[slice(*target)])
        found |= {"source"} if first else set()
        found |= {"both"} if first and second else set()
    return sorted(found)


def _shares(words: str | None, gold: str) -> bool:
    little = {"the", "a", "an", "of", "and", "in", "for", "to", "his", "its", "s"}
    ours = set(re.findall(r"\w+", (words or "").lower())) - little
    return bool(ours & (set(re.findall(r"\w+", gold.lower())) - little))


if __name__ == "__main__":
    for half in sys.argv[1:] or ("tuning", "held_out"):
        if (HERE / f"{half}.jsonl").exists():
            score(half)
    reading_speech.main([os.environ["SPEECH"]] if os.environ.get("SPEECH") else [])
    if os.environ.get("PLV"):
        score_marked(os.environ["PLV"])
