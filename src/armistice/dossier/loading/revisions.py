"""An earlier version of a case file, as git keeps it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from armistice._base.errors import CaseError, Finding, UsageError
from armistice.dossier.case import Case
from armistice.dossier.loading.files import case_file, parse


def load_revision(path: str | os.PathLike[str], revision: str) -> Case:
    """Return the case that stood in a file at a git revision, such as "HEAD~1".

    path: the case file, or the folder that holds it, within a git repository.
    Raises CaseError with every fault of that version; UsageError where git, the repository, the revision or the file
    at that revision is missing.
    """
    file = case_file(path).resolve()
    told = f"{file.name} at {revision}"
    _git(file.parent, ["rev-parse", "--git-dir"], f"'{revision}' is no file, and {file} lies in no git repository")
    wanted = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    commit = _git(
        file.parent, wanted, f"'{revision}' is neither a file nor a git revision of {file}; try HEAD~1"
    ).decode()
    found = _git(
        file.parent, ["cat-file", "blob", f"{commit.strip()}:./{file.name}"], f"{file} did not exist at {revision}"
    )
    try:
        return parse(found.decode("utf-8"), told)
    except UnicodeDecodeError as error:
        line = found.count(b"\n", 0, error.start) + 1
        raise CaseError(
            [Finding("", f"byte {error.start} is no UTF-8", "name another revision", line, None, told)]
        ) from error


def _git(folder: Path, arguments: list[str], fault: str) -> bytes:
    """Return what git prints in a folder; raises UsageError with `fault` where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UsageError("git is not installed, so earlier versions cannot be read; name two files instead") from error
    if done.returncode:
        raise UsageError(fault)
    return done.stdout
