"""Who says it: the source of a verb of saying before it, behind it, in a passive or in what it quotes somebody as."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.claims import said
from armistice.claims.cues import frames_of
from armistice.claims.phrases import Clause, Group, whole
from armistice.claims.reads import Read

Frames = dict[str, frozenset[str]]
_NEAR = 12
"""Verbs over which one speaker goes on; no honest sentence has more."""


def source_of(read: Read, number: int, clause: Clause, frames: Frames, marks: Sequence[Group]) -> Group | None:
    """Return who says what verb number `number` says, `clause` being its clause, or None where nobody is named."""
    if is_passive(read, clause) and "sure" not in frames:
        return _agent(read, clause)
    if clause.verbs.gerund and read.words.lower[clause.verbs.head - 1] == "as":
        return _quoted_one(read, number)
    return _speaker(read, number, frames, marks)


def is_passive(read: Read, clause: Clause) -> bool:
    """Also `is expected to`, `Asked by the court, …`: somebody else says, thinks or asks."""
    words, head = read.words, clause.verbs.head
    if words.tags[head] != "E":
        return False
    return "be" in words.lemmas[clause.verbs.start : head] or clause.verbs.start == read.opening


def bounds(read: Read, at: int, marks: Sequence[Group]) -> Group:
    """The words of the quotation that word `at` stands in, else those of the sentence behind its label."""
    for start, end in marks:
        if start <= at < end:
            return start, end
    return read.opening, len(read.words)


def _agent(read: Read, clause: Clause) -> Group | None:
    """By whom something was announced."""
    words = read.words
    for at in range(clause.verbs.end, min(clause.verbs.end + 2, len(words) - 1)):
        if words.lower[at] == "by":
            number = next((number for number, group in enumerate(read.nouns) if group[0] == at + 1), None)
            return None if number is None else whole(words, read.nouns, number)
    return None


def _quoted_one(read: Read, number: int) -> Group | None:
    """`X was quoted as saying`, `the agency quoted X as saying`."""
    at = read.clauses[number].verbs.start - 1
    group = next((group for group in read.nouns if group[1] == at), None)
    if group is not None and read.words.lower[group[0] - 1] != "by":
        return group
    over = read.clauses[number - 1] if number else None
    return over.subject if over is not None and over.verbs.passive else None


def _speaker(read: Read, number: int, frames: Frames, marks: Sequence[Group]) -> Group | None:
    clause, words = read.clauses[number], read.words
    inverted = _behind(read, clause, frames, marks)
    if inverted is not None:
        return inverted
    if clause.kind in ("joined", "participle"):
        before = _shared(read, number, marks)
        if before is not None:
            return _speaker(read, before, frames_of(words, read.clauses[before].verbs.head), marks)
    if (
        words.tags[clause.verbs.start - 1] == "#"
        and words.tags[clause.verbs.start - 2] in ",Q"
        and clause.verbs.start > 1
    ):
        return clause.verbs.start - 1, clause.verbs.start  # “…,” one said
    if words.lower[max(0, clause.verbs.start - 2) : clause.verbs.start] == ["no", "one"]:
        return None
    if clause.subject is None or words.lower[slice(*clause.subject)] == ["one"]:
        return None
    return _with_name(read, _with_aside(read, clause.subject, clause.verbs.start))


def _shared(read: Read, number: int, marks: Sequence[Group]) -> int | None:
    """The verb of saying before, whose speaker goes on: `X denied it and said that …`, `X left, adding that …`."""
    level = bounds(read, read.clauses[number].verbs.head, marks)
    for other in range(number - 1, max(-1, number - _NEAR), -1):
        clause = read.clauses[other]
        own = clause.kind not in ("joined", "participle") and frames_of(read.words, clause.verbs.head)
        if own and bounds(read, clause.verbs.head, marks) == level:
            return other
    return None


def _behind(read: Read, clause: Clause, frames: Frames, marks: Sequence[Group]) -> Group | None:
    """`…,” said X`: the speaker stands behind the verb."""
    words, start = read.words, clause.verbs.start
    if start == 0 or words.tags[clause.verbs.head] not in "VE" or not {"says", "thinks", "utters"} & frames.keys():
        return None
    mark = words.tags[start - 1]
    quoted = mark in ",-Q" and any(end in (start - 1, start - 2) for _, end in marks)
    if not quoted and (mark not in ",-Q" or "says" not in frames):
        return None
    group = next((group for group in read.nouns if group[0] == clause.verbs.end), None)
    if group is None or words.tags[group[0]] == "W":
        return None
    if "names" in frames and not quoted and (words.tags[group[0]] != "P" or _aside_before(read, start)):
        return None  # the minister, who was ill, announced a pause
    follow = words.tags[group[1] : group[1] + 1]
    if not quoted and (follow in ("V", "E", "B", "H", "M", "S") or not said.before(read, clause, group, 0, len(words))):
        return None
    return _with_apposition(read, group)


def _aside_before(read: Read, verb: int) -> bool:
    """Tell whether only a subject with its aside stands before a verb."""
    first = read.clauses[0]
    return first.verbs.start >= verb or first.kind == "relative"


def _with_aside(read: Read, group: Group, verb: int) -> Group:
    """`Oda Lind, the minister, said`: with what stands in commas or brackets before the verb."""
    words, (start, end) = read.words, group
    if _starts_alone(read, verb):
        return read.opening, verb - 1
    if end >= verb - 1:
        return group
    last = verb - 1
    while last > end and words.tags[last] in "RX":
        last -= 1
    aside = words.tags[end + 1 : last]
    commas = words.tags[end] == "," == words.tags[last]
    if commas and aside[:1] in tuple("DJNP#") and not set("VBHMW") & set(aside):
        return start, last
    if words.tags[end] == "(" and words.tags[last] == ")":
        return start, last + 1
    return group


def _with_name(read: Read, source: Group) -> Group:
    """`Oda Lind, head of the league said`: with the name that stands before."""
    words, start = read.words, source[0]
    if start < 2 or words.tags[start - 1] != "," or words.tags[start] not in "NJ":
        return source
    name = next((group for group in read.nouns if group[1] == start - 1), None)
    named = name is not None and words.tags[slice(*name)].strip("P") == "" and source[1] - start > 1
    named = named and name is not None and (name[0] == read.opening or words.tags[name[0] - 1] in ",S-")
    return (name[0], source[1]) if name is not None and named else source


def _with_apposition(read: Read, group: Group) -> Group:
    """`said Harn Velling, head of the league.`: with what follows a speaker who stands behind the verb."""
    words, (start, end) = read.words, group
    end = _with_of(read, end)
    tags = words.tags
    if tags[end : end + 1] == "," and tags[end + 1 : end + 2] and tags[end + 1] in "DJNP#":
        nouns = next((other for other in read.nouns if other[0] == end + 1), None)
        if nouns is not None:
            stop = _with_of(read, nouns[1])
            if tags[stop : stop + 1] in (",", ".", "", "Q", ":"):
                return start, stop
    return start, end


def _with_of(read: Read, end: int) -> int:
    words = read.words
    while end + 1 < len(words) and words.lower[end] in ("of", "for", "from"):
        group = next((other for other in read.nouns if other[0] == end + 1), None)
        if group is None:
            break
        end = group[1]
    return end


def _starts_alone(read: Read, verb: int) -> bool:
    """Tell whether all that stands before a verb is one named subject with its asides."""
    tags = read.words.tags[read.opening : verb]
    return tags[:1] in tuple("DJNP#") and "," in tags[:-1] and tags[-1] == "," and not set("VEBHMGWQ-:;") & set(tags)
