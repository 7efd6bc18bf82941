"""What tells whose words or thoughts a text gives: verbs, adjectives, nouns and phrases, by what may follow them."""

from __future__ import annotations

from functools import cache

from armistice.claims.lists import table_text
from armistice.claims.words import Words


@cache
def frames() -> dict[str, dict[str, frozenset[str]]]:
    """Return the frames of every cue by lemma, each with the further words it asks for (see patterns/speech.tsv)."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in table_text("speech.tsv").splitlines():
        if line and not line.startswith("#"):
            frame, lemmas, further, _ = line.split("\t")
            for lemma in lemmas.split():
                known = found.setdefault(lemma, {})
                known[frame] = known.get(frame, frozenset()) | frozenset(further.split())
    return found


FRAMES = frames()
TRIGGERS = frozenset(lemma for lemma, found in FRAMES.items() if found.keys() - {"opinion", "voices"})
"""A sentence without any of these attributes nothing, but for an opinion at its head."""
_NONE: dict[str, frozenset[str]] = {}


def frames_of(words: Words, at: int) -> dict[str, frozenset[str]]:
    """Return the frames that the lemma of word `at` may have; none for most words."""
    return FRAMES.get(words.lemmas[at], _NONE)
