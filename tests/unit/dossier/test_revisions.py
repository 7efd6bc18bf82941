"""An earlier version of a case file, as git keeps it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import armistice
from armistice.dossier.loading.revisions import load_revision

EXAMPLE = Path(__file__).parent / "example.yaml"


def git(folder, *arguments):
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path):
    """A case file within a repository, changed once since it was committed."""
    folder = tmp_path / "cases" / "valley"
    folder.mkdir(parents=True)
    file = folder / "case.yaml"
    shutil.copy(EXAMPLE, file)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "cases")
    git(tmp_path, "commit", "-q", "-m", "first")
    file.write_text(file.read_text("utf-8").replace("at: 13, of: 20", "at: 12, of: 20"), "utf-8")
    return file


def test_a_revision_is_the_file_as_it_stood_then(kept):
    assert load_revision(kept, "HEAD").war.at == 13
    assert armistice.load(kept).war.at == 12


def test_the_folder_will_do(kept):
    assert load_revision(kept.parent, "HEAD").war.at == 13


def test_the_revision_is_the_earlier_of_the_two_versions(kept):
    old, new = armistice.load_other(kept, "HEAD")
    assert (old.war.at, new.war.at) == (13, 12)


def test_two_files_stand_in_the_order_in_which_they_are_named(kept):
    old, new = armistice.load_other(EXAMPLE, str(kept))
    assert (old.war.at, new.war.at) == (13, 12)


def test_a_revision_that_does_not_exist_is_refused(kept):
    with pytest.raises(armistice.UsageError, match="neither a file nor a git revision"):
        load_revision(kept, "HEAD~7")


def test_a_revision_is_never_read_as_an_option(kept):
    with pytest.raises(armistice.UsageError, match="neither a file nor a git revision"):
        load_revision(kept, "--help")


def test_a_file_that_did_not_exist_then_is_refused(kept):
    other = kept.with_name("other.yaml")
    shutil.copy(EXAMPLE, other)
    with pytest.raises(armistice.UsageError, match="did not exist at HEAD"):
        load_revision(other, "HEAD")


def test_outside_a_repository_it_is_said_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    file = tmp_path / "case.yaml"
    shutil.copy(EXAMPLE, file)
    with pytest.raises(armistice.UsageError, match="lies in no git repository"):
        load_revision(file, "HEAD")


def test_faults_of_an_earlier_version_name_the_revision(kept):
    kept.write_text("armistice: 1\ntitle: Too little\n", "utf-8")
    git(kept.parent, "commit", "-q", "-am", "broken")
    with pytest.raises(armistice.CaseError) as refused:
        load_revision(kept, "HEAD")
    assert {fault.file for fault in refused.value.faults} == {"case.yaml at HEAD"}
