"""How likely a proposed claim is right: a logit over a few signs, tuned on the reading set's first half."""

from __future__ import annotations

import math

from armistice.claims.codebook import Codebook
from armistice.claims.reads import Draft, Read

WEIGHTS = {
    "constant": -1.69,
    "chance": 0.09,
    "weight": 0.52,
    "party acts": 0.75,
    "somebody acts": 0.80,
    "party is meant": 1.05,
    "about an issue": 0.73,
    "main clause": 0.79,
    "relative clause": -1.04,
    "participle": 0.45,
    "dependent": -0.05,
    "joined": -0.31,
    "no clause": 0.63,
    "meeting": -0.53,
    "promise": 0.49,
    "gift": -0.78,
    "infinitive": -0.61,
    "gerund": -1.15,
    "noun": -0.64,
    "other word": -0.03,
    "subordinate": 0.12,
    "about a thing": -1.50,
    "long": -0.75,
}


CAUTION = 0.7
"""Taken off the logit: the rules were written with the tuning half in view, so it flatters them."""


def signs(read: Read, draft: Draft, issue: str | None, codebook: Codebook) -> dict[str, float]:
    """Return what speaks for and against a draft, each between 0 and 1."""
    parties = {party.id for party in codebook.parties}
    clause = read.clauses[draft.clause] if draft.clause >= 0 else None
    return {
        "constant": 1.0,
        "chance": draft.chance,
        "weight": min(draft.weight, 12.0) / 12.0,
        "party acts": float(bool(draft.actors) and (not parties or all(one in parties for one in draft.actors))),
        "somebody acts": float(bool(draft.actors)),
        "party is meant": float(any(one in parties for one in draft.targets)),
        "about an issue": float(issue is not None),
        "main clause": float(clause is not None and clause.kind == "main"),
        "relative clause": float(clause is not None and clause.kind == "relative"),
        "participle": float(clause is not None and clause.kind == "participle"),
        "dependent": float(clause is not None and clause.kind == "dependent"),
        "joined": float(clause is not None and clause.kind == "joined"),
        "no clause": float(draft.kind != "clause"),
        "meeting": float(draft.action == "consult"),
        "promise": float(draft.action == "agree"),
        "gift": float(draft.action in ("aid", "cooperate")),
        "infinitive": float(draft.trigger == "infinitive"),
        "gerund": float(draft.trigger == "gerund"),
        "noun": float(draft.trigger == "noun"),
        "other word": float(draft.trigger == "other"),
        "subordinate": float(
            clause is not None and clause.link not in ("", "and", "but", "or", "that", "who", "which")
        ),
        "about a thing": float(draft.action in ("coerce", "aid", "cooperate", "consult") and draft.trigger != "head"),
        "long": min((draft.last - draft.first) / 40.0, 1.0),
    }


def confidence(read: Read, draft: Draft, issue: str | None, codebook: Codebook) -> float:
    """Return the chance that a claim is right, 0 to 1, rounded to hundredths."""
    score = sum(WEIGHTS.get(name, 0.0) * size for name, size in signs(read, draft, issue, codebook).items())
    return round(1.0 / (1.0 + math.exp(CAUTION - score)), 2)
