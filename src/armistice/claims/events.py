"""What one actor did to another in a sentence, both being given: the action that best fits between them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from armistice.claims import patterns
from armistice.claims.lists import listed
from armistice.claims.words import Words, split_words

COOPERATIVE = frozenset({"agree", "consult", "support", "cooperate", "aid", "yield"})
FORCEFUL = frozenset({"sanction", "coerce", "assault", "protest", "mobilize"})
Span = tuple[int, int]
_NOWHERE: Span = (0, 0)


class Candidate(NamedTuple):
    """An action that a pattern betrays at word `at`, with what speaks for and against it."""

    kind: str
    at: int
    features: dict[str, float]
    pattern: patterns.Pattern


def merge_actors(words: Words, source: Span | None, target: Span | None) -> tuple[list[str], str, int, int, list[int]]:
    """Return lemmas and tags with each actor folded into one word SRC or TGT, and where these stand (-1: nowhere)."""
    lemmas: list[str] = []
    tags: list[str] = []
    origin: list[int] = []
    place = {"SRC": -1, "TGT": -1}
    (first, last), (low, high) = source or _NOWHERE, target or _NOWHERE
    name = ""
    for at, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        before, name = name, "SRC" if start < last and end > first else "TGT" if start < high and end > low else ""
        if name and name == before:
            continue
        if name and place[name] < 0:
            place[name] = len(lemmas)
        lemmas.append(name or words.lemmas[at])
        tags.append("N" if name else words.tags[at])
        origin.append(at)
    return lemmas, "".join(tags), place["SRC"], place["TGT"], origin


def candidates(words: Words, source: Span | None, target: Span | None, spelt: bool = True) -> Iterator[Candidate]:
    """Yield every action that may hold between the two spans of a sentence; with `spelt`, by the actors' words, too."""
    table = patterns.load("actions")
    if not table.triggered(words.lemmas):
        return
    lemmas, tags, at_source, at_target, origin = merge_actors(words, source, target)
    hits = list(table.hits(lemmas, tags))
    seen = {(hit.at, hit.pattern.text) for hit in hits}
    folded = {at: place for place, at in enumerate(origin) if lemmas[place] not in ("SRC", "TGT")}
    whole = table.hits(words.lemmas, words.tags) if spelt else ()
    for hit in whole:
        at = folded.get(hit.at, -1)
        if at >= 0 and (at, hit.pattern.text) not in seen:
            hits.append(patterns.Hit(hit.pattern, at, at + 1))
        elif at < 0 and source and words.starts[hit.at] < source[1] and words.tags[hit.at] == "N":
            features = {"weight": hit.pattern.weight, "inside": 1.0}
            yield Candidate(hit.pattern.kind, at_source, features, hit.pattern)
    yield from _judged(hits, lemmas, tags, at_source, at_target)


def _judged(hits: list[patterns.Hit], lemmas: list[str], tags: str, source: int, target: int) -> Iterator[Candidate]:
    triggers = sorted({hit.at for hit in hits if tags[hit.at] in "VEGN"})
    for hit in hits:
        features = _features(hit, lemmas, tags, source, target, triggers)
        yield Candidate(_turned(hit, lemmas, tags, features), hit.at, features, hit.pattern)


def _features(
    hit: patterns.Hit, lemmas: list[str], tags: str, source: int, target: int, triggers: list[int]
) -> dict[str, float]:
    at = hit.at
    found = {"weight": hit.pattern.weight, "longer": min(hit.pattern.longer, 4)}
    first, second = (source, target) if target < 0 or source <= target else (target, source)
    order = "ahead" if first == source else "behind"
    if first <= at and (second < 0 or at < second):
        place = "between" if second >= 0 else "open"
        start = first
    elif second >= 0 and at > second:
        place, start = "after", second
    else:
        place, start = "before", at
    found[f"{order}.{place}"] = 1
    found[f"{place}.distance"] = math.log1p(abs(at - start))
    stretch = tags[start + 1 : at]
    if start < at:
        found[f"{place}.rank"] = min(sum(start < other < at for other in triggers), 3)
        found["clause"] = float("S" in stretch or "W" in stretch or ", G" in stretch)
        found["commas"] = min(stretch.count(","), 3)
    found["noun"] = float(tags[at] in "N")
    found["adjective"] = float(tags[at] == "J")
    found["finite"] = float(tags[at] in "VE" and at > 0 and tags[at - 1] not in "ID")
    found["gerund"] = float(tags[at] == "G" and "B" not in tags[max(0, at - 2) : at])
    found["infinitive"] = float(at > 0 and tags[at - 1] == "T")
    found["passive.by"] = float(order == "behind" and "by" in lemmas[at:source] and "be" in lemmas[max(0, at - 3) : at])
    return found


