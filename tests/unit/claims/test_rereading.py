"""Reading again: what another coder or codebook has left behind is brought up to date, and decisions stay."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from armistice.archive.store import open_store
from armistice.claims import record
from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookParty
from armistice.claims.reader import Outcome, files_in, read_into
from armistice.claims.readings import fingerprint, outdated
from armistice.claims.record import Filter
from armistice.claims.rereading import read_again

NOW = datetime.datetime(2026, 1, 24, 12, tzinfo=datetime.UTC)
BOOK = Codebook(
    (CodebookParty("north", "Northland"), CodebookParty("south", "Southland")),
    (CodebookIssue("truce", "Ceasefire", ("ceasefire",)),),
)
OTHER = replace(BOOK, issues=(CodebookIssue("port", "The port", ("harbour",)),))
TEXT = (
    "---\nsource: The Wire\ndate: 2026-01-23\n---\n"
    "Northland rejected a ceasefire.\n\nSouthland arrested nine fishermen.\n"
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    (tmp_path / "a.md").write_text(TEXT)
    engine = open_store(tmp_path / "record.sqlite")
    read_into(engine, files_in([tmp_path / "a.md"]), BOOK)
    return engine


def listed(engine: Engine, wanted: Filter | None = None) -> list[tuple[str | None, str | None, str]]:
    return [(claim.actor, claim.issue, claim.status) for claim in claims(engine, wanted)]


def claims(engine: Engine, wanted: Filter | None = None) -> list[Claim]:
    with engine.connect() as connection:
        return record.claims(connection, wanted)


def again(engine: Engine, book: Codebook = OTHER) -> list[Outcome]:
    return read_again(engine, book, NOW)


def test_what_this_coder_has_read_is_not_read_again(engine: Engine) -> None:
    assert again(engine, BOOK) == []


def test_other_words_of_a_case_are_read_again_and_what_falls_is_dropped(engine: Engine) -> None:
    assert [(one.state, one.claims, one.dropped) for one in again(engine)] == [("again", 1, 1)]
    assert listed(engine) == [("north", None, "proposed"), ("south", None, "proposed")]
    assert ("north", "truce", "dropped") in listed(engine, Filter(dropped=True))
    assert listed(engine, Filter(status="dropped")) == [("north", "truce", "dropped")]
    assert again(engine) == []


def test_what_somebody_decided_on_stays(engine: Engine) -> None:
    with engine.begin() as connection:
        record.decide(connection, claims(engine)[0].id, "accept", "ana", NOW)
    assert [one.dropped for one in again(engine)] == [0]
    assert ("north", "truce", "accepted") in listed(engine)


def test_what_was_dropped_and_is_proposed_again_counts_as_before(engine: Engine) -> None:
    before = listed(engine)
    again(engine)
    assert [(one.claims, one.dropped) for one in again(engine, BOOK)] == [(0, 1)]
    assert listed(engine) == before


def test_a_drop_is_a_decision_in_the_history_and_a_person_can_take_it_back(engine: Engine) -> None:
    claim = claims(engine)[0].id
    again(engine)
    with engine.begin() as connection:
        assert [(one.verb, one.by) for one in record.history(connection, claim)] == [("drop", "rules")]
        assert record.undo(connection, claim, "ana", NOW).status == "proposed"


def test_a_person_cannot_drop(engine: Engine) -> None:
    with engine.begin() as connection, pytest.raises(record.RecordError, match="no decision 'drop'"):
        record.decide(connection, claims(engine)[0].id, "drop", "ana", NOW)


def test_a_record_of_before_this_was_kept_is_read_again(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE readings")
    read_into(engine, [], BOOK)  # makes the tables that are missing
    assert [(one.claims, one.dropped) for one in again(engine, BOOK)] == [(0, 0)]


def test_who_read_what_is_never_changed(engine: Engine) -> None:
    with engine.begin() as connection, pytest.raises(IntegrityError, match="only grows"):
        connection.exec_driver_sql("UPDATE readings SET reader = 'x'")


def test_the_reader_read_last_is_the_one_that_counts(engine: Engine) -> None:
    again(engine)
    with engine.connect() as connection:
        assert outdated(connection, fingerprint(OTHER)) == []
        assert len(outdated(connection, fingerprint(BOOK))) == 1


def test_a_reprint_repeats_no_claim_when_it_is_read_again(tmp_path: Path) -> None:
    body = TEXT + "\n".join(f"Northland rejected a ceasefire for the {number}th time." for number in range(40))
    (tmp_path / "a.md").write_text(body)
    (tmp_path / "b.md").write_text(body.replace("The Wire", "Another Post") + "\nReprinted with thanks.")
    engine = open_store(tmp_path / "record.sqlite")
    assert [one.state for one in read_into(engine, files_in([tmp_path / "a.md", tmp_path / "b.md"]), BOOK)] == [
        "new",
        "copy",
    ]
    again(engine)
    assert len({claim.document for claim in claims(engine)}) == 1


def test_all_cores_read_again_to_the_same_record_as_one(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.md").write_text(TEXT + f"\nSouthland accepted a ceasefire on day {number} of {number}.")
    found = []
    for cores in (1, 2):
        engine = open_store(tmp_path / f"{cores}.sqlite")
        read_into(engine, files_in([tmp_path / "*.md"]), BOOK)
        read_again(engine, OTHER, NOW, cores)
        found.append(claims(engine, Filter(dropped=True)))
    assert found[0] == found[1]
