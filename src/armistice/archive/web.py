"""A page as saved from the web: its article's text, and what its metadata states."""

from __future__ import annotations

import json
import re
from typing import Any

import trafilatura
from lxml import html
from lxml.etree import ParserError

from armistice.archive.document import Origin, UnreadableError

_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "publishdate")
_SOURCES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_TITLES = ("og:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "dc.creator")


def read_html(page: str) -> tuple[str, int, Origin]:
    """Return the text of a page's article, 0, and what its head states of its origin. No script is ever run.

    Raises UnreadableError for what cannot be parsed at all.
    """
    try:
        tree = html.document_fromstring(
            page.replace("\x00", "").encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (ParserError, ValueError) as fault:
        raise UnreadableError(f"a page that cannot be parsed: {fault}") from fault
    stated = _stated(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False) or _all_text(tree)
    return text, 0, stated


def _all_text(tree: Any) -> str:
    """Where no article is found: every block of the body on a line of its own."""
    for element in tree.xpath("//script|//style|//noscript|//template|//nav|//form"):
        element.drop_tree()
    lines = (re.sub(r"[ \t\r\f\v]+", " ", piece).strip() for piece in tree.itertext())
    return "\n".join(line for line in lines if line)


def _stated(tree: Any) -> Origin:
    from armistice.archive.intake import parse_date

    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if key and meta.get("content"):
            named.setdefault(key.lower(), meta.get("content").strip())
    linked = _linked_data(tree)
    title = tree.findtext(".//title")
    times = [time.get("datetime") for time in tree.iter("time") if time.get("pubdate") is not None]
    date = _first(named, _DATES) or linked.get("datePublished") or (times[0] if times else None)
    return Origin(
        _first(named, _SOURCES) or linked.get("publisher"),
        _first(named, _TITLES) or (title.strip() if title else None),
        parse_date(date),
        _first(named, _AUTHORS) or linked.get("author"),
        (tree.get("lang") or "").partition("-")[0] or None,
    )


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if named.get(key)), None)


def _linked_data(tree: Any) -> dict[str, str]:
    """Date, publisher and author from JSON-LD, where a page has it."""
    found: dict[str, str] = {}
    for script in tree.xpath("//script[@type='application/ld+json']")[:5]:
        try:
            data = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue  # broken metadata says nothing; the page's text is still there
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                for key in ("datePublished", "publisher", "author"):
                    value = item.get(key)
                    value = value[0] if isinstance(value, list) and value else value
                    value = value.get("name") if isinstance(value, dict) else value
                    if isinstance(value, str):
                        found.setdefault(key, value)
    return found
