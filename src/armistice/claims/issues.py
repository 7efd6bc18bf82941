"""Which issue and option of the codebook some words are about, by the cues that the case file gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from armistice.claims.codebook import Codebook
from armistice.claims.lexicon import look_up
from armistice.claims.words import Words, split_words


class Cue(NamedTuple):
    """Words `start` to `end` betray `issue`, or one of its options."""

    start: int
    end: int
    issue: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by the lemma of their first word: (lemmas of the rest, issue, option)."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, str | None], ...]]

    def find(self, words: Words) -> list[Cue]:
        """Return every cue in a sentence, from left to right."""
        keys = [stem(low) for low in words.lower]
        found: list[Cue] = []
        for at, key in enumerate(keys):
            for rest, issue, option in self.by_first.get(key, ()):
                if tuple(keys[at + 1 : at + 1 + len(rest)]) == rest:
                    found.append(Cue(at, at + 1 + len(rest), issue, option))
        return found


_ENDING = re.compile(r"(?<=[a-z]{4})(?:[ai]tion|ion|ment|[ae]nce|ure|al|ing|ed|er|e)$")  # recognise and recognition


@lru_cache(maxsize=100_000)
def stem(low: str) -> str:
    """Fold the forms of a word into one; the verb's lemma, where the noun's is another, loses."""
    word = look_up(low)
    lemma = word.noun if "N" in word.readings and word.noun else word.verb
    return _ENDING.sub("", lemma)


@lru_cache(maxsize=64)
def cues_of(codebook: Codebook) -> Cues:
    """Build the search for a codebook's cues."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = defaultdict(list)

    def add(cue: str, issue: str, option: str | None) -> None:
        keys = tuple(stem(low) for low in split_words(cue).lower)
        entry = (keys[1:], issue, option)
        if keys and entry not in by_first[keys[0]]:
            by_first[keys[0]].append(entry)

    for issue in codebook.issues:
        for cue in issue.cues or tuple(word for word in split_words(issue.title).lower if len(word) > 3):
            add(cue, issue.id, None)
        for option in issue.options:
            for cue in option.cues or (option.title,):
                add(cue, issue.id, option.id)
    return Cues({first: tuple(row) for first, row in by_first.items()})


def issues_in(found: Sequence[Cue], start: int, end: int) -> list[tuple[str, str | None]]:
    """Return the issues that words `start` to `end` are about, strongest first, each with its option or None.

    An issue needs a cue of its own, an option's cue of two words or more, or no other issue beside it.
    """
    inside = [cue for cue in found if start <= cue.start and cue.end <= end]
    weight: dict[str, float] = defaultdict(float)
    options: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    named: dict[str, None] = {}  # in the order of the text, so that equals are always ranked alike
    for cue in inside:
        length = cue.end - cue.start
        weight[cue.issue] += 2.0 * length if cue.option is None else length
        if cue.option is None or length > 1:
            named[cue.issue] = None
        if cue.option is not None:
            options[cue.issue][cue.option] += length
    if not named and len(weight) == 1:
        named = dict.fromkeys(weight)
    ranked = sorted(named, key=lambda issue: (-weight[issue], min(cue.start for cue in inside if cue.issue == issue)))
    return [(issue, _strongest(options[issue])) for issue in ranked]


def _strongest(options: Mapping[str, float]) -> str | None:
    return max(options, key=lambda option: options[option]) if options else None
