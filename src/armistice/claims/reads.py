"""A sentence with all that was found in it, and a claim in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from armistice.claims.clauses import Clause
from armistice.claims.issues import Cue
from armistice.claims.names import Mention
from armistice.claims.phrases import Group
from armistice.claims.words import Words


@dataclass(slots=True)
class Read:
    """One sentence with all that was found in it. Offsets of `words` count from `start` in the document."""

    start: int
    words: Words
    clauses: list[Clause]
    nouns: list[Group]
    mentions: list[Mention]
    cues: list[Cue]
    kind: str
    opening: int = 0  # words of a label at its head
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.words.text


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: what a clause says, before issue, force and attribution are told."""

    actors: list[str]
    targets: list[str]
    action: str
    chance: float
    weight: float  # of the pattern that betrays it
    clause: int
    first: int  # words
    last: int
    how: str | None = None  # the modality, where the construction fixes it
    hedged: bool = False
    party_meant: bool = False  # a party is among the targets
    trigger: str = "head"  # head (the verb itself), infinitive, gerund, noun, other: what betrays it
    kind: str = "clause"  # clause, noun, condition, fragment


def part(words: Words, ranges: Sequence[Group]) -> Words:
    """The words of a clause alone, its subject and what it says; offsets still count from the sentence."""
    keep = [at for first, last in ranges for at in range(first, last)]
    return Words(
        words.text,
        [words.forms[at] for at in keep],
        [words.lower[at] for at in keep],
        [words.lemmas[at] for at in keep],
        "".join(words.tags[at] for at in keep),
        [words.starts[at] for at in keep],
        [words.ends[at] for at in keep],
    )


def span(words: Words, group: Group | None) -> tuple[int, int] | None:
    """The code points of a noun group within its sentence."""
    return (words.starts[group[0]], words.ends[group[1] - 1]) if group else None
