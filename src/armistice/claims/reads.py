"""A sentence with all that was found in it, and a claim in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from armistice.archive.passages import Passage
from armistice.claims.actors import Scene, introduce
from armistice.claims.clauses import clauses_of
from armistice.claims.issues import Cue, Cues
from armistice.claims.names import Mention
from armistice.claims.phrases import Clause, Group
from armistice.claims.sentences import split_sentences
from armistice.claims.words import Words, split_words

_Any = TypeVar("_Any")


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


def read_sentence(text: str, place: tuple[int, int], kind: str, scene: Scene, cues: Cues) -> Read:
    """Read the sentence text[place] and learn whose people it names."""
    words = split_words(text[slice(*place)])
    clauses, nouns = clauses_of(words)
    mentions = scene.names.find(words)
    introduce(words, nouns, mentions, scene)
    return Read(place[0], words, clauses, nouns, mentions, cues.find(words), kind)


def read_passage(text: str, block: Passage, opening: int, scene: Scene, cues: Cues) -> list[Read]:
    """Read the sentences of a passage, of which the first begins with `opening` code points of label."""
    reads = [
        read_sentence(text, place, block.kind, scene, cues) for place in split_sentences(text, block.start, block.end)
    ]
    if reads and opening:
        reads[0].opening = sum(end <= opening for end in reads[0].words.ends)
    return reads


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
    conditional: bool = False
    party_meant: bool = False  # a party is among the targets
    mutual: bool = False  # what two actors did to each other
    trigger: str = "head"  # head (the verb itself), infinitive, gerund, noun, other: what betrays it
    kind: str = "clause"  # clause, noun, condition, fragment

    @property
    def certainty(self) -> str | None:
        """What the construction says of it: "hedged", "conditional" or nothing."""
        return "hedged" if self.hedged else "conditional" if self.conditional else None


class Said(NamedTuple):
    """Words of one sentence that are somebody's: what is said, who says it, and what tells so.

    `told` is false where the saying is itself the deed (`vowed to leave`, `called for a pause`).
    """

    content: Group
    source: Group
    cue: Group
    told: bool = True


def part(words: Words, ranges: Sequence[Group]) -> Words:
    """The words of a clause alone, its subject and what it says; offsets still count from the sentence."""
    pieces = [slice(first, last) for first, last in ranges if first < last]
    if len(pieces) > 1 and all(one.stop == next.start for one, next in pairwise(pieces)):
        pieces = [slice(pieces[0].start, pieces[-1].stop)]
    forms, lower, lemmas = _cut(words.forms, pieces), _cut(words.lower, pieces), _cut(words.lemmas, pieces)
    tags = "".join([words.tags[piece] for piece in pieces])
    return Words(words.text, forms, lower, lemmas, tags, _cut(words.starts, pieces), _cut(words.ends, pieces))


def _cut(row: list[_Any], pieces: list[slice]) -> list[_Any]:
    return [one for piece in pieces for one in row[piece]]


def span(words: Words, group: Group | None) -> tuple[int, int] | None:
    """The code points of a noun group within its sentence."""
    return (words.starts[group[0]], words.ends[group[1] - 1]) if group else None
