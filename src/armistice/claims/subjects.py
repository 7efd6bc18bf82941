"""Who or what a verb's subject is, told from what stands before the verb."""

from __future__ import annotations

from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group
from armistice.claims.words import Words

_NO_CLIMB = listed("subjects.no_climb")
_SAYING = listed("clauses.saying")
_ROLES = listed("subjects.roles")
Found = tuple[Group | None, int, str, str]
"""A subject, the word its clause begins with, the clause's kind and its connecting word."""


def subject_of(words: Words, start: int, nouns: list[Group], earlier: list[Clause]) -> Found:
    """Return the subject of the verb group at `start`, where its clause begins, its kind and its connecting word."""
    at = start - 1
    tags = words.tags
    while at >= 0 and tags[at] in "RX":
        at -= 1
    at = _before_date(words, at) if at >= 0 else at
    there = words.lower[start] == "there" and "be" in words.lemmas[start : start + 4]
    if at < 0 or tags[at] in ":;" or there:
        return None, start, "main", ""
    if at >= 0 and tags[at] in ",)-Q":
        return _before_aside(words, at, start, nouns, earlier)
    group = _group_ending(nouns, at + 1)
    if group is None:
        return _unnamed(words, at, start, nouns, earlier)
    if tags[group[0]] == "W":
        return _antecedent(words, group, nouns), group[0], "relative", words.lower[group[0]]
    group = _over_participle(words, _climb(words, group, nouns), nouns, earlier)
    if group[0] > 2 and tags[group[0] - 2 : group[0]] == ",I" and not earlier:
        named = _before_aside(words, group[0] - 2, start, nouns, earlier)
        if named[0] is not None:
            return named  # Oda Lind, the minister, in a letter condemned …
    if group[0] > 0 and tags[group[0] - 1] == "I" and earlier:
        return earlier[-1].subject if earlier else None, start, "joined", ""
    return _with_gerund(words, group), _with_gerund(words, group)[0], "main", ""


def _unnamed(words: Words, at: int, start: int, nouns: list[Group], earlier: list[Clause]) -> Found:
    """The subject of a verb right behind `that`, `and` or another verb's words."""
    if words.tags[at] == "S" and words.lower[at] == "that":
        if at == 0 or words.tags[at - 1] not in "NP)":
            return None, at, "main", ""  # that’s unacceptable
        return _antecedent(words, (at, at + 1), nouns), at, "relative", "that"
    if words.tags[at] == "C" and earlier:
        over = _joined_to(earlier) if at and words.tags[at - 1] == "," else earlier[-1]
        return over.subject, start, "joined", words.lower[at]
    return (earlier[-1].subject if earlier else None), start, "joined", ""


def _over_participle(words: Words, group: Group, nouns: list[Group], earlier: list[Clause]) -> Group:
    """From `the general` in `the army led by the general marched` to the army."""
    at = group[0] - 1
    if at < 1 or words.tags[at] not in "IG":
        return group
    at -= words.tags[at] == "I"
    while at > 0 and words.tags[at] == "R":
        at -= 1
    outer = _group_ending(nouns, at) if words.tags[at] in "EG" else None
    if outer is None or words.tags[outer[0]] in "WO" or any(clause.verbs.head == at for clause in earlier):
        return group
    outer = _climb(words, outer, nouns)
    return group if outer[0] and words.tags[outer[0] - 1] in "VEGTI" else outer


def _with_gerund(words: Words, group: Group) -> Group:
    """`Freezing the lines` is one subject; `…, saying the lines are frozen` has its own."""
    start = group[0] - 1
    opens = start >= 0 and words.tags[start] == "G" and (start == 0 or words.tags[start - 1] in ".,CSQ:")
    told = opens and (words.tags[group[0]] == "O" or (start > 0 and words.lemmas[start] in _SAYING))
    return (start, group[1]) if opens and not told else group


def _joined_to(earlier: list[Clause]) -> Clause:
    """After a comma, `and …` goes on with the main clause, not with what hung on it."""
    return next((clause for clause in reversed(earlier) if clause.kind == "main"), earlier[-1])


def _before_date(words: Words, at: int) -> int:
    """Step over `on Tuesday`, `on 3 May`, `in 2019` and `, on 3 May,` between a subject and its verb."""
    if words.tags[at] != "Y" and not (words.tags[at] == "#" and at and words.tags[at - 1] in "YI"):
        return at
    while at >= 0 and (words.tags[at] in "Y#RI" or words.lower[at] in ("last", "this", "next")):
        at -= 1
    return at - 1 if at >= 0 and words.tags[at] == "," else at


def _group_ending(nouns: list[Group], end: int) -> Group | None:
    for group in reversed(nouns):
        if group[1] == end:
            return group
        if group[1] < end:
            return None
    return None


def _climb(words: Words, group: Group, nouns: list[Group]) -> Group:
    """From `Ghani` in `a spokesman for President Ghani` to the whole, and over `A, B and C`."""
    start, end = group
    own = start  # before any and
    while start > 1 and (words.tags[group[0]] != "O" or words.lower[group[0] - 1] == "of"):
        before = start - 1
        if words.tags[before] == "I" and words.lower[before] not in _NO_CLIMB:
            outer = _group_ending(nouns, before - (words.tags[before - 1] == "J"))
        elif words.tags[before] == "T" and words.tags[before - 1] in "JE":
            outer = _group_ending(nouns, before - 1)
        elif words.tags[before] == "T" and words.lemmas[before - 1] in _ROLES:
            outer = _group_ending(nouns, before)
        elif words.tags[before] == "C" and words.lower[before] != "but":
            aside = words.tags[before - 3 : before] == ",R,"  # Berg, left, and Mora
            outer = _group_ending(nouns, before) or _group_ending(nouns, before - (3 if aside else 1))
            if outer and outer[0] > 0 and words.tags[outer[0] - 1] in "VEGTBH":
                outer = None  # the end of another clause: `it bought time, and time is short`
        elif words.tags[before] == "(":
            outer = _group_ending(nouns, before)
        else:
            outer = None
        if outer is None or words.tags[outer[0]] == "W":
            break
        own = own if words.tags[before] == "C" or own != start else outer[0]
        start = outer[0]
    stolen = own != start and words.tags[start - 1 : start] in tuple("VEG")
    return (own if stolen else start), end  # `proposed an exchange of prisoners, and Russia agreed`


def _before_aside(words: Words, at: int, start: int, nouns: list[Group], earlier: list[Clause]) -> Found:
    """The subject stands before an aside: `X, the envoy to Y, said` or `X (Y) said` or `X and others, said`."""
    closing = words.tags[at]
    opening = {")": "(", "-": "-", ",": ",", "Q": "Q"}[closing]
    depth = at - 1
    limit = max(0, at - 18)
    while depth > limit and words.tags[depth] != opening:
        depth -= 1
    direct = _group_ending(nouns, at)
    group = _group_ending(nouns, depth) if depth > limit or words.tags[depth] == opening else None
    if group is not None and words.tags[group[0]] not in "W":
        climbed = _climb(words, group, nouns)
        if climbed[0] == 0 or words.tags[climbed[0] - 1] != "I":
            return climbed, climbed[0], "main", ""
    if earlier:
        return earlier[-1].subject, start, "joined", ""
    if direct is not None:
        direct = _climb(words, direct, nouns)
        return direct, direct[0], "main", ""
    return None, start, "main", ""


def _antecedent(words: Words, group: Group, nouns: list[Group]) -> Group | None:
    end = group[0]
    while end > 0 and words.tags[end - 1] in ",IQ-":
        end -= 1
    found = _group_ending(nouns, end)
    return found
