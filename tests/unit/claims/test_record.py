"""The record only grows: decisions with their history, undo, search, a reader beside a writer."""

import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from armistice.archive import store
from armistice.archive.store import RecordError, open_store
from armistice.claims import record
from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookParty
from armistice.claims.reader import files_in, read_into
from armistice.claims.record import Filter

NOW = datetime.datetime(2026, 1, 24, 12, tzinfo=datetime.UTC)
BOOK = Codebook(
    (CodebookParty("north", "Northland"), CodebookParty("south", "Southland")),
    (CodebookIssue("truce", "Ceasefire", ("ceasefire",)),),
)
TEXT = (
    "---\nsource: The Wire\ndate: 2026-01-23\n---\n"
    "Northland rejected a ceasefire. Southland demanded a ceasefire of Northland on Wednesday.\n\n"
    "The weather was mild, and the frozen assets were not discussed."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.md").write_text(TEXT)
    return tmp_path


@pytest.fixture
def engine(folder: Path) -> Engine:
    engine = open_store(folder / "record.sqlite")
    read_into(engine, files_in([folder / "reports"]), BOOK)
    return engine


def first(engine: Engine) -> Claim:
    with engine.connect() as connection:
        return record.claims(connection)[0]


def test_claims_come_back_as_they_were_proposed(engine: Engine) -> None:
    with engine.connect() as connection:
        claims = record.claims(connection)
        assert [(claim.actor, claim.action, claim.issue, claim.status) for claim in claims] == [
            ("north", "reject", "truce", "proposed"),
            ("south", "request", "truce", "proposed"),
        ]
        document = store.load(connection, claims[0].document)
        assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims)
        assert store.received(connection, document.hash) == TEXT.encode()


def test_a_decision_is_kept_with_who_when_and_what_it_was_before(engine: Engine) -> None:
    claim = first(engine)
    with engine.begin() as connection:
        corrected = record.decide(
            connection, claim.id[:6], "correct", "ana", NOW, {"action": "accuse", "target": "south"}
        )
        assert (corrected.status, corrected.action, corrected.target, corrected.id) == (
            "corrected",
            "accuse",
            "south",
            claim.id,
        )
        decision = record.history(connection, claim.id)[0]
    assert (decision.by, decision.at, decision.verb) == ("ana", "2026-01-24T12:00:00+00:00", "correct")
    assert (decision.before["action"], decision.after["action"]) == ("reject", "accuse")


def test_every_decision_can_be_taken_back_one_after_the_other(engine: Engine) -> None:
    claim = first(engine)
    with engine.begin() as connection:
        record.decide(connection, claim.id, "accept", "ana", NOW)
        record.decide(connection, claim.id, "correct", "ben", NOW, {"action": "accuse"})
        record.decide(connection, claim.id, "reject", "ana", NOW)
        standing = [record.undo(connection, claim.id, "ana", NOW) for _ in range(3)]
        assert [(one.status, one.action) for one in standing] == [
            ("corrected", "accuse"),
            ("accepted", "reject"),
            ("proposed", "reject"),
        ]
        with pytest.raises(RecordError, match="no decision to take back"):
            record.undo(connection, claim.id, "ana", NOW)
        assert [one.verb for one in record.history(connection, claim.id)] == ["accept", "correct", "reject"] + 3 * [
            "undo"
        ]
        again = record.decide(connection, claim.id, "accept", "ana", NOW)
        assert again.status == "accepted"


@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["claims", "decisions", "documents"])
def test_nothing_in_the_record_can_be_changed_or_deleted(engine: Engine, table: str, statement: str) -> None:
    with engine.begin() as connection:
        record.decide(connection, first(engine).id, "accept", "ana", NOW)
    with pytest.raises(IntegrityError, match="only grows"), engine.begin() as connection:
        connection.exec_driver_sql(statement.format(table))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quote": "x"}, "cannot be corrected"),
        ({"action": "shout"}, "is none of"),
        ({"polarity": "maybe"}, "is none of"),
    ],
)
def test_what_cannot_be_corrected_is_refused(engine: Engine, change: dict[str, str], says: str) -> None:
    with pytest.raises(RecordError, match=says), engine.begin() as connection:
        record.decide(connection, first(engine).id, "correct", "ana", NOW, change)


def test_an_id_must_name_one_claim(engine: Engine) -> None:
    with engine.connect() as connection:
        with pytest.raises(RecordError, match="no claim begins"):
            record.find(connection, "c-zzz")
        with pytest.raises(RecordError, match="more than one claim"):
            record.find(connection, "c-")


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Filter(), 2),
        (Filter(party="south"), 1),
        (Filter(action="reject"), 1),
        (Filter(issue="nothing"), 0),
        (Filter(words="DEMANDED ceasefire"), 1),
        (Filter(words="100%"), 0),
        (Filter(least_confidence=1.1), 0),
        (Filter(until=datetime.date(2026, 1, 22)), 1),
        (Filter(since=datetime.date(2026, 1, 23)), 1),
        (Filter(status="accepted"), 0),
    ],
)
def test_claims_are_filtered(engine: Engine, wanted: Filter, count: int) -> None:
    with engine.connect() as connection:
        assert len(record.claims(connection, wanted)) == count


def test_claims_are_filtered_by_whose_word_they_rest_on(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(
        "Two officials said that Northland had rejected the plan. Southland demanded a ceasefire.", encoding="utf-8"
    )
    fresh = open_store(tmp_path / "record.sqlite")
    read_into(fresh, [tmp_path / "a.txt"], BOOK)
    with fresh.connect() as connection:
        heard = [
            len(record.claims(connection, Filter(speaker=name))) for name in ("Two Officials", "officials", "south")
        ]
    assert heard == [1, 1, 0]


def test_a_filter_looks_at_what_a_correction_made_of_a_claim(engine: Engine) -> None:
    with engine.begin() as connection:
        record.decide(connection, first(engine).id, "correct", "ana", NOW, {"action": "protest"})
        assert len(record.claims(connection, Filter(action="protest", status="corrected"))) == 1


@pytest.mark.parametrize(
    ("words", "count"),
    [("frozen assets", 1), ('"frozen assets"', 1), ('"assets frozen"', 0), ("AND OR NOT *", 0), ("", 0)],
)
def test_reports_are_searched_by_words_and_phrases_and_nothing_else_has_a_meaning(
    engine: Engine, words: str, count: int
) -> None:
    with engine.connect() as connection:
        assert len(store.search(connection, words)) == count


def test_a_second_process_reads_while_one_writes(engine: Engine, folder: Path) -> None:
    reader = open_store(folder / "record.sqlite", read_only=True)
    with engine.begin() as writing:
        record.decide(writing, first(engine).id, "accept", "ana", NOW)
        with reader.connect() as reading:
            assert record.claims(reading)[0].status == "proposed"
    with reader.connect() as reading:
        assert record.claims(reading)[0].status == "accepted"
    reader.dispose()


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(RecordError, match="no record that can be opened"):
        open_store(tmp_path / "record.sqlite")
    with pytest.raises(RecordError, match="no record yet"):
        open_store(tmp_path / "nothing.sqlite", read_only=True)
    later = open_store(tmp_path / "later.sqlite")
    with later.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    with pytest.raises(RecordError, match="later version"):
        open_store(tmp_path / "later.sqlite")
