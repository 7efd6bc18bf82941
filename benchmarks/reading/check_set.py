"""Checks the annotated reading set and counts it: `python -m benchmarks.reading.check_set`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.reading import vocabulary

HERE = Path(__file__).parent
HALVES = ("tuning", "held_out")
SHARED_WORDS = 8
"""So many words in a row, found in both halves, would mean that a wording was used twice."""

Document = dict[str, Any]
Codebook = dict[str, Any]


def load(half: str) -> list[Document]:
    """The documents of one half, in the order of the file; none where the half is not there (yet)."""
    if not (HERE / f"{half}.jsonl").exists():
        return []
    lines = (HERE / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def codebook(talk: str) -> Codebook:
    """Parties and issues of one talk, in the terms of the case file."""
    return YAML(typ="safe").load(HERE / "codebooks" / f"{talk}.yaml")


def faults_of_claim(claim: dict[str, Any], document: Document, book: Codebook) -> Iterator[str]:
    """What is wrong with one claim, each fault as one sentence."""
    if set(claim) != vocabulary.CLAIM_KEYS:
        yield f"keys differ: {sorted(set(claim) ^ vocabulary.CLAIM_KEYS)}"
        return
    start, end, quote = claim["start"], claim["end"], claim["quote"]
    if document["text"][start:end] != quote or not quote or quote != quote.strip():
        yield f"the span {start}:{end} is not the quote {quote!r}"
    if not any(first <= start and end <= last for first, last in document["sentences"]):
        yield f"the quote {quote!r} does not lie inside one sentence"
    yield from _faults_of_words(claim)
    yield from _faults_of_names(claim, document, book)


def _faults_of_words(claim: dict[str, Any]) -> Iterator[str]:
    for field, words in vocabulary.ALLOWED.items():
        if claim[field] not in words:
            yield f"{field} is {claim[field]!r}"
    if claim["issue"] is None and (claim["option"] is not None or claim["polarity"] != "neutral"):
        yield "a claim about no issue has no option and is neutral"
    if not claim["attribution"] or claim["attribution"][-1] != "document":
        yield "the attribution does not end with the document"


def _faults_of_names(claim: dict[str, Any], document: Document, book: Codebook) -> Iterator[str]:
    for name in (claim["actor"], claim["target"], *claim["attribution"][:-1]):
        if name is not None and name not in book["parties"] and name not in document["text"]:
            yield f"{name!r} is neither a party of {document['talk']} nor a text of the document"
    issue = claim["issue"]
    if issue is not None and issue not in book["issues"]:
        yield f"{issue!r} is no issue of {document['talk']}"
    elif claim["option"] is not None and claim["option"] not in book["issues"][issue]["options"]:
        yield f"{claim['option']!r} is no option of {issue}"


def faults_of_document(document: Document, half: str) -> Iterator[str]:
    """What is wrong with one document and its claims."""
    if set(document) != vocabulary.DOCUMENT_KEYS:
        yield f"keys differ: {sorted(set(document) ^ vocabulary.DOCUMENT_KEYS)}"
        return
    if document["half"] != half:
        yield f"the half is {document['half']!r}"
    if document["kind"] not in vocabulary.KINDS:
        yield f"the kind is {document['kind']!r}"
    yield from _faults_of_sentences(document)
    book = codebook(document["talk"])
    for claim in document["claims"]:
        yield from faults_of_claim(claim, document, book)
    if len(document["claims"]) != len({json.dumps(claim, sort_keys=True) for claim in document["claims"]}):
        yield "a claim stands twice"


def _faults_of_sentences(document: Document) -> Iterator[str]:
    at = 0
    for start, end in document["sentences"]:
        if document["text"][at:start].strip():
            yield f"text before {start} belongs to no sentence"
        if start < at or end <= start or document["text"][start:end] != document["text"][start:end].strip():
            yield f"the sentence {start}:{end} is no sentence"
        at = end
    if document["text"][at:].strip():
        yield f"text after {at} belongs to no sentence"


def faults_between(tuning: list[Document], held_out: list[Document]) -> Iterator[str]:
    """Talks, ids or wordings that stand in both halves."""
    for field in ("id", "talk"):
        for name in {each[field] for each in tuning} & {each[field] for each in held_out}:
            yield f"{field} {name} stands in both halves"
    for words in _runs(tuning) & _runs(held_out):
        yield f"the words {' '.join(words)!r} stand in both halves"


def _runs(documents: list[Document]) -> set[tuple[str, ...]]:
    words = [each["text"].lower().split() for each in documents]
    return {tuple(text[i : i + SHARED_WORDS]) for text in words for i in range(len(text) - SHARED_WORDS + 1)}


def silent_sentences(document: Document) -> int:
    """How many sentences of the document hold no claim."""
    starts = [claim["start"] for claim in document["claims"]]
    return sum(not any(first <= start < last for start in starts) for first, last in document["sentences"])


def table(halves: dict[str, list[Document]]) -> Iterator[str]:
    """The counts of both halves, a line each: documents, sentences, claims, then by field."""
    for half, documents in halves.items():
        claims = [claim for document in documents for claim in document["claims"]]
        sentences = sum(len(document["sentences"]) for document in documents)
        silent = sum(silent_sentences(document) for document in documents)
        size = f"{len(documents)} documents, {sentences} sentences ({silent} without a claim), {len(claims)} claims"
        yield f"{half}: {size}"
        for field in ("kind", "talk"):
            yield f"  {field}: {_counts(document[field] for document in documents)}"
        for field in ("action", "modality", "polarity", "certainty"):
            yield f"  {field}: {_counts(claim[field] for claim in claims)}"


def _counts(values: Iterator[Any]) -> str:
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def main() -> int:
    """Print the counts and all faults; 0 when there is none, else 1."""
    halves = {half: load(half) for half in HALVES}
    faults = [
        f"{document['id']}: {fault}"
        for half, documents in halves.items()
        for document in documents
        for fault in faults_of_document(document, half)
    ]
    faults += faults_between(halves["tuning"], halves["held_out"])
    print("\n".join([*table(halves), *faults]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
