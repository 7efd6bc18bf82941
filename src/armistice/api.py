"""The dozen functions that a user needs; the only door that the command line and the workbench use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armistice._base.errors import CaseError, Finding, UsageError

if TYPE_CHECKING:
    from armistice.dossier.case import Case
    from armistice.evaluate.draws.sample import Sample
    from armistice.evaluate.result import Assessment
    from armistice.explain.result import Explanation
    from armistice.negotiate.inverse import Inverse
    from armistice.negotiate.study import Study

Progress = Callable[[int, int], None]

__all__ = [
    "assess",
    "brief",
    "check",
    "explain",
    "load",
    "make_last",
    "moves",
    "new",
    "read_option_form",
    "schema",
    "write_option_form",
]


def load(path: str | PathLike[str]) -> Case:
    """Read a case file, or the `case.yaml` of a folder.

    Raises CaseError with every fault, each with its place and mend. Warnings stand in `case.warnings`.
    """
    from armistice.dossier.loading import load as load_case

    return load_case(path)


def check(path: str | PathLike[str]) -> tuple[Finding, ...]:
    """Return the warnings of a case file, those that need computing included.

    Raises CaseError with every fault; rules that leave no package are one.
    """
    from armistice.evaluate import checks

    case = load(path)
    faults = checks.faults(case)
    if faults:
        raise CaseError(replace(fault, file=case.file) for fault in faults)
    return (*case.warnings, *(replace(warning, file=case.file) for warning in checks.warnings(case)))


def assess(
    case: Case,
    *,
    with_anatomy: bool = True,
    from_hold_out: bool = False,
    draws: int = 0,
    seed: int = 0,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """Tell whether each side would gain more by stopping than by carrying on.

    with_anatomy: also solve the case without each cause of deadlock.
    from_hold_out: measure the fairness solutions from the hold-out values instead of the floors.
    draws: so many draws of all uncertain judgements fill `certainty`; 0 leaves it None.
    seed: the same seed gives the same numbers, whatever the number of processes (default: one a core).
    progress: called with (draws done, draws wanted).
    Points in the result are each party's own 0…100. Sources: docs/methods.
    """
    import armistice.present.notebook  # noqa: F401 - says how a notebook shows the result
    from armistice.evaluate.assessment import assess as assess_case

    central = assess_case(case, with_anatomy=with_anatomy, from_hold_out=from_hold_out)
    if not draws:
        return central
    from armistice.evaluate.draws.certainty import certainty

    drawn = _sample(case, draws, seed, processes, progress)
    return replace(central, certainty=certainty(case, central, drawn, seed))


def _sample(case: Case, draws: int, seed: int, processes: int | None, progress: Progress | None) -> Sample:
    from armistice._base.processes import in_processes
    from armistice.evaluate.draws.sample import chunks, join

    parts: list[Sample] = []
    done = 0
    for part in chunks(case, draws, seed, through=in_processes(processes)):
        parts.append(part)
        done += part.draws
        if progress:
            progress(done, draws)
    return join(parts)


def explain(case: Case, *, draws: int = 0, seed: int = 0) -> Explanation:
    """Tell why there is no deal and the least that would open one; where there is one, what would close it.

    draws: so many draws of all uncertain judgements say how often each blocking set holds; 0 for none.
    seed: the same seed gives the same numbers.
    Points in the result are each party's own 0…100. Sources: docs/methods/blocking-sets.md.
    """
    from armistice.explain.explanation import explain as explain_case

    return explain_case(case, draws=draws, seed=seed)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file, for an editor to complete and check it."""
    from armistice.dossier.loading import schema as case_schema

    return case_schema()


def new(folder: str | PathLike[str]) -> Path:
    """Write a commented `case.yaml` to start from into a folder and return its path.

    Raises UsageError where one stands already.
    """
    from armistice.dossier.new import create

    return create(Path(folder))


def brief(
    case: Case,
    file: str | PathLike[str],
    *,
    audience: str = "team",
    marking: str | None = None,
) -> tuple[str, str]:
    """Write the brief of a case, as HTML, Markdown or PDF by the file's ending, and return its bottom line.

    audience: "team", or "share" for one without floors, hold-out values and what gives them away.
    marking: a handling mark for every page.
    Raises UsageError for another ending or audience.
    """
    from armistice.present import brief as briefs

    if audience not in ("team", "share"):
        raise UsageError(f"a brief is for 'team' or 'share', not for '{audience}'")
    studies = tuple(moves(case, name) for name in case.moves) if audience == "team" else ()
    return briefs.write(case, assess(case), Path(file), audience=audience, marking=marking, moves=studies)


def moves(case: Case, name: str | None = None) -> Study:
    """Tell which states last in a situation of moves, how they are reached, which threats are empty, what moves buy.

    name: the id of the situation, not needed where there is one only.
    Raises UsageError for a situation that does not exist. Sources: docs/methods-moves.md.
    """
    from armistice.evaluate.assessment import assess as assess_case
    from armistice.negotiate.study import study

    return study(case, name, lambda changed: assess_case(changed, with_anatomy=False))


def make_last(
    case: Case, wanted: str, name: str | None = None, *, under: str = "seq", at_most: int = 2
) -> tuple[Inverse, ...]:
    """Return the smallest changes of the lists of wants under which a wanted state would last.

    wanted: what is chosen in it, such as "ceasefire & not sanctions"; name: the situation; under: nash, seq, sseq, gmr
    or smr; at_most: changes in all. One result for each state that meets it, the smallest first.
    Raises UsageError for a statement that names no state. Source: Kinsara et al. 2015.
    """
    from armistice.negotiate.study import named
    from armistice.negotiate.wanted import make_last as find

    return find(named(case, name), wanted, under, at_most)


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
