"""Whose words and thoughts a sentence gives without a verb: `according to X`, `in X's view`, `X's claim that`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from armistice.claims.actors import is_agent
from armistice.claims.cues import FRAMES, frames_of
from armistice.claims.phrases import Group, whole
from armistice.claims.reads import Read, Said
from armistice.claims.words import Words

_NAMING = frozenset(lemma for lemma, found in FRAMES.items() if "naming" in found)
_STANCES = frozenset(lemma for lemma, found in FRAMES.items() if "stance" in found)
_BELIEFS = frozenset(lemma for lemma, found in FRAMES.items() if {"belief", "belief_of"} & found.keys())

_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def can_speak(read: Read, group: Group) -> bool:
    """Tell a group that can say or think: somebody, a body, a pronoun, a party."""
    if read.words.tags[group[0]] == "O" or any(group[0] <= one.start < group[1] for one in read.mentions):
        return True
    return is_agent(read.words, group)


def by_phrase(read: Read, marks: Sequence[Group], lemmas: Set[str]) -> list[Said]:
    """`According to X, …`, `…, citing X`, `In X's view, …`, `For X, …`; `lemmas` are those of the sentence."""
    found = opinions(read)
    found += [] if _NAMING.isdisjoint(lemmas) else _named_after(read, marks)
    return found if _STANCES.isdisjoint(lemmas) else [*found, *_stances(read, marks)]


def _named_after(read: Read, marks: Sequence[Group]) -> Iterator[Said]:
    words = read.words
    for at, lemma in enumerate(words.lemmas[:-1]):
        if lemma not in _NAMING or at < read.opening:
            continue
        further = FRAMES[lemma]["naming"]
        if further and words.lower[at + 1] not in further:
            continue
        if not words.lower[at].endswith("ing") or not (further or (at and words.tags[at - 1] == ",")):
            continue
        first = at + 1 + bool(further)
        number = next((number for number, group in enumerate(read.nouns) if first <= group[0] <= first + 1), None)
        if number is not None and (further or can_speak(read, read.nouns[number])):
            source = whole(words, read.nouns, number)
            content = _beside(read, at, source[1], marks)
            if content:
                yield Said(content, source, (at, first))


def _beside(read: Read, at: int, past: int, marks: Sequence[Group]) -> Group | None:
    """What a phrase from word `at` to `past` speaks of: what follows it at a sentence's head, else what it follows."""
    words = read.words
    first, limit = read.opening, len(words)
    for start, end in marks:
        if start <= at < end:
            first, limit = start, end
    comma = next((place for place in range(past, limit) if words.tags[place] == ","), None)
    if at <= first + 2 or words.tags[at - 1] == "C":
        start = comma + 1 if comma is not None else past
        return (start, limit) if start < limit else None
    for place in range(at - 1, first, -1):
        if words.tags[place] == ";":
            first = place + 1
            break
    said = any(first <= clause.verbs.start < at for clause in read.clauses)
    return (first, at) if said or comma is None else (first, limit)


def _stances(read: Read, marks: Sequence[Group]) -> Iterator[Said]:
    words = read.words
    for at, lemma in enumerate(words.lemmas):
        if lemma not in _STANCES or words.tags[at] not in "NG":
            continue
        group = next((group for group in read.nouns if group[0] <= at < group[1]), None)
        if group is None or group[0] == 0 or words.lower[group[0] - 1] not in FRAMES[lemma]["stance"]:
            continue
        source = _owner(words, group, at) or _after_of(read, at)
        if source is None:
            continue
        content = _beside(read, group[0] - 1, max(at + 1, source[1]), marks)
        if content:
            yield Said(content, source, (at, at + 1))


def _owner(words: Words, group: Group, at: int) -> Group | None:
    """Of `X's view` X, of `his view` his."""
    for place in range(at - 1, group[0] - 1, -1):
        if words.tags[place] == "'":
            return (group[0], place) if place > group[0] else None
    return (group[0], group[0] + 1) if words.lower[group[0]] in _OWNERS else None


def _after_of(read: Read, at: int, links: tuple[str, ...] = ("of",)) -> Group | None:
    words = read.words
    if at + 1 < len(words) and words.lower[at + 1] in links:
        number = next((number for number, group in enumerate(read.nouns) if group[0] == at + 2), None)
        if number is not None and (words.lower[at + 1] != "of" or can_speak(read, read.nouns[number])):
            return whole(words, read.nouns, number)
    return None


def opinions(read: Read) -> list[Said]:
    """`For Kyiv, the truce is a trap.`"""
    words, at = read.words, read.opening
    if at + 2 >= len(words) or "opinion" not in frames_of(words, at):
        return []
    number = next((number for number, group in enumerate(read.nouns) if group[0] == at + 1), None)
    if number is None or not can_speak(read, read.nouns[number]):
        return []
    source = whole(words, read.nouns, number)
    if words.tags[source[1] : source[1] + 1] != "," or not any(one.verbs.start > source[1] for one in read.clauses):
        return []
    return [Said((source[1] + 1, len(words)), source, (at, at + 1))]


def by_noun(read: Read, lemmas: Set[str]) -> list[Said]:
    """`X's claim that …`, `a warning by X that …`, `X's call for …`."""
    words, found = read.words, []
    if _BELIEFS.isdisjoint(lemmas):
        return found
    for at, lemma in enumerate(words.lemmas):
        if lemma not in _BELIEFS or words.tags[at] != "N" or at < read.opening:
            continue
        group = next((group for group in read.nouns if group[0] <= at < group[1]), None)
        if group is None:
            continue
        outside = _after_of(read, at, ("of", "by", "from"))
        source = _owner(words, group, at) or outside
        past = outside[1] if outside and source == outside else at + 1
        if source is None or past >= len(words):
            continue
        first = _opened(read, at, past)
        if first is not None and first < len(words):
            found.append(Said((first, _until_next_verb(read, first)), source, (at, at + 1)))
    return found


def _opened(read: Read, at: int, past: int) -> int | None:
    words = read.words
    frames = frames_of(words, at)
    if words.lower[past] == "that" and words.tags[past] == "S" and "belief" in frames:
        return past + 1
    if words.tags[past] == "B" and words.lower[past + 1 : past + 2] == ["that"] and "belief" in frames:
        return past + 2  # my view is that …
    if words.tags[past] == "T" and "belief" in frames and words.tags[past + 1 : past + 2] in ("V", "B", "H"):
        return past
    return past + 1 if words.lower[past] in frames.get("belief_of", ()) else None


def _until_next_verb(read: Read, first: int) -> int:
    """The content of a noun ends where the clause of the noun goes on."""
    words = read.words
    verbs = [clause for clause in read.clauses if clause.verbs.start >= first]
    skip = 0 if words.tags[first] == "T" else 1
    for clause in verbs[skip:]:
        at = clause.verbs.start
        if clause.kind == "joined" and words.tags[at - 1] == "C" and not skip:
            return at - 1  # turned down its request to stay but left the door open
        between = words.tags[verbs[0].verbs.end if skip else first : at]
        if words.tags[at - 1] not in "C," and clause.kind in ("main", "joined") and not set(between) & set("SW,Q"):
            return at
    return len(words)
