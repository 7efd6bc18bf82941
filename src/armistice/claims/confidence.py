"""How likely a proposed claim is right: a logit over a few signs, tuned on the reading set's first half."""

from __future__ import annotations

import math

from armistice.claims.codebook import Codebook
from armistice.claims.reads import Draft, Read

WEIGHTS = {
    "constant": -2.06,
    "chance": 0.02,
    "weight": 0.77,
    "party acts": 1.21,
    "somebody acts": 0.76,
    "party is meant": 1.12,
    "about an issue": 1.00,
    "main clause": 0.87,
    "relative clause": -0.86,
    "participle": 0.25,
    "dependent": -0.14,
    "joined": -0.62,
    "no clause": 0.36,
    "meeting": -0.67,
    "promise": 0.51,
    "gift": -0.79,
    "infinitive": -0.70,
    "gerund": -1.18,
    "noun": -0.63,
    "other word": 0.19,
    "subordinate": 0.01,
    "about a thing": -1.65,
    "long": -0.72,
}


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
    return round(1.0 / (1.0 + math.exp(-score)), 2)
