"""Who speaks: labels of a transcript, quotations and their speakers, according to whom, letters in the first person."""

from __future__ import annotations

import re

from armistice.claims.lists import listed

LABEL = re.compile(
    r"(?:[-*•–]\s+)?"
    r"(Q(?=\s+[A-Z])|(?:[A-Z][\w.'’-]*)(?:[ ](?:of|the|for|de|von|bin|al|[A-Z][\w.'’-]*)){0,5}(?=\s?:\s))"
    r"\s?:?\s+(?=\S)"
)
_OPEN = "“„«‟"
_CLOSE = "”»"
_MARK = re.compile('["“„«‟”»]')
_SINGLE_OPEN = re.compile(r"(?<![\w.])(?:‘|'(?=[A-Z]))(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?:[.,!?…]|(?<!s)\w|\ws(?!’\s\w))’(?!\w)")
_STRAIGHT_CLOSE = re.compile(r"[.,!?…]'(?!\w)")
_ASKING = listed("speech.asking")
FEWEST_WORDS = 3
"""A shorter run in quotation marks is a word held with tongs, not a quotation."""


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands between quotation marks in text[start:end]; one that is never closed runs to the end.

    Curly, low, angular and straight double marks; straight ones open and close in turn. Single ones count where no
    double ones stand around them, and close before a blank or a stop that no apostrophe stands before.
    """
    spans = _doubles(text, start, end) if _MARK.search(text, start, end) else []
    if _SINGLE_OPEN.search(text, start, end):
        spans = sorted(spans + [one for one in _singles(text, start, end) if not _within(one, spans)])
    return spans


def _doubles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for found in _MARK.finditer(text, start, end):
        mark, at = found.group(), found.start()
        if opened is None:
            opened = at + 1 if mark in _OPEN or mark == '"' else None
        elif mark in _CLOSE or mark == '"' or (mark == "“" and text[opened - 1] == "„"):
            spans.append((opened, at))
            opened = None
    if opened is not None and opened < end:
        spans.append((opened, end))
    return spans


def _singles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    while (found := _SINGLE_OPEN.search(text, at, end)) is not None:
        closed = (_SINGLE_CLOSE if found.group() == "‘" else _STRAIGHT_CLOSE).search(text, found.end(), end)
        if closed is None:
            break
        spans.append((found.end(), closed.start() + 1))
        at = closed.end()
    return spans


def _within(one: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(first <= one[0] and one[1] <= last for first, last in spans)


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
