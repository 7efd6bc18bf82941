"""armistice: would each side gain more by stopping than by carrying on, and if not, what would have to change?"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

from armistice._base.errors import ArmisticeError, CaseError, UsageError

if TYPE_CHECKING:
    from armistice.api import (
        assess,
        brief,
        check,
        compare,
        decide,
        explain,
        export_claims,
        findings,
        forecast,
        framing,
        list_claims,
        load,
        load_other,
        make_last,
        moves,
        new,
        read,
        read_option_form,
        relied_on,
        renew,
        schema,
        search_reports,
        show_claim,
        write_option_form,
    )

__version__ = "0.1.0"
__all__ = [
    "ArmisticeError",
    "CaseError",
    "UsageError",
    "assess",
    "brief",
    "check",
    "compare",
    "decide",
    "explain",
    "export_claims",
    "findings",
    "forecast",
    "framing",
    "list_claims",
    "load",
    "load_other",
    "make_last",
    "moves",
    "new",
    "read",
    "read_option_form",
    "relied_on",
    "renew",
    "schema",
    "search_reports",
    "show_claim",
    "write_option_form",
]


class _Door(ModuleType):
    """Keeps the door's functions callable where a folder has the same name (`explain`, `forecast`)."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door


def __getattr__(name: str) -> object:
    """Load the api at its first use, so that `armistice --help` waits for nothing."""
    if name in __all__:
        return getattr(importlib.import_module("armistice.api"), name)
    raise AttributeError(f"module 'armistice' has no attribute '{name}'")
