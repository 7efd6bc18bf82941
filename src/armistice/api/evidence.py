"""The reports beside a case and the claims read from them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armistice._base.errors import UsageError

if TYPE_CHECKING:
    from armistice._base.errors import Finding
    from armistice.claims.claim import Claim
    from armistice.claims.reader import Outcome
    from armistice.claims.record import Filter
    from armistice.dossier.case import Case
    from armistice.dossier.record import Findings, InContext
    from armistice.dossier.renewal import Renewal


def read(
    case: Case,
    paths: Iterable[str | PathLike[str]] | None = None,
    *,
    source: str | None = None,
    date: datetime.date | None = None,
    language: str | None = None,
    processes: int | None = None,
    progress: Callable[[int, int, Outcome], None] | None = None,
) -> list[Outcome]:
    """Read reports into the record beside a case and propose claims; return what became of each file.

    paths: files, folders and globs; None reads the folder `reports` beside the case. What is in the record is not read
    again, so a run that was stopped goes on where it stood; unless the coder, or the names and cues of the case, have
    changed since: then the record's reports are read again, and what people decided stays.
    source, date, language: what the files do not say of themselves.
    progress: called with (files done, files wanted, what became of the last one).
    Raises UsageError for a path that names nothing and RecordError for a record that cannot be opened.
    """
    from armistice.archive.document import Origin
    from armistice.dossier.reports import read_reports

    given = Origin(source=source, date=date, language=language)
    named = None if paths is None else [Path(path) for path in paths]
    return read_reports(case, named, given, processes, progress)


def list_claims(case: Case, wanted: Filter | None = None) -> list[Claim]:
    """Return the claims of a case's record as they stand after every decision, by date and place.

    Raises RecordError where nothing has been read yet.
    """
    from armistice.dossier.record import claims_of

    return claims_of(case, wanted)


def decide(
    case: Case,
    claim: str,
    verb: str,
    *,
    by: str,
    change: Mapping[str, Any] | None = None,
    at: datetime.datetime | None = None,
) -> Claim:
    """Accept, reject, correct or undo (`verb`) a claim named by any unique beginning of its id; return it as it stands.

    by: who decides. change: the corrected fields, with "correct" alone. at: when, by default now.
    Raises RecordError for an unknown claim, verb, field or value, and UsageError for an unknown issue.
    """
    from armistice.dossier import record

    return record.decide(case, claim, verb, by, at or datetime.datetime.now(datetime.UTC), change)


def show_claim(case: Case, claim: str, around: int = 300) -> InContext:
    """Return a claim with up to `around` characters of its document on either side, and what was decided about it."""
    from armistice.dossier.record import in_context

    return in_context(case, claim, around)


def evidence_warnings(case: Case) -> tuple[Finding, ...]:
    """Return a warning for every claim the case rests on that its record does not know, or that has fallen since."""
    from armistice.dossier.record import evidence_warnings as found

    return found(case)


def relied_on(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Return, by the id of a claim, the dotted paths of what rests on it in the case file.

    Raises RecordError where nothing has been read yet.
    """
    from armistice.dossier.record import relied_on as resting

    return resting(case)


def renew(case: Case) -> list[Renewal]:
    """Put into the case file, in the place of each claim that is read differently now, the one that has followed it.

    Returns what the case file rested on that is no longer proposed, each with its successor; one without is left in the
    file for a person to decide. Raises UsageError where the file was changed since the case was loaded.
    """
    from armistice.dossier.renewal import renew as renew_claims

    return renew_claims(case)


def search_reports(case: Case, words: str, limit: int = 50) -> list[tuple[str, int, str, datetime.date | None]]:
    """Return the passages of all reports that hold the words: (document, start, text, date), the best fitting first."""
    from armistice.dossier.record import search

    return search(case, words, limit)


def export_claims(case: Case, file: str | PathLike[str], wanted: Filter | None = None) -> int:
    """Write claims to a .csv or .jsonl file and return how many. Raises UsageError for another ending."""
    from armistice.dossier.record import as_csv, as_json_lines, as_rows, claims_of

    writers = {".csv": as_csv, ".jsonl": as_json_lines}
    writer = writers.get(Path(file).suffix.lower())
    if writer is None:
        raise UsageError(f"{file}: claims are written as .csv or .jsonl")
    rows = as_rows(case, claims_of(case, wanted))
    Path(file).write_text(writer(rows), encoding="utf-8")
    return len(rows)


def findings(case: Case, *, with_proposed: bool = False) -> Findings:
    """Return what the claims add up to: stated positions, where they part from judgements, chronology, open offers.

    with_proposed: count claims that nobody has decided on, too; else accepted and corrected ones alone.
    """
    from armistice.dossier.record import findings as found

    return found(case, with_proposed)


def framing(case: Case) -> Mapping[tuple[str, str, str, str], int]:
    """Return how often each source frames each party, by week: (source, ISO week, party, frame) → sentences."""
    from armistice.dossier.record import framing as counted

    return counted(case)
