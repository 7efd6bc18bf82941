"""Reading reports for a case, deciding on claims, and what comes out again: through the API and the command line."""

import csv
import datetime
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import armistice
from armistice._base.errors import ArmisticeError, UsageError
from armistice.claims.claim import Claim
from armistice.cli import app
from armistice.dossier.case import Case
from armistice.dossier.record import as_csv, claims_behind

CASE = """
armistice: 1
title: A test
parties:
  north: {name: Northland, signs: always}
  south: {name: Southland, signs: always}
issues:
  truce: {title: Ceasefire, options: {now: At once, later: {title: None}}, cues: [ceasefire]}
judgements:
  north: {walk_away: 10, weights: {truce: 100}, values: {truce: {now: 0, later: 100}}}
  south: {walk_away: 10, weights: {truce: 100}, values: {truce: {now: 100, later: 0}}}
"""
REPORT = """---
source: The Wire
date: 2026-01-23
---
Northland rejected a ceasefire. Southland proposed a ceasefire at once.

Northland plays for time.
"""
BY = {"by": "ana", "at": datetime.datetime(2026, 1, 24, tzinfo=datetime.UTC)}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.md").write_text(REPORT)
    loaded = armistice.load(tmp_path)
    armistice.read(loaded, processes=1)
    return loaded


def claims(case: Case) -> list[Claim]:
    return armistice.list_claims(case)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_reports_beside_the_case_become_claims(case: Case) -> None:
    assert [(one.actor, one.action, one.issue) for one in claims(case)] == [
        ("north", "reject", "truce"),
        ("south", "agree", "truce"),
    ]


def test_claims_that_nobody_has_decided_on_do_not_count(case: Case) -> None:
    assert armistice.findings(case).positions == {}
    assert set(armistice.findings(case, with_proposed=True).positions) == {("north", "truce"), ("south", "truce")}
    armistice.decide(case, claims(case)[1].id, "accept", **BY)
    found = armistice.findings(case)
    assert [one.silent for one in found.never_answered] == [("north",)]
    assert [event.day for event in found.chronology] == [datetime.date(2026, 1, 23)]


def test_a_rejected_claim_shows_up_as_a_warning_of_the_case(case: Case, tmp_path: Path) -> None:
    claim = claims(case)[0]
    (tmp_path / "case.yaml").write_text(
        CASE.replace("walk_away: 10,", f"walk_away: {{value: 10, because: [{claim.id}]}},", 1)
    )
    assert not [one for one in armistice.check(tmp_path) if claim.id in one.message]
    armistice.decide(case, claim.id, "reject", **BY)
    assert [one.where for one in armistice.check(tmp_path) if claim.id in one.message] == ["judgements.north.walk_away"]


def test_a_claim_is_shown_within_its_text(case: Case) -> None:
    shown = armistice.show_claim(case, claims(case)[1].id, around=12)
    assert (shown.before, shown.claim.quote) == (" ceasefire. ", "Southland proposed a ceasefire at once")
    assert shown.after.startswith(".")


def test_what_rests_on_a_claim_is_told_with_it_and_when_it_is_rejected(case: Case, tmp_path: Path) -> None:
    claim, other = claims(case)
    (tmp_path / "case.yaml").write_text(
        CASE.replace("walk_away: 10,", f"walk_away: {{value: 10, because: [{claim.id[:6]}]}},", 1)
    )
    resting = armistice.load(tmp_path)
    path = "judgements.north.walk_away"
    assert armistice.relied_on(resting) == {claim.id: (path,)}
    assert armistice.show_claim(resting, claim.id).relied_on == (path,)
    assert armistice.show_claim(resting, other.id).relied_on == ()
    told = f"What no deal is worth to Northland ({path})"
    assert f"rests on it: {told}" in run("claims", tmp_path, "--show", claim.id)
    assert "rests on it" not in run("claims", tmp_path, "--show", other.id)
    rows = {row["id"]: row["relied_on"] for row in json.loads(run("claims", tmp_path, "--json"))}
    assert rows == {claim.id: [path], other.id: []}
    assert "rested" not in run("claims", tmp_path, "--accept", claim.id, "--by", "ana")
    assert "rested" not in run("claims", tmp_path, "--reject", other.id, "--by", "ana")
    assert f"rested on it: {told}" in run("claims", tmp_path, "--reject", claim.id, "--by", "ana")


