"""Whether a sentence holds a clause to be so: no condition, no content of a wish, nothing said in passing."""

from __future__ import annotations

from armistice.claims.clauses import says
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause
from armistice.claims.reads import Read

_OPEN = listed("drafts.open")
_WISHES = listed("drafts.wishes")
_ASKING = frozenset({"whether", "how", "what", "why", "who", "when", "where", "if", "after"})
_SUPPOSED = (["suppose"], ["imagine"], ["assume"], ["perhaps"], ["maybe"])
_IMPERSONAL = frozenset({"cost", "pay", "help", "hurt"})
_SUPPOSING = frozenset({"must", "would", "could", "might", "should"})


def asserted(read: Read, index: int) -> bool:
    """Tell whether the sentence holds the clause to be so: no condition, no content of a wish or a warning."""
    clause = read.clauses[index]
    if _wanted(read, clause):
        return True
    if clause.link in _OPEN or clause.kind == "content" or _in_passing(read, clause):
        return False
    if read.words.lower[read.opening : read.opening + 1] == ["should"] and "," in read.words.tags[clause.verbs.end :]:
        first_comma = read.words.tags.index(",")
        if clause.verbs.end <= first_comma:
            return False
    if clause.kind == "reported" and clause.governor >= 0:
        over = read.clauses[clause.governor]
        while over.kind == "reported" and not says(read.words, over) and over.governor >= 0:
            over = read.clauses[over.governor]  # …, that A, and that B
        if "X" in read.words.tags[over.verbs.start : over.verbs.end]:
            return False
        return says(read.words, over) and read.words.lemmas[over.verbs.head] not in _WISHES
    return True


def _in_passing(read: Read, clause: Clause) -> bool:
    """`as long as …`, `as was agreed`, `rather than asking for …`: nothing that anybody claims."""
    words, start = read.words, clause.verbs.start
    before = words.lower[max(0, clause.front - 2) : clause.front]
    if clause.link == "as" and (before[:1] in (["long"], ["soon"]) or clause.front == start):
        return True
    if clause.verbs.gerund and before[-1:] in (["than"], ["of"]):
        return True
    return _is_question(read, clause) or _is_unreal(read, clause)


def _is_question(read: Read, clause: Clause) -> bool:
    """`Asked whether …`, `asked me how …`: what was asked is no claim."""
    words, end = read.words, clause.verbs.end
    if words.lemmas[clause.verbs.head] != "ask":
        return False
    passive = clause.verbs.passive or words.tags[clause.verbs.head] == "E"
    return bool(_ASKING & set(words.lower[end : end + 6])) or (passive and clause.subject is None)


def _is_unreal(read: Read, clause: Clause) -> bool:
    """`would have offered`, `must have known`, `was to have proposed`, `It would be easy to demand`."""
    words, start, end = read.words, clause.verbs.start, clause.verbs.end
    inside = words.lower[start:end]
    if words.lower[read.opening : read.opening + 1] in _SUPPOSED or inside[-1:] == ["afford"]:
        return True  # Suppose they signed; they cannot afford to look away
    dummy = clause.subject is not None and words.lower[clause.subject[0]] == "it"
    if dummy and "T" in words.tags[end : end + 3] and words.lemmas[clause.verbs.head] in _IMPERSONAL:
        return True  # it costs nothing to be in favour
    if words.lemmas[clause.verbs.head] == "use" and words.tags[end : end + 2] == "TV" and clause.subject is not None:
        return True  # it used to warn the world
    if "would" in inside and any(_were(read, other) for other in read.clauses):
        return True  # if they were serious, they would …
    if "have" in inside and _SUPPOSING & set(inside[: inside.index("have")]):
        return True
    if {"choice", "option", "alternative"} & set(words.lower[end : end + 3]) and "but" in words.lower[end : end + 5]:
        return True
    if inside[-1:] == ["be"] and words.tags[end : end + 2] == "JT" and clause.subject is not None:
        return words.lower[clause.subject[0]] == "it"
    return words.lower[end : end + 2] == ["to", "have"] and words.tags[start] == "B"


def _were(read: Read, clause: Clause) -> bool:
    behind = read.words.lower[clause.verbs.head : clause.verbs.head + 2]
    return clause.link == "if" and behind[:1] == ["were"] and behind[1:] != ["to"] and "n't" not in behind


def _wanted(read: Read, clause: Clause) -> bool:
    """`What they want is …`: said with stress, not asked."""
    first = read.words.lower[read.opening : read.opening + 1] in (["what"], ["all"])
    return first and clause.front <= read.opening + 1 and read.words.tags[clause.end : clause.end + 1] == "B"
