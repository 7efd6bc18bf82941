"""How likely a proposed claim is right: a logit over a few signs, tuned on the reading set's first half."""

from __future__ import annotations

import math

from armistice.claims.codebook import Codebook
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause
from armistice.claims.reads import Draft, Read

WEIGHTS = {
    "about a thing": -0.27,
    "about an issue": 0.04,
    "accuse": -0.48,
    "agree": 0.60,
    "aid": -0.81,
    "anybody acts": -0.55,
    "assault": 0.40,
    "chance": 0.46,
    "clause": -0.45,
    "clause dependent": -0.25,
    "clause joined": -0.09,
    "clause main": 0.62,
    "clause participle": -0.67,
    "clause relative": -0.52,
    "clause reported": 0.24,
    "coerce": -0.17,
    "condition": 0.09,
    "constant": -3.89,
    "consult": -0.13,
    "cooperate": -0.06,
    "fragment": -0.32,
    "further issue": -0.85,
    "head": 1.01,
    "infinitive": -0.10,
    "long": -0.09,
    "maybe": -0.29,
    "mobilize": 0.41,
    "no": 0.25,
    "noun": -0.11,
    "now": -0.45,
    "other": 0.09,
    "party acts": 2.45,
    "party is meant": 0.90,
    "passive": -0.79,
    "perfect": 0.01,
    "pronoun": -0.44,
    "protest": 0.39,
    "reject": -0.05,
    "request": 0.09,
    "sanction": 0.05,
    "somebody acts": 0.48,
    "spoken": -0.34,
    "subordinate": -0.00,
    "support": 0.21,
    "threaten": 0.18,
    "weight": 0.64,
    "yield": -0.66,
}


CAUTION = 0.3
"""Taken off the logit: the rules were written with the tuning half in view, so it flatters them."""


_ANY = listed("confidence.any")
_MAYBE = frozenset({"can", "could", "may", "might", "would", "should"})
_THINGS = ("coerce", "aid", "cooperate", "consult")


def signs(
    read: Read, draft: Draft, issue: str | None, codebook: Codebook, *, spoken: bool = False, further: bool = False
) -> dict[str, float]:
    """Return what speaks for and against a draft, each between 0 and 1.

    `spoken`: the words are a speaker's, not the document's own; `further`: another issue was named before this one.
    """
    parties = {party.id for party in codebook.parties}
    clause = read.clauses[draft.clause] if draft.clause >= 0 and draft.kind == "clause" else None
    found = {"constant": 1.0, "chance": draft.chance, "weight": min(draft.weight, 12.0) / 12.0}
    found |= {
        "party acts": bool(draft.actors) and (not parties or all(one in parties for one in draft.actors)),
        "somebody acts": bool(draft.actors),
        "anybody acts": any(_is_anybody(one) for one in draft.actors),
        "party is meant": any(one in parties for one in draft.targets),
        "about an issue": issue is not None,
        "further issue": further,
        "spoken": spoken,
        draft.kind: True,
        draft.action: True,
        draft.trigger: True,
        "about a thing": draft.action in _THINGS and draft.trigger != "head",
        "long": min((draft.last - draft.first) / 40.0, 1.0),
    }
    found |= _manner(read, clause, spoken) if clause is not None else {}
    return {name: float(size) for name, size in found.items()}


def _is_anybody(actor: str) -> bool:
    """Tell `a man`, `one side`, `the weaker party` from somebody."""
    words = actor.lower().split()
    return words[0] in _ANY or (words[0] == "the" and bool({"side", "party"} & set(words)))


def _manner(read: Read, clause: Clause, spoken: bool) -> dict[str, float]:
    """How the clause says it: its kind, its modal verbs, a no."""
    words, start, end = read.words, clause.verbs.start, clause.verbs.end
    modal = bool(_MAYBE & set(words.lemmas[start:end]))
    subject = words.tags[clause.subject[0]] if clause.subject else "-"
    return {
        f"clause {clause.kind}": 1.0,
        "subordinate": float(clause.link not in ("", "and", "but", "or", "that", "who", "which")),
        "maybe": float(modal and not spoken),
        "no": float("X" in words.tags[start:end]),
        "passive": float(clause.verbs.passive),
        "pronoun": float(subject == "O"),
        "perfect": float("H" in words.tags[start:end]),
        "now": float(words.tags[clause.verbs.head] == "V" and start == clause.verbs.head),
    }


def confidence(
    read: Read, draft: Draft, issue: str | None, codebook: Codebook, *, spoken: bool = False, further: bool = False
) -> float:
    """Return the chance that a claim is right, 0 to 1, rounded to hundredths. For the signs see there."""
    found = signs(read, draft, issue, codebook, spoken=spoken, further=further)
    score = sum(WEIGHTS.get(name, 0.0) * size for name, size in found.items())
    return round(1.0 / (1.0 + math.exp(CAUTION - score)), 2)
