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
    ("yield", "forgo"): "agree", ("agree", "support"): "support", ("agree", "welcome"): "support",
    ("agree", "back"): "support", ("agree", "sign"): "support",
}  # fmt: skip
"""By action and verb: who objects says no, who invites offers, who concedes a point accepts it."""
_NOTHING = frozenset({"no", "nothing", "none", "neither"})
_WARM = frozenset({"beginning", "start", "progress", "breakthrough", "gift", "relief"})
_NAMING = frozenset({"call", "dub", "brand", "term", "label", "christen", "describe"})


def redressed(draft: Draft, head: str, words: Words) -> Draft:
    """Return the draft of a clause whose verb is `head` with the action that the guide gives it."""
    lemmas = words.lemmas[draft.first : draft.last]
    behind = _behind(lemmas, head)
    if draft.action in COOPERATIVE and set(behind[:1]) & _NOTHING:
        return replace(draft, action="reject")  # will sign nothing
    turned = _TURNED.get((draft.action, head))
    if turned:
        return replace(draft, action=turned)
    if draft.action == "accuse" and head in _NAMING:
        return _called(draft, lemmas, behind)
    if draft.action == "agree" and head == "withdraw" and _OFFERS & set(lemmas):
        return replace(draft, action="threaten")  # the offer will be withdrawn
    if draft.action == "protest" and head == "protest" and not _STREET & set(lemmas):
        return replace(draft, action="accuse", how="position")  # in words, not in the street
    if draft.action in COOPERATIVE and "neither" in words.lower[max(0, draft.first - 1) : draft.first + 1]:
        return replace(draft, action="reject")  # neither capital has endorsed it
    return draft


def _called(draft: Draft, lemmas: list[str], behind: list[str]) -> Draft:
    """Names that are given: called the offer an insult, the talks a beginning; called on somebody to act."""
    if behind[:1] in (["on"], ["upon"]):
        return replace(draft, action="request")
    if _WARM & set(lemmas):
        return replace(draft, action="support")
    return replace(draft, action="reject") if _OFFERS & set(behind[:4]) else draft


def _behind(lemmas: list[str], head: str) -> list[str]:
    """The words behind the verb."""
    return lemmas[lemmas.index(head) + 1 :] if head in lemmas else []
