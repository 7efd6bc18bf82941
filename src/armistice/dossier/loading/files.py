"""Reading a case from a file, a folder or a text."""

from __future__ import annotations

import os
from pathlib import Path

from armistice._base.errors import CaseError, Finding, UsageError
from armistice.dossier.case import Case
from armistice.dossier.loading.builder import build
from armistice.dossier.loading.document import SIZE, scan

NAME = "case.yaml"


def case_file(path: str | os.PathLike[str]) -> Path:
    """Return the case file that a path means: itself, or the case.yaml in that folder.

    Raises UsageError where there is none.
    """
    place = Path(path)
    file = place / NAME if place.is_dir() else place
    if not file.is_file():
        raise UsageError(f"there is no case file at {file}; 'armistice new FOLDER' writes one to start from")
    return file


def load(path: str | os.PathLike[str]) -> Case:
    """Return the case of a file, or of the folder that holds `case.yaml`, with its warnings.

    Raises CaseError with every fault, each with its place and mend; UsageError where no file can be read.
    """
    file = case_file(path)
    return parse(read_text(file), str(file))


def read_text(file: Path) -> str:
    """Return the text of a file as it is, line ends and byte order mark kept.

    Raises CaseError where it is too large or no UTF-8; UsageError where it cannot be read.
    """
    try:
        with file.open("rb") as source:
            data = source.read(SIZE + 4)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if len(data) > SIZE:
            return "x" * len(data)  # cut within a letter; the size is the fault, and scanning tells it
        found = Finding("", f"byte {error.start} is no UTF-8", "save the file as UTF-8", line, None, str(file))
        raise CaseError([found]) from error


def parse(text: str, file: str | None = None) -> Case:
    """Return the case that a text holds; `file` is what faults name. Raises CaseError with every fault."""
    document = scan(text.removeprefix("\ufeff"), file)
    return build(document.root.plain(), document, text)
