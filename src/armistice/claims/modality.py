"""With which force something is said (report, proposal, demand …), how certainly, and for or against what."""

from __future__ import annotations

from typing import Sequence

from armistice.claims import patterns

OWN = {
    "agree": "commitment", "support": "position", "request": "demand", "accuse": "position", "reject": "refusal",
    "threaten": "threat",
}  # fmt: skip
"""The force that an action has of itself; every other is a report."""

_FITTING = {
    "red_line": frozenset({"reject", "request", "accuse"}),
    "precondition": frozenset({"reject", "request", "agree", "yield", "support", "threaten"}),
    "proposal": frozenset({"agree"}),
    "commitment": frozenset({"agree", "yield"}),
    "position": frozenset({"agree"}),
    "report": frozenset({"accuse"}),
}
_HEDGES = frozenset(
    "reportedly allegedly apparently appear seem may might perhaps possibly hint believe purportedly supposedly "
    "likely probably rumour rumor rumoured unconfirmed exclude presumably".split()
)
_CONDITIONS = frozenset("if unless should once provided otherwise until".split())
_AGAINST = frozenset({"reject", "accuse", "protest", "sanction"})
_FOR = frozenset({"agree", "support", "request", "yield", "threaten", "cooperate", "coerce"})


def force(action: str, lemmas: Sequence[str], tags: str) -> str:
    """Return the modality of a claim from its action and the words of its clause."""
    best, weight = OWN.get(action, "report"), 0.0
    for hit in patterns.load("modality").hits(lemmas, tags):
        kind = hit.pattern.kind
        if action in _FITTING[kind] and hit.pattern.weight > weight and _stands(kind, lemmas, hit.at):
            best, weight = kind, hit.pattern.weight
    return best


def _stands(kind: str, lemmas: Sequence[str], at: int) -> bool:
    """A red line needs a no somewhere; what is negotiable is none."""
    if kind != "red_line" or lemmas[at] in ("never", "cannot", "under", "red", "matter", "question", "not", "no", "nor"):
        return True
    return lemmas[at].startswith("non-") or any(word in ("not", "never", "no", "neither") for word in lemmas)


def certainty(lemmas: Sequence[str], dependent: Sequence[str], action: str, modality: str) -> str | None:
    """Return "hedged", "conditional" or None. `dependent` are the words that open the clauses hanging on the claim."""
    if action not in ("request",) and modality != "precondition" and _CONDITIONS & set(dependent):
        return "conditional"
    for at, lemma in enumerate(lemmas):
        if lemma in _HEDGES and not (lemma == "believe" and at < 3):
            return "hedged"
        if lemma == "say" and at > 0 and lemmas[at - 1] == "be":
            return "hedged"
        if lemma == "reserve" and "right" in lemmas[at : at + 4]:
            return "hedged"
    return None


def stance(action: str, modality: str, issue: str | None, lemmas: Sequence[str]) -> str:
    """Return whether the actor is for or against what the claim is about."""
    if issue is None:
        return "neutral"
    if action in _AGAINST:
        return "against"
    if action == "yield" and {"drop", "abandon", "insist", "renounce"} & set(lemmas):
        return "against"
    return "for" if action in _FOR else "neutral"
