"""Who shows what in a notebook: results know no page, so the room that draws pages says how it shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_ways: dict[type, Callable[[Any], str]] = {}


def shows(kind: type, way: Callable[[Any], str]) -> None:
    """Say how things of a kind are shown, as escaped HTML."""
    _ways[kind] = way


def as_html(thing: object) -> str | None:
    """Return a thing as HTML, or None where nobody said how; a notebook then falls back to its repr."""
    way = _ways.get(type(thing))
    return None if way is None else way(thing)