def test_what_a_case_rests_on_is_looked_up_in_its_documents_alone(case: Case, tmp_path: Path) -> None:
    (tmp_path / "reports" / "b.md").write_text(REPORT.replace("The Wire", "The Post").replace("Northland", "Southland"))
    claim = claims(case)[0]
    (tmp_path / "case.yaml").write_text(
        CASE.replace("walk_away: 10,", f"walk_away: {{value: 10, because: [{claim.id}, c-none]}},", 1)
    )
    resting = armistice.load(tmp_path)
    armistice.read(resting, processes=1)
    assert {one.document for one in claims_behind(resting)} == {claim.document}
    assert len({one.document for one in armistice.list_claims(resting)}) == 2
    assert [one.message for one in armistice.check(tmp_path) if "rests on" in one.message] == [
        "rests on c-none, which the record does not know"
    ]


def test_a_correction_must_name_an_issue_of_the_case(case: Case) -> None:
    with pytest.raises(UsageError, match="no issue 'valley'"):
        armistice.decide(case, claims(case)[0].id, "correct", change={"issue": "valley"}, **BY)


def test_framing_is_counted_by_source_and_week(case: Case) -> None:
    assert armistice.framing(case)["The Wire", "2026-W04", "north", "stalling"] == 1


def test_passages_are_found_by_words(case: Case) -> None:
    assert [text for _, _, text, _ in armistice.search_reports(case, "plays")] == ["Northland plays for time."]


def test_claims_are_exported_with_their_file_names(case: Case, tmp_path: Path) -> None:
    assert armistice.export_claims(case, tmp_path / "claims.csv") == 2
    rows = list(csv.DictReader((tmp_path / "claims.csv").open()))
    assert [(row["actor"], row["file"], row["date"], row["attribution"]) for row in rows] == [
        ("north", "a.md", "2026-01-23", "document"),
        ("south", "a.md", "2026-01-23", "document"),
    ]
    armistice.export_claims(case, tmp_path / "claims.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    assert [line["quote"] for line in lines] == [one.quote for one in claims(case)]
    with pytest.raises(UsageError, match=r"\.csv or \.jsonl"):
        armistice.export_claims(case, tmp_path / "claims.xlsx")


def test_a_spreadsheet_runs_nothing_of_an_export() -> None:
    assert as_csv([{"quote": "=HYPERLINK()", "actor": "-1+1"}]) == "quote,actor\n'=HYPERLINK(),'-1+1\n"


def test_a_case_without_a_record_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    with pytest.raises(ArmisticeError, match="armistice read makes it"):
        armistice.list_claims(armistice.load(tmp_path))


def test_the_commands_read_list_decide_and_export(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.md").write_text(REPORT)
    assert "1 file: 1 read; 2 claims proposed." in run("read", tmp_path)
    assert "1 already there" in run("read", tmp_path, tmp_path / "reports")
    listed = json.loads(run("claims", tmp_path, "--json"))
    first = listed[0]["id"]
    assert first in run("claims", tmp_path, "--party", "north")
    assert f"{first} accepted" in run("claims", tmp_path, "--accept", first[:8], "--by", "ana")
    assert f"{first} corrected" in run("claims", tmp_path, "--correct", first, "--set", "action=accuse", "--by", "ana")
    assert f"{first} accepted" in run("claims", tmp_path, "--undo", first, "--by", "ana")
    assert "Northland" in run("claims", tmp_path, "--show", first)
    assert "refuses" in run("claims", tmp_path, "--positions")
    assert "2026-01-23" in run("claims", tmp_path, "--chronology")
    assert "not answered by" in run("claims", tmp_path, "--unanswered", "--proposed")
    assert "stalling" in run("claims", tmp_path, "--framing")
    assert "plays" in run("claims", tmp_path, "--search", "plays")
    assert "2 claims" in run("claims", tmp_path, "--export", tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "c-nothing"),
        ("--correct", "c-", "--set", "action=shout"),
        ("--since", "yesterday"),
        ("--export", "x.doc"),
    ],
)
def test_a_call_that_is_at_fault_says_so(case: Case, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["claims", str(tmp_path), *arguments])
    assert result.exit_code != 0


def test_every_claim_the_ukraine_example_rests_on_is_read_from_its_reports(tmp_path: Path) -> None:
    folder = tmp_path / "ukraine-talks"
    shutil.copytree(Path("examples/ukraine-talks"), folder, ignore=shutil.ignore_patterns("record.sqlite*"))
    example = armistice.load(folder)
    outcomes = armistice.read(example, processes=1)
    assert {outcome.state for outcome in outcomes} == {"new"}
    found = armistice.findings(example, with_proposed=True)
    resting = [rest for rest in found.evidence if rest.named]
    assert len(resting) >= 12
    assert not [beginning for rest in resting for beginning in rest.unknown]
    assert not any("rests on" in warning.message for warning in armistice.check(folder))
