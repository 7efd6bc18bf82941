"""A case to start from: small, invented, complete, and explained by its comments."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from armistice._base.errors import UsageError
from armistice.dossier.loading.files import NAME


def template() -> str:
    """Return the text of the commented case."""
    return files("armistice.dossier").joinpath("template.yaml").read_text(encoding="utf-8")


def create(folder: str | os.PathLike[str]) -> Path:
    """Write the commented `case.yaml` into a folder, made if need be, and return its path.

    Raises UsageError where a case stands already, or the folder cannot be written.
    """
    file = Path(folder) / NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(template())
    except FileExistsError as error:
        raise UsageError(f"{error.filename} exists already and is left as it is; choose another folder") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    return file
