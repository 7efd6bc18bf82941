"""A claim: who said or did what, to whom, about which issue, with which force, according to whom, and where."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Any

ACTIONS = (
    "agree", "consult", "support", "cooperate", "aid", "yield",
    "request", "accuse", "reject", "threaten", "protest", "mobilize", "sanction", "coerce", "assault",
)  # fmt: skip
"""The event types of PLOVER (Halterman et al. 2023), from the most cooperative to the most hostile."""

QUAD = dict.fromkeys(("agree", "consult", "support"), 1)
QUAD |= dict.fromkeys(("cooperate", "aid", "yield"), 2)
QUAD |= dict.fromkeys(("request", "accuse", "reject", "threaten"), 3)
QUAD |= dict.fromkeys(("protest", "mobilize", "sanction", "coerce", "assault"), 4)
"""Verbal and material cooperation (1, 2), verbal and material conflict (3, 4)."""

MODALITIES = (
    "report", "proposal", "demand", "refusal", "red_line", "precondition", "threat", "commitment", "position",
)  # fmt: skip
POLARITIES = ("for", "against", "neutral")
CERTAINTIES = (None, "hedged", "conditional")
DROPPED = "dropped"
"""The status of a claim that the coder no longer proposes and nobody has decided on; lists pass it over."""
CODER = "rules"
CODER_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as the coder proposes it or a person corrected it.

    `start` and `end` count Unicode code points of the document's stored text and text[start:end] == quote. `actor` and
    `target` are party ids, or the words of the text, or None. `attribution` runs from the innermost speaker to
    "document". `confidence` is the share of such claims that is right.
    """

    document: str
    start: int
    end: int
    quote: str
    actor: str | None
    target: str | None
    action: str
    modality: str
    issue: str | None = None
    option: str | None = None
    polarity: str = "neutral"
    when: datetime.date | None = None
    attribution: tuple[str, ...] = ("document",)
    certainty: str | None = None
    confidence: float = 0.5
    status: str = "proposed"
    coder: str = CODER
    coder_version: str = CODER_VERSION
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", claim_id(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as plain data, keys as in the reference, dates as ISO strings."""
        row = {name: getattr(self, name) for name in _ORDER}
        row["when"] = self.when.isoformat() if self.when else None
        row["attribution"] = list(self.attribution)
        return row


_ORDER = (
    "id", "document", "start", "end", "quote", "actor", "target", "action", "modality", "issue", "option",
    "polarity", "when", "attribution", "certainty", "confidence", "status", "coder", "coder_version",
)  # fmt: skip


def claim_id(claim: Claim) -> str:
    """Return `c-` and ten hex digits of the SHA-256 over what was first proposed; the same reading, the same id."""
    parts = (claim.document, claim.start, claim.end, claim.actor, claim.target, claim.action)
    parts += (claim.issue, claim.option, claim.modality)
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return "c-" + hashlib.sha256(text.encode()).hexdigest()[:10]
