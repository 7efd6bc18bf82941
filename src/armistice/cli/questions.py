"""Commands that answer: how it stands, why it is stuck, how it may go on; and all of it as a brief."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armistice.cli.program import CaseArgument, Json, Levers, Seed, app, pulled
from armistice.cli.terminal import bar, console, print_json, visible, writing


class Audience(StrEnum):
    """For whom a brief is."""

    team = "team"
    share = "share"


@app.command(epilog="Example: armistice assess examples/ukraine-talks --lever security_assurances")
def assess(
    case: CaseArgument,
    lever: Levers = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws of all uncertain judgements: how sure it is.")] = 0,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Room, margin and wait; floors and hold-out values; the proposals; the kind of deadlock."""
    from armistice import api

    changed = pulled(api.load(case), lever)
    with bar("drawing") as step:
        assessment = api.assess(changed, draws=draws, seed=seed, progress=step)
    if as_json:
        print_json(assessment.to_dict())
        return
    from armistice.present.terminal import assessment_page

    assessment_page(changed, assessment, console())


@app.command(epilog="Example: armistice explain examples/ukraine-talks")
def explain(
    case: CaseArgument,
    lever: Levers = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws that say how often each blocking set holds.")] = 0,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Why it is stuck, and the least that would open it; where a deal exists, what would close it."""
    from armistice import api

    changed = pulled(api.load(case), lever)
    explanation = api.explain(changed, draws=draws, seed=seed)
    if as_json:
        print_json(explanation.to_dict())
        return
    from armistice.present.why_page import why_page

    why_page(changed, explanation, console())


@app.command(epilog="Example: armistice forecast examples/ukraine-talks --lever harsher_sanctions --reach 0.5")
def forecast(
    case: CaseArgument,
    lever: Levers = None,
    reach: Annotated[
        float | None, typer.Option(metavar="CHANCE", help="Seek the smallest sets of levers for this chance, 0 to 1.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Draws of all uncertain judgements.")] = 1024,
    seed: Seed = 0,
    months: Annotated[int, typer.Option(min=1, help="Print the chances up to this month.")] = 60,
    as_json: Json = False,
) -> None:
    """When and how it may end; what we are least sure of; what each lever and pair of levers does."""
    from armistice import api

    changed = pulled(api.load(case), lever)
    with bar("forecasting") as step:
        ahead = api.forecast(changed, draws=draws, seed=seed, reach=reach, progress=step)
    if as_json:
        print_json(ahead.to_dict())
        return
    from armistice.present.ahead_page import ahead_page

    ahead_page(changed, ahead, months, console())


@app.command(epilog="Example: armistice moves examples/ukraine-talks ultimatum")
def moves(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case, or an option form (.csv, .json).")],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A situation; may be left out of one.")] = None,
    *,
    lever: Levers = None,
    wanted: Annotated[str | None, typer.Option(metavar="STATE", help="What would make 'a & not b' last.")] = None,
    under: Annotated[str, typer.Option(metavar="CONCEPT", help="Of --wanted: nash, seq, sseq, gmr or smr.")] = "seq",
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Option form: .csv, .json, .yaml.")] = None,
    as_json: Json = False,
) -> None:
    """What lasts, how it is reached, which threats are empty, what each move buys."""
    from armistice import api

    loaded = api.read_option_form(case) if case.suffix.lower() in (".csv", ".json") else api.load(case)
    loaded = pulled(loaded, lever)
    if export is not None:
        with writing():
            api.write_option_form(loaded, export, name)
        typer.echo(visible(str(export)))
        return
    found = None if wanted is None else api.make_last(loaded, wanted, name, under=under)
    if as_json and found is not None:
        print_json([one.to_dict() for one in found])
        return
    study = api.moves(loaded, name)
    if as_json:
        print_json(study.to_dict())
        return
    from armistice.present.moves_page import inverse_page, moves_page

    page = console()
    if found is None:
        moves_page(loaded, study, page)
    else:
        inverse_page(study, found, page)


@app.command(epilog="Example: armistice compare examples/ukraine-talks HEAD~1")
def compare(
    case: CaseArgument,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="A later case file, or an earlier git revision of CASE.")
    ],
    draws: Annotated[int, typer.Option(min=1, help="Draws, the same for both versions.")] = 256,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Two versions of a case: what changed, in words, and what that did."""
    from armistice import api

    old, new = api.load_other(case, other)
    with bar("comparing") as step:
        comparison = api.compare(old, new, draws=draws, seed=seed, progress=step)
    if as_json:
        print_json(comparison.to_dict())
        return
    from armistice.present.ahead_page import comparison_page

    comparison_page(old, new, comparison, console())


@app.command(epilog="Example: armistice brief examples/ukraine-talks -o brief.html --for share")
def brief(
    case: CaseArgument,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help=".html, .md or .pdf, by the ending.")
    ] = Path("brief.html"),
    audience: Annotated[
        Audience, typer.Option("--for", help="share: without floors, weights, and what betrays them.")
    ] = Audience.team,
    marking: Annotated[str | None, typer.Option(metavar="TEXT", help="A handling mark for every page.")] = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws of all uncertain judgements; 0 for none.")] = 1024,
    seed: Seed = 0,
) -> None:
    """Write all of it for a reader: one file, nothing from outside."""
    from armistice import api

    loaded = api.load(case)
    with writing():
        with bar("drawing") as step:
            bottom_line = api.brief(
                loaded, output, audience=audience.value, marking=marking, draws=draws, seed=seed, progress=step
            )
        for sentence in bottom_line:
            typer.echo(visible(sentence))
    typer.echo(visible(str(output)))
