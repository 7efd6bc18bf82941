"""Who a clause says did it, to whom, and how far the words of its claim reach."""

from __future__ import annotations

from functools import cache

from armistice.claims.actors import Scene, is_agent
from armistice.claims.clauses import Clause
from armistice.claims.lists import listed
from armistice.claims.patterns import load
from armistice.claims.phrases import Group, whole
from armistice.claims.reads import Read
from armistice.claims.words import Words

_TOWARDS = listed("arguments.towards")
_AROUND = listed("arguments.around")
_DEEDS = listed("arguments.deeds")
_HANGING = listed("arguments.hanging")
_GIVING = listed("arguments.giving")
_PLACED = frozenset({"in", "at", "near", "inside", "of", "from"})
_DONE_TO = frozenset({"assault", "coerce", "accuse", "reject", "support", "yield", "aid"})
_OPEN_BOOK = {
    "order": 0.2,
    "name": 2.0,
    "agent": 0.5,
    "direct": 0.5,
    "towards": 0.3,
    "around": 0.3,
    "deed": 1.0,
    "object": 1.0,
    "given": 1.5,
}
"""What makes a noun group likely to be acted on where no parties are known; tuned on sentences with known actors."""


def object_of(read: Read, clause: Clause, scene: Scene) -> Group | None:
    """The noun group after the verb that the act is most likely directed at."""
    words = read.words
    if not scene.codebook.parties:
        return _acted_on(read, clause)
    best, score, led = None, -1.0, ""
    for at, group in enumerate(read.nouns):
        if group[0] < clause.verbs.end or group[0] >= clause.end:
            continue
        before = words.lower[group[0] - 1]
        led = led if before == "of" else before  # what leads to `the offices` leads to `of the Commission`, too
        party = any(group[0] <= mention.start < group[1] for mention in read.mentions)
        person = is_agent(words, group) or words.tags[group[0]] in "O" or words.lower[group[0]] == "both"
        if led in _AROUND and not words.tags[group[0] : group[1]].strip("P"):
            continue
        if not (party or person) or words.tags[group[0]] == "W":
            continue
        value = (2.0 if party else 1.0 if person else 0.0) - 0.08 * (group[0] - clause.verbs.end)
        value += 0.4 if led in _TOWARDS else -0.6 if led in _AROUND else 0.0
        if value > score:
            best, score = whole(words, read.nouns, at), value
    return best


def _acted_on(read: Read, clause: Clause) -> Group | None:
    """Without parties to look for: the noun group that is most likely acted on, whatever it is."""
    words = read.words
    best, score = None, -9.0
    lemma = words.lemmas[clause.verbs.head]
    direct = _OPEN_BOOK["object"] if lemma in _hits_its_object() else _OPEN_BOOK["direct"]
    for order, at in enumerate(at for at, group in enumerate(read.nouns) if clause.verbs.end <= group[0] < clause.end):
        group = whole(words, read.nouns, at)
        tags = words.tags[group[0] : group[1]]
        before = words.lower[group[0] - 1]
        value = -_OPEN_BOOK["order"] * order
        value += _OPEN_BOOK["name"] * ("P" in tags) + _OPEN_BOOK["agent"] * is_agent(words, group)
        value += direct * (group[0] == clause.verbs.end) + _OPEN_BOOK["towards"] * (before in _TOWARDS)
        value -= _OPEN_BOOK["around"] * (before in _AROUND) + _OPEN_BOOK["deed"] * (
            "P" not in tags and words.lemmas[group[1] - 1] in _DEEDS
        )
        value += _OPEN_BOOK["given"] * (before == "to" and lemma in _GIVING)
        if value > score:
            best, score = group, value
    return _with_place(read, clause, best) if best else None


def _with_place(read: Read, clause: Clause, group: Group) -> Group:
    """A noun group with the place that is said of it, on either side: `an army camp in western Kabul`."""
    start, end = group
    for other in reversed(read.nouns):
        held = clause.verbs.end <= other[0] and other[1] == start - 1 and read.words.lower[start - 1] in _PLACED
        if held and read.words.lemmas[other[1] - 1] not in _DEEDS:
            start = other[0]
    for other in read.nouns:
        if other[0] == end + 1 and read.words.lower[end] in _PLACED and other[1] <= clause.end:
            end = other[1]
    return start, end


@cache
def _hits_its_object() -> frozenset[str]:
    """Verbs that say all by themselves (condemn, arrest): what stands right behind them is what they are done to."""
    rows = load("actions").by_trigger.items()
    return frozenset(word for word, found in rows if any(not row.longer and row.kind in _DONE_TO for row in found))


def agent(read: Read, clause: Clause, open_book: bool) -> Group | None:
    """The noun group after `by` of a passive; with no parties to look for, else the place where it was done."""
    for links in (("by",), ("in",) if open_book else ()):
        for at, group in enumerate(read.nouns):
            if clause.verbs.end <= group[0] < clause.end and read.words.lower[group[0] - 1] in links:
                return whole(read.words, read.nouns, at)
    return None


def extent(read: Read, index: int) -> tuple[int, int]:
    """The words of a claim: from its subject to the end of what hangs on it."""
    clause, words = read.clauses[index], read.words
    own = clause.subject is not None and clause.subject[0] == clause.front
    first = clause.front if own else clause.verbs.start
    if clause.kind == "relative" and own and words.tags[clause.front - 1] in "SW":
        for group in read.nouns:
            if group[1] == clause.front - 1:
                first = group[0]
    last = clause.end
    for after in read.clauses[index + 1 :]:
        hangs = after.kind in ("relative", "reported", "content") or after.link in _HANGING
        if not hangs or after.front > last:
            break
        last = after.end
    return first, trimmed(words, first, last)


def trimmed(words: Words, first: int, last: int) -> int:
    """Take the marks and connecting words off the end of a run of words."""
    while last > first + 1 and words.tags[last - 1] in ",.;:-Q(CSW":
        last -= 1
    return last
