"""Where the words begin and end that a verb of saying says: what follows it, or what it stands behind as a tag."""

from __future__ import annotations

from armistice.archive.passages import HEADLINE
from armistice.claims.cues import frames_of
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group
from armistice.claims.reads import Read
from armistice.claims.words import Words

_ASIDE = listed("said.aside")
_WHETHER = listed("said.whether")
_TO_THINGS = listed("said.to_things")
_CLAUSAL = frozenset({"says", "thinks", "tells", "shows", "urges"})
_NEAR = 12
"""Verbs that one content is looked through for another speech; no honest sentence has more."""


def following(
    read: Read, number: int, clause: Clause, frames: dict[str, frozenset[str]], limit: int, tag: bool
) -> tuple[Group, bool] | None:
    """Return what stands behind verb number `number` as its content, not beyond word `limit`, or None.

    Also whether it is told as a clause or in quotation marks; `vowed to leave` and `called for a pause` are deeds.
    """
    words = read.words
    after = _past_adverbs(words, clause.verbs.end)
    found = _phrase(read, clause, frames, after)
    if found is not None and not (tag and "tells" in frames):
        return found, False
    stop = read.clauses[number + 1].verbs.start if number + 1 < len(read.clauses) else limit
    how, at = _opener(words, after, min(stop, limit))
    if not how:
        how, at = _past_relative(read, number, after, limit)
    if how == "to":
        first = _infinitive(read, frames, after, at)
        return None if first is None else ((first, _end(read, number, first, limit)), False)
    if not _CLAUSAL & frames.keys():
        return None
    owned = words.lower[after : after + 1] == ["to"] and words.lemmas[clause.verbs.head] in _TO_THINGS
    if how == "that" and "tells" not in frames and ((after, at - 1) in read.nouns or owned):
        return None  # offered a reason that …, replied to the letter that …
    if how:
        return (at, _end(read, number, at, limit)), True
    bare = _bare(read, number, frames, after, limit)
    return None if bare is None else ((bare, _end(read, number, bare, limit)), True)


def _past_adverbs(words: Words, at: int) -> int:
    while at < len(words) and words.tags[at] in "RX" and words.lower[at] != "there":
        at += 1
    return at


def _phrase(read: Read, clause: Clause, frames: dict[str, frozenset[str]], after: int) -> Group | None:
    """`warned of a storm`, `accused the crew of theft`, `announced a pause`."""
    words = read.words
    if after >= len(words):
        return None
    if words.lower[after] in frames.get("tells_of", ()):
        return _noun_content(read, clause, after + 1)
    if "names" in frames and (words.tags[after] == "G" or words.lower[after] == "having"):
        own = next((one for one in read.clauses if one.verbs.start == after), clause)
        return _noun_content(read, own, after)  # admitted having known of it
    group = next((group for group in read.nouns if group[0] == after), None)
    if group is None or words.tags[after] == "W" or ("calls" in frames and "Q" in words.tags[after : clause.end]):
        return None
    if words.lower[group[1] : group[1] + 1] == ["as"] and words.tags[group[1] + 1 : group[1] + 2] == "G":
        return group[0], len(words)  # quoted the source as saying …
    if "accuses" in frames:
        for at in range(group[1], min(clause.end, group[1] + 8)):
            if words.lower[at] in frames["accuses"] and at + 1 < len(words):
                return group[0], _noun_end(read, clause, at + 1)
    directly = "names" in frames and words.tags[after] not in "OY" and words.tags[after] != "'"
    if directly and not (group[1] < len(words) and group[1] == _next_verb(read, clause)):
        return _noun_content(read, clause, after) if words.tags[group[1] : group[1] + 1] != "S" else None
    return None


def _next_verb(read: Read, clause: Clause) -> int:
    return next((other.verbs.start for other in read.clauses if other.verbs.start >= clause.verbs.end), -1)


def _noun_content(read: Read, clause: Clause, first: int) -> Group | None:
    end = _noun_end(read, clause, first)
    return (first, end) if end > first else None


def _noun_end(read: Read, clause: Clause, first: int) -> int:
    """Where a noun group with all that hangs on it ends: at a comma, a link or the end of the clause."""
    words, end = read.words, min(max(clause.end, first + 1), len(read.words))
    for at in range(first + 1, end):
        if words.tags[at] in ",;.-" or (words.tags[at] == "S" and words.lower[at] != "than"):
            return at
    while end > first and words.tags[end - 1] in "C,.RX":
        end -= 1
    return end


def _opener(words: Words, after: int, stop: int) -> tuple[str, int]:
    """Return the first sign that what is said begins, and its first word; what stands in brackets is passed over."""
    behind = after
    for at in range(after, stop):
        tag = words.tags[at]
        if at < behind:
            continue
        if tag == "S" and words.lower[at] == "that":
            return "that", at + 1
        if (tag == "W" or words.lower[at] in _WHETHER) and words.tags[at - 1] in "VEGNOPR":
            relative = words.tags[at - 1] in "NP" and words.lower[at] in ("who", "which", "whose", "if")
            if not relative or words.lemmas[after - 1] == "ask":
                return "whether", at
        if tag == ":" and at + 1 < len(words):
            return "colon", at + 1
        if tag == "Q":
            return "quote", at
        if tag == "T" and _verb_follows(words, at + 1):
            return "to", at
        if tag == "(":
            behind = words.tags.find(")", at, stop) + 1
            continue
        if tag == ";" or (tag == "," and at + 1 < len(words) and words.tags[at + 1] in "WC"):
            break
    return "", stop


