"""The words that the annotated reading set may use; what they mean stands in GUIDE.md."""

from typing import Final

KINDS: Final = frozenset(
    (
        "agency",
        "bullets",
        "commentary",
        "communique",
        "email",
        "explainer",
        "headlines",
        "quotations",
        "transcript",
        "web_page",
    )
)

ACTIONS: Final = frozenset(
    (
        "agree",
        "consult",
        "support",
        "cooperate",
        "aid",
        "yield",
        "request",
        "accuse",
        "reject",
        "threaten",
        "protest",
        "mobilize",
        "sanction",
        "coerce",
        "assault",
    )
)
"""The PLOVER event types."""

MODALITIES: Final = frozenset(
    (
        "report",
        "proposal",
        "demand",
        "refusal",
        "red_line",
        "precondition",
        "threat",
        "commitment",
        "position",
    )
)

ALLOWED: Final[dict[str, frozenset[str] | frozenset[str | None]]] = {
    "action": ACTIONS,
    "modality": MODALITIES,
    "polarity": frozenset(("for", "against", "neutral")),
    "certainty": frozenset((None, "hedged", "conditional")),
}
"""The values each field of a claim may take."""

DOCUMENT_KEYS: Final = frozenset(("id", "talk", "half", "kind", "source", "date", "text", "claims", "sentences"))
CLAIM_KEYS: Final = frozenset(
    (
        "start",
        "end",
        "quote",
        "actor",
        "target",
        "action",
        "modality",
        "issue",
        "option",
        "polarity",
        "attribution",
        "certainty",
    )
)
