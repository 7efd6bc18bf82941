"""The dozen functions that a user needs; the only door that the command line and the workbench use."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armistice._base.errors import CaseError, Finding, UsageError

if TYPE_CHECKING:
    from armistice._base.processes import Progress
    from armistice.claims.claim import Claim
    from armistice.claims.reader import Outcome
    from armistice.claims.record import Filter
    from armistice.dossier.case import Case
    from armistice.dossier.record import Findings, InContext
    from armistice.evaluate.result import Assessment
    from armistice.explain.result import Explanation
    from armistice.forecast.comparison import Comparison
    from armistice.forecast.result import Forecast
    from armistice.negotiate.inverse import Inverse
    from armistice.negotiate.study import Study
    from armistice.present.reading import Beside

__all__ = [
    "assess",
    "brief",
    "check",
    "compare",
    "decide",
    "explain",
    "export_claims",
    "findings",
    "forecast",
    "framing",
    "list_claims",
    "load",
    "load_other",
    "make_last",
    "moves",
    "new",
    "read",
    "read_option_form",
    "schema",
    "search_reports",
    "show_claim",
    "write_option_form",
]

BRIEF_DRAWS = 256
"""So many draws say in a brief how often each blocking set holds."""


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
    computed = tuple(replace(warning, file=case.file) for warning in checks.warnings(case))
    return (*case.warnings, *computed, *_evidence_warnings(case))


def _evidence_warnings(case: Case) -> tuple[Finding, ...]:
    if case.file is None or not Path(case.file).with_name("record.sqlite").exists():
        return ()  # without a record nothing heavy is loaded
    from armistice.dossier.record import evidence_warnings

    return evidence_warnings(case)


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
    from armistice._base.processes import in_processes
    from armistice.evaluate.draws.certainty import certainty
    from armistice.evaluate.draws.sample import sample

    drawn = sample(case, draws, seed, through=in_processes(processes), progress=progress)
    return replace(central, certainty=certainty(case, central, drawn, seed))


def forecast(
    case: Case,
    *,
    draws: int = 1024,
    seed: int = 0,
    levers: bool = True,
    pairs: bool = True,
    reach: float | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Forecast:
    """Tell when and how it may end, which judgement matters most, and what each lever and pair of levers does.

    draws: so many draws of all uncertain judgements; seed: the same seed gives the same numbers, whatever the number
    of processes (default: one a core).
    levers, pairs: False saves the time of looking at levers, or at pairs of them.
    reach: a chance, 0…1, for which the smallest sets of levers are sought: of settlement within 12 months, without a
    war of agreement within reach.
    progress: called with (work done, work in all).
    Raises UsageError where draws or reach are out of range. Sources: docs/methods/forecast.md.
    """
    from armistice._base.processes import in_processes
    from armistice.forecast.study import forecast as forecast_case

    _at_least_one(draws)
    if reach is not None and not 0 < reach <= 1:
        raise UsageError(f"a chance to reach lies above 0 and is at most 1; {reach:g} does not")
    central = assess(case, with_anatomy=False)
    return forecast_case(
        case, central, draws=draws, seed=seed, levers=levers, pairs=pairs, wanted=reach,
        through=in_processes(processes), progress=progress,
    )  # fmt: skip


def compare(
    old: Case,
    new: Case,
    *,
    draws: int = 256,
    seed: int = 0,
    processes: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Tell what changed from one version of a case to another, in words, and what that did.

    draws: so many draws, the same for both, so that differences are no noise.
    Raises UsageError where `draws` is below 1.
    """
    from armistice._base.processes import in_processes
    from armistice.forecast.comparison import compare as compare_cases

    _at_least_one(draws)
    before, after = (assess(case, with_anatomy=False) for case in (old, new))
    return compare_cases(
        old, new, before, after, draws=draws, seed=seed, through=in_processes(processes), progress=progress
    )


def load_other(path: str | PathLike[str], other: str) -> tuple[Case, Case]:
    """Return two versions of a case, the earlier first: the files `path` and `other`, or a git revision of `path`.

    other: a case file or folder, else a revision such as "HEAD~1", which is then the earlier.
    Raises CaseError for a version with faults, UsageError where there is no such file or revision.
    """
    from armistice.dossier.loading.revisions import load_revision

    if Path(other).exists():
        return load(path), load(other)
    return load_revision(Path(path), other), load(path)


