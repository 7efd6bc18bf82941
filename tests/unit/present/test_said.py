"""What was said, in the brief: positions, chronology, evidence, numbered sources; nothing of it in the shared one."""

import datetime
import shutil
from pathlib import Path

import pytest

import armistice
from armistice.dossier.case import Case

BY = {"by": "ana", "at": datetime.datetime(2026, 1, 30, tzinfo=datetime.UTC)}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("said") / "ukraine-talks"
    shutil.copytree(Path("examples/ukraine-talks"), folder, ignore=shutil.ignore_patterns("record.sqlite*"))
    loaded = armistice.load(folder)
    armistice.read(loaded, processes=1)
    for claim in armistice.list_claims(loaded):
        if claim.issue == "elections":
            armistice.decide(loaded, claim.id, "accept", **BY)
    return loaded


def written(case: Case, folder: Path, **options: str) -> str:
    armistice.brief(case, folder / "brief.md", **options)
    return (folder / "brief.md").read_text(encoding="utf-8")


def test_accepted_statements_stand_in_the_brief_with_numbered_sources(case: Case, tmp_path: Path) -> None:
    text = written(case, tmp_path)
    assert "What was said, and by whom" in text
    assert "Kyiv rejects elections while the fighting goes on" in text
    assert "2025-05-20-phone-call.eml, 20 May 2025" in text
    assert "### Chronology" in text


def test_undecided_claims_show_only_as_what_judgements_rest_on(case: Case, tmp_path: Path) -> None:
    text = written(case, tmp_path)
    assert "Two US envoys met President Putin" not in text
    assert "What the judgements rest on" in text
    assert "not yet decided on" in text
    assert "rest on no claim: they are assumed" in text


def test_the_shared_brief_holds_nothing_of_it(case: Case, tmp_path: Path) -> None:
    assert "What was said, and by whom" not in written(case, tmp_path, audience="share")
