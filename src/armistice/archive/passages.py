"""The passages of a text and their kinds: paragraphs, headlines, bullets, lines that name a speaker, and furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

TEXT, HEADLINE, BULLET, SPEAKER, FURNITURE = "text", "headline", "bullet", "speaker", "furniture"
_BULLET = re.compile(r"\s*(?:[-*•▪‣◦·]|\d{1,2}[.)]|[a-z]\))\s+\S")
_SPEAKER = re.compile(r"\s*[–—-]{1,2}\s*[A-Z][^.!?]{2,140}$")
_LABEL = re.compile(r"\s*(?:[A-Z][A-Z.'’ -]{1,40}|Q|A)\s?:\s")
_CLOSING = ".!?:;\"”’'»)…"
_FURNITURE = re.compile(
    r"^\W*(?:(?:read|see|find out|learn) (?:more|also|next)\b|also read\b|related (?:articles?|stories|news|topics?)\b|"
    r"advert(?:isement|ising)?\b|sponsored\b|promoted\b|subscribe\b|sign (?:up|in)\b|log in\b|newsletters?\b|"
    r"share (?:this|on)\b|follow us\b|click (?:here|to)\b|accept all\b|cookie|we (?:use|value|and our partners)\b|"
    r"by continuing\b|your privacy\b|"
    r"privacy policy\b|all rights reserved\b|copyright\b|©|\(c\) |terms (?:of use|and)\b|"
    r"photo(?:graph)?s?\s*:|image(?: credit)?\s*:|picture\s*:|video\s*:|watch\s*:|getty\b|loading\b|skip to\b|"
    r"back to top\b|print this\b|comments?\s*(?:\(|:|$)|leave a (?:comment|reply)|most (?:read|popular|viewed)\b|"
    r"trending\b|download (?:our|the) app|unsubscribe\b|forwarded message\b|sent from my\b|tags?\s*:|filed under\b|"
    r"\(?word count\b|recommended (?:for you|stories)|you may also like|editor's picks?\b|support our\b|donate\b|"
    r"home\s*[|>›/]|page \d+(?: of \d+)?\s*$|share\s*$|tweet\s*$|menu\s*$|breaking news alerts|disclaimer\b)"
    r"|(?:intended (?:only )?for the (?:addressee|recipient)|received (?:it|this (?:message|e-?mail)) in error|"
    r"store cookies|cookies (?:on|to)\b|our (?:\d+ )?partners|subscribe to our|view this e-?mail in your browser)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points `start` to `end` of a document's text; `kind` is text, headline, bullet, speaker or furniture."""

    start: int
    end: int
    kind: str


def passages(text: str, body: int = 0) -> list[Passage]:
    """Cut a text from code point `body` on into passages, in order; white space between them belongs to none."""
    found: list[Passage] = []
    for start, end in _blocks(text, body):
        found.append(Passage(start, end, _kind(text[start:end], found, text)))
    return found


def _blocks(text: str, body: int) -> list[tuple[int, int]]:
    """Lines, joined where a line break only wraps a paragraph."""
    blocks: list[tuple[int, int]] = []
    at = body
    open_block = False
    for line in text[body:].split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip())
        if first >= last:
            open_block = False
            continue
        if open_block and _wraps(text, blocks[-1], text[first:last]):
            blocks[-1] = (blocks[-1][0], last)
        else:
            blocks.append((first, last))
        open_block = True
    return blocks


def _wraps(text: str, block: tuple[int, int], line: str) -> bool:
    break_at = text.rfind("\n", block[0], block[1])
    before = text[max(block[0], break_at + 1) : block[1]]
    if len(before) < 40 or _BULLET.match(line) or _LABEL.match(line) or _FURNITURE.search(line[:200]):
        return False
    if line[0].islower():
        return True
    if len(line) > 110:
        return False
    return (before[-1] not in _CLOSING and 55 <= len(before) <= 110) or (before[-1] in ".," and 60 <= len(before) <= 90)


def _kind(body: str, earlier: list[Passage], text: str) -> str:
    if len(body) < 400 and _FURNITURE.search(body):
        return FURNITURE
    if (
        earlier
        and _SPEAKER.match(body)
        and "\n" not in body
        and _quotes_before(text, earlier, body.lstrip()[0] in "–—")
    ):
        return SPEAKER
    if _BULLET.match(body):
        return BULLET
    if len(body) <= 140 and "\n" not in body and body[-1] not in '.!?:;,"”…' and not _LABEL.match(body):
        return HEADLINE
    return TEXT


def _quotes_before(text: str, earlier: list[Passage], long_dash: bool) -> bool:
    """A line with a dash names a speaker after a quotation; with a long dash also after a lone paragraph."""
    last = earlier[-1]
    body = text[last.start : last.end]
    quoted = body[-1] in '"”’»' or body[0] in '"“«'
    return quoted or (long_dash and last.kind == TEXT and body[-1] in ".!?")