_BACKDROP = listed("events.backdrop")


def _turned(hit: patterns.Hit, lemmas: list[str], tags: str, features: dict[str, float]) -> str:
    """Return what the action becomes under a negation, a modal or a tense to come."""
    kind, at = hit.pattern.kind, hit.at
    begin = max(0, at - 5)
    group = lemmas[begin:at]
    letters = tags[begin:at]
    for stop in range(len(letters) - 1, -1, -1):
        if letters[stop] not in "MBHXRTVEJ" or (letters[stop] in "VEJ" and group[stop] not in _SEMI):
            group, letters = group[stop + 1 :], letters[stop + 1 :]
            break
    negated = "X" in letters or (kind == "agree" and tags[at : at + 2] == "MX")
    features["backdrop"] = float(any(word in _BACKDROP for word in lemmas[max(0, at - 4) : at]))
    if kind == "request" and lemmas[max(0, at - 2) : at] == ["no", "longer"]:
        return "yield"
    if kind in ("reject", "accuse") and negated and lemmas[at] in _OPPOSING:
        return "agree"
    features["denied"] = float(negated and lemmas[at] in ("deny", "say", "refuse") and kind == "reject")
    if kind in ("threaten", "reject"):
        return kind
    if negated and (kind in COOPERATIVE or kind == "sanction"):
        return "reject"
    features["denied"] += float(negated and (kind in FORCEFUL or kind in ("request", "accuse")))
    if "should" in group or "must" in group:
        return "request" if kind in COOPERATIVE or kind in FORCEFUL else kind
    if kind in COOPERATIVE and any(word in ("might", "could", "may") for word in group):
        return "agree"
    if any(word in _FUTURE for word in group):
        if kind in COOPERATIVE and lemmas[at] not in _STANDING:
            return "agree"
        if kind in FORCEFUL:
            return "threaten"
    return kind


_OPPOSING = frozenset({"oppose", "dispute", "contest", "object", "resist", "challenge"})
_STANDING = listed("events.standing")
_SEMI = listed("events.semi")
_FUTURE = listed("events.future")


class Fit(NamedTuple):
    """The action that fits best, how sure the coder is of it, and the pattern that betrays it."""

    action: str
    chance: float
    found: Candidate


def judge(words: Words, source: Span | None, target: Span | None, spelt: bool = False) -> Fit | None:
    """Return the action that holds between two spans of code points of a sentence, or None where nothing betrays one.

    The chance is a softmax over weighted features of every pattern found (weights: patterns/weights.tsv, tuned on
    sentences with known actors; a multinomial logit over candidates, McFadden 1974).
    """
    weights = _weights()
    totals: dict[str, float] = {}
    best: dict[str, tuple[float, Candidate]] = {}
    for candidate in candidates(words, source, target, spelt):
        score = sum([weights.get(name, 0.0) * size for name, size in candidate.features.items() if size])
        totals[candidate.kind] = totals.get(candidate.kind, 0.0) + math.exp(score)
        if candidate.kind not in best or score > best[candidate.kind][0]:
            best[candidate.kind] = (score, candidate)
    if not totals:
        return None
    action = max(totals, key=lambda kind: totals[kind])
    return Fit(action, totals[action] / sum(totals.values()), best[action][1])


@cache
def _weights() -> dict[str, float]:
    text = files("armistice.claims").joinpath("patterns", "weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(weight) for name, weight in rows}


def action_given(sentence: str, source: Span | None, target: Span | None) -> tuple[str, float]:
    """Return the action type that `source` directs at `target` in a sentence, and its chance.

    Spans are code points of the sentence; None where that actor is not named. Where nothing betrays an action the
    answer is "accuse", the commonest, with chance 0.
    """
    fit = judge(split_words(sentence), source, target, spelt=True)
    return (fit.action, fit.chance) if fit else ("accuse", 0.0)
