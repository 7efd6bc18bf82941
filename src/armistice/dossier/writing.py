"""Plain values as YAML text: scalars unquoted where they can be, collections in one line or as a block."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from armistice._base.errors import UsageError
from armistice.dossier.loading.document import resolve

WIDTH = 110
"""Longer lines are broken into a block."""
_PLAIN = re.compile(r"\w[\w ./()%+–’-]*")

_OLD_WORDS = frozenset(["yes", "no", "on", "off", "y", "n"])  # truth values to readers of YAML 1.1


def scalar(value: Any, quote: str = "") -> str:
    """Return a scalar as text that reads as the same value; `quote` is kept for text where it can be."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)) and math.isfinite(value):
        return repr(value)
    if not isinstance(value, str):
        raise UsageError(f"a case file cannot hold {value!r}")
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(value) and value.lower() not in _OLD_WORDS
    if quote != '"' and plain and not value.endswith(" ") and isinstance(resolve(value), str):
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def key_text(key: str) -> str:
    """Return a key; numbers stay unquoted, since levels of a scale are keys."""
    return key if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", key) else scalar(key)


def flow(value: Any, quote: str = "") -> str:
    """Return a value in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return scalar(value, quote)


def lines_of(key: str, value: Any, indent: str) -> list[str]:
    """Return a new entry of a block: in one line, or, where that is too long, as a block of its own."""
    line = f"{indent}{key_text(key)}: {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict) or not value:
        return [line]
    inner = [lines_of(name, part, indent + "  ") for name, part in value.items()]
    return [f"{indent}{key_text(key)}:", *(part for lines in inner for part in lines)]
