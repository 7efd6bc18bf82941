"""A case file: read it, check it, begin one."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armistice._base.errors import CaseError, Finding

if TYPE_CHECKING:
    from armistice.dossier.case import Case


def load(path: str | PathLike[str]) -> Case:
    """Read a case file, or the `case.yaml` of a folder.

    Raises CaseError with every fault, each with its place and mend. Warnings stand in `case.warnings`.
    """
    from armistice.dossier.loading import load as load_case

    return load_case(path)


def check(path: str | PathLike[str]) -> tuple[Finding, ...]:
    """Return the warnings of a case file, those that need computing included.

    Raises CaseError with every fault; rules that leave no package are one.
    """
    from armistice.evaluate import checks

    case = load(path)
    faults = checks.faults(case)
    if faults:
        raise CaseError(replace(fault, file=case.file) for fault in faults)
    computed = tuple(replace(warning, file=case.file) for warning in checks.warnings(case))
    return (*case.warnings, *computed, *_evidence_warnings(case))


def _evidence_warnings(case: Case) -> tuple[Finding, ...]:
    if case.file is None or not Path(case.file).with_name("record.sqlite").exists():
        return ()  # without a record nothing heavy is loaded
    from armistice.dossier.record import evidence_warnings

    return evidence_warnings(case)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file, for an editor to complete and check it."""
    from armistice.dossier.loading import schema as case_schema

    return case_schema()


def new(folder: str | PathLike[str]) -> Path:
    """Write a commented `case.yaml` to start from into a folder and return its path.

    Raises UsageError where one stands already.
    """
    from armistice.dossier.new import create

    return create(Path(folder))


def load_other(path: str | PathLike[str], other: str) -> tuple[Case, Case]:
    """Return two versions of a case, the earlier first: the files `path` and `other`, or a git revision of `path`.

    other: a case file or folder, else a revision such as "HEAD~1", which is then the earlier.
    Raises CaseError for a version with faults, UsageError where there is no such file or revision.
    """
    from armistice.dossier.loading.revisions import load_revision

    if Path(other).exists():
        return load(path), load(other)
    return load_revision(Path(path), other), load(path)
