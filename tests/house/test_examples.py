"""The examples are sound cases that say where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

import armistice
from armistice.dossier.case import Case

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = sorted(folder for folder in EXAMPLES.iterdir() if folder.is_dir())


def folder_name(folder: Path) -> str:
    return folder.name


@pytest.fixture(scope="module")
def talks() -> Case:
    return armistice.load(EXAMPLES / "ukraine-talks")


@pytest.mark.parametrize("folder", FOLDERS, ids=folder_name)
def test_every_example_has_a_case_and_its_sources(folder: Path) -> None:
    assert (folder / "case.yaml").is_file()
    assert (folder / "SOURCES.md").is_file()


@pytest.mark.parametrize("folder", FOLDERS, ids=folder_name)
def test_an_example_warns_of_nothing_but_missing_evidence(folder: Path) -> None:
    assert [str(found) for found in armistice.check(folder) if "no claim behind them" not in found.message] == []


def test_the_sources_of_the_talks_name_both_pieces_and_promise_no_forecast() -> None:
    text = " ".join((EXAMPLES / "ukraine-talks" / "SOURCES.md").read_text("utf-8").split())
    for phrase in ("000_0270c66ca493f136.txt", "004_36c4629b8d62f2f1.txt", "illustrative judgements", "not a forecast"):
        assert phrase in text


def test_russia_and_ukraine_always_sign_and_the_european_side_only_where_its_consent_is_needed(talks: Case) -> None:
    assert talks.signers == ("russia", "ukraine", "europe")
    needed = talks.parties["europe"].signs
    assert needed is not None
    nothing = {"relief": 0, "assets": {"still_frozen": 100}}
    assert not needed.holds(nothing)
    assert needed.holds({**nothing, "relief": 10})
    assert needed.holds({**nothing, "assets": {"still_frozen": 90, "rebuild": 10}})


def test_the_mediator_the_senate_and_the_media_say_whom_they_act_on(talks: Case) -> None:
    assert talks.parties["us"].role == "mediator"
    assert all(talks.parties[party].acts_on for party in ("us", "senate", "russian_media"))


def test_every_option_on_territory_and_recognition_comes_with_its_legal_status(talks: Case) -> None:
    for issue in ("territory", "recognition"):
        assert all(option.note for option in talks.issues[issue].options)  # type: ignore[union-attr]


def test_every_red_line_of_the_talks_has_a_lever_that_moves_on_it(talks: Case) -> None:
    moved = {path for lever in talks.levers.values() for path, change in lever.change.items() if "drop" in change}
    assert moved == {f"red_lines.{line}" for line in talks.red_lines}


@pytest.mark.parametrize("lever", armistice.load(EXAMPLES / "ukraine-talks").levers)
def test_every_lever_of_the_talks_can_be_pulled_without_a_warning(talks: Case, lever: str) -> None:
    known = {found.message for found in talks.warnings}
    assert {found.message for found in talks.with_lever(lever).warnings} <= known
