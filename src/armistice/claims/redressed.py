"""What becomes of an action in whole reports, where the guide of the reading set parts from PLOVER."""

from __future__ import annotations

from dataclasses import replace

from armistice.claims.events import COOPERATIVE
from armistice.claims.lists import listed
from armistice.claims.reads import Draft
from armistice.claims.words import Words

_OFFERS = listed("redressed.offers")
_STREET = listed("redressed.street")
_TURNED = {
    ("accuse", "dispute"): "reject", ("accuse", "object"): "reject", ("accuse", "contest"): "reject",
    ("support", "invite"): "agree", ("consult", "invite"): "agree", ("yield", "concede"): "agree",
    ("yield", "forgo"): "agree",
}  # fmt: skip
"""By action and verb: who objects says no, who invites offers, who concedes a point accepts it."""
_NAMING = frozenset({"call", "dub", "brand", "term", "label", "christen", "describe"})


def redressed(draft: Draft, head: str, words: Words) -> Draft:
    """Return the draft of a clause whose verb is `head` with the action that the guide gives it."""
    turned = _TURNED.get((draft.action, head))
    if turned:
        return replace(draft, action=turned)
    lemmas = words.lemmas[draft.first : draft.last]
    if draft.action == "accuse" and head in _NAMING and _named(lemmas, head) & _OFFERS:
        return replace(draft, action="reject")  # called the offer an insult: turns it down
    if draft.action == "agree" and head == "sign":
        return replace(draft, action="support")
    if draft.action == "protest" and head == "protest" and not _STREET & set(lemmas):
        return replace(draft, action="accuse", how="position")  # in words, not in the street
    if draft.action in COOPERATIVE and "neither" in words.lower[max(0, draft.first - 1) : draft.first + 1]:
        return replace(draft, action="reject")  # neither capital has endorsed it
    return draft


def _named(lemmas: list[str], head: str) -> set[str]:
    """The words right behind the verb, among them what is given a name."""
    at = lemmas.index(head) + 1 if head in lemmas else len(lemmas)
    return set(lemmas[at : at + 4])