def _at_least_one(draws: int) -> None:
    if draws < 1:
        raise UsageError(f"at least one draw is needed, not {draws}")


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
    draws: int = 1024,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[str, str]:
    """Write the brief of a case, as HTML, Markdown or PDF by the file's ending, and return its bottom line.

    audience: "team", or "share" for one without floors, hold-out values and what gives them away.
    marking: a handling mark for every page.
    draws: so many draws of all uncertain judgements say how sure it is and how it may go on; 0 leaves both out.
    progress: called with (work done, work in all).
    Raises UsageError for another ending or audience.
    """
    from armistice.present import brief as briefs

    if audience not in briefs.AUDIENCES:
        raise UsageError(f"a brief is for 'team' or 'share', not for '{audience}'")
    briefs.check_ending(Path(file))
    team = audience == "team"  # what levers do is not shared, so it need not be computed
    ahead = forecast(case, draws=draws, seed=seed, levers=team, pairs=False, progress=progress) if draws else None
    assessment = replace(assess(case), certainty=ahead.certainty if ahead else None)
    beside = replace(_beside(case, audience), forecast=ahead)
    return briefs.write(case, assessment, Path(file), audience=audience, marking=marking, beside=beside)


def _beside(case: Case, audience: str) -> Beside:
    """Compute what a brief tells beside the assessment; of this only clashes of red lines may be shared."""
    from armistice.explain.clashes import clashes
    from armistice.present.reading import Beside

    if audience == "share":
        return Beside(clashes=clashes(case))
    return Beside(tuple(moves(case, name) for name in case.moves), explain(case, draws=BRIEF_DRAWS))


def moves(case: Case, name: str | None = None) -> Study:
    """Tell which states last in a situation of moves, how they are reached, which threats are empty, what moves buy.

    name: the id of the situation, not needed where there is one only.
    Raises UsageError for a situation that does not exist. Sources: docs/methods/moves.md.
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


def read(
    case: Case,
    paths: Iterable[str | PathLike[str]] | None = None,
    *,
    source: str | None = None,
    date: datetime.date | None = None,
    language: str | None = None,
    processes: int | None = None,
    progress: Callable[[int, int, Outcome], None] | None = None,
) -> list[Outcome]:
    """Read reports into the record beside a case and propose claims; return what became of each file.

    paths: files, folders and globs; None reads the folder `reports` beside the case. What is in the record is not read
    again, so a run that was stopped goes on where it stood.
    source, date, language: what the files do not say of themselves.
    progress: called with (files done, files wanted, what became of the last one).
    Raises UsageError for a path that names nothing and RecordError for a record that cannot be opened.
    """
    from armistice.archive.document import Origin
    from armistice.dossier.record import read_reports

    given = Origin(source=source, date=date, language=language)
    named = None if paths is None else [Path(path) for path in paths]
    return read_reports(case, named, given, processes, progress)


def list_claims(case: Case, wanted: Filter | None = None) -> list[Claim]:
    """Return the claims of a case's record as they stand after every decision, by date and place.

    Raises RecordError where nothing has been read yet.
    """
    from armistice.dossier.record import claims_of

    return claims_of(case, wanted)


def decide(
    case: Case,
    claim: str,
    verb: str,
    *,
    by: str,
    change: Mapping[str, Any] | None = None,
    at: datetime.datetime | None = None,
) -> Claim:
    """Accept, reject, correct or undo (`verb`) a claim named by any unique beginning of its id; return it as it stands.

    by: who decides. change: the corrected fields, with "correct" alone. at: when, by default now.
    Raises RecordError for an unknown claim, verb, field or value, and UsageError for an unknown issue.
    """
    from armistice.dossier import record

    return record.decide(case, claim, verb, by, at or datetime.datetime.now(datetime.UTC), change)


def show_claim(case: Case, claim: str, around: int = 300) -> InContext:
    """Return a claim with up to `around` characters of its document on either side, and what was decided about it."""
    from armistice.dossier.record import in_context

    return in_context(case, claim, around)


def search_reports(case: Case, words: str, limit: int = 50) -> list[tuple[str, int, str, datetime.date | None]]:
    """Return the passages of all reports that hold the words: (document, start, text, date), the best fitting first."""
    from armistice.dossier.record import search

    return search(case, words, limit)


def export_claims(case: Case, file: str | PathLike[str], wanted: Filter | None = None) -> int:
    """Write claims to a .csv or .jsonl file and return how many. Raises UsageError for another ending."""
    from armistice.dossier.record import as_csv, as_json_lines, as_rows, claims_of

    writers = {".csv": as_csv, ".jsonl": as_json_lines}
    writer = writers.get(Path(file).suffix.lower())
    if writer is None:
        raise UsageError(f"{file}: claims are written as .csv or .jsonl")
    rows = as_rows(case, claims_of(case, wanted))
    Path(file).write_text(writer(rows), encoding="utf-8")
    return len(rows)


def findings(case: Case, *, with_proposed: bool = False) -> Findings:
    """Return what the claims add up to: stated positions, where they part from judgements, chronology, open offers.

    with_proposed: count claims that nobody has decided on, too; else accepted and corrected ones alone.
    """
    from armistice.dossier.record import findings as found

    return found(case, with_proposed)


def framing(case: Case) -> Mapping[tuple[str, str, str, str], int]:
    """Return how often each source frames each party, by week: (source, ISO week, party, frame) → sentences."""
    from armistice.dossier.record import framing as counted

    return counted(case)
