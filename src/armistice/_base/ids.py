"""Ids: short names that are safe in YAML, in a dotted path and in a URL."""

from __future__ import annotations

import re

PATTERN = r"[a-z][a-z0-9_]*"
RESERVED = frozenset(
    [
        "not",
        "any",
        "all",
        "at_least",
        "at_most",
        "between",
        "if",
        "then",
        "when",
        "never",
        "open",
        "like",
        "value",
        "because",
        "note",
        "true",
        "false",
        "null",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    ]
)
_whole = re.compile(PATTERN)


def is_id(text: str) -> bool:
    """Tell whether `text` may name something in a case file."""
    return bool(_whole.fullmatch(text)) and text not in RESERVED
