"""Which noun group behind a verb is acted on: every one is ranked by how it stands there and what it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from armistice.claims.actors import is_agent
from armistice.claims.lists import listed, table_text
from armistice.claims.patterns import load
from armistice.claims.phrases import Clause, Group
from armistice.claims.reads import Read

_DEEDS = listed("targets.deeds")
GIVING = listed("targets.giving")
_AMOUNTS = listed("targets.amounts")
JOINT = listed("targets.joint")
_LINKS = listed("targets.links")
_PLACING = frozenset({"in", "at", "near"})
_DONE_TO = frozenset({"assault", "coerce", "accuse", "reject", "support", "yield", "aid"})


class Option(NamedTuple):
    """Noun group number `at` of a sentence, which may be acted on, and the signs for and against it."""

    at: int
    signs: list[str]


def rank(signs: list[str]) -> float:
    """Return how likely a noun group with these signs is acted on, as a logit against the others of its clause."""
    return sum(map(_weights().__getitem__, signs))


@cache
def _weights() -> defaultdict[str, float]:
    rows = [line.split("\t") for line in table_text("targets.tsv").splitlines() if not line.startswith("#")]
    return defaultdict(float, {sign: float(weight) for sign, weight in rows})


def is_deed(read: Read, group: Group) -> bool:
    """Tell a group that names what is done (talks, attack, decision) from one that names somebody or a thing."""
    return read.words.lemmas[group[1] - 1] in _DEEDS


def options(read: Read, clause: Clause) -> Iterator[Option]:
    """Yield the noun groups behind the verb of a clause, with what speaks for and against each."""
    words, begin = read.words, clause.verbs.end
    head = words.lemmas[clause.verbs.head]
    last, order = begin, 0
    strikes = head in _hits_its_object()
    struck = deed = named = infinitive = False
    for at, group in enumerate(read.nouns):
        start = group[0]
        if not begin <= start < clause.end or words.tags[start] == "W":
            continue
        infinitive = infinitive or "TV" in words.tags[last:start]
        how = _stands(read, clause, start, infinitive)
        place = how in _PLACING and not words.tags[start : group[1]].strip("PJ")
        kind = "country" if place else _kind(read, at)
        signs = [f"place {min(order, 5)}", kind, how]
        signs += ["hit"] * (how == "direct" and strikes) + ["behind what is hit"] * (struck and how != "joined")
        signs += ["struck"] * (how == "object of an infinitive" and words.lemmas[start - 1] in _hits_its_object())
        signs += [f"deed {how}"] * (deed and not infinitive)
        signs += ["joint with"] * (how == "with" and head in JOINT) + ["given to"] * (how == "to" and head in GIVING)
        signs += ["behind a participle"] * (how in _LINKS and start - 2 >= begin and words.tags[start - 2] == "E")
        signs += ["given a thing"] * (how == "direct" and head in GIVING and _two(read, group))
        signs += ["behind an infinitive"] * infinitive + ["behind somebody"] * named
        signs += ["behind a comma"] * ("," in words.tags[begin:start])
        yield Option(at, signs)
        last, order = group[1], order + 1
        struck = struck or (how == "direct" and strikes)
        deed = deed or kind.endswith("deed")
        named = named or kind in ("name", "somebody", "named deed")


def _kind(read: Read, at: int) -> str:
    """What a group names: a deed, somebody, a pronoun, a number or another thing; and whether by a name."""
    group, words = read.nouns[at], read.words
    tags = words.tags[group[0] : group[1]]
    counted = words.lemmas[group[1] - 1] in _AMOUNTS and words.lower[group[1] : group[1] + 1] == ["of"]
    if counted and at + 1 < len(read.nouns):
        return _kind(read, at + 1)  # a handful of reporters
    if is_deed(read, group):
        return "named deed" if "P" in tags else "deed"
    if is_agent(read.words, group):
        return "name" if "P" in tags else "somebody"
    if tags in ("O", "W"):
        return "pronoun"
    return "named thing" if "P" in tags else "number" if "#" in tags else "thing"


def _two(read: Read, group: Group) -> bool:
    """Tell `granted the miners leave`, two objects, from one: somebody is named before the last word."""
    words = read.words
    named = range(group[0], group[1] - 1)
    return words.tags[group[1] - 1] == "N" and any(
        words.tags[at] == "P" or (words.tags[at] == "N" and is_agent(words, (group[0], at + 1))) for at in named
    )


def _stands(read: Read, clause: Clause, start: int, infinitive: bool) -> str:
    """How the group at `start` is tied to what stands before it."""
    words = read.words
    lead, link = words.tags[start - 1], words.lower[start - 1]
    if not words.tags[clause.verbs.end : start].strip("RY"):
        return "direct"
    if lead in "IT" and link in _LINKS:
        return link
    if lead in "VE":
        return "object of an infinitive" if infinitive else "object of another verb"
    return {"G": "object of a gerund", "C": "joined", ",": "listed"}.get(lead, "loose")


@cache
def _hits_its_object() -> frozenset[str]:
    """Verbs that say all by themselves (condemn, arrest): what stands right behind them is what they are done to."""
    rows = load("actions").by_trigger.items()
    return frozenset(word for word, found in rows if any(not row.longer and row.kind in _DONE_TO for row in found))
