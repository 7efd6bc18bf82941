"""Who speaks: labels of a transcript, quotations and their speakers, according to whom, letters in the first person."""

from __future__ import annotations

import re

from armistice.claims.lists import listed

LABEL = re.compile(
    r"(?:[-*•–]\s+)?((?:[A-Z][\w.'’-]*)(?:[ ](?:of|the|for|de|von|bin|al|[A-Z][\w.'’-]*)){0,5})\s?:\s+(?=\S)"
)
_OPEN = "“„«‟"
_CLOSE = "”»"
_MARK = re.compile('["“„«‟]')
_ASKING = listed("speech.asking")
FEWEST_WORDS = 3
"""A shorter run in quotation marks is a word held with tongs, not a quotation."""


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands between quotation marks in text[start:end]; one that is never closed runs to the end.

    Curly, low, angular and straight double marks; straight ones open and close in turn.
    """
    spans: list[tuple[int, int]] = []
    if not _MARK.search(text, start, end):
        return spans
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark in _OPEN and opened is None:
            opened = at + 1
        elif mark in _CLOSE and opened is not None:
            spans.append((opened, at))
            opened = None
        elif mark == '"':
            if opened is None:
                opened = at + 1
            else:
                spans.append((opened, at))
                opened = None
    if opened is not None and opened < end:
        spans.append((opened, end))
    return [(first, last) for first, last in spans if text.count(" ", first, last) >= FEWEST_WORDS - 1]


def label(sentence: str) -> tuple[str, int] | None:
    """Return the label that opens a turn (`RUIZ: No.`) and where the words after it begin, or None."""
    found = LABEL.match(sentence)
    return (found.group(1), found.end()) if found else None


def asks(name: str) -> bool:
    """Tell the label of one who only asks (QUESTION, HOST)."""
    return name.lower() in _ASKING


def speaker_line(text: str) -> str:
    """Return the words of a line that names a speaker, without its dash: `– Senior envoy` → `Senior envoy`."""
    return text.lstrip(" \t–—-").strip()


def is_same_speaker(name: str) -> bool:
    """Tell a line that only points back (`– Same speaker`)."""
    return name.lower().startswith(("same ", "the same"))
