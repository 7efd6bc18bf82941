"""Groups of words: who or what is named (noun groups) and what is done (verb groups), found over a sentence's tags."""

from __future__ import annotations

import re
from typing import NamedTuple

from armistice.claims.lists import listed
from armistice.claims.words import Words

Group = tuple[int, int]
"""Words from the first up to, not including, the second."""

_NOUNS = re.compile(
    r"(?:(?<=[VIGE])E(?=N)|(?:R{0,2}[J#])+E(?=N)|D+#?(?:R?[J#EG](?=[NPJ#EGR'])|')*|(?:R{0,2}[J#])*)(?:[NPJ#]|'(?=[NPJE#G])|(?<=')[EG](?=[NP])|(?<![BRXIS,.])G(?=[NP]))*[NP]"
    r"|O|W|#(?=I)|#+(?=[VE])|D+(?=[.,;VBHMSETI])|D$"
)
_VERBS = re.compile(r"[RX]*(?:(?:[MBH][RX]*)+(?:[VEG](?!')|(?=[^VEG]|$))|[VE]|G)")
ACTS = listed("clauses.acts")
_STATES = listed("phrases.states")  # is opposed to, is committed to: no passives


class Verbs(NamedTuple):
    """One verb group: `start` to `end`, its `head`; passive, -ing form without be, infinitive."""

    start: int
    end: int
    head: int
    passive: bool
    gerund: bool
    infinitive: bool


class Clause(NamedTuple):
    """One finite or participle clause. `subject` is None where nobody is named; `front` is its first word.

    `kind`: main, joined (and …), relative, participle, reported (that …), dependent (because, if, after …).
    `governor` is the index of the clause it depends on, or -1.
    """

    subject: Group | None
    verbs: Verbs
    front: int
    end: int
    kind: str
    governor: int
    link: str  # the connecting word, if any


def noun_groups(words: Words) -> list[Group]:
    """Return the noun groups from left to right, possessors folded into what they possess."""
    groups = [found.span() for found in _NOUNS.finditer(words.tags)]
    return [piece for group in groups for piece in _without_deed(words, *group)] if "G" in words.tags else groups


def _without_deed(words: Words, start: int, end: int) -> list[Group]:
    """`a resolution criticising Mora` and `a coalition fighting Southland` are two groups with a deed between."""
    for at in range(start, end - 1):
        opens = words.tags[at] == "G" and (words.tags[at + 1] == "P" or words.lemmas[at] in ACTS)
        if opens and at and words.tags[at - 1] in "NPY":
            return [(start, at)] * (at > start) + [(at + 1, end)]
    return [(start, end)]


def verb_groups(words: Words) -> list[Verbs]:
    """Return the verb groups from left to right."""
    groups = []
    for found in _VERBS.finditer(words.tags):
        start, end = found.span()
        head = end - 1
        letters = found.group()
        while head > start and words.tags[head] in "RX":
            head -= 1
        passive = words.tags[head] == "E" and "be" in words.lemmas[start:head]
        passive = passive and not (words.lemmas[head] in _STATES and words.tags[end : end + 1] == "T")
        gerund = words.tags[head] == "G" and "B" not in letters
        groups.append(Verbs(start, end, head, passive, gerund, start > 0 and words.tags[start - 1] == "T"))
    return groups


def whole(words: Words, groups: list[Group], at: int) -> Group:
    """Return noun group number `at` with what hangs on it: `of …`, a name in apposition, a bracket."""
    start, end = groups[at]
    for following in groups[at + 1 :]:
        gap = words.tags[end : following[0]]
        if gap == "I" and words.lower[end] == "of" and words.tags[following[0]] != "W":
            end = following[1]
        elif gap in ("(", "") and following[0] - end == len(gap) and gap == "(":
            end = following[1] + (words.tags[following[1] : following[1] + 1] == ")")
        else:
            break
    return start, end
