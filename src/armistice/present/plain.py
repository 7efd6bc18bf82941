"""Text that came from a case file, made safe to show: control characters become visible, long text can be cut."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\t\n\r\u2028\u2029")


def visible(text: str) -> str:
    """Return `text` with every character that could steer a terminal, a page or the reading direction spelled out.

    Line breaks and tabs become spaces; letters of every script stay as they are.
    """
    return "".join(map(_shown, text))


def shorten(text: str, length: int) -> str:
    """Return `text` made visible and cut to at most `length` characters, the cut marked by an ellipsis."""
    shown = visible(text[: 4 * length + 1])
    return shown if len(shown) <= length else shown[: length - 1].rstrip() + "…"


def _shown(char: str) -> str:
    if char in _SPACES:
        return " "
    if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE:
        return char.encode("unicode_escape").decode("ascii")
    return char
