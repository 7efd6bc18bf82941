"""Who a noun group means: a party of the codebook, somebody the text names, or nobody that can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from armistice.claims.codebook import Codebook
from armistice.claims.lexicon import look_up
from armistice.claims.lists import listed
from armistice.claims.names import Mention, Names, names_of
from armistice.claims.phrases import Group
from armistice.claims.words import Words

_AGENTS = listed("actors.agents")
_PEOPLE = listed("actors.people")
_RIVALS = listed("actors.rivals")
_ACTING = _AGENTS | _RIVALS
_GROUPS = listed("actors.groups")
_BOTH = listed("actors.both")
_FIRST = listed("actors.first")
_SECOND = listed("actors.second")
_THIRD = listed("actors.third")
_EMPTY = listed("actors.empty")


@dataclass(slots=True)
class Scene:
    """What a reader keeps in mind while going through one document. Mutable; one per document."""

    codebook: Codebook
    names: Names = field(init=False)
    people: dict[str, str] = field(default_factory=dict)  # a surname or role, and whose it is
    subjects: list[str] = field(default_factory=list)  # actors of this paragraph, the last one last
    doer: str | None = None  # who acts in the clause at hand, for `its neighbour`
    speaker: str | None = None  # who says I and we
    addressee: str | None = None  # who is meant by you
    issuer: str | None = None  # whose paper this is

    def __post_init__(self) -> None:
        self.names = names_of(self.codebook)

    def paragraph(self) -> None:
        """A new paragraph: pronouns start afresh."""
        self.subjects.clear()

    def acted(self, actors: list[str]) -> None:
        """Keep who acted last, for the pronouns to come."""
        known = bool(self.subjects)
        self.subjects.extend(one for one in actors if not (known and one.startswith(("a ", "an ", "A ", "An "))))


def resolve(words: Words, group: Group, mentions: list[Mention], scene: Scene) -> list[str]:
    """Return the parties a noun group means, or its own words where it is somebody else, or nothing."""
    start, end = group
    first = words.lower[start]
    if end - start == 1 and words.tags[start] in "OWD":
        return _pronoun(first, scene)
    named = _named(words, group, mentions)
    if named:
        return named
    if _is_both(words, group) and scene.codebook.both():
        return list(scene.codebook.both())
    if first in ("that", "this", "no", "any", "every", "each", "such", "nobody"):
        return []
    last = scene.doer or (scene.subjects[-1] if scene.subjects else None)
    if _heads(words, group) & _RIVALS and last in scene.codebook.both():
        return [one for one in scene.codebook.both() if one != last]
    if first == "your" and scene.issuer and _heads(words, group) & _AGENTS:
        return [scene.issuer]
    if words.tags[start] in "OD" and first in _THIRD | _FIRST | _SECOND:
        owner = [scene.doer] if scene.doer and first in _THIRD else _pronoun(first, scene)
        somebody_else = scene.doer or "P" in words.tags[start:end] or _heads(words, group) & _RIVALS
        if not scene.codebook.parties and (somebody_else or not owner):
            return _described(words, group, scene)  # he dismissed his minister, he met his counterpart
        if owner and _heads(words, group) & _AGENTS:
            return owner
        return []
    return _described(words, group, scene)


def _pronoun(word: str, scene: Scene) -> list[str]:
    if word in _FIRST:
        return [scene.speaker] if scene.speaker else []
    if word in _SECOND:
        return [scene.addressee] if scene.addressee else []
    if word in _THIRD and scene.subjects:
        return [scene.subjects[-1]]
    if word in ("both", "neither"):
        return list(scene.codebook.both())
    return []


def _is_both(words: Words, group: Group) -> bool:
    inside = words.lower[group[0] : group[1]]
    last = inside[-1]
    if last not in _GROUPS:
        return inside[0] == "both" and last.endswith("s") and is_agent(words, group)  # both coastguards
    return bool(_BOTH & set(inside)) or (inside[0] == "the" and last in ("sides", "parties") and len(inside) == 2)


def _named(words: Words, group: Group, mentions: list[Mention]) -> list[str]:
    """The party at the head, else its owner; two where the group joins two."""
    inside = [mention for mention in mentions if group[0] <= mention.start and mention.end <= group[1]]
    if not inside:
        return []
    found = [inside[0].party]
    for before, mention in pairwise(inside):
        between = words.lower[before.end : mention.start]
        joined = {"and", "or", "nor"} & set(between) or between == [","]
        if joined and mention.party not in found:
            found.append(mention.party)
    return found


def _heads(words: Words, group: Group) -> set[str]:
    return {words.lemmas[at] for at in range(*group) if words.tags[at] == "N"}


def is_agent(words: Words, group: Group) -> bool:
    """Tell a group that can act (people, bodies, names) from a thing."""
    at = group[1] - 1
    while at > group[0] and words.tags[at] not in "NP":
        at -= 1
    of = words.tags.find("I", *group)
    at = of - 1 if of >= 0 else at  # the head stands before the first of
    return words.tags[at] in "P#" or _is_acting(words.lemmas[at])


@lru_cache(maxsize=50_000)
def _is_acting(lemma: str) -> bool:
    return lemma in _ACTING or lemma.rsplit("-", maxsplit=1)[-1] in _AGENTS or _looks_human(lemma)


def _looks_human(lemma: str) -> bool:
    ending = len(lemma) > 5 and lemma.endswith(
        ("ist", "man", "woman", "men", "ian", "eer", "crat", "maker", "worker", "holder", "leader")
    )
    return ending and "N" in look_up(lemma).readings


def _described(words: Words, group: Group, scene: Scene) -> list[str]:
    joint = _joint(words, group)
    if joint:
        return joint
    text = words.text[words.starts[group[0]] : words.ends[group[1] - 1]]
    for at in range(group[1] - 1, group[0] - 1, -1):
        known = scene.people.get(words.lower[at])
        if known and words.tags[at] in "NP":
            return [known]
    lower = words.lower[group[0]]
    if (
        scene.issuer
        and lower in ("the", "your", "our")
        and group[1] - group[0] == 2
        and words.lemmas[group[0] + 1] in _AGENTS
    ):
        return [scene.issuer]
    if lower == "the" and group[1] - group[0] == 2 and words.lower[group[0] + 1] in scene.names.by_last:
        return [scene.names.by_last[words.lower[group[0] + 1]]]
    if lower in _EMPTY and group[1] - group[0] == 1:
        return []
    return [text] if is_agent(words, group) or not scene.codebook.parties else []


def _joint(words: Words, group: Group) -> list[str]:
    """`Jordan and Britain` are two, `talks between` them too; a longer list or one joined by `of` is one body."""
    if "between" in words.lower[group[0] : group[1]]:
        group = words.lower.index("between", *group) + 1, group[1]
    elif re.fullmatch(r"D?[NP]*NIP+CP+", words.tags[group[0] : group[1]]) and _PEOPLE & set(words.lower[slice(*group)]):
        group = words.tags.index("I", *group) + 1, group[1]  # leaders of Jordan and Britain
    if words.tags.count("C", *group) != 1 or set("I,") & set(words.tags[group[0] : group[1]].replace(",R,", "")):
        return []
    cut = words.tags.index("C", *group)
    if cut == group[0] or cut + 1 == group[1] or words.lower[cut] != "and":
        return []
    aside = 3 * (words.tags[cut - 3 : cut] == ",R,")  # Berg, left, and Mora
    pieces = [(group[0], cut - aside), (cut + 1, group[1])]
    if not all(is_agent(words, piece) for piece in pieces):
        return []
    return [words.text[words.starts[first] : words.ends[last - 1]] for first, last in pieces]


def introduce(words: Words, groups: list[Group], mentions: list[Mention], scene: Scene) -> None:
    """Learn whose people are: `Norva's minister, Oda Lind` and `Renner, who speaks for the employers`."""
    if not mentions:
        return
    for group, following in pairwise(groups):
        party = next((mention.party for mention in mentions if group[0] <= mention.start < group[1]), None)
        other = next((mention.party for mention in mentions if following[0] <= mention.start < following[1]), None)
        gap = words.tags[group[1] : following[0]]
        if gap == "," and party and not other and _is_person(words, following) and _heads(words, group) & _AGENTS:
            scene.people.setdefault(words.lower[following[1] - 1], party)
        elif gap == "," and other and not party and _is_person(words, group) and _heads(words, following) & _AGENTS:
            scene.people.setdefault(words.lower[group[1] - 1], other)
        if party and words.tags[group[1] - 1] == "P" and _heads(words, group) & _AGENTS:
            surname = words.lower[group[1] - 1]
            if not any(mention.start <= group[1] - 1 < mention.end for mention in mentions):
                scene.people.setdefault(surname, party)


def _is_person(words: Words, group: Group) -> bool:
    return words.tags[group[0] : group[1]].strip("P") == "" and group[1] - group[0] <= 4
