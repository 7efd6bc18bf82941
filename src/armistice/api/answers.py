"""What a case says: how it stands, why it is stuck, how it may go on, what moves do; and all of it as a brief."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from armistice._base.errors import UsageError

if TYPE_CHECKING:
    from armistice._base.processes import Progress
    from armistice.dossier.case import Case
    from armistice.evaluate.result import Assessment
    from armistice.explain.result import Explanation
    from armistice.forecast.comparison import Comparison
    from armistice.forecast.result import Forecast
    from armistice.negotiate.inverse import Inverse
    from armistice.negotiate.study import Study
    from armistice.present.reading import Beside


BRIEF_DRAWS = 256
"""So many draws say in a brief how often each blocking set holds."""


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
    wanted = draws if audience == "team" else 0  # chances over the draws would tell how firm red lines are
    ahead = forecast(case, draws=wanted, seed=seed, pairs=False, progress=progress) if wanted else None
    assessment = replace(assess(case), certainty=ahead.certainty if ahead else None)
    beside = replace(_beside(case, audience), forecast=ahead)
    return briefs.write(case, assessment, Path(file), audience=audience, marking=marking, beside=beside)


def _beside(case: Case, audience: str) -> Beside:
    """Compute what a brief tells beside the assessment; of this only clashes of red lines may be shared."""
    from armistice.explain.clashes import clashes
    from armistice.present.reading import Beside

    if audience == "share":
        return Beside(clashes=clashes(case))
    said = None
    if case.file is not None and Path(case.file).with_name("record.sqlite").exists():
        from armistice.dossier.record import findings

        said = findings(case)
    return Beside(tuple(moves(case, name) for name in case.moves), explain(case, draws=BRIEF_DRAWS), said=said)
