"""Folders into the record: idempotent, resumable, each document whole or not at all, near-copies linked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

import armistice
from armistice._base.errors import UsageError
from armistice.archive.document import Origin
from armistice.archive.store import open_store
from armistice.claims import record
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookParty
from armistice.claims.reader import files_in, read_into
from tests.reference.files import KINDS
from tests.reference.reports import report, write_reports

BOOK = Codebook(
    (CodebookParty("north", "Northland"), CodebookParty("south", "Southland"), CodebookParty("envoy", "The mediator")),
    (CodebookIssue("truce", "Ceasefire", ("ceasefire",)), CodebookIssue("ban", "Ban", ("fishing ban", "ban"))),
)
SOURCES = os.pathsep.join(map(str, (Path(armistice.__file__).parents[1], Path(__file__).parents[3])))
"""Where other processes find what is under test: this tree's coder, whatever else is installed, and these tests."""
TABLES = {
    "documents": "hash, name, kind, source, title, date, unread, copy_of, body, text, received",
    "claims": "*",
    "passages": "text, document, start, kind",
    "likenesses": "*",
}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything a record holds but when."""
    engine = open_store(path)
    with engine.connect() as connection:
        return {
            table: sorted((tuple(row) for row in connection.execute(text(f"SELECT {columns} FROM {table}"))), key=repr)
            for table, columns in TABLES.items()
        }


def read(folder: Path, to: str = "record.sqlite", cores: int = 1) -> list[str]:
    engine = open_store(folder / to)
    try:
        return [one.state for one in read_into(engine, files_in([folder / "reports"]), BOOK, cores=cores)]
    finally:
        engine.dispose()


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 5)
    assert read(tmp_path) == ["new"] * 5
    before = content(tmp_path / "record.sqlite")
    assert read(tmp_path) == ["known"] * 5
    assert content(tmp_path / "record.sqlite") == before


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 1)
    (tmp_path / "reports" / "z.md").write_text(report(0))
    assert read(tmp_path) == ["new", "known"]


def test_a_reprint_is_linked_to_the_first_and_repeats_no_claim(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 1, sentences=30)
    reprint = report(0, sentences=30).replace("source: Wire 0", "source: Another Post") + "\nReprinted with thanks."
    (tmp_path / "reports" / "z.md").write_text(reprint)
    assert read(tmp_path) == ["new", "copy"]
    found = content(tmp_path / "record.sqlite")
    assert sum(row[7] is not None for row in found["documents"]) == 1
    assert len({row[1] for row in found["claims"]}) == 1


def test_different_reports_are_not_taken_for_copies(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 40)
    assert read(tmp_path) == ["new"] * 40


def test_all_cores_give_the_same_record_as_one(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 60)
    read(tmp_path, "one.sqlite")
    read(tmp_path, "two.sqlite", cores=2)
    assert content(tmp_path / "one.sqlite") == content(tmp_path / "two.sqlite")


def test_a_run_that_is_killed_at_any_moment_goes_on_to_the_same_record(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 120)
    read(tmp_path, "whole.sqlite")
    script = (
        "import sys; from pathlib import Path; from tests.unit.claims.test_reader import read\n"
        "read(Path(sys.argv[1]), 'killed.sqlite')"
    )
    for wait in (0.25, 0.05, 0.15, 0.3):
        run = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=os.environ | {"PYTHONPATH": SOURCES})
        began = time.monotonic()
        while not (tmp_path / "killed.sqlite").exists() and time.monotonic() - began < 20 and run.poll() is None:
            time.sleep(0.01)
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        run.wait()
        half = content(tmp_path / "killed.sqlite") if _has_tables(tmp_path / "killed.sqlite") else {"documents": []}
        whole = content(tmp_path / "whole.sqlite")
        for row in half["documents"]:  # every document that is there is there whole
            for table, place in (("claims", 1), ("passages", 1)):
                mine = [one for one in half[table] if one[place] == row[0]]
                assert mine == [one for one in whole[table] if one[place] == row[0]]
    read(tmp_path, "killed.sqlite")
    assert content(tmp_path / "killed.sqlite") == content(tmp_path / "whole.sqlite")


def _has_tables(path: Path) -> bool:
    engine = open_store(path)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'likenesses'")).scalar_one()
    engine.dispose()
    return bool(found)


def test_files_are_found_in_folders_and_by_globs_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    assert [file.name for file in files_in([tmp_path])] == ["a.txt", "1.txt", "2.txt"]
    assert [file.name for file in files_in([str(tmp_path / "b" / "*.txt")])] == ["1.txt", "2.txt"]
    assert [file.name for file in files_in([tmp_path / "a.txt", tmp_path])] == ["a.txt", "1.txt", "2.txt"]
    with pytest.raises(UsageError, match="no such file"):
        files_in([tmp_path / "nothing"])


def test_a_file_that_cannot_be_read_stops_nobody_else(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", 2)
    (tmp_path / "reports" / "photo.txt").write_bytes(b"\x89PNG" + b"\x00" * 300)
    (tmp_path / "reports" / "fremd.txt").write_text(
        "Der Minister hat den Vorschlag nicht mit der Frau von dem Amt. " * 4
    )
    assert sorted(read(tmp_path)) == ["new", "new", "refused", "unread"]


@pytest.mark.parametrize("name", KINDS)
def test_quotes_stand_where_they_say_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    body = (
        "Northland re­jected a cease­fire on Tuesday. “We will not accept the ban,” the mediator said.\n\n"
        "Southland’s minister demanded a ceasefire – “at once” – and threatened to close the café.\n"
    )
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / name).write_bytes(KINDS[name](body))
    engine = open_store(tmp_path / "record.sqlite")
    read_into(engine, files_in([tmp_path / "reports"]), BOOK, Origin(language="en"))
    with engine.connect() as connection:
        texts = {row.hash: row.text for row in connection.execute(text("SELECT hash, text FROM documents"))}
        claims = record.claims(connection)
    assert claims
    assert all(texts[claim.document][claim.start : claim.end] == claim.quote for claim in claims)
