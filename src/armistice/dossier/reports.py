"""Reports into the record beside a case, and what is there again where the coder or the case's words have changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from armistice.archive import store
from armistice.archive.document import Origin
from armistice.claims.reader import Outcome, files_in, read_into
from armistice.claims.readings import fingerprint, outdated
from armistice.claims.rereading import read_again
from armistice.dossier.case import Case
from armistice.dossier.codebook import codebook
from armistice.dossier.record import record_path

REPORTS = "reports"


def read_reports(
    case: Case,
    paths: Iterable[Path | str] | None = None,
    given: Origin | None = None,
    processes: int | None = None,
    progress: Callable[[int, int, Outcome], None] | None = None,
    at: datetime.datetime | None = None,
) -> list[Outcome]:
    """Read files, folders and globs (default: `reports` beside the case) into the record; return what became of each.

    Documents that an earlier coder read, or that were read with other names and cues in the case file, are then read
    again from the record; `at` dates what is dropped in doing so (default: now). `given` says of all files what they
    do not say of themselves; `progress` is told (done, of, last outcome).
    """
    files = files_in(paths if paths is not None else [record_path(case).parent / REPORTS])
    book, engine = codebook(case), store.open_store(record_path(case))
    done, wanted = 0, len(files)

    def tell(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, wanted, outcome)

    try:
        outcomes = read_into(engine, files, book, given, processes, tell)
        with engine.connect() as connection:
            wanted += len(outdated(connection, fingerprint(book)))
        return outcomes + read_again(engine, book, at or datetime.datetime.now(datetime.UTC), processes, tell)
    finally:
        engine.dispose()
