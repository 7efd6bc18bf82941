"""The judgements of a case in the order of the file, and which of them are uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from armistice.dossier.case import Case
from armistice.dossier.judgements import Judgement, Order


def judgements(case: Case) -> Iterator[Judgement | Order]:
    """Yield every judgement and order of a case that an assessment reads, in the order of the file."""
    for part in (case.preferences, case.linkages, case.war, case.compliance):
        yield from _within(part)


def _within(thing: Any) -> Iterator[Judgement | Order]:
    if isinstance(thing, Judgement | Order):
        yield thing
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from _within(part)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _within(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _within(getattr(thing, field.name))
