"""With which force something is said (report, proposal, demand …), how certainly, and for or against what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from armistice.claims import patterns
from armistice.claims.lists import listed
from armistice.claims.words import Words

OWN = {
    "agree": "commitment", "support": "position", "request": "demand", "accuse": "position", "reject": "refusal",
    "threaten": "threat",
}  # fmt: skip
"""The force that an action has of itself; every other is a report."""

_FITTING = {
    "red_line": frozenset({"reject", "request", "accuse"}),
    "precondition": frozenset({"reject", "request"}),
    "proposal": frozenset({"agree"}),
    "commitment": frozenset({"agree", "yield", "support"}),
    "position": frozenset({"agree", "reject"}),
    "report": frozenset({"accuse"}),
}
_HEDGES = listed("modality.hedges")
_NOS = frozenset({"not", "never", "no", "neither"})
_DATED = listed("modality.dated")
_CONDITIONS = listed("modality.conditions")
_KEEPING = frozenset({"keep", "continue", "retain", "stay", "remain", "cling", "stick", "persist"})
_AGAINST = frozenset({"reject", "accuse", "protest", "sanction"})
_FOR = frozenset({"agree", "support", "request", "yield", "threaten", "cooperate", "coerce"})
_DOING = frozenset(
    {"sanction", "coerce", "cooperate", "mobilize", "aid"}
)  # whoever does what an option names is for it


def force(action: str, lemmas: Sequence[str], tags: str) -> str:
    """Return the modality of a claim from its action and the words of its clause."""
    best, weight = OWN.get(action, "report"), 0.0
    for hit in patterns.load("modality").hits(lemmas, tags):
        kind = hit.pattern.kind
        if action == "reject" and lemmas[hit.at] in ("might", "could"):
            continue  # could not be received: no readiness
        if action in _FITTING[kind] and hit.pattern.weight > weight and _stands(kind, lemmas, tags, hit.at):
            best, weight = kind, hit.pattern.weight
    return best


def _stands(kind: str, lemmas: Sequence[str], tags: str, at: int) -> bool:
    """A red line needs a no somewhere, a precondition more than a date or `without delay`."""
    following = lemmas[at + 1] if at + 1 < len(lemmas) else ""
    if kind == "red_line" and lemmas[at] == "never" and following in ("one", "mind", "far", "so", "quite"):
        return False  # never one to miss a headline
    if lemmas[at] == "without" and tags[at + 1 : at + 2] == "G" and not _NOS & set(lemmas):
        return False  # a freeze without giving up the land
    if kind == "precondition" and lemmas[at] in ("until", "without", "before"):
        dated = following[:1].isdigit() or following in _DATED
        return not (dated or following in ("delay", "result", "condition", "precondition", "exception", "comment"))
    if kind != "red_line" or lemmas[at] in (
        "never",
        "cannot",
        "under",
        "red",
        "matter",
        "question",
        "not",
        "no",
        "nor",
        "nothing",
        "over",
    ):
        return True
    return lemmas[at].startswith("non-") or bool(_NOS & set(lemmas))


def certainty(words: Words, first: int, last: int, links: Iterable[str], action: str, how: str) -> str | None:
    """Return "hedged", "conditional" or None for the claim in words `first` to `last`.

    `links` are the words that open the clauses hanging on it.
    """
    for at in range(first, last):
        lemma = words.lemmas[at]
        if (lemma in ("may", "might") and words.tags[at] == "M") or lemma in _HEDGES:
            return "hedged"
        if lemma in ("say", "know", "think", "believe") and words.lemmas[at - 1] == "be" and at > 0:
            return "hedged"
        if lemma == "reserve" and "right" in words.lemmas[at : at + 4]:
            return "hedged"
    conditioned = _CONDITIONS & set(links) or words.lower[first] in _CONDITIONS
    if conditioned and action != "request" and how != "precondition":
        return "conditional"
    return None


def stance(action: str, how: str, issue: str | None, option: str | None, lemmas: Sequence[str]) -> str:
    """Return whether the actor is for or against what the claim is about."""
    if issue is None or (option is None and how == "position" and action == "accuse"):
        return "neutral"
    if action == "reject" and _KEEPING & set(lemmas[:4]):
        return "for"  # goes on with it
    if option is not None and action in _DOING:
        return "for"
    if action in _AGAINST:
        return "against"
    if action == "yield" and {"drop", "abandon", "insist", "renounce", "scrap", "withdraw"} & set(lemmas):
        return "against"
    return "for" if action in _FOR else "neutral"
