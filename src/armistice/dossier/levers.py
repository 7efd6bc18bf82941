"""Levers: a case as it would be after named or ad hoc changes, built anew and checked like any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from armistice._base.errors import Finding, UsageError, nearest
from armistice.dossier.case import Case
from armistice.dossier.loading.builder import build
from armistice.dossier.loading.changes import NoSuchPlace, changed


def pull(case: Case, names: Iterable[str]) -> Case:
    """Return the case as it would be with these levers pulled, one after the other.

    A result outside its domain is cut, with a warning in the new case; so is a change whose place an earlier lever
    has dropped. Raises UsageError for a lever that does not exist, CaseError where levers together leave no sound case.
    """
    tree, warnings = dict(case.tree), []
    for name in names:
        if name not in case.levers:
            raise UsageError(f"there is no lever '{name}'; {nearest(name, case.levers) or _known(case)}")
        for place, operation in case.levers[name].change.items():
            try:
                tree, cuts = changed(tree, place, operation)
            except NoSuchPlace as error:  # it was there when the file was checked
                cuts = [Finding(f"levers.{name}", f"{error}", "an earlier lever has dropped it; nothing is changed")]
            warnings += cuts
    return _rebuilt(case, tree, warnings)


def change(case: Case, changes: Mapping[str, Mapping[str, Any]]) -> Case:
    """Return the case with these changes made, one after the other.

    changes: dotted ids, each with one of {set}, {add}, {times}, {drop: true}, {merge}, as in a lever.
    Raises UsageError for a place that does not exist, with the nearest named, or an operation that does not fit;
    CaseError where the changed case is not sound.
    """
    tree, warnings = dict(case.tree), []
    for place, operation in changes.items():
        tree, cuts = changed(tree, place, operation)
        warnings += cuts
    return _rebuilt(case, tree, warnings)


def _known(case: Case) -> str:
    return f"levers: {', '.join(case.levers)}" if case.levers else "this case has none"


def _rebuilt(case: Case, tree: dict[str, Any], warnings: list[Finding]) -> Case:
    new = build(tree)
    return replace(new, file=case.file, warnings=(*new.warnings, *warnings))
