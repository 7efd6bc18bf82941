"""Claims that are read differently now: their successors, and the case file that names them."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import armistice
from armistice._base.errors import UsageError
from armistice.claims.claim import Claim
from armistice.claims.record import Filter
from armistice.cli import app
from armistice.dossier.case import Case
from armistice.dossier.renewal import renewals
from armistice.dossier.succession import renamed, successor

CASE = """\
# a comment that stays
armistice: 1
title: A test
parties:
  north: {name: Northland, signs: always, interests: [{value: quiet, because: [CLAIM]}, trade]}
  south: {name: Southland, signs: always}
issues:
  truce: {title: Ceasefire, options: {now: At once, later: {title: None}}, cues: [ceasefire]}
judgements:
  north: {walk_away: {value: 10, because: [CLAIM]}, weights: {truce: 100}, values: {truce: {now: 0, later: 100}}}
  south: {walk_away: 10, weights: {truce: 100}, values: {truce: {now: 100, later: 0}}}
red_lines:
  at_once: {party: north, never: {truce: now}, because: [CLAIM]}   # and this one
"""
REPORT = "---\nsource: The Wire\ndate: 2026-01-23\n---\nNorthland rejected a ceasefire.\n"
BY = {"by": "ana", "at": datetime.datetime(2026, 1, 24, tzinfo=datetime.UTC)}


def claim(start: int = 0, end: int = 10, **other: object) -> Claim:
    known = {"actor": "north", "target": None, "action": "reject", "modality": "refusal", "issue": "truce", **other}
    return Claim("d", start, end, "x" * (end - start), **known)  # type: ignore[arg-type]


def written(folder: Path, because: str, cues: str = "ceasefire") -> Case:
    (folder / "case.yaml").write_text(CASE.replace("CLAIM", because).replace("cues: [ceasefire]", f"cues: [{cues}]"))
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "a.md").write_text(REPORT)
    return armistice.load(folder)


@pytest.fixture
def changed(tmp_path: Path) -> Case:
    """A case whose words have changed since its reports were read, so that its claim is read differently."""
    before = written(tmp_path, "c-none")
    armistice.read(before, processes=1)
    (first,) = armistice.list_claims(before)
    after = written(tmp_path, first.id[:8], cues="armistice")
    armistice.read(after, processes=1)
    return after


def test_a_successor_says_the_same_of_the_same_at_a_place_in_common() -> None:
    old = claim()
    new = claim(2, 12)
    assert successor(old, [old, new]) == new
    for other in (
        claim(10, 20), claim(2, 12, actor="south"), claim(2, 12, action="request"), replace(new, document="e", id=""),
        replace(new, status="rejected"), replace(new, status="dropped"),
    ):  # fmt: skip
        assert successor(old, [old, other]) is None


def test_of_several_the_one_that_agrees_in_issue_and_option_follows() -> None:
    old = claim(option="now")
    assert successor(old, [claim(0, 10, issue="port"), claim(5, 12, option="now")]) == claim(5, 12, option="now")


def test_of_equals_the_one_with_most_of_the_place_in_common_follows() -> None:
    assert successor(claim(), [claim(8, 20), claim(1, 9)]) == claim(1, 9)


def test_where_two_are_as_near_as_each_other_a_person_decides() -> None:
    assert successor(claim(), [claim(0, 9, certainty="hedged"), claim(0, 9, target="x"), claim(0, 9, target="y")])
    assert successor(claim(), [claim(0, 9, target="x"), claim(0, 9, target="y")]) is None


def test_only_the_names_of_claims_change_in_the_text() -> None:
    text = CASE.replace("CLAIM", "c-1, c-2")
    assert renamed(text, {"c-1": "c-9"}) == CASE.replace("CLAIM", "c-9, c-2")
    assert renamed(text, {}) == text
    assert renamed(text, {"c-3": "c-9"}) == text


def test_two_claims_with_one_heir_become_one() -> None:
    assert "because: [c-9]" in renamed(CASE.replace("CLAIM", "c-1, c-2"), {"c-1": "c-9", "c-2": "c-9"})


def test_a_claim_read_differently_is_a_warning_that_names_its_successor(changed: Case) -> None:
    (new,) = armistice.list_claims(changed)
    found = [one for one in armistice.check(changed.file or "") if "read differently now" in one.message]
    assert [one.where for one in found] == [
        "parties.north.interests.0", "judgements.north.walk_away", "red_lines.at_once",
    ]  # fmt: skip
    assert all(new.id in (one.mend or "") for one in found)


def test_successors_are_written_into_the_case_file_byte_for_byte(changed: Case) -> None:
    before = Path(changed.file or "").read_text()
    old, new = armistice.list_claims(changed, Filter(status="dropped"))[0], armistice.list_claims(changed)[0]
    assert {(one.named, one.new and one.new.id) for one in armistice.renew(changed)} == {(old.id[:8], new.id)}
    assert Path(changed.file or "").read_text() == before.replace(old.id[:8], new.id)
    assert renewals(armistice.load(changed.file or "")) == []


def test_a_claim_that_somebody_decided_on_is_left_alone(tmp_path: Path) -> None:
    before = written(tmp_path, "c-none")
    armistice.read(before, processes=1)
    (first,) = armistice.list_claims(before)
    armistice.decide(before, first.id, "accept", **BY)
    after = written(tmp_path, first.id, cues="armistice")
    armistice.read(after, processes=1)
    assert armistice.renew(after) == []


def test_a_file_that_was_changed_since_is_not_written_over(changed: Case) -> None:
    Path(changed.file or "").write_text(changed.text + "\n# mine")
    with pytest.raises(UsageError, match="changed by somebody else"):
        armistice.renew(changed)


def test_the_commands_tell_and_renew(changed: Case, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, [*arguments])
        assert done.exit_code == 0, done.output
        return done.output

    assert "armistice claims --renew names" in run("read", str(tmp_path))
    assert "The red line 'at_once' (red_lines.at_once): " in run("claims", str(tmp_path), "--renew")
    assert "is still proposed or was decided on" in run("claims", str(tmp_path), "--renew")


def test_a_claim_that_the_record_does_not_know_is_told(tmp_path: Path) -> None:
    armistice.read(written(tmp_path, "c-none"), processes=1)
    told = CliRunner().invoke(app, ["claims", str(tmp_path), "--renew"]).output
    assert "The red line 'at_once' (red_lines.at_once): c-none is not in the record" in told


def test_what_has_no_successor_is_told_with_what_stands_there_now(changed: Case, tmp_path: Path) -> None:
    (new,) = armistice.list_claims(changed)
    armistice.decide(changed, new.id, "correct", change={"action": "accuse"}, **BY)
    told = CliRunner().invoke(app, ["claims", str(tmp_path), "--renew"]).output
    assert "has no successor; it said “Northland rejected a ceasefire”" in told
    assert f"there now: {new.id}" in told
