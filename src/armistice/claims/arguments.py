"""Who a clause says did it, to whom, and how far the words of its claim reach."""

from __future__ import annotations

from armistice.claims.actors import Scene, is_agent
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group, whole
from armistice.claims.reads import Read
from armistice.claims.targets import GIVING, is_deed, options, rank
from armistice.claims.words import Words

LEAST_RANK = 0.5
"""Where parties are known, nobody is meant unless this likely; the codebook's own set tells a thing from somebody."""
PARTY = 2.0
"""How much it speaks for a noun group that it names a party of the codebook, or points to one."""
_ASKING = listed("arguments.asking")
_DISPATCHING = listed("arguments.dispatching")
_EXPELLING = listed("arguments.expelling")
_DISCUSSING = frozenset({"discuss", "negotiate", "debate"})
_HANDING = listed("arguments.handing")
_HANGING = listed("arguments.hanging")
_PLACED = frozenset({"in", "at", "near", "inside", "of", "from"})


def roles(read: Read, clause: Clause, scene: Scene) -> tuple[Group | None, Group | None]:
    """The noun groups of who does it and to whom it is done; a passive turns them round."""
    if clause.verbs.passive and not goes(read, clause):
        return agent(read, clause, not scene.codebook.parties), receiver(read, clause) or clause.subject
    return clause.subject, object_of(read, clause, scene)


def object_of(read: Read, clause: Clause, scene: Scene) -> Group | None:
    """The noun group after the verb that the act is most likely directed at, whole."""
    words = read.words
    parties = bool(scene.codebook.parties)
    head = words.lemmas[clause.verbs.head]
    given = receiver(read, clause) if head in _HANDING else _partner(read, clause) if head in _DISCUSSING else None
    if given is not None:
        return given
    best, most = None, LEAST_RANK if parties else -99.0
    for option in options(read, clause):
        group = read.nouns[option.at]
        value = rank(option.signs)
        if parties:
            party = any(group[0] <= mention.start < group[1] for mention in read.mentions)
            pronoun = words.tags[group[0]] == "O" or words.lower[group[0]] == "both"
            if "country" in option.signs or not (party or pronoun or is_agent(words, group)):
                continue
            if not (party or pronoun) and _is_place(words, group):
                continue
            value += PARTY * (party or pronoun)
        if value > most:
            best, most = whole(words, read.nouns, option.at), value
    wanted = _asked(read, clause)
    if wanted is not None and (best is None or not is_agent(words, best)):
        return wanted
    if best is None:
        return None
    best = _with_others(read, clause, best)
    return best if parties else _with_place(read, clause, best)


def _is_place(words: Words, group: Group) -> bool:
    """`two landings on the Orme`, `gravel out of the Lower Bend`: a name behind a preposition that nobody known has."""
    named = not words.tags[group[0] : group[1]].strip("DJP")
    return named and group[0] > 0 and words.lower[group[0] - 1] in _PLACED | {"on", "across", "through", "over"}


def _partner(read: Read, clause: Clause) -> Group | None:
    """With whom a matter is discussed, whatever the matter names: `discussed Chile with the envoy`."""
    words = read.words
    for at, group in enumerate(read.nouns):
        inside = clause.verbs.end <= group[0] < clause.end and "TV" not in words.tags[clause.verbs.end : group[0]]
        if inside and words.lower[group[0] - 1] == "with" and is_agent(words, group):
            return _with_others(read, clause, whole(words, read.nouns, at))
    return None


def _asked(read: Read, clause: Clause) -> Group | None:
    """Who is to act in what a clause asks for: `demanded that Southland leave`."""
    words = read.words
    that = clause.end - 1
    if that <= 0 or words.lower[that] != "that" or words.lemmas[that - 1] not in _ASKING:
        return None
    return next((other.subject for other in read.clauses if other.front == clause.end and other.link == "that"), None)


def _with_others(read: Read, clause: Clause, group: Group) -> Group:
    """A group with who is joined to it or stands in apposition: `Jordan and Britain`, `its envoy, Oda Lind,`."""
    words, (start, end) = read.words, group
    for other in read.nouns:
        gap = words.tags[end : other[0]]
        if other[0] != end + 1 or other[1] > clause.end or gap not in ("C", ","):
            continue
        after = words.tags[other[1] : other[1] + 1]
        second = gap == "C" and words.lower[end] == "and" and is_agent(words, other)
        named = gap == "," and words.tags[end - 1] == "N" and not words.tags[slice(*other)].strip("P") and after in ",."
        if is_agent(words, group) and (second or named):
            end = other[1]
    return start, end


def receiver(read: Read, clause: Clause) -> Group | None:
    """To whom something is given: `the files were handed to the court`, `gave a mask of gold to the museum`."""
    words = read.words
    if words.lemmas[clause.verbs.head] not in GIVING:
        return None
    for at, group in enumerate(read.nouns):
        inside = clause.verbs.end <= group[0] < clause.end
        if inside and words.lower[group[0] - 1] == "to" and is_agent(words, group):
            return _with_others(read, clause, whole(words, read.nouns, at))
    return None


def _with_place(read: Read, clause: Clause, group: Group) -> Group:
    """A noun group with the place that is said of it, on either side: `an army camp in western Kabul`."""
    start, end = group
    for other in reversed(read.nouns):
        held = clause.verbs.end <= other[0] and other[1] == start - 1 and read.words.lower[start - 1] in _PLACED
        if held and not is_deed(read, other):
            start = other[0]
    for other in read.nouns:
        if other[0] == end + 1 and read.words.lower[end] in _PLACED and other[1] <= clause.end:
            end = other[1]
    return start, end


def goes(read: Read, clause: Clause) -> bool:
    """Tell a passive whose subject acts, sent by nobody who is named: `soldiers were deployed along the border`."""
    sent = (
        read.words.lemmas[clause.verbs.head] in _DISPATCHING
        and "by" not in read.words.lower[clause.verbs.end : clause.end]
    )
    return sent and clause.subject is not None and is_agent(read.words, clause.subject)


def agent(read: Read, clause: Clause, open_book: bool) -> Group | None:
    """The noun group after `by` of a passive; with no parties to look for, else the place where it was done."""
    away = read.words.lemmas[clause.verbs.head] in _EXPELLING
    for links in (("by",), ("from",) if open_book and away else (), ("in",) if open_book else ()):
        for at, group in enumerate(read.nouns):
            if clause.verbs.end <= group[0] < clause.end and read.words.lower[group[0] - 1] in links:
                return _with_others(read, clause, whole(read.words, read.nouns, at))
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
    but = next((at for at in range(clause.verbs.end, last - 1) if words.lower[at : at + 2] == ["but", "not"]), last)
    return first, trimmed(words, first, but)  # accepts a truce, but not the toll: what follows is refused


def trimmed(words: Words, first: int, last: int) -> int:
    """Take the marks and connecting words off the end of a run of words."""
    while last > first + 1 and words.tags[last - 1] in ",.;:-Q(CSW":
        last -= 1
    return last
