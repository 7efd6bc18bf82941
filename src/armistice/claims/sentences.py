"""Sentences of a passage, with their places: nothing is lost or changed between two of them but white space."""

from __future__ import annotations

import re

from armistice.claims.lists import listed

_END = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATED = listed("sentences.abbreviated")
_TITLES = listed("sentences.titles")
_LAST = re.compile(r"([^\s(\[“\"'‘]+)$")
_NEXT = re.compile(r"\s*[\"'“‘«(\[–—-]*\s*(\S)")
LONGEST = 4_000
"""Code points. A longer run without a full stop is cut at a blank, so that no sentence costs more than a page."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences in text[start:end], in order and without the white space around them."""
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    first = start
    for found in _END.finditer(text, start, stop):
        if found.end() < stop and not _ends_here(text, found, first, stop):
            continue
        _add(text, first, found.end(), spans)
        first = found.end()
    _add(text, first, stop, spans)
    return spans


def _ends_here(text: str, found: re.Match[str], first: int, stop: int) -> bool:
    marks = found.group()
    follows = _NEXT.match(text, found.end(), stop)
    if follows is None:
        return True
    follower = follows.group(1)
    if marks[0] in "!?":
        quoted = len(marks) > 1 and marks[-1] in "\"'”’»"
        return not (follower.islower() and (quoted or follower.islower()))
    before = _LAST.search(text, max(first, found.start() - 20), found.start())
    word = before.group(1).lower() if before else ""
    if len(marks) == 1:
        if word == "no":
            return not follower.isdigit()
        if word in _ABBREVIATED:
            return word not in _TITLES and follower.isupper() and word not in ("e.g", "i.e", "vs", "cf")
        if len(word) == 1 and word.isalpha() and word != "i":
            return False  # an initial
        if word.isdigit() and not text[first : found.start() - len(word)].strip():
            return False  # the number of an item
        if "." in word and len(word.replace(".", "")) <= 3 and not text[found.end() :][:12].lstrip()[:1].isupper():
            return False
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            return follows.group(1).isupper() and _starts_sentence(text, found.end(), stop)
    return not follower.islower()


_STARTERS = listed("sentences.starters")


def _starts_sentence(text: str, at: int, stop: int) -> bool:
    """After U.S. or E.U. a capital may be a name; only a word that opens sentences ends the one before."""
    follower = re.match(r"\s*[\"“]?(\w+)", text[at : min(stop, at + 40)])
    return follower is not None and follower.group(1).lower() in _STARTERS


def _add(text: str, first: int, last: int, spans: list[tuple[int, int]]) -> None:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    while last - first > LONGEST:
        cut = text.rfind(" ", first, first + LONGEST)
        cut = cut if cut > first else first + LONGEST
        spans.append((first, cut))
        first = cut
        while first < last and text[first].isspace():
            first += 1
    if first < last:
        spans.append((first, last))
