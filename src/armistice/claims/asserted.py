"""Whether a sentence holds a clause to be so: no condition, no content of a wish, nothing said in passing."""

from __future__ import annotations

from armistice.claims.clauses import says
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause
from armistice.claims.reads import Read

_OPEN = listed("drafts.open")
_WISHES = listed("drafts.wishes")


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
    """`as long as …`, `as was agreed`, `Asked whether …`, `was to have proposed`: nothing that anybody claims."""
    words, start = read.words, clause.verbs.start
    if clause.link == "as" and (
        words.lower[clause.front - 2 : clause.front - 1] in (["long"], ["soon"]) or clause.front == start
    ):
        return True
    asked = clause.verbs.passive or words.tags[clause.verbs.head] == "E"
    if asked and words.lemmas[clause.verbs.head] == "ask" and clause.subject is None:
        return True
    if words.lower[start : start + 2] == ["must", "have"]:
        return True
    return words.lower[clause.verbs.end : clause.verbs.end + 2] == ["to", "have"] and words.tags[start] == "B"


def _wanted(read: Read, clause: Clause) -> bool:
    """`What they want is …`: said with stress, not asked."""
    first = read.words.lower[read.opening : read.opening + 1] in (["what"], ["all"])
    return first and clause.front <= read.opening + 1 and read.words.tags[clause.end : clause.end + 1] == "B"