def _past_relative(read: Read, number: int, after: int, limit: int) -> tuple[str, int]:
    """`wrote in his memoirs, which nobody read, that …`: what follows the comma behind a relative clause."""
    words = read.words
    if number + 1 < len(read.clauses) and words.tags.find(",W", after, read.clauses[number + 1].verbs.start) >= 0:
        comma = words.tags.find(",", read.clauses[number + 1].verbs.end, limit)
        if comma >= 0:
            return _opener(words, comma + 1, min(comma + 2, limit))
    return "", limit


def _verb_follows(words: Words, at: int) -> bool:
    at = _past_adverbs(words, at)
    return at < len(words) and words.tags[at] in "VBH"


def _infinitive(read: Read, frames: dict[str, frozenset[str]], after: int, at: int) -> int | None:
    """`vowed to leave`: from `to`; `urged the crew to leave`: from the crew."""
    words = read.words
    negated = at - 1 if words.tags[at - 1] == "X" and at > after else at
    if negated <= after:
        return at if "promises" in frames else None
    first = after + (words.lower[after] in ("on", "upon", "to"))
    group = next((group for group in read.nouns if group[0] == first), None)
    if group is None or "," in words.tags[group[0] : at]:
        return None
    if "urges" in frames and (not frames["urges"] or words.lower[after] in frames["urges"] or first == after):
        return group[0]
    return at if "promises" in frames else None


def _bare(read: Read, number: int, frames: dict[str, frozenset[str]], after: int, limit: int) -> int | None:
    """A clause without that: `said the port was open`, `told reporters the port was open`."""
    words = read.words
    if number + 1 >= len(read.clauses):
        return None
    other = read.clauses[number + 1]
    if other.verbs.start >= limit or other.kind not in ("main", "reported", "content"):
        return None
    first = other.front
    if "tells" not in frames and any(group[0] == after and group[1] < first for group in read.nouns):
        return None  # recognised the hold it claims
    if other.subject is None or other.subject[0] < after:
        there = words.lower[other.verbs.start - 1 : other.verbs.head]
        if "there" not in there:
            return None
        first = other.verbs.start
    between = words.tags[after:first]
    pauses = between.count(",") + between.count("-")  # none, or two around an aside
    if first < after or ";" in between or between[-1:] in ("C", "S") or pauses % 2:
        return None
    return first


def _end(read: Read, number: int, first: int, limit: int) -> int:
    """Where what is said ends: at the next that is said beside it, at a semicolon, or with the sentence."""
    words, end = read.words, limit
    for other in read.clauses[number + 1 : number + 1 + _NEAR]:
        if other.verbs.start <= first or other.verbs.start >= end:
            continue
        before = min(other.front, other.verbs.start) - 1
        while before > first and words.tags[before] == "R":
            before -= 1
        if not frames_of(words, other.verbs.head):
            continue
        if words.tags[before] == "C" or (other.kind == "participle" and words.tags[before] == ","):
            end = min(end, before)
            break
    seen = False
    for at in range(first, end):
        seen = seen or words.tags[at] in "VEBHM"
        if words.tags[at] == ";":
            return at
        aside = words.tags[at] == "," and at + 1 < end and words.lower[at + 1] in _ASIDE
        if seen and aside and words.lower[at + 2 : at + 3] not in (["only"], ["not"]):
            return at
    return end


def before(read: Read, clause: Clause, source: Group, first: int, limit: int) -> Group | None:
    """Return what a tag stands behind or within (`…, he said`), from word `first` on, or None where it is no tag."""
    words = read.words
    front = min(source[0], clause.verbs.start)
    first = max(first, words.tags.rfind(";", first, front - 1) + 1)
    limit = words.tags.find(";", front, limit) if ";" in words.tags[front:limit] else limit
    at = front - 1
    if at >= first and words.lower[at] == "as":
        at -= 1
    if at < first and front > first:  # As I said, …
        comma = words.tags.find(",", clause.verbs.end, limit)
        return (comma + 1, limit) if 0 <= comma < limit - 1 else None
    if at <= first or words.tags[at] not in ",Q-;":
        return None
    goes_on = _interrupts(read, first, at, max(clause.verbs.end, source[1]), limit)
    main = any(first <= one.verbs.start < at and one.kind == "main" and one.subject for one in read.clauses)
    loose = not main and words.tags[first] in "ISY" and words.lower[first] != "that"  # when it ended, he said nothing
    if loose or not (goes_on or _is_said(read, first, at)):
        return None
    return first, limit if goes_on else at


def _is_said(read: Read, first: int, end: int) -> bool:
    """What stands before a tag is a clause or a quotation."""
    return bool(set("QVEBHM") & set(read.words.tags[first:end])) or read.kind == HEADLINE


def _interrupts(read: Read, first: int, end: int, past: int, limit: int) -> bool:
    """Tell whether a sentence goes on behind its tag: `The truce, he said, was dead`."""
    words = read.words
    comma = next((at for at in range(past, min(limit, past + 12)) if words.tags[at] in ",-"), None)
    if comma is None or comma + 1 >= limit:
        return False
    if words.tags[comma + 1] == "Q":
        return True
    finite = any(first <= clause.verbs.start < end and not clause.verbs.gerund for clause in read.clauses)
    return not finite and words.tags[comma + 1] not in "GW"
