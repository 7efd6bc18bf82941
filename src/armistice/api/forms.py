"""The option form, in which analysts bring their conflicts."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.dossier.case import Case


def read_option_form(path: str | PathLike[str]) -> Case:
    """Read a situation of moves from a `.csv` or `.json` option form; the case holds nothing else.

    Raises CaseError with every fault, UsageError for another ending.
    """
    from armistice.dossier.option_form import read_option_form as read

    return read(Path(path))


def write_option_form(case: Case, file: str | PathLike[str], name: str | None = None) -> None:
    """Write a situation of moves as `.csv` or `.json` option form, or as `.yaml` section of a case file.

    Raises UsageError for another ending or a situation that does not exist.
    """
    from armistice.dossier.option_form import option_form
    from armistice.negotiate.study import named
    from armistice.present.writing import write_whole

    target = Path(file)
    write_whole(target, option_form(named(case, name), target.suffix.lower()).encode())
