"""The stable JSON object of `armistice explain --json`: the result field by field, never NaN."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from armistice.explain.result import Explanation


def explanation_dict(it: Explanation) -> dict[str, Any]:
    """Return the object whose keys docs/reference/explain-json.md names."""
    return {
        **{field.name: _plain(getattr(it, field.name)) for field in fields(it)},
        "central_issue": it.central_issue,
        "central_members": [_plain(member) for member in it.central_members],
    }


def _plain(thing: Any) -> Any:
    if is_dataclass(thing):
        return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Mapping):
        return {key: _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    return thing.isoformat() if isinstance(thing, datetime.date) else thing
